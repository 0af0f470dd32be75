"""催办: one unit, or all that are silent about a duty, by button or in words."""

from collections.abc import Iterable, Sequence

from db.appointments import appointments
from db.holders import Holder
from db.items import Item, items_of_task, items_of_units
from db.nudges import add_nudges, key_of, nudged_about, nudged_by, why_unreachable
from db.outbox import owe
from db.posts import known_units
from db.rules.permissions import Action, Subject, may
from db.rules.progress import is_silent
from db.rules.terms import Light, PostRole
from db.visibility import begun, leading
from handlers import colleagues
from handlers.inputs.orders import nudged
from handlers.inputs.tasks import find_tasks
from handlers.keyboards import pings as ping_keyboards
from handlers.keyboards import tasks as keyboards
from handlers.presses import number, stale
from handlers.texts import boards as board_texts
from handlers.texts import chat
from handlers.texts import nudges as texts
from handlers.texts import pings as ping_texts
from handlers.texts.nudges import Outcome
from handlers.visit import PREVIEW_OFF, Visit

URGENT = (Light.RED, Light.YELLOW)


def in_words(visit: Visit, words: str) -> bool:
    """Whether these words ask for a nudge, and come from somebody who may do so."""
    actor = visit.who.actor
    if not actor.has(PostRole.SUPERVISOR, PostRole.REPORTER):
        return False
    units = known_units(visit.session)
    order = nudged(words, units)
    if order is None:
        return False
    refs = find_tasks(order.rest)
    found = _items_named(visit, [(ref.number, ref.duty) for ref in refs])
    if not (actor.has(PostRole.SUPERVISOR) or may_be_nudged(visit, found)):
        return False
    if order.unit:
        _one_unit(visit, units[order.unit].id, found, named=bool(refs))
    elif refs:
        _ask_whom(visit, refs[0].number, found)
    else:
        visit.say(texts.which_task(visit.t))
    return True


def _items_named(visit: Visit, refs: Iterable[tuple[str, str | None]]) -> list[Item]:
    return [
        item
        for task, duty in refs
        for item in _of_task(visit, task)
        if duty is None or item.duty.lower() == duty.lower()
    ]


def _one_unit(visit: Visit, unit_id: int, found: Sequence[Item], *, named: bool) -> None:
    """What is open of the duties named; else what is urgent."""
    if named:
        items = [item for item in found if item.unit_id == unit_id and not item.finished]
    else:
        owed = begun(items_of_units(visit.session, [unit_id], today=visit.today), visit.today)
        items = [i for i in owed if is_silent(i.state) and i.light(visit.today) in URGENT]
    nudge(visit, may_be_nudged(visit, items, of=found or items))


def _ask_whom(visit: Visit, task: str, items: Sequence[Item]) -> None:
    """A message to many takes one more tap, with their number on the button."""
    silent = [item for item in may_be_nudged(visit, items) if is_silent(item.state)]
    if not items:
        visit.say(board_texts.task_unknown(visit.t, task))
    elif not silent:
        visit.say(texts.nobody(visit.t))
    else:
        keyboard = keyboards.nudge(visit.t, task, _by_duty(silent))
        visit.say(texts.which(visit.t, task), keyboard)


def may_be_nudged(
    visit: Visit, items: Sequence[Item], of: Sequence[Item] | None = None
) -> list[Item]:
    """What is open and this person may nudge about, without their own units.

    `of`: all units' parts, for who leads.
    """
    leads = leading(of or items)
    own = visit.who.actor.unit_ids
    return [
        item
        for item in items
        if not item.finished
        and item.unit_id not in own
        and may(
            visit.who.actor,
            Action.NUDGE,
            Subject(
                unit_ids=frozenset({item.unit_id}),
                lead_unit_ids=frozenset(leads.get(item.duty_id, ())),
            ),
        )
    ]


def nudge(visit: Visit, items: Sequence[Item]) -> None:
    """Owe one message to each handler, and say who was reached; they go out as a broadcast."""
    people = appointments(visit.session, today=visit.today)
    groups: dict[int, tuple[Holder, list[Item]]] = {}
    for item in items:
        holder = people.handler(item)
        if holder:
            groups.setdefault(holder.person_id, (holder, []))[1].append(item)
    lost = [(item.unit, texts.NOBODY) for item in items if people.handler(item) is None]
    result = _send(visit, list(groups.values()), lost)
    hours = visit.office.may_speak(visit.now)
    visit.say(texts.outcome(visit.t, result, out_of_hours=not hours))


def _send(
    visit: Visit, groups: Sequence[tuple[Holder, list[Item]]], lost: Sequence[tuple[str, str]]
) -> Outcome:
    sender, day = visit.who.person_id, visit.today
    holders = [holder for holder, _ in groups]
    away = why_unreachable(holders)
    done = nudged_by(visit.session, sender, [one.person_id for one in holders], day)
    keys = [item.id for _, items in groups for item in items]
    about = nudged_about(visit.session, sender, keys, day)
    sent, again, unreached = [], [], list(lost)
    for holder, items in groups:
        fresh = [item for item in items if item.id not in about]
        units = [item.unit for item in items]
        if holder.person_id in away:
            unreached += [(unit, away[holder.person_id]) for unit in units]
        elif holder.person_id in done or not fresh:
            again += units
        else:
            _owe(visit, holder, fresh)
            sent += units
    return Outcome(_once(sent), list(dict.fromkeys(unreached)), _once(again))


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _owe(visit: Visit, to: Holder, items: Sequence[Item]) -> None:
    """Without the update's number: a message to many must not hold up the answer to one."""
    t = visit.tongue_for(to.language)
    by = f"{visit.who.posts[0].unit}{visit.who.salutation}"
    standing = colleagues.standing(visit, t, to.person_id, items)
    payload = {
        "chat_id": to.chat_id,
        "text": str(ping_texts.nudge(t, to.salutation, by, items, visit.today, standing)),
        "parse_mode": "HTML",
        "link_preview_options": PREVIEW_OFF,
        "reply_markup": ping_keyboards.ping(t, items),
    }
    keys = [item.id for item in items]
    owe(
        visit.session,
        kind="nudge",
        method="sendMessage",
        payload=payload,
        now=visit.now,
        person_id=to.person_id,
        key=key_of(visit.who.person_id, to.person_id, visit.today),
        about=keys,
    )
    add_nudges(
        visit.session,
        keys,
        sender_id=visit.who.person_id,
        day=visit.today,
        incoming_id=visit.incoming_id,
        now=visit.now,
    )


def _pressed(visit: Visit, _action: str, argument: str) -> None:
    visit.toast()
    _ask_whom(visit, argument, _of_task(visit, argument))


def _all_silent(visit: Visit, _action: str, argument: str) -> None:
    duty_id, _, task = argument.partition(":")
    items = _of_task(visit, task)
    _do(visit, items, [i for i in items if i.duty_id == number(duty_id) and is_silent(i.state)])


def _one(visit: Visit, _action: str, argument: str) -> None:
    unit_id, _, task = argument.partition(":")
    items = _of_task(visit, task)
    _do(visit, items, [i for i in items if i.unit_id == number(unit_id) and is_silent(i.state)])


def _do(visit: Visit, items: Sequence[Item], chosen: Sequence[Item]) -> None:
    """A press: what is asked for is looked up again."""
    if not items:
        stale(visit)
        return
    allowed = may_be_nudged(visit, chosen, of=items)
    if chosen and not allowed:
        visit.toast(chat.not_allowed(visit.t))
        return
    visit.toast()
    nudge(visit, allowed)


def _of_task(visit: Visit, task: str) -> list[Item]:
    return begun(items_of_task(visit.session, task, today=visit.today), visit.today)


def _by_duty(items: Sequence[Item]) -> list[list[Item]]:
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(item.duty_id, []).append(item)
    return list(found.values())


ACTIONS = {"nudge": _pressed, "nudgeall": _all_silent, "nudgeone": _one}
