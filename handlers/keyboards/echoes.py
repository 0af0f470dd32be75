"""Buttons under the echo of a report: 撤回, and what a doubt calls for."""

from collections.abc import Collection

from db.items import Item
from db.rules.doubts import Doubt
from db.rules.terms import AssignmentState, ReportStatus
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline

SLIPS = (Doubt.BELOW_LAST, Doubt.OVER_LIMIT)


def echo(t: Tongue, item: Item, report_id: int, found: Collection[Doubt], *, short: bool) -> Markup:
    """`short`: said as 办结 below its target, so recorded as 推进中."""
    called_for: list[Button] = []
    if short or any(doubt in SLIPS for doubt in found):
        meant = [ReportStatus.DONE.value] if short else []
        called_for.append(button(t.plain("Correct the figure"), "fix", report_id, *meant))
    if short:
        called_for.append(button(t.plain("Leave it in progress"), "leave", report_id))
    if Doubt.AFTER_DUE in found:
        called_for.append(button(t.plain("Ask for an extension"), "extend", item.id))
    return inline(called_for, [_take_back(t, item, report_id)])


def take_back(t: Tongue, item: Item, report_id: int) -> Markup:
    """撤回 alone."""
    return inline([_take_back(t, item, report_id)])


def _take_back(t: Tongue, item: Item, report_id: int) -> Button:
    """不涉及 of a return was said of all its months to come, and is taken back of all."""
    every = item.monthly and item.state == AssignmentState.NOT_APPLICABLE
    return button(t.plain("Take back"), "undoall" if every else "undo", report_id)
