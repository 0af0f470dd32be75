"""Words: a report in a sentence, an answer to a question of ours, a menu button, a quotation."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup

from db.items import Item, items_by_id, items_of_task
from db.models import Draft
from db.outbox import last_reminder
from db.posts import known_units
from db.rules.doubts import is_over_whole
from db.rules.terms import PostRole
from handlers import (
    asking,
    away,
    basics,
    boards,
    dating,
    filing,
    making,
    misreported,
    nudging,
    on_behalf,
    others,
    questions,
    standing,
    taking_back,
)
from handlers.answers import answers
from handlers.echoes import facts_said
from handlers.i18n import LANGUAGES, tongue
from handlers.inputs import captions
from handlers.inputs.decision import Choice, Decision
from handlers.inputs.intents import is_correction
from handlers.inputs.orders import nudged, recorded_for
from handlers.inputs.reading import Intent, Reading
from handlers.keyboards import menus
from handlers.keyboards import reports as keyboards
from handlers.owing import speakable
from handlers.questions import ask, asked_here, replied_to
from handlers.recording import acknowledged, may_report, take_all
from handlers.texts import boards as board_texts
from handlers.texts import chat, doubts
from handlers.texts import groups as group_texts
from handlers.texts import reports as texts
from handlers.texts.fit import clip
from handlers.understanding import decided, read_words
from handlers.visit import Visit


def text(visit: Visit) -> None:
    """Anything written in a private chat that is no command."""
    pressed = None if visit.in_group else _menu_button(visit.text)
    if pressed:
        pressed(visit)
    elif visit.message and visit.message.forward_origin:
        _quotation(visit)
    else:
        asked = asked_here(visit)
        if not standing.said_all_well(visit, asked):
            read_text(visit, visit.text, asked=asked)


def _menu_button(words: str) -> Callable[[Visit], None] | None:
    """The command behind a button of the menu, in either language: an old menu stays in sight."""
    for language in LANGUAGES:
        labels = menus.menu_labels(tongue(language))
        if words in labels:
            return (boards.mine, boards.status, basics.help_)[labels.index(words)]
    return None


def _quotation(visit: Visit) -> None:
    """A forwarded text is somebody else's words: ask before taking it as a report."""
    keyboard = keyboards.confirm(visit.t, ask(visit, "forwarded", [], visit.text))
    visit.say(chat.forwarded(visit.t, clip(visit.text, texts.QUOTED)), keyboard)


def read_text(visit: Visit, words: str, asked: Draft | None = None) -> None:
    """Understand a sentence: an order, an answer to what was `asked`, or something new."""
    if _ordered(visit, words):
        return
    units = visit.who.actor.units_as(PostRole.REPORTER)
    items = speakable(visit.session, units, today=visit.today)
    about = replied_to(visit) or (asked.payload.get("about", []) if asked else [])
    reading = read_words(visit, words, items, about)
    if asked and captions.names_item(words, reading):
        questions.carry_files(visit)
    label = bool(visit.files) and captions.is_label(words)
    answered = asked is not None and not label and answers(visit, asked, reading)
    if not answered and not (visit.files and captions.only_names(reading)):
        _do(visit, words, reading, items)
    filing.settle(visit, reading)


def _ordered(visit: Visit, words: str) -> bool:
    """An order of a supervisor's; in a group it is only told where to give it."""
    if not visit.in_group:
        orders = (on_behalf.in_words, nudging.in_words, dating.in_words)
        return any(order(visit, words) for order in orders)
    units = known_units(visit.session) if visit.who.actor.has(PostRole.SUPERVISOR) else {}
    order = bool(units) and (recorded_for(words, units) or nudged(words, units))
    if order:
        visit.say(group_texts.usage(visit.t))
    return bool(order)


def _do(visit: Visit, words: str, reading: Reading, items: dict[int, Item]) -> None:
    match reading.intent:
        case Intent.REPORT | Intent.NONE if is_correction(words) and misreported.corrected(
            visit, words, reading
        ):
            return
        case Intent.REPORT | Intent.RETURN | Intent.EXTENSION:
            if items or not asking.asks_after_all(visit, words):
                _report(visit, words, reading, items)
        case Intent.ACK:
            _acknowledge(visit, reading)
        case Intent.RETRACT:
            taking_back.offer(visit, reading, list(items))
        case Intent.COURTESY:
            visit.say(chat.courtesy(visit.t, visit.who.salutation))
        case Intent.QUERY:
            asking.answer(visit, words, reading)
        case _:
            _other(visit, words, reading, items)


def _other(visit: Visit, words: str, reading: Reading, items: dict[int, Item]) -> None:
    """No report: it may ask (公安局的情况), or say that somebody is away."""
    if reading.inquiry and asking.may_answer(visit, words, reading.inquiry):
        asking.answer(visit, words, reading)
    elif not away.in_words(visit, words) and (visit.in_group or not making.in_words(visit, words)):
        _not_understood(visit, items)


def _not_understood(visit: Visit, items: dict[int, Item]) -> None:
    """Examples that fit; in a group, how to speak to the bot there."""
    if visit.in_group and not items:
        visit.say(group_texts.usage(visit.t))
    else:
        asking.not_understood(visit, items)


def _report(visit: Visit, words: str, reading: Reading, items: dict[int, Item]) -> None:
    decision = decided(visit, reading, items, words)
    theirs = others.belongs_to(visit, words, decision.plain)
    if theirs:
        visit.say(doubts.of_another(visit.t, theirs.unit, theirs.duty))
        return
    if others.names_others(visit, words):
        decision = replace(decision, plain=(), doubtful=decision.entries)
    if decision.recordable:
        take_all(visit, decision.recordable, words)
    elif decision.entries or len(decision.choices) > 1:
        _confirm(visit, words, decision)
    elif decision.choices:
        _choose(visit, words, decision.choices[0])
    else:
        visit.say(_refused(visit, decision.foreign))


def _refused(visit: Visit, numbers: Sequence[str]) -> str:
    """Somebody else's task, and whose it is; or none at all."""
    theirs: list[Item] = []
    for number in numbers:
        found = items_of_task(visit.session, number, today=visit.today)
        if number != "?" and not found:
            return board_texts.task_unknown(visit.t, number)
        theirs += found
    refusal = texts.not_yours(visit.t, numbers)
    return f"{refusal}\n{board_texts.units(visit.t, theirs)}" if theirs else refusal


def _confirm(visit: Visit, words: str, decision: Decision) -> None:
    """Several things, or a doubt: show what was understood before anything is recorded."""
    known = {i.id: i for i in items_by_id(visit.session, [e.key for e in decision.entries])}
    shown = [
        texts.reading(visit.t, known[e.key], facts_said(visit, e), visit.today)
        for e in decision.entries
    ]
    open_keys = [key for choice in decision.choices for key in choice.keys]
    unclear = [f"{item.duty} {item.title}" for item in items_by_id(visit.session, open_keys)]
    text = texts.confirm(visit.t, shown, unclear, decision.foreign, _beyond(visit, decision, known))
    keyboard = None
    if shown:
        draft_id = ask(visit, "confirm", decision.entries, words)
        keyboard = keyboards.confirm(visit.t, draft_id)
    visit.say(text, keyboard, about=list(known))


def _beyond(visit: Visit, decision: Decision, known: dict[int, Item]) -> list[Markup]:
    """A line for each share beyond the whole."""
    return [
        doubts.check_share(visit.t, known[entry.key].duty)
        for entry in decision.entries
        for _, value, unit in entry.figures
        if is_over_whole(value, unit or known[entry.key].target_unit or "")
    ]


def _choose(visit: Visit, words: str, choice: Choice) -> None:
    """One thing was said of several duties: which is meant? Too many to list: by number, please."""
    if len(choice.keys) > keyboards.ROWS:
        visit.say(texts.which_number(visit.t, clip(words, texts.QUOTED)), about=choice.keys)
        return
    candidates = items_by_id(visit.session, choice.keys)
    draft_id = ask(visit, "pick", choice.entries, words)
    visit.say(
        texts.which(visit.t, clip(words, texts.QUOTED)),
        keyboards.choose(visit.t, candidates, draft_id),
        about=choice.keys,
    )


def _acknowledge(visit: Visit, reading: Reading) -> None:
    """收到: what the answered message shows, else the last reminder's."""
    keys = [int(key) for item in reading.items for key in item.candidates]
    keys = keys or replied_to(visit) or last_reminder(visit.session, chat_id=visit.chat_id)
    items = [item for item in items_by_id(visit.session, keys) if may_report(visit, item)]
    visit.say(acknowledged(visit, items))
