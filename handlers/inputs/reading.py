"""One message of a person, understood: what it reports, asks or acknowledges, of which duty."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs import items
from handlers.inputs.clauses import Segment, grouped, segments, sentences
from handlers.inputs.dates import DateFound
from handlers.inputs.duties import Key, Owed
from handlers.inputs.facts import Facts, gather
from handlers.inputs.intents import is_ack, is_correction, is_extension, is_question, is_weak_ack
from handlers.inputs.normalize import Normal, normalize
from handlers.inputs.results import Intent, Item, Reading
from handlers.inputs.sayings import said, topic
from handlers.inputs.traps import BLANK

__all__ = ["Intent", "Item", "Owed", "Reading", "read"]


def read(
    text: str,
    *,
    now: dt.datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    owed: Sequence[Owed],
    replied_to: Sequence[Key] = (),
) -> Reading:
    """What a text says, told at `now` (aware) by someone who owes `owed`.

    `replied_to`: keys of the duties shown in the message it replies to. Nothing is guessed: what
    may mean several things comes with all candidates and a word in `unsure`.
    """
    normal = normalize(text)
    facts = gather(
        normal.text, now=now, zone=zone, calendar=calendar, owed=owed, replied_to=replied_to
    )
    reading = _acknowledged(facts) or _understood(facts)
    placed = tuple(_placed(item, normal) for item in reading.items)
    dates = tuple(_moved(found, normal, text) for found in facts.dates)
    return replace(reading, items=placed, dates=dates)


def _placed(item: Item, normal: Normal) -> Item:
    start, end = normal.span(item.start, item.end)
    return replace(item, start=start, end=end)


def _moved(found: DateFound, normal: Normal, text: str) -> DateFound:
    start, end = normal.span(found.start, found.end)
    return replace(found, start=start, end=end, text=text[start:end])


def _acknowledged(facts: Facts) -> Reading | None:
    words = facts.words.replace(BLANK, "")
    if facts.figures or facts.dates or facts.returned or not is_ack(words):
        return None
    if facts.tasks and is_weak_ack(words):
        return None
    refs = facts.tasks or ((None,) if facts.replied_to else ())
    whole = Segment(0, len(facts.text))
    acks = (items.about(facts, whole, ref) for ref in refs)
    return Reading(Intent.ACK, tuple(replace(ack, intent=Intent.ACK) for ack in acks))


def _understood(facts: Facts) -> Reading:
    told, asked = _split(facts)
    returned = items.of_return(facts)
    found = [item for part in told for item in items.of(facts, part)]
    found = returned + [item for item in found if not _only_names(item, returned)]
    reported = [item for item in found if item.intent is not Intent.QUERY]
    if not reported:
        queries = [item for part in asked for item in items.asked(facts, part)]
        intent = Intent.QUERY if asked or found else Intent.NONE
        return Reading(intent, tuple(queries or found))
    unsure = [doubt for item in reported for doubt in item.unsure] + ["question"] * bool(asked)
    return Reading(
        reported[0].intent,
        tuple(reported),
        tuple(dict.fromkeys(unsure)),
        correction=is_correction(facts.clean),
    )


def _only_names(item: Item, returned: Sequence[Item]) -> bool:
    """报送: before the figures of a return names it, and says nothing else."""
    says = item.status or item.value is not None or item.date or item.reason
    return not says and any(item.candidates == one.candidates for one in returned)


def _split(facts: Facts) -> tuple[list[Segment], list[Segment]]:
    """Groups of what is told, and the sentences that ask."""
    told: list[Segment] = []
    asked: list[Segment] = []
    run: list[Segment] = []
    figures = [(one.start, one.end) for one in facts.figures]
    kept = figures + [(one.start, one.end) for one in facts.tasks]
    kept += [(one.start, one.end) for one in facts.dates]
    for span in sentences(facts.clean):
        words = facts.clean[span[0] : span[1]]
        parts = segments(facts.clean, span, facts.tasks, kept=kept, figures=figures)
        if is_question(words) and not is_extension(words):
            first = next((i for i, one in enumerate(parts) if not _tells(facts, one)), 0)
            run += parts[:first]
            asked.append(_joined(parts[first:]))
            told, run = told + _grouped(facts, run), []
        else:
            run += parts
    return told + _grouped(facts, run), asked


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
        says=lambda part: said(facts, part).anything,
        topic=lambda part: topic(facts, part),
    )
