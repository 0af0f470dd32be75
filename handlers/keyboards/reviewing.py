"""Buttons of 审核: 通过, 销号, 退回, 跳过, the reason and the date of a return."""

from datetime import date

from db.models.review import Stage
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.texts import returning as texts
from handlers.texts import words

REASONS = ("data", "evidence", "mismatch", "other")
"""The frequent reasons for a return, as their buttons' data names them."""


def card(t: Tongue, report_id: int, task: str, stage: Stage, *, below: bool) -> Markup:
    """Under a report that waits; below its figure it is closed as an exception only."""
    if stage == Stage.UNIT:
        first = button(t.plain("Approve"), "approve", report_id, task)
        back = button(t.plain("Return"), "uback", report_id, task)
    else:
        first = _close(t, report_id, task, below=below)
        back = button(t.plain("Return"), "back", report_id, task)
    return inline([first, back, button(t.plain("Skip"), "skip", report_id, task)])


def _close(t: Tongue, report_id: int, task: str, *, below: bool) -> Button:
    if below:
        return button(t.plain("Close as an exception"), "except", report_id, task)
    return button(t.plain("Close"), "close", report_id, task)


def reasons(t: Tongue, draft_id: int) -> Markup:
    """The frequent reasons for a return."""
    named = [button(texts.reason(t, name), "why", name, draft_id) for name in REASONS]
    return inline(named[:2], named[2:], [_cancel(t, draft_id)])


def dates(
    t: Tongue, choices: list[tuple[str, date]], draft_id: int, today: date, confirm: date | None
) -> Markup:
    """By when it is to be reported again; `confirm`: the day that was named, for a tap."""
    days = [("yes", confirm)] if confirm else []
    rows = [
        [button(texts.choice(t, name, words.day(t, day, today)), "by", day.isoformat(), draft_id)]
        for name, day in [*days, *choices]
    ]
    keep = button(t.plain("Keep the date"), "by", "keep", draft_id)
    return inline(*rows, [keep, _cancel(t, draft_id)])


def cancel(t: Tongue, draft_id: int) -> Markup:
    return inline([_cancel(t, draft_id)])


def _cancel(t: Tongue, draft_id: int) -> Button:
    return button(t.plain("Cancel"), "drop", draft_id)
