"""Buttons under reminders, echoes and the questions about a report."""

from collections.abc import Sequence

from db.items import Item
from db.rules.terms import ReportStatus
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline
from handlers.texts import words
from handlers.texts.pings import MARKS, MOST

ROWS = MOST
ANSWERABLE = 5
"""Rows of answers under one reminder: more does not fit a phone. What has a date comes first."""
REPORTING = (ReportStatus.DONE, ReportStatus.IN_PROGRESS, ReportStatus.BLOCKED)


def ping(t: Tongue, items: Sequence[Item]) -> Markup:
    """A row of answers per item that is still owed, numbered as in the text; one 签收 for all."""
    dated = any(item.due_on for item in items)
    shown = list(enumerate(items[:ROWS]))
    answerable = [(place, item) for place, item in shown if item.due_on or not dated]
    rows = [
        [button(f"{_mark(place, items)}{words.status(t, s)}", s.value, item.id) for s in REPORTING]
        for place, item in answerable[:ANSWERABLE]
        if not item.finished
    ]
    return inline(*rows, [button(t.plain("Acknowledge"), "ack")] if rows else [])


def _mark(place: int, items: Sequence[Item]) -> str:
    return f"{MARKS[place]} " if len(items) > 1 else ""


def report(t: Tongue, report_id: int) -> Markup:
    """Under an echo."""
    return inline([button(t.plain("Take back"), "undo", report_id)])


def choose(t: Tongue, items: Sequence[Item], draft_id: int) -> Markup:
    """One button a candidate; the draft holds what was said."""
    rows = [[button(label(item, items), "pick", item.id, draft_id)] for item in items[:ROWS]]
    return inline(*rows, [button(t.plain("None of these"), "drop", draft_id)])


def label(item: Item, items: Sequence[Item]) -> str:
    """What a button calls one of several items."""
    return f"{item.duty} {item.title}"[:40] + _apart(item, items)


def _apart(item: Item, items: Sequence[Item]) -> str:
    """The unit and the year, where the candidates differ in them."""
    unit = item.unit if len({other.unit_id for other in items}) > 1 else ""
    year = str(item.year) if len({other.cycle_id for other in items}) > 1 else ""
    return f" ({unit}{year})" if unit or year else ""


def confirm(t: Tongue, draft_id: int) -> Markup:
    """Under a card that shows what would be recorded."""
    yes = button(t.plain("Record"), "yes", draft_id)
    return inline([yes, button(t.plain("Cancel"), "drop", draft_id)])


def question(t: Tongue, draft_id: int, without_figure: Item | None) -> Markup:
    """Under a question for what a report lacks; 推进中 may do without its figure."""
    cancel = button(t.plain("Cancel"), "drop", draft_id)
    if without_figure is None:
        return inline([cancel])
    return inline([button(t.plain("No figure yet"), "nofigure", without_figure.id), cancel])
