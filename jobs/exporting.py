"""Files that somebody exported in chat: all of the register for who sees all, else their units'."""

from collections.abc import Collection
from datetime import date

from db.export_dues import dated_items
from db.exports import exported, unit_names
from db.rules.permissions import Action, may
from handlers.exports.calendar import calendar
from handlers.exports.plain import as_json
from handlers.exports.workbook import workbook
from handlers.texts import making as texts
from handlers.texts import words
from jobs.making import Made, Make, Order


def export_workbook(order: Order) -> Made:
    found = exported(
        order.session, unit_ids=_units(order), today=_today(order), office=order.office
    )
    content = workbook(order.t, found, office=order.office, now=order.now, tell=order.tell)
    return _made(order, "xlsx", content)


def export_json(order: Order) -> Made:
    found = exported(
        order.session, unit_ids=_units(order), today=_today(order), office=order.office
    )
    return _made(order, "json", as_json(found, office=order.office, now=order.now))


def export_calendar(order: Order) -> Made:
    ids = _units(order)
    dated = dated_items(order.session, unit_ids=ids, today=_today(order))
    names = unit_names(order.session, ids)
    return _made(order, "ics", calendar(order.t, dated, units=names, office=order.office))


def _units(order: Order) -> Collection[int] | None:
    """What this person may see: None for all."""
    actor = order.face.actor
    return None if may(actor, Action.SEE_BOARD) else actor.unit_ids


def _made(order: Order, kind: str, content: bytes) -> Made:
    when = words.moment(order.t, order.now, order.office, order.now)
    whole = may(order.face.actor, Action.SEE_BOARD)
    caption = texts.export_caption(order.t, kind, when, whole=whole)
    return Made(caption, name=f"duban-{_today(order)}.{kind}", content=content)


def _today(order: Order) -> date:
    return order.office.today(order.now)


MAKERS: dict[str, Make] = {"xlsx": export_workbook, "json": export_json, "ics": export_calendar}
"""By the suffix of the file."""
