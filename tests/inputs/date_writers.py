"""The ways in which people write a day: each takes the day and when it is written.

A writer answers None where nobody would say it so: 后天 of a day a month away.
"""

from collections.abc import Callable
from datetime import date, timedelta

from db.rules.workdays import Calendar

Writer = Callable[[date, date], str | None]
CALENDAR = Calendar()
_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def chinese(number: int) -> str:
    """5 is 五, 12 is 十二, 25 is 二十五."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _short(number: int) -> str:
    return "廿" + _DIGITS[number % 10] if 20 < number < 30 else chinese(number)


def _year(year: int, zero: str = "〇") -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year)).replace("〇", zero)


def _full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in text)


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


WITH_YEAR: dict[str, Writer] = {
    "2026-09-05": lambda d, now: d.isoformat(),
    "2026-9-5": lambda d, now: f"{d.year}-{d.month}-{d.day}",
    "2026/9/5": lambda d, now: f"{d.year}/{d.month}/{d.day}",
    "2026/09/05": lambda d, now: f"{d:%Y/%m/%d}",
    "2026.9.5": lambda d, now: f"{d.year}.{d.month}.{d.day}",
    "2026.09.05": lambda d, now: f"{d:%Y.%m.%d}",
    "2026.9.5日": lambda d, now: f"{d.year}.{d.month}.{d.day}日",
    "20260905": lambda d, now: f"{d:%Y%m%d}",
    "2026年9月5日": lambda d, now: f"{d.year}年{d.month}月{d.day}日",
    "2026年09月05日": lambda d, now: f"{d:%Y年%m月%d日}",
    "2026年9月5号": lambda d, now: f"{d.year}年{d.month}月{d.day}号",
    "2026年9月5": lambda d, now: f"{d.year}年{d.month}月{d.day}",
    "2026年9月5曰": lambda d, now: f"{d.year}年{d.month}月{d.day}曰",
    "26年9月5日": lambda d, now: f"{d.year % 100}年{d.month}月{d.day}日",
    "26年9月5号": lambda d, now: f"{d.year % 100}年{d.month}月{d.day}号",
    "2026 年 9 月 5 日": lambda d, now: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "２０２６年９月５日": lambda d, now: _full_width(f"{d.year}年{d.month}月{d.day}日"),
    "２０２６－９－５": lambda d, now: _full_width(f"{d.year}－{d.month}－{d.day}"),
    "2026年九月五日": lambda d, now: f"{d.year}年{chinese(d.month)}月{chinese(d.day)}日",
    "2026年九月廿五": lambda d, now: f"{d.year}年{chinese(d.month)}月{_short(d.day)}日",
    "二〇二六年九月五日": lambda d, now: f"{_year(d.year)}年{chinese(d.month)}月{chinese(d.day)}日",
    "二零二六年九月五号": lambda d, now: (
        f"{_year(d.year, '零')}年{chinese(d.month)}月{chinese(d.day)}号"
    ),
    "二○二六年九月五日": lambda d, now: (
        f"{_year(d.year, '○')}年{chinese(d.month)}月{chinese(d.day)}日"
    ),
    "2026年9月5日(周六)": lambda d, now: (
        f"{d.year}年{d.month}月{d.day}日（周{_WEEKDAYS[d.weekday()]}）"
    ),
    "5 September 2026": lambda d, now: f"{d.day} {_month(d)} {d.year}",
    "5 Sep 2026": lambda d, now: f"{d.day} {_month(d)[:3]} {d.year}",
    "5-Sep-2026": lambda d, now: f"{d.day}-{_month(d)[:3]}-{d.year}",
    "5th of September 2026": lambda d, now: f"{_ordinal(d.day)} of {_month(d)} {d.year}",
    "Sep 5, 2026": lambda d, now: f"{_month(d)[:3]} {d.day}, {d.year}",
    "September 5th, 2026": lambda d, now: f"{_month(d)} {_ordinal(d.day)}, {d.year}",
}
WITHOUT_YEAR: dict[str, Writer] = {
    "9月5日": lambda d, now: f"{d.month}月{d.day}日",
    "9月5号": lambda d, now: f"{d.month}月{d.day}号",
    "09月05日": lambda d, now: f"{d:%m月%d日}",
    "9月份5号": lambda d, now: f"{d.month}月份{d.day}号",
    "九月五日": lambda d, now: f"{chinese(d.month)}月{chinese(d.day)}日",
    "九月五号": lambda d, now: f"{chinese(d.month)}月{chinese(d.day)}号",
    "９月５日": lambda d, now: _full_width(f"{d.month}月{d.day}日"),
    "9 月 5 日": lambda d, now: f"{d.month} 月 {d.day} 日",
    "9月5曰": lambda d, now: f"{d.month}月{d.day}曰",
    "9.5日": lambda d, now: f"{d.month}.{d.day}日",
    "9.5号": lambda d, now: f"{d.month}.{d.day}号",
    "周六9月5日": lambda d, now: f"周{_WEEKDAYS[d.weekday()]}{d.month}月{d.day}日",
    "9月5日星期六": lambda d, now: f"{d.month}月{d.day}日星期{_WEEKDAYS[d.weekday()]}",
    "5 Sep": lambda d, now: f"{d.day} {_month(d)[:3]}",
    "September 5": lambda d, now: f"{_month(d)} {d.day}",
    "5th of September": lambda d, now: f"{_ordinal(d.day)} of {_month(d)}",
}


def _if(applies: bool, words: str) -> str | None:
    return words if applies else None


def _weeks_on(day: date, now: date) -> int:
    monday = now - timedelta(days=now.weekday())
    return (day - monday).days // 7


def _months_on(day: date, now: date) -> int:
    return (day.year - now.year) * 12 + day.month - now.month


def _in_week(day: date, now: date, weeks: int, form: str) -> str | None:
    words = form.format(_WEEKDAYS[day.weekday()])
    return _if(_weeks_on(day, now) == weeks, words)


def _ahead(day: date, now: date, form: str, number: Callable[[int], str] = str) -> str | None:
    days = (day - now).days
    return form.format(number(days)) if 2 < days < 100 else None


def _working_days(day: date, now: date, form: str) -> str | None:
    count = CALENDAR.between(now, day)
    return _if(CALENDAR.is_working_day(day) and 0 < count < 60, form.format(count))


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


RELATIVE: dict[str, Writer] = {
    "今天": lambda d, now: _if(d == now, "今天"),
    "明天": lambda d, now: _if((d - now).days == 1, "明天"),
    "后天": lambda d, now: _if((d - now).days == 2, "后天"),
    "大后天": lambda d, now: _if((d - now).days == 3, "大后天"),
    "明天(25号)": lambda d, now: _if((d - now).days == 1, f"明天({d.day}号)"),
    "10天后": lambda d, now: _ahead(d, now, "{}天后"),
    "10天内": lambda d, now: _ahead(d, now, "{}天内"),
    "十天之内": lambda d, now: _ahead(d, now, "{}天之内", chinese),
    "还需要10天": lambda d, now: _ahead(d, now, "还需要{}天"),
    "in 10 days": lambda d, now: _ahead(d, now, "in {} days"),
    "2周内": lambda d, now: _if((d - now).days in range(7, 70, 7), f"{(d - now).days // 7}周内"),
    "5个工作日内": lambda d, now: _working_days(d, now, "{}个工作日内"),
    "within 5 working days": lambda d, now: _working_days(d, now, "within {} working days"),
    "本周五": lambda d, now: _in_week(d, now, 0, "本周{}"),
    "这个星期五": lambda d, now: _in_week(d, now, 0, "这个星期{}"),
    "下周五": lambda d, now: _in_week(d, now, 1, "下周{}"),
    "下个礼拜五": lambda d, now: _in_week(d, now, 1, "下个礼拜{}"),
    "下下周五": lambda d, now: _in_week(d, now, 2, "下下周{}"),
    "上周五": lambda d, now: _in_week(d, now, -1, "上周{}"),
    "周五": lambda d, now: _if(0 < (d - now).days < 7, f"周{_WEEKDAYS[d.weekday()]}"),
    "by Friday": lambda d, now: _if(0 < (d - now).days < 7, f"by {_ENGLISH_WEEKDAYS[d.weekday()]}"),
    "本月25号": lambda d, now: _if(_months_on(d, now) == 0, f"本月{d.day}号"),
    "下个月25号": lambda d, now: _if(_months_on(d, now) == 1, f"下个月{d.day}号"),
    "次月25日": lambda d, now: _if(_months_on(d, now) == 1, f"次月{d.day}日"),
    "上月25日": lambda d, now: _if(_months_on(d, now) == -1, f"上月{d.day}日"),
    "25日": lambda d, now: _if(_months_on(d, now) == 0 and d >= now, f"{d.day}日"),
    "月底": lambda d, now: _if(_is_month_end(d) and _months_on(d, now) == 0, "月底"),
    "下月底": lambda d, now: _if(_is_month_end(d) and _months_on(d, now) == 1, "下月底"),
    "9月底": lambda d, now: _if(_is_month_end(d) and 0 <= _months_on(d, now) < 6, f"{d.month}月底"),
    "2026年9月底": lambda d, now: _if(_is_month_end(d), f"{d.year}年{d.month}月底"),
    "年底": lambda d, now: _if((d.month, d.day, d.year) == (12, 31, now.year), "年底"),
    "2026年底": lambda d, now: _if((d.month, d.day) == (12, 31), f"{d.year}年底"),
    "明年3月5日": lambda d, now: _if(d.year == now.year + 1, f"明年{d.month}月{d.day}日"),
    "去年3月5日": lambda d, now: _if(d.year == now.year - 1, f"去年{d.month}月{d.day}日"),
    "end of the month": lambda d, now: _if(
        _is_month_end(d) and _months_on(d, now) == 0, "end of the month"
    ),
    "本月最后一天": lambda d, now: _if(
        _is_month_end(d) and _months_on(d, now) == 0, "本月最后一天"
    ),
}
# What two people may read as two days: never wrong in silence, but it may be asked about.
AMBIGUOUS: dict[str, Writer] = {
    "9.5": lambda d, now: f"{d.month}.{d.day}",
    "9/5": lambda d, now: f"{d.month}/{d.day}",
    "9-5": lambda d, now: f"{d.month}-{d.day}",
    "26.9.5": lambda d, now: f"{d.year % 100}.{d.month}.{d.day}",
    "26/9/5": lambda d, now: f"{d.year % 100}/{d.month}/{d.day}",
    "26-09-05": lambda d, now: f"{d:%y-%m-%d}",
    "5/9/2026": lambda d, now: f"{d.day}/{d.month}/{d.year}",
    "9/5/2026": lambda d, now: f"{d.month}/{d.day}/{d.year}",
    "9月5": lambda d, now: f"{d.month}月{d.day}",
    "5号": lambda d, now: _if((d - now).days in range(25), f"{d.day}号"),
    "5日": lambda d, now: _if((d - now).days in range(25), f"{d.day}日"),
    "next Friday": lambda d, now: _if(
        _weeks_on(d, now) == 1, f"next {_ENGLISH_WEEKDAYS[d.weekday()]}"
    ),
    "by the 25th": lambda d, now: _if((d - now).days in range(25), f"by the {_ordinal(d.day)}"),
    "下周一、周五": lambda d, now: _in_week(d, now, 1, "下周{}"),
}
