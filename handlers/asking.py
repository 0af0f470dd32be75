"""Questions in words: 5号怎么样了, 公安局还有哪些没办结, 谁还没报, 达标率多少了."""

from db.items import Item
from db.posts import known_units
from db.rules.permissions import Action, may
from db.rules.terms import PostRole
from handlers import boards, explaining, making, monthly, tasks, viewing
from handlers.inputs.duties import Owed
from handlers.inputs.inquiries import Inquiry, says_nothing, without_units
from handlers.inputs.normalize import normalize
from handlers.inputs.questions import is_board
from handlers.inputs.reading import Intent, Reading, read
from handlers.inputs.tasks import find_tasks
from handlers.inputs.which import Which
from handlers.owing import owed_by_anyone, speakable
from handlers.texts import asking as texts
from handlers.texts import groups
from handlers.understanding import inquiry_in
from handlers.visit import Visit

FIGURES = ("多少", "几", "率", "比例", "占比", "how much", "how many")
"""Words that ask for a figure of a duty."""
TELLING = 3
"""Characters of a name that words do not hold by chance."""
WISHES = ("看", "查", "列", "情况", "进度", "进展", "show", "status")
"""Words that ask to be shown something."""
LISTED = frozenset(Which) - {Which.ALL}


def answer(visit: Visit, words: str, reading: Reading) -> None:
    """What a question asks for, of what this person may see."""
    if visit.in_group:
        visit.say(groups.ask_in_private(visit.t))
        return
    asked = reading.inquiry or Inquiry()
    if asked.returns:
        _about_returns(visit, asked)
    elif not asked.why and (asked.units or asked.which in LISTED) and not _asks_when(words, asked):
        viewing.show_asked(visit, asked, *_named(visit, words, asked))
    else:
        _about_task(visit, words, reading, asked)


def _about_returns(visit: Visit, asked: Inquiry) -> None:
    """上个月的数据谁没交; of a unit that is named its own returns."""
    monthly_duty = next((one for one in boards.all_visible(visit) if one.monthly), None)
    if asked.units and monthly_duty:
        viewing.show_asked(visit, asked, monthly_duty.task, monthly_duty.duty)
    else:
        monthly.show(visit, asked.month)


def _about_task(visit: Visit, words: str, reading: Reading, asked: Inquiry) -> None:
    """5号怎么样了, 达标率多少了, 3号为什么亮红灯; nothing named: how it stands in general."""
    task, duty = _about(visit, words, reading, asked)
    if asked.why and task:
        explaining.explain(visit, task, asked.year)
    elif duty or (task and asked.by_units):
        viewing.show_asked(visit, asked, task, duty)
    elif task:
        tasks.show_task(visit, task, asked.year)
    else:
        _in_general(visit, words, asked)


def asks_after_all(visit: Visit, words: str) -> bool:
    """What sounds like a report of somebody who owes nothing (公安局没办结) asks, if it names no
    duty by its number: it is answered."""
    asked = inquiry_in(visit, words)
    asks = asked is not None and not visit.in_group and not find_tasks(words)
    if asks:
        answer(visit, words, Reading(Intent.QUERY, inquiry=asked))
    return asks


def may_answer(visit: Visit, words: str, asked: Inquiry) -> bool:
    """Whether what may be a question is taken for one: 财政局没回复 of who may not see that unit is
    none, 看看财政局 is."""
    if visit.in_group or any(sign in words for sign in WISHES):
        return not visit.in_group
    whole = may(visit.who.actor, Action.SEE_BOARD)
    own = visit.who.actor.unit_ids
    known = known_units(visit.session)
    return whole or all(known[one].id in own for one in asked.units)


def _in_general(visit: Visit, words: str, asked: Inquiry) -> None:
    """怎么样了, 总体情况, 我的任务: the whole for who owes nothing, else one's own."""
    owes = bool(boards.items_handled(visit))
    if asked.which is Which.ALL:
        boards.status(visit)
    elif making.in_words(visit, words):
        return
    elif not says_nothing(normalize(words).text) and not is_board(words):
        not_understood(visit, _speakable(visit))
    elif owes:
        boards.mine(visit)
    else:
        boards.status(visit)


def _speakable(visit: Visit) -> dict[int, Item]:
    units = visit.who.actor.units_as(PostRole.REPORTER)
    return speakable(visit.session, units, today=visit.today)


def _asks_when(words: str, asked: Inquiry) -> bool:
    """5号什么时候到期: of one task, not what falls due."""
    due = asked.which is Which.DUE and asked.window is None and not asked.units
    return due and bool(find_tasks(words))


def _named(visit: Visit, words: str, asked: Inquiry) -> tuple[str, str]:
    """The task or duty that narrows a list: by its number, or by words of its own (母婴室谁没报);
    what is only like it does not, nor what is within the name of a unit."""
    refs = find_tasks(asked.rest or words)
    if refs:
        return refs[0].number, (refs[0].duty or "").lower()
    plain = without_units(normalize(words).text, known_units(visit.session))
    every = owed_by_anyone(visit.session, today=visit.today)
    heard = {(one.task, one.duty) for one in every if _is_heard(one, plain)}
    return heard.pop() if len(heard) == 1 else ("", "")


def _is_heard(duty: Owed, words: str) -> bool:
    return any(len(name) >= TELLING and name in words for name in duty.spoken)


def _about(visit: Visit, words: str, reading: Reading, asked: Inquiry) -> tuple[str, str]:
    """The task that is named, and its duty where a measured one is (达标率多少了); "" for none.

    Who owes nothing of it asks as well: then among all duties.
    """
    named = _named(visit, words, asked)
    if named[1] or (asked.units and not named[0]):
        return named
    found = reading if reading.tasks else _among_all(visit, words)
    item = next((item for item in found.items if item.task), None)
    if item is None or item.task is None:
        return "", ""
    plain = item.duty is not None and (item.duty in words.lower() or _asks_figure(words))
    return item.task, (item.duty or "") if plain else ""


def _among_all(visit: Visit, words: str) -> Reading:
    office = visit.office
    return read(
        words,
        now=visit.said_at,
        zone=office.zone,
        calendar=office.calendar,
        owed=owed_by_anyone(visit.session, today=visit.today),
    )


def _asks_figure(words: str) -> bool:
    return any(sign in words for sign in FIGURES)


def not_understood(visit: Visit, items: dict[int, Item]) -> None:
    """Three examples that fit this person."""
    visit.say(texts.examples(visit.t, *_examples(visit, items)))


def _examples(visit: Visit, items: dict[int, Item]) -> list[str]:
    """What to report, if anything is owed, and what to ask."""
    t, open_items = visit.t, [item for item in items.values() if not item.finished]
    found = [texts.report(t, _easiest(open_items))] if open_items else []
    if may(visit.who.actor, Action.SEE_BOARD):
        unit = next(iter(viewing.others(visit)), None)
        found += [texts.open_of(t, unit)] if unit else []
        found += [texts.who_is_silent(t), texts.overdue(t), texts.this_month(t)]
    else:
        task = open_items[0].task if open_items else "5"
        found += [texts.how_is(t, task), texts.this_month(t), texts.open_of_mine(t)]
    return found[:3]


def _easiest(items: list[Item]) -> Item:
    """A measured duty if there is one: its example shows most."""
    return next((item for item in items if item.target), items[0])
