"""One message of a person, understood: what it reports, asks or acknowledges, of which duty."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from db.rules.terms import ReportStatus
from db.rules.workdays import Calendar
from handlers.inputs import items, return_items
from handlers.inputs.clauses import Segment, grouped, segments, sentences
from handlers.inputs.dates import DateFound
from handlers.inputs.duties import Key, Owed
from handlers.inputs.facts import Facts, gather
from handlers.inputs.inquiring import inquiring
from handlers.inputs.intents import is_ack, is_correction, is_extension, is_weak_ack
from handlers.inputs.manners import is_courtesy, is_retraction
from handlers.inputs.merging import merged
from handlers.inputs.normalize import Normal, normalize
from handlers.inputs.numbered import Entry, find_list, find_ringed
from handlers.inputs.questions import is_board, is_question
from handlers.inputs.results import Intent, Item, Reading
from handlers.inputs.sayings import opens_with_name, said, topic
from handlers.inputs.spreading import turns
from handlers.inputs.traps import BLANK

_Spanned = TypeVar("_Spanned", Item, DateFound)
__all__ = ["Intent", "Item", "Owed", "Reading", "read"]


def read(
    text: str,
    *,
    now: dt.datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    owed: Sequence[Owed],
    replied_to: Sequence[Key | None] = (),
    units: Collection[str] = (),
) -> Reading:
    """What a text says, told at `now` (aware) by someone who owes `owed`.

    `replied_to`: keys of the duties shown in the message it replies to, in its order; None where
    it shows what is not theirs. `units`: every name of every unit that a question may name. Nothing
    is guessed: what may mean several things comes with all
    candidates and a word in `unsure`.
    """
    normal = normalize(text)

    def one(words: str, about: Sequence[Key]) -> Reading:
        facts = gather(words, now=now, zone=zone, calendar=calendar, owed=owed, replied_to=about)
        return _dated(_short(facts) or _understood(facts), facts)

    entries = find_list(normal.text) or (find_ringed(normal.text) if replied_to else [])
    reading = one(normal.text, [key for key in replied_to if key is not None])
    if entries and not (reading.intent is Intent.RETURN and reading.values):
        reading = _listed(normal.text, entries, replied_to, one)
    reading = inquiring(
        reading,
        normal.text,
        today=now.astimezone(zone).date(),
        units=units,
        answers=bool(replied_to),
    )
    placed = tuple(_placed(item, normal) for item in reading.items)
    dates = tuple(_moved(found, normal, text) for found in reading.dates)
    return replace(reading, items=placed, dates=dates)


def _dated(reading: Reading, facts: Facts) -> Reading:
    """With the dates of the text; where nothing is reported, a doubtful one is the doubt."""
    doubtful = bool(facts.impossible) or not all(one.sure for one in facts.dates)
    unsure = reading.unsure or ("date",) * (doubtful and not reading.items)
    months = [one for one in reading.items if one.intent is Intent.RETURN]
    dates = (one for one in facts.dates if not any(_is_month(one, item) for item in months))
    return replace(reading, dates=tuple(dates), unsure=unsure)


def _is_month(day: DateFound, item: Item) -> bool:
    """No cases in April: the month of a return is no date."""
    inside = item.start <= day.start < item.end
    return inside and not any(char.isdigit() for char in day.text)


def _placed(item: Item, normal: Normal) -> Item:
    start, end = normal.span(item.start, item.end)
    return replace(item, start=start, end=end)


def _moved(found: DateFound, normal: Normal, text: str) -> DateFound:
    start, end = normal.span(found.start, found.end)
    return replace(found, start=start, end=end, text=text[start:end])


def _listed(
    text: str,
    entries: Sequence[Entry],
    shown: Sequence[Key | None],
    one: Callable[[str, Sequence[Key]], Reading],
) -> Reading:
    """Each entry of a numbered list about the duty shown in its place; of those that name none
    while none was shown, nothing can be said."""
    whole = all(place < len(shown) for place, _, _ in entries)
    keys = [shown[place] if whole else None for place, _, _ in entries]
    parts = [
        _named_only(one(text[start:end], ())) if key is None else one(text[start:end], [key])
        for (_, start, end), key in zip(entries, keys, strict=True)
    ]
    placed = [(start, part) for (_, start, _), part in zip(entries, parts, strict=True)]
    found = tuple(merged([_shifted(item, start) for start, part in placed for item in part.items]))
    dates = tuple(_shifted(day, start) for start, part in placed for day in part.dates)
    doubts = [doubt for part in parts for doubt in part.unsure]
    unsure = tuple(dict.fromkeys([*doubts, *(doubt for item in found for doubt in item.unsure)]))
    intents = [part.intent for part in parts if part.items]
    return Reading(intents[0] if intents else Intent.NONE, found, unsure, dates)


def _named_only(reading: Reading) -> Reading:
    """The reading without items whose duty was not named: which entry is meant is not known."""
    items = tuple(item for item in reading.items if item.task)
    lost = ("duty",) * (len(items) < max(1, len(reading.items)))
    return replace(reading, items=items, unsure=tuple(dict.fromkeys((*reading.unsure, *lost))))


def _shifted(one: _Spanned, by: int) -> _Spanned:
    return replace(one, start=one.start + by, end=one.end + by)


def _short(facts: Facts) -> Reading | None:
    """收到, 撤回, 谢谢: nothing else is said."""
    return _acknowledged(facts) or _taken_back(facts) or _courteous(facts) or _listing(facts)


def _taken_back(facts: Facts) -> Reading | None:
    spans = [(one.start, one.end) for one in facts.tasks]
    words = "".join(
        char
        for at, char in enumerate(facts.clean)
        if not any(start <= at < end for start, end in spans)
    )
    if facts.returned or not is_retraction(words.replace(BLANK, "")):
        return None
    return Reading(Intent.RETRACT, _meant(facts, Intent.RETRACT))


def _listing(facts: Facts) -> Reading | None:
    """我的任务, 未办结清单."""
    return Reading(Intent.QUERY) if is_board(facts.clean) else None


def _courteous(facts: Facts) -> Reading | None:
    bare = not (facts.tasks or facts.figures or facts.dates)
    return Reading(Intent.COURTESY) if bare and is_courtesy(facts.words) else None


def _meant(facts: Facts, intent: Intent) -> tuple[Item, ...]:
    """What words are about that say only an intent: tasks named, else the message replied to."""
    refs = facts.tasks or ((None,) if facts.replied_to else ())
    whole = Segment(0, len(facts.text))
    return tuple(replace(items.about(facts, whole, ref), intent=intent) for ref in refs)


def _acknowledged(facts: Facts) -> Reading | None:
    words = facts.words.replace(BLANK, "")
    if facts.figures or facts.dates or facts.returned or not is_ack(words):
        return None
    if facts.tasks and is_weak_ack(words):
        return None
    return Reading(Intent.ACK, _meant(facts, Intent.ACK))


def _understood(facts: Facts) -> Reading:
    told, asked = _split(facts)
    returned = return_items.of_return(facts)
    found = [item for part in told for item in items.of(facts, part)]
    found = returned + [item for item in found if not _only_names(item, returned)]
    reported = merged([item for item in found if item.intent is not Intent.QUERY])
    if not reported:
        queries = [item for part in asked for item in items.asked(facts, part)]
        intent = Intent.QUERY if asked or found else Intent.NONE
        return Reading(intent, tuple(queries or found))
    unsure = [doubt for item in reported for doubt in item.unsure] + ["question"] * bool(asked)
    return Reading(
        reported[0].intent,
        tuple(reported),
        tuple(dict.fromkeys(unsure)),
        correction=is_correction(facts.text if returned else facts.clean),
    )


def _only_names(item: Item, returned: Sequence[Item]) -> bool:
    """报送: before the figures of a return names it, 已报送 after them says nothing else; nor does
    the day on which it is sent (5月8日补报4月数据)."""
    if item.value is not None or item.reason or not returned:
        return False
    if item.date and item.task is None:
        return True
    says = item.date or item.status not in (None, ReportStatus.DONE)
    return not says and any(item.candidates == one.candidates for one in returned)


def _split(facts: Facts) -> tuple[list[Segment], list[Segment]]:
    """Groups of what is told, and the sentences that ask."""
    told: list[Segment] = []
    asked: list[Segment] = []
    run: list[Segment] = []
    figures = [(one.start, one.end) for one in facts.figures]
    kept = figures + [(one.start, one.end) for one in facts.tasks]
    kept += [(one.start, one.end) for one in facts.dates]
    turned = turns(facts.clean, facts.figures, facts.owed)
    for span in sentences(facts.clean):
        words = facts.clean[span[0] : span[1]]
        parts = segments(facts.clean, span, facts.tasks, kept=kept, figures=figures, turned=turned)
        if is_question(words) and not is_extension(words):
            before, rest = _before_it_asks(facts, parts)
            run += before
            asked.append(_joined(rest))
            told, run = told + _grouped(facts, run), []
        else:
            run += parts
    return told + _grouped(facts, run), asked


def _before_it_asks(
    facts: Facts, parts: Sequence[Segment]
) -> tuple[Sequence[Segment], Sequence[Segment]]:
    """您好,2a办结了,3a什么时候截止: what is told before the clause that asks, and the rest."""
    asks = [is_question(facts.clean[one.start : one.end]) for one in parts]
    first = asks.index(True) if True in asks else 0
    told = any(_tells(facts, one) for one in parts[:first])
    return (parts[:first], parts[first:]) if told else ((), parts)


def _tells(facts: Facts, part: Segment) -> bool:
    """完成85%了,够吗? reports before it asks."""
    told = said(facts, part)
    asks = is_question(facts.clean[part.start : part.end])
    return not asks and bool(told.status or told.figures)


def _joined(parts: Sequence[Segment]) -> Segment:
    return Segment(parts[0].start, parts[-1].end, tuple(ref for one in parts for ref in one.refs))


def _grouped(facts: Facts, parts: Sequence[Segment]) -> list[Segment]:
    return grouped(
        parts,
        says=lambda part: said(facts, part).stands,
        topic=lambda part: topic(facts, part),
        opens=lambda part: opens_with_name(facts, part),
    )
