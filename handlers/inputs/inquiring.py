"""When a text asks for something of the board, beside what it may report."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from handlers.inputs.inquiries import find_inquiry
from handlers.inputs.results import Intent, Reading


def inquiring(reading: Reading, text: str, *, today: date, units: Collection[str]) -> Reading:
    """The reading with what a normalized text asks for.

    A question asks. A text of which nothing was understood, and one that would report of no duty
    in particular (下周要交的, 需要协调的事项), may ask as well: if nothing else is said, it does.
    """
    asks = reading.intent is Intent.QUERY
    vague = reading.intent is Intent.REPORT and not any(item.task for item in reading.items)
    if not (asks or vague or reading.intent is Intent.NONE):
        return reading
    found = find_inquiry(text, today=today, units=units, dates=reading.dates, asks=asks)
    if found is None:
        return reading
    if vague:
        return Reading(Intent.QUERY, dates=reading.dates, inquiry=found)
    return replace(reading, inquiry=found)
