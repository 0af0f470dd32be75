"""/handon 5a (转办): another post of the same unit handles it from now on; both are told.

Reminders written before go to whom they were written; every later one to the new handler.
"""

from collections.abc import Sequence

from markupsafe import Markup

from db.appointments import Appointments, appointments
from db.audit import By
from db.handing_on import hand_on, reporters_of
from db.holders import Holder
from db.items import Item, items_of_task, locked_item
from db.rules.permissions import Action, Subject, may
from db.rules.terms import PostRole
from handlers import colleagues
from handlers.inputs.tasks import find_tasks
from handlers.keyboards import pings as ping_keyboards
from handlers.keyboards import tasks as keyboards
from handlers.owing import speakable
from handlers.presses import number, stale
from handlers.texts import chat
from handlers.texts import handing_on as texts
from handlers.visit import Visit

MOST = 30


def command(visit: Visit) -> None:
    """/handon 5a, /handon 5, or /handon for all that one handles."""
    refs = find_tasks(visit.argument)
    mine = _open(visit)
    if refs:
        items = [i for i in mine if any(_is(i, ref.number, ref.duty) for ref in refs)]
    else:
        people = appointments(visit.session, today=visit.today)
        items = [item for item in mine if _handles(visit, people, item)]
    _offer(visit, items)


def _is(item: Item, task: str, duty: str | None) -> bool:
    return item.task == task and (duty is None or item.duty.lower() == duty.lower())


def _open(visit: Visit) -> list[Item]:
    """What the units for which this person reports still owe; of a return the next month."""
    units = visit.who.actor.units_as(PostRole.REPORTER)
    found = speakable(visit.session, units, today=visit.today)
    return [item for item in found.values() if not item.finished]


def handled(visit: Visit, items: Sequence[Item]) -> list[Item]:
    """What of these this person handles and can hand on to a colleague."""
    open_ids = {item.id for item in _open(visit)}
    mine = [item for item in items if item.id in open_ids]
    people = appointments(visit.session, today=visit.today) if mine else None
    return [i for i in mine if people and _handles(visit, people, i) and people.several(i.unit_id)]


def _handles(visit: Visit, people: Appointments, item: Item) -> bool:
    holder = people.appointed(item)
    return holder is not None and holder.person_id == visit.who.person_id


def _offer(visit: Visit, items: Sequence[Item]) -> None:
    if not items:
        visit.say(texts.nothing(visit.t))
    elif len(items) == 1:
        _ask_whom(visit, items[0])
    else:
        visit.say(texts.which(visit.t), keyboards.which_duty(items[:MOST]))


def _ask_whom(visit: Visit, item: Item) -> None:
    present = colleagues.appointed_of(visit, item)
    posts = reporters_of(visit.session, item.unit_id, today=visit.today)
    others = [one for one in posts if present is None or one.post_id != present.post_id]
    if not others:
        visit.say(texts.alone(visit.t, item.unit))
        return
    text = texts.whom(visit.t, item, present.display if present else "–", visit.today)
    keyboard = keyboards.posts(visit.t, item, present.post_id if present else 0, others)
    visit.say(text, keyboard, about=[item.id])


def _from_task(visit: Visit, _action: str, argument: str) -> None:
    visit.toast()
    _offer(visit, handled(visit, items_of_task(visit.session, argument, today=visit.today)))


def _which(visit: Visit, _action: str, argument: str) -> None:
    item = _item(visit, argument)
    if item:
        visit.toast()
        _ask_whom(visit, item)


def _to(visit: Visit, _action: str, argument: str) -> None:
    """The post on the button; the handler of then must still be the handler."""
    first, _, rest = argument.partition(":")
    former, _, chosen = rest.partition(":")
    item = _item(visit, first)
    if item is None:
        return
    posts = reporters_of(visit.session, item.unit_id, today=visit.today)
    to = next((one for one in posts if one.post_id == number(chosen)), None)
    present = colleagues.appointed_of(visit, item)
    if to is None:
        stale(visit)
    elif (present.post_id if present else 0) != number(former):
        name = present.display if present else "–"
        visit.toast(texts.changed_meanwhile(visit.t, item, name))
    else:
        _hand_on(visit, item, present, to)


def _hand_on(visit: Visit, item: Item, present: Holder | None, to: Holder) -> None:
    by = By(visit.who.person_id, visit.incoming_id)
    hand_on(visit.session, item, post_id=to.post_id, by=by, now=visit.now, office=visit.office)
    visit.toast()
    text = texts.handed_on(visit.t, item, to.display, visit.today, reachable=to.chat_id is not None)
    back = keyboards.back(visit.t, item, to.post_id, present.post_id) if present else None
    visit.change(text, back, about=[item.id])
    if to.person_id != visit.who.person_id:
        t = visit.tongue_for(to.language)
        told = texts.received(t, to.salutation, visit.who.display, item, visit.today)
        colleagues.tell(visit, to, told, [item.id], ping_keyboards.ping(t, [item]))
    if present and present.person_id != visit.who.person_id:
        colleagues.tell(visit, present, _given_away(visit, item, present, to), [item.id])


def _given_away(visit: Visit, item: Item, former: Holder, to: Holder) -> Markup:
    """What the former handler reads when somebody else did it, for a third or for themselves."""
    t, greeting, by = visit.tongue_for(former.language), former.salutation, visit.who.display
    if to.person_id == visit.who.person_id:
        return texts.taken_over(t, greeting, by, item, visit.today)
    return texts.given_away(t, greeting, by, to.display, item, visit.today)


def _item(visit: Visit, argument: str) -> Item | None:
    """The assignment of a button, still open, if this person may hand it on."""
    key = number(argument)
    item = locked_item(visit.session, key) if key else None
    if item is None:
        stale(visit)
        return None
    if not may(visit.who.actor, Action.HAND_ON, Subject(unit_ids=frozenset({item.unit_id}))):
        visit.toast(chat.not_allowed(visit.t))
        return None
    return item


ACTIONS = {"handon": _from_task, "handwhich": _which, "handto": _to}
