"""The supervisor's card (提级提醒): 催办 and 查看 about what is overdue and unanswered.

For 延期 see deferring, for 退回 returning.
"""

from collections.abc import Sequence

from db.escalations import is_late
from db.items import Item, locked_item
from handlers import nudging, parts, reminders
from handlers.presses import number, stale
from handlers.tasks import show_task
from handlers.texts import chat
from handlers.texts import deferring as texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit


def overdue_item(visit: Visit, argument: str) -> Item | None:
    """The assignment of a button, locked, if it is still overdue and this person supervises it.

    What has changed is said, and the card shows what is left.
    """
    key = number(argument)
    item = locked_item(visit.session, key) if key else None
    if item is None:
        stale(visit)
    elif not parts.supervises(visit, item):
        visit.toast(chat.not_allowed(visit.t))
    elif item.finished:
        visit.toast(report_texts.stands_at(visit.t, item))
        reminders.refresh(visit, item.id)
    elif not is_late(item, visit.today):
        visit.toast(texts.moved(visit.t, item, visit.today))
        reminders.refresh(visit, item.id)
    else:
        return item
    return None


def _urge(visit: Visit, _action: str, argument: str) -> None:
    """催办 about one."""
    item = overdue_item(visit, argument)
    if item:
        _nudge(visit, [item])


def _urge_all(visit: Visit, _action: str, _argument: str) -> None:
    """催办 about all that the card still shows."""
    found = reminders.shown(visit)
    items = [item for _, item in found.watched] if found else []
    if items:
        _nudge(visit, items)
    else:
        stale(visit)
        reminders.refresh(visit, 0)


def _nudge(visit: Visit, items: Sequence[Item]) -> None:
    visit.toast()
    nudging.nudge(visit, nudging.may_be_nudged(visit, items))
    reminders.refresh(visit, items[0].id)


def _view(visit: Visit, _action: str, argument: str) -> None:
    """查看: the whole task, whatever has become of it."""
    key = number(argument)
    item = locked_item(visit.session, key) if key else None
    if item is None:
        stale(visit)
        return
    visit.toast()
    show_task(visit, item.task)


def _page(visit: Visit, _action: str, argument: str) -> None:
    page, found = number(argument), reminders.shown(visit)
    if page is None or found is None:
        stale(visit)
        return
    visit.toast()
    found.draw(page)


ACTIONS = {"urge": _urge, "urgeall": _urge_all, "view": _view, "cards": _page}
