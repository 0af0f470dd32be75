"""代录: a supervisor writes down what a unit said by telephone; always shown before it counts."""

from collections.abc import Sequence
from dataclasses import replace

from db.items import Item, items_by_id, locked_item
from db.posts import Known, known_units
from db.rules.permissions import Action, Subject, may
from db.rules.terms import PostRole
from handlers.echoes import facts_said
from handlers.inputs.decision import Choice, Decision, Entry
from handlers.inputs.orders import recorded_for
from handlers.keyboards import on_behalf as keyboards
from handlers.owing import speakable
from handlers.presses import draft_of, number, stale
from handlers.questions import ask, close, entries_of
from handlers.recording import may_record, take_all
from handlers.texts import chat
from handlers.texts import on_behalf as texts
from handlers.texts import reports as report_texts
from handlers.texts.fit import clip, fit
from handlers.understanding import decided, read_words
from handlers.visit import Visit

CARD, PICK = "for_card", "for_pick"


def in_words(visit: Visit, words: str) -> bool:
    """Whether these words are another unit's; one's own liaison may say 代我局报 as well."""
    units = known_units(visit.session)
    order = recorded_for(words, units)
    if order is None or order.unit is None:
        return False
    unit = units[order.unit]
    if visit.who.actor.has(PostRole.SUPERVISOR):
        _for_unit(visit, unit, order.rest, words)
    elif unit.id in visit.who.actor.unit_ids:
        return False
    else:
        visit.say(texts.for_supervisors(visit.t))
    return True


def _for_unit(visit: Visit, unit: Known, said: str, words: str) -> None:
    """Read what was said against that unit's duties, and ask."""
    if unit.id in visit.who.actor.unit_ids:
        visit.say(texts.own_unit(visit.t, unit.name))
        return
    subject = Subject(unit_ids=frozenset({unit.id}))
    if not may(visit.who.actor, Action.RECORD_FOR, subject):
        visit.say(chat.not_allowed(visit.t))
        return
    items = speakable(visit.session, [unit.id], today=visit.today)
    reading = read_words(visit, said, items)
    decision = decided(visit, reading, items, said)
    if _asks_extension(decision):
        visit.say(texts.no_extension(visit.t, unit.name))
        return
    if not (reading.intent.reports and (decision.entries or decision.choices)):
        lost = texts.nothing_owed if decision.foreign else texts.not_understood
        visit.say(lost(visit.t, unit.name))
    elif decision.entries:
        _card(visit, unit.name, decision.entries, words, decision)
    else:
        _choose(visit, decision.choices[0], words)


def _asks_extension(decision: Decision) -> bool:
    """Who would decide about it does not ask for it."""
    asked = [*decision.entries, *(one for choice in decision.choices for one in choice.entries)]
    return any(one.extend for one in asked)


def _card(
    visit: Visit,
    unit: str,
    entries: Sequence[Entry],
    words: str,
    decision: Decision | None = None,
) -> None:
    """For whom and what; what could not be placed stands below."""
    known = {item.id: item for item in items_by_id(visit.session, [one.key for one in entries])}
    lines = [
        report_texts.reading(visit.t, known[one.key], facts_said(visit, one), visit.today)
        for one in entries
    ]
    tail = [texts.nothing_owed(visit.t, unit)] if decision and decision.foreign else []
    marked = [replace(one, on_behalf=True) for one in entries]
    draft_id = ask(visit, CARD, marked, words)
    text = fit(visit.t, [texts.card(visit.t, unit)], lines, tail)
    visit.say(text, keyboards.confirm(visit.t, draft_id), about=list(known))


def _choose(visit: Visit, choice: Choice, words: str) -> None:
    items = items_by_id(visit.session, choice.keys)
    draft_id = ask(visit, PICK, [replace(choice.report, on_behalf=True)], words)
    text = report_texts.which(visit.t, clip(words, report_texts.QUOTED))
    visit.say(text, keyboards.choose(visit.t, items, draft_id), about=list(choice.keys))


def _picked(visit: Visit, _action: str, argument: str) -> None:
    choice, _, question = argument.partition(":")
    draft = draft_of(visit, question, PICK)
    key = number(choice)
    if draft is None:
        return
    item = next(iter(items_by_id(visit.session, [key])), None) if key else None
    entry = replace(entries_of(draft)[0], key=key or 0)
    if item is None:
        stale(visit)
    elif not may_record(visit, item, entry):
        visit.toast(chat.not_allowed(visit.t))
    else:
        visit.toast()
        close(visit)
        visit.change(report_texts.chosen(visit.t, item, visit.today), about=[item.id])
        _card(visit, item.unit, [entry], draft.payload["said"])


def _confirmed(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, CARD)
    if draft is None:
        return
    entries = entries_of(draft)
    items = [locked_item(visit.session, key) for key in sorted({one.key for one in entries})]
    if not all(_may(visit, item, entries) for item in items if item):
        visit.toast(chat.not_allowed(visit.t))
        return
    visit.toast()
    close(visit)
    visit.change(report_texts.confirmed(visit.t))
    take_all(visit, entries, draft.payload["said"])


def _may(visit: Visit, item: Item, entries: Sequence[Entry]) -> bool:
    return all(may_record(visit, item, one) for one in entries if one.key == item.id)


ACTIONS = {"foryes": _confirmed, "forpick": _picked}
