"""延期: a request for a later date, from what was understood to the supervisors' cards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.extensions import ask_for, earlier_requests
from db.holders import Holder, deciders
from db.items import Item, locked_item
from db.models import Extension
from db.rules.extensions import CONFIRMABLE, Flaw, flaw, is_late, needless, quick_dates
from handlers import questions
from handlers.i18n import Tongue
from handlers.informing import named
from handlers.inputs.decision import Entry, Extend
from handlers.inputs.lengths import lengthened
from handlers.keyboards import extending as keyboards
from handlers.texts import deciding as card_texts
from handlers.texts import extending as texts
from handlers.visit import Visit


def lacks(visit: Visit, item: Item, entry: Entry) -> str | None:
    """The question to ask before a request can be made; None if there is none."""
    if entry.extend is None or needless(item.state, item.due_on):
        return None  # nothing is asked for: it is said when the request is taken
    if entry.extend.until is None or date_flaw(visit, item, entry.extend):
        return "extend_date"
    return None if entry.reason else "extend_reason"


def completed(visit: Visit, item: Item, entry: Entry, said: str) -> Entry:
    """The entry with the day that a length comes to: 延期两周."""
    if entry.extend is None or entry.extend.until or item.due_on is None:
        return entry
    until = lengthened(said, item.due_on, visit.office.calendar)
    return replace(entry, extend=Extend(until)) if until else entry


def date_flaw(visit: Visit, item: Item, extend: Extend) -> Flaw | None:
    """What speaks against the day asked for, unless it was confirmed."""
    if extend.until is None:
        return None
    found = flaw(
        extend.until, due_on=item.due_on, today=visit.today, year=item.year, sure=extend.sure
    )
    return None if extend.confirmed and found in CONFIRMABLE else found


def ask(visit: Visit, item: Item, entry: Entry, said: str, behind: Sequence[Entry] = ()) -> None:
    """Ask for what the request lacks; what is `behind` it waits in the same row."""
    kind = lacks(visit, item, entry)
    extend = entry.extend
    if kind is None or extend is None or item.due_on is None:
        return
    draft_id = questions.ask(visit, kind, [entry, *behind], said)
    if kind == "extend_reason" and extend.until:
        text = texts.ask_reason(visit.t, item, extend.until, visit.today)
        visit.say(text, keyboards.cancel(visit.t, draft_id), about=[item.id])
        return
    found = date_flaw(visit, item, extend)
    text = texts.ask_date(visit.t, item, found, extend.until, visit.today)
    choices = quick_dates(item.due_on, visit.today)
    confirm = extend.until if found in CONFIRMABLE else None
    keyboard = keyboards.dates(visit.t, choices, draft_id, visit.today, confirm=confirm)
    visit.say(text, keyboard, about=[item.id])


def request(visit: Visit, entry: Entry, said: str) -> None:
    """Write a complete request down, echo it, and send the card to everyone who may decide."""
    item = locked_item(visit.session, entry.key)
    if item is None or entry.extend is None:
        return
    why = needless(item.state, item.due_on)
    if why:
        visit.say(texts.needless(visit.t, item, why, visit.today), about=[item.id])
    elif lacks(visit, item, entry):  # it has changed since the words were weighed
        ask(visit, item, entry, said)
    elif entry.extend.until and entry.reason:
        _request(visit, item, entry.extend.until, entry.reason)


def _request(visit: Visit, item: Item, until: date, reason: str) -> None:
    made, replaced = ask_for(
        visit.session, assignment_id=item.id, asked_on=until, reason=reason, by=visit.by
    )
    able = deciders(visit.session, item.unit_id, today=visit.today)
    told = [holder for holder in able if holder.chat_id is not None]
    text = texts.requested(
        visit.t, visit.office, item, made, replaced, visit.today, late=late(visit, item, made)
    )
    outlook = texts.reach(visit.t, anybody=bool(able), reached=bool(told))
    visit.say(f"{text}\n{outlook}", keyboards.withdraw(visit.t, made.id), about=[item.id])
    for holder in told:
        _send_card(visit, holder, item, made)


def late(visit: Visit, item: Item, made: Extension) -> bool:
    """逾期后申请."""
    return is_late(item.due_on, visit.office.today(made.asked_at))


def card(visit: Visit, t: Tongue, item: Item, made: Extension) -> str:
    """What a supervisor decides on."""
    return card_texts.card(
        t,
        visit.office,
        item,
        made,
        named(visit, made.person_id),
        earlier_requests(visit.session, made),
        visit.today,
        late=late(visit, item, made),
    )


def _send_card(visit: Visit, holder: Holder, item: Item, made: Extension) -> None:
    t = visit.tongue_of(holder)
    visit.say_to(
        holder.chat_id or 0,
        card(visit, t, item, made),
        keyboards.decide(t, made.id),
        about=[item.id],
        person_id=holder.person_id,
    )
