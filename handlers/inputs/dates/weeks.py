"""Weeks and weekdays, Monday first: 周五, 本周五前, 下下周一, 这周内, 本周末, 下周, 每周五."""

import re
from datetime import date, timedelta

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.periods import is_counted_in
from handlers.inputs.dates.pieces import BEFORE, LEADS, OF_DATA, TAIL, told_as_past

_REL = r"(?:上上个?|上一?个?|下下个?|下一?个?|本|这一?个?|每个?|逢)"
_STEPS = {"上上": -2, "上": -1, "下下": 2, "下": 1}
_WEEK = r"(?:周|星期|礼拜)"
_DAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_DAYS |= {str(i + 1): i for i in range(7)}
# 周六、周日预约服务 is a habit.
_HABIT = (
    r"(?:[、和及至到-]?周?[五六日天]){0,2}"
    r"(?:可?预约|上班(?![前时后之以])|办公|开放|接待|值班|休息|加班|正常|延时|错时|照常|不间断|服务|(?:也都?|都)[开上](?![会始展工线报门传])|愉快|快乐)"
)
_NO_COUNT = (
    r"(?:(?<=\d[/.]\d)|(?<=\d[/.]\d\d)|(?<=[周期拜][一二三四五六日天])"
    r"|(?<![一二两三四五六七八九十几\d半个隔双单上下次]))"
)


def _sunday(words: str, today: date) -> date:
    """The last day of the week that the words name."""
    step = next((n for word, n in _STEPS.items() if words.startswith(word)), 0)
    return today + timedelta(days=6 - today.weekday() + 7 * step)


def _weekday(match: re.Match[str], moment: Moment) -> Hit:
    # 周四五: the later one
    words, wanted, today = (
        match["rel"] or "",
        _DAYS[(match["more"] or match["day"])[-1]],
        moment.today,
    )
    on = _sunday(words, today) - timedelta(days=6 - wanted)
    either = bool(match["more"]) and match["more"][0] not in "到至-"
    if words and words[0] not in "每逢":
        return Hit(on, sure=not either)
    if not words and told_as_past(match):
        return Hit(on if on <= today else on - timedelta(days=7))
    ahead = on if on >= today else on + timedelta(days=7)
    # 周一 said on a Monday may mean the next one.
    return Hit(
        ahead,
        recurring=bool(words),
        sure=(bool(words) or ahead != today) and not either,
        step=7,
    )


def _week(match: re.Match[str], moment: Moment) -> Hit:
    on, words = _sunday(match["rel"] or "", moment.today), match["rel"] or ""
    if not match["part"] and words[:1] in ("本", "这") and is_counted_in(match, on, 1, moment):
        return NO_DATE
    return Hit(on, sure=bool(match["part"]))


def _week_start(match: re.Match[str], moment: Moment) -> Hit:
    """下周初: up to Tuesday; 下周中: Wednesday; better ask."""
    back = 5 if match["part"] == "初" else 4
    return Hit(_sunday(match["rel"], moment.today) - timedelta(days=back), sure=False)


def _before_week(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(_sunday(match["rel"], moment.today) - timedelta(days=7), sure=False)


RULES = (
    rule(
        "周期拜",
        rf"(?:(?<![上下再大])(?P<rel>{_REL})的?(?:{_WEEK}的?)?|{_NO_COUNT}){_WEEK}(?P<day>[一二三四五六]|[日天](?!常)|[1-7](?![\d个次天项.%家件站条类人处份台]))"
        rf"(?P<more>(?:[、或和到至-]?(?!一[样般起直定会并律])[一二三四五六日](?![点月个项条类家件种是方万号季年把直定致])){{1,2}})?(?!(?<=每周一)[次回遍趟篇条个]|[次到]一[次周]|{_HABIT}){TAIL}",
        _weekday,
    ),
    rule(
        "周期拜",
        rf"(?:(?<![上下再大])(?P<rel>本|这个?|下下个?|下一?个?){_WEEK}|{_NO_COUNT}周(?=[末内底](?!{_HABIT})))"
        rf"(?P<part>末|底|(?:之|以)?内)(?:{BEFORE})?",
        _week,
    ),
    rule(
        "周期拜",
        rf"(?<![上下再大])(?P<rel>下下个?|下一?个?|本|这个?){_WEEK}(?P<part>初|中(?![心国央]))",
        _week_start,
    ),
    rule(
        "周期拜", rf"(?<![上下再大])(?P<rel>下下个?|下一?个?){_WEEK}(?!前半){BEFORE}", _before_week
    ),
    rule(
        "周期拜",
        rf"(?<![上下再大])(?P<rel>下下个?|下一?个?|本|这个?){_WEEK}(?P<part>(?!))?"
        rf"(?![一二三四五六日天\d]|{OF_DATA})(?={LEADS}|[\s,，。.!~]*$|[\s,，。;!])",
        _week,
    ),
)
