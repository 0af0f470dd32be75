"""When a text asks for something of the board, beside what it may report."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from handlers.inputs.inquiries import Certainty, find_inquiry
from handlers.inputs.results import Intent, Reading


def inquiring(
    reading: Reading, text: str, *, today: date, units: Collection[str], answers: bool
) -> Reading:
    """The reading with what a normalized text asks for.

    A question asks. A text of which nothing was understood may ask, and so may a noun that sounds
    like a report (下周要交的, 需要协调的事项, 月报情况): if nothing else is said, it does. What
    `answers` a message about duties reports.
    """
    open_ = (Intent.QUERY, Intent.NONE) if answers else (Intent.QUERY, Intent.NONE, Intent.REPORT)
    if reading.intent not in open_:
        return reading
    certainty = _CERTAINTY[reading.intent]
    found = find_inquiry(text, today=today, units=units, dates=reading.dates, certainty=certainty)
    if found is None:
        return reading
    if reading.intent is Intent.REPORT:
        return Reading(Intent.QUERY, dates=reading.dates, inquiry=found)
    return replace(reading, inquiry=found)


_CERTAINTY = {
    Intent.QUERY: Certainty.ASKS,
    Intent.NONE: Certainty.MAY_ASK,
    Intent.REPORT: Certainty.REPORTS,
}
