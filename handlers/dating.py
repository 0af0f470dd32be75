"""/date 8a 7月31日, 8a的时限定为7月31日 (督办定时限): for what has no date in the notice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from db.appointments import appointments
from db.dating import objections, set_dates, set_in, take_back
from db.holders import Holder
from db.items import Item, items_by_id, items_of_task, locked_item
from db.outbox import owe
from db.posts import known_units
from db.rules.extensions import Flaw, flaw
from db.rules.permissions import Action, Subject, may
from db.rules.terms import PostRole
from db.visibility import begun
from handlers import questions
from handlers.extending import dates_in
from handlers.i18n import Tongue
from handlers.inputs.orders import sets_date, unit_within
from handlers.inputs.tasks import find_tasks
from handlers.keyboards import calendars as keyboards
from handlers.presses import draft_of, number, stale
from handlers.texts import boards, chat
from handlers.texts import dating as texts
from handlers.visit import PREVIEW_OFF, Visit

CARD = "date_card"


@dataclass(frozen=True)
class Order:
    """The duty that is named, the one unit if any is, and the day."""

    task: str
    duty: str
    unit_id: int | None
    day: date


def command(visit: Visit) -> None:
    """Show what would be set, for how many units; nothing is written before a tap."""
    if not visit.who.actor.has(PostRole.SUPERVISOR):
        visit.say(texts.for_supervisors(visit.t))
        return
    order = _order(visit, visit.argument)
    if order is None:
        visit.say(texts.usage(visit.t))
    else:
        _show(visit, order)


def in_words(visit: Visit, words: str) -> bool:
    """Whether a supervisor sets a date in these words."""
    if not (visit.who.actor.has(PostRole.SUPERVISOR) and sets_date(words)):
        return False
    order = _order(visit, words)
    if order:
        _show(visit, order)
    return order is not None


def _show(visit: Visit, order: Order) -> None:
    every = begun(items_of_task(visit.session, order.task, today=visit.today), visit.today)
    items = [item for item in every if _is_meant(item, order)]
    if not items:
        visit.say(boards.task_unknown(visit.t, order.duty))
    elif flaw(order.day, due_on=None, today=visit.today, year=items[0].year) is Flaw.PAST:
        visit.say(texts.past(visit.t, order.day, visit.today))
    else:
        _offer(visit, items, order.day)


def _order(visit: Visit, words: str) -> Order | None:
    named = unit_within(words, units := known_units(visit.session))
    rest = words.replace(named[1], " ", 1) if named else words
    refs = find_tasks(rest)
    # 7.31 alone may be a figure; here it can only be a day.
    days = dates_in(visit, rest) or dates_in(visit, f"{rest}前")
    if len(refs) != 1 or refs[0].duty is None or len(days) != 1:
        return None
    unit_id = units[named[0]].id if named else None
    return Order(refs[0].number, refs[0].duty, unit_id, days[0].on)


def _is_meant(item: Item, order: Order) -> bool:
    return item.duty.lower() == order.duty.lower() and order.unit_id in (None, item.unit_id)


def _offer(visit: Visit, items: Sequence[Item], day: date) -> None:
    able = _able(visit, items, day)
    if not able:
        visit.say(_refusal(visit, items, day))
        return
    ids = [item.id for item in able]
    draft_id = questions.ask(visit, CARD, [], "", ids=ids, day=day.isoformat())
    text = texts.card(visit.t, visit.office, able, day, len(items) - len(able), visit.today)
    visit.say(text, keyboards.confirm(visit.t, "dated", draft_id), about=ids)


def _able(visit: Visit, items: Sequence[Item], day: date) -> list[Item]:
    """What this person may decide about, the notice gave no date, and has another than this."""
    against = objections(visit.session, items)
    return [
        item
        for item in items
        if item.id not in against and item.due_on != day and _may(visit, item)
    ]


def _may(visit: Visit, item: Item) -> bool:
    return may(visit.who.actor, Action.REVIEW, Subject(unit_ids=frozenset({item.unit_id})))


def _refusal(visit: Visit, items: Sequence[Item], day: date) -> str:
    why = objections(visit.session, items)
    decidable = [item for item in items if _may(visit, item)]
    if not decidable:
        return chat.not_allowed(visit.t)
    same = [item for item in decidable if item.id not in why]
    if same:
        return texts.already(visit.t, same[0], day, visit.today)
    return texts.refused(visit.t, decidable[0], why[decidable[0].id], visit.today)


def _confirmed(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, CARD)
    if draft is None:
        return
    locked = [locked_item(visit.session, key) for key in sorted(draft.payload["ids"])]
    day = date.fromisoformat(draft.payload["day"])
    items = _able(visit, [item for item in locked if item], day)
    if not items:
        stale(visit)
        return
    visit.toast()
    questions.close(visit)
    ids = [item.id for item in items]
    set_dates(visit.session, ids, due_on=day, by=visit.by, office=visit.office)
    items = items_by_id(visit.session, ids)
    reached = _tell(
        visit, items, lambda t, to, part: texts.told(t, to, _me(visit), part, visit.today)
    )
    undo = keyboards.undo(visit.t, "undate", visit.by.incoming_id or 0)
    visit.change(texts.done(visit.t, items, day, reached, visit.today), undo, about=ids)


def _undo(visit: Visit, _action: str, argument: str) -> None:
    """By whoever set it, within 24 hours, where nothing else was decided since."""
    key = number(argument)
    rows = set_in(visit.session, key) if key else []
    items = items_by_id(visit.session, [row.assignment_id for row in rows])
    if not rows or not all(_may(visit, item) for item in items):
        stale(visit)
    elif any(row.person_id != visit.who.person_id for row in rows):
        visit.toast(texts.not_yours(visit.t))
    else:
        ids = take_back(visit.session, key or 0, by=visit.by, office=visit.office)
        if not ids:
            visit.toast(texts.too_late(visit.t))
            return
        visit.toast()
        items = items_by_id(visit.session, ids)
        _tell(visit, items, lambda t, to, part: texts.undone(t, to, _me(visit), part, visit.today))
        visit.change(texts.taken_back(visit.t, items, visit.today), about=ids)


def _me(visit: Visit) -> str:
    return f"{visit.who.posts[0].unit}{visit.who.salutation}"


def _tell(
    visit: Visit, items: Sequence[Item], text: Callable[[Tongue, str, Sequence[Item]], Markup]
) -> int:
    """One message to each handler; how many units are reached. Without the update's number: a
    message to many must not hold up the answer to one."""
    people = appointments(visit.session, today=visit.today)
    groups: dict[int, tuple[Holder, list[Item]]] = {}
    for item in items:
        holder = people.handler(item)
        if holder and holder.chat_id is not None:
            groups.setdefault(holder.person_id, (holder, []))[1].append(item)
    for holder, part in groups.values():
        if holder.person_id != visit.who.person_id:
            said = text(visit.tongue_of(holder), holder.salutation, part)
            payload = {"chat_id": holder.chat_id, "text": str(said), "parse_mode": "HTML"}
            owe(
                visit.session,
                kind="told",
                method="sendMessage",
                payload=payload | {"link_preview_options": PREVIEW_OFF},
                now=visit.now,
                person_id=holder.person_id,
                about=[item.id for item in part],
            )
    return len({item.unit_id for _, part in groups.values() for item in part})


ACTIONS = {"dated": _confirmed, "undate": _undo}
