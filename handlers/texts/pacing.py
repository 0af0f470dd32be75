"""Where the count of a counted duty should be by the end of the quarter, and where it is."""

from datetime import date
from decimal import Decimal

from markupsafe import Markup

from db.items import Item
from db.rules.pace import pace
from db.rules.targets import Op
from handlers.i18n import Tongue
from handlers.texts import words


def pacing(t: Tongue, item: Item, today: date) -> Markup | None:
    """到6月30日周五应完成2次，目前1次; None where there is no count to keep up with."""
    goal = item.target
    if goal is None or goal.op is not Op.AT_LEAST or not item.counted or item.finished:
        return None
    found = pace(
        goal.value, item.value, starts_on=item.starts_on, ends_on=item.ends_on, today=today
    )
    if not found.expected:
        return None
    said = {
        "day": words.day(t, found.by, today),
        "expected": words.figure(Decimal(found.expected), goal.unit),
        "done": words.figure(found.done, goal.unit),
    }
    if found.kept:
        return t._("by {day}: {expected} due, {done} so far – on schedule", **said)
    return t._("by {day}: {expected} due, {done} so far", **said)
