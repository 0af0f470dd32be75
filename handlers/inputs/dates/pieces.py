"""Pieces that several date phrases share: numerals, year words, ends of months, the past."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from handlers.inputs.dates.found import NO_DATE, Hit, Moment
from handlers.inputs.numerals import small

NUM = r"(?:(?<!\d)\d{1,2}(?!\d)|(?<![一二三四五六七八九十])[一二两三四五六七八九十廿卅]{1,4})"
YEAR = (
    r"(?:(?<!\d)(?:(?:19|20)?\d{2})年|[一二][〇零0一二三四五六七八九]{3}年"
    r"|今年|本年度?|当年|明年|来年|次年|大?后年|去年|(?<![年\d一二三四五六七八九十大])前年|每年)"
)
BEFORE = r"(?:之前|以前|前(?!后|期|往|台)|为止|止)"
TAIL = rf"(?:当天|当日)?(?:{BEFORE}|之内|以内|内)?"
# What makes a stretch of time the subject of data rather than a deadline: 4月办件量, 本周工作.
OF_DATA = (
    r"(?:的|份|全市|各单位|全部|进驻)*(?:报送(?=数据|情况|[:\s\d])|报数|办件|办理|完成了\s?(?=[\d\uffff]|百分)|数据|情况|工作(?!日)|报表|月报|报告|事项|统计"
    r"|业务|任务|指标|考核|总结|计划|累计|共|无|没有|未发生|零|新版|分类|分中心)"
)
ACTS = (
    r"(?:就|才|再|能|可|可以|会|要|全部|全面|基本|一定|争取|力争|肯定|必须|应当?|给您?|把?它?)*"
    r"(?:报(?!表)|交|办结|办完|办好|办成|弄完|弄好|做完|做好|搞定|搞完|完成|完工|达标|达到|收尾|提交"
    r"|反馈|上线|对接|接入|落实|启动|开始|开工|结束|到位|整改|验收|销号|解决)"
)
# What may follow a stretch of time that is meant as a date: 下周给您, 3月能好, 元旦吧.
LEADS = rf"(?:{ACTS}|吧|给[你您]|能[行好完]|才|再(?!次)|了$|上线|验收|到期|完工|争取|力争)"
_YEAR_WORDS = {"前年": -2, "去年": -1, "明年": 1, "来年": 1, "次年": 1, "后年": 2, "大后年": 3}
_PAST_AFTER = re.compile(
    r"(?![^,，。;]{0,8}(?:能|可以|会(?!上|议)|要(?!求)|将|预计|争取|力争|才|再|还没|未))[^,，。;!?\s]{0,6}?"
    r"(?:[已己]|早就|(?<!例)会上|会议(?:精神|要求|部署)|[印下]发(?:[的了]|《|通知|文件)|就(?:办|完成|报|做|弄)(?=[^,，。;]{0,3}[了过结完])|过了|[办报完交弄做搞成好结齐]了|(?:[办弄做搞][完好结成]?|完成|报|交)的(?!话)"
    r"|(?:[建装设挂印接发]|[启投]用|运行|开通|上线|验收|通过|部署|安装|调试|发放|授权|整改|召开)[好成完上通入]?[了的](?!的?话|时候|再))"
)
_PAST_BEFORE = re.compile(r"(?:[已己早]经?(?:在|于)|[已己]经)$")
_HALF_YEAR = 183
_MONTH = 31
_QUARTER = 92
_AS_OF = re.compile(r"(?:截[至止]到?|自)\s?$")
_DUE = re.compile(rf"(?:{BEFORE}|内)$")
_DUE_BEFORE = re.compile(r"(?:预计|争取|力争|计划|最[晚迟]|不晚于|延期?[到至]|推迟?到|改[到为])$")
# What people tell of a day when it is over (9月20日办结, 8月15日印发), or plan for one to come.
HAPPENS = (
    r"(?:正式|全面|全部|顺利|基本|刚|就|才|接入|对接|安装|部署|建设|调试|整改|改造|授权|检索|培训|设备|系统)*"
    r"(?:完成|办[结完好]|弄[完好]|做[完好]|[印下]发|接[入通]|对接|启[用动]|运行|投[入用]|挂[牌的了]|验收|通过|上线|建[成好完的]"
    r"|完工|竣工|开[通工始]|装[好完上的了]|安装|部署|到[货位]|报送|上报|达标|销号)"
)
_MEASURED = r"(?:[^,，。;!?\s\d]{0,6}(?:率|比例|进度)(?:为|是)?[\d\uffff百]|\s?(?:为|是)?\uffff)"
_HAPPENS = re.compile(
    rf"(?:(?![要能会将预再才前左争力拟未没不])[^,，。;!?\s\d]){{0,4}}?{HAPPENS}(?![率量数])|{_MEASURED}"
)
# 将于9月20日启用, 9月20日能完成, 申请延期,9月20日办结 tell of a day to come.
_PLANS = re.compile(
    r"预|争取|力争|计划|将|拟|要|应|必|须|准备|打算|希望|目标|定[于在]|安排|等|到|至|想|会(?!议)|能|可|如|若|延|推|改|期|限|按|原|前"
)
_OPEN = re.compile(r"能|可|要|会(?!议)|将|应|必|须|预|争|没|未|不|吧|再|才|如|的话|时候")
_ASKS = re.compile(r"[?]|吗|行不行|可不可以|申请|延期|推迟|宽限|延后|顺延")
_SENTENCES, _CLAUSES = re.compile(r"[。;!\n]"), re.compile(r"[,，]")
_REACH = 24
_UNTIL_THEN = re.compile(r"[等待](?:到)?$")


def year_of(words: str | None, moment: Moment) -> int | None:
    """The year that year words name (明年, 2023年, 26年, 二〇二三年); None without words."""
    if not words or words == "每年":
        return None
    digits = words.rstrip("年")
    if digits.isdigit() or digits[0] in "一二":
        value = small(digits)
        return value if value >= 1000 else 2000 + value
    return (moment.year or moment.today.year) + _YEAR_WORDS.get(words, 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """That date, or None when the calendar has none such (2月30日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month that many months on, back when negative."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def add_months(day: date, months: int) -> date:
    """The same day that many months on, or the month's last day."""
    last = end_of(*shifted(day.year, day.month, months))
    return last.replace(day=min(day.day, last.day))


def told_as_past(match: re.Match[str]) -> bool:
    """Whether the words around speak of something that has happened: 9月20日已办结."""
    after = match.string[match.end() : match.end() + 16]
    before = match.string[max(0, match.start() - 4) : match.start()]
    if _UNTIL_THEN.search(before):
        return False
    return bool(_PAST_AFTER.match(after) or _PAST_BEFORE.search(before))


def may_have_happened(match: re.Match[str]) -> bool:
    """Whether the words after a day tell what happened or will on it: 9月20日办结."""
    text, start, end = match.string, match.start(), match.end()
    if is_due(match) or not _HAPPENS.match(text, end):
        return False
    before = _SENTENCES.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCES.split(text[end : end + _REACH])[0]
    planned = _PLANS.search(_CLAUSES.split(before)[-1]) or _OPEN.search(_CLAUSES.split(after)[0])
    return not (planned or _ASKS.search(before) or _ASKS.search(text[end : end + _REACH]))


def is_as_of(match: re.Match[str]) -> bool:
    """截至11月20日 tells how things stood then."""
    return bool(_AS_OF.search(match.string[max(0, match.start() - 4) : match.start()]))


def is_due(match: re.Match[str]) -> bool:
    """Whether the words make a deadline of it: 12月底前, 预计12月5日."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return bool(_DUE.search(match[0]) or _DUE_BEFORE.search(before))


def settle(
    in_year: Callable[[int], date | None],
    *,
    year: int | None,
    past: bool,
    moment: Moment,
    nearest: bool = False,
    due: bool = True,
    happens: bool = False,
) -> Hit:
    """The year of a phrase that may lack one; `in_year` says what it means in a year.

    A year said counts first, then the notice's; in chat it is the next such day, or the last
    one if told as past; `nearest` the nearest, before or after (截至11月20日).
    Not a deadline (`due`), a day far ahead is not sure if the last such day was in this
    quarter: 12月28日 said in January. What `happens` on a day (9月20日办结) has happened if the
    last such day is the nearer one and of this year, or of the last weeks.
    """
    if year or moment.year:
        return Hit(in_year(year or moment.year or 0))
    today, this = moment.today, moment.today.year
    days = [day for day in map(in_year, (this - 1, this, this + 1)) if day]
    if nearest and days:
        on = min(days, key=lambda day: abs(day - today))
        return Hit(on, sure=abs((on - today).days) <= _QUARTER)
    if past:
        before = [day for day in days if day <= today]
        return Hit(before[-1], sure=before[-1].year == this, told=True) if before else NO_DATE
    ahead = [day for day in days if day >= today]
    if not ahead:
        return NO_DATE
    if happens and (over := _just_over(days, today)):
        return Hit(over, sure=(today - over).days <= _QUARTER, told=True)
    earlier = happens and any(day < today and day.year == this for day in days)
    if earlier and (ahead[0] - today).days > _QUARTER and ahead[0].year > this:
        return Hit(ahead[0], sure=False)  # 3月20日挂牌 said in November
    recent = any(0 < (today - day).days <= _QUARTER for day in days)
    plain = ahead[0].year == this and (due or not recent)
    return Hit(ahead[0], sure=plain or (ahead[0] - today).days <= _HALF_YEAR)


def _just_over(days: Sequence[date], today: date) -> date | None:
    """The last of the days, if it is nearer than the next and of this year or a month ago."""
    over = max((day for day in days if day < today), default=None)
    if over is None:  # 29 February of a year to come
        return None
    ahead = min(day for day in days if day >= today)
    recent = over.year == today.year or (today - over).days <= _MONTH
    return over if recent and today - over < ahead - today else None
