"""Words: a report in a sentence, an answer to a question of ours, a menu button, a quotation."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from db.items import Item, items_by_id, items_of_task
from db.models import Draft
from db.outbox import last_reminder
from db.posts import known_units
from db.rules.terms import PostRole
from handlers import (
    basics,
    boards,
    filing,
    misreported,
    nudging,
    on_behalf,
    questions,
    taking_back,
)
from handlers.answers import answers
from handlers.i18n import LANGUAGES, tongue
from handlers.inputs.decision import Choice, Decision
from handlers.inputs.intents import is_correction
from handlers.inputs.reading import Intent, Reading
from handlers.keyboards import menus
from handlers.keyboards import reports as keyboards
from handlers.owing import speakable
from handlers.questions import ask, asked_here, replied_to
from handlers.recording import acknowledged, facts_said, may_report, take
from handlers.texts import boards as board_texts
from handlers.texts import chat
from handlers.texts import groups as group_texts
from handlers.texts import reports as texts
from handlers.texts.fit import clip
from handlers.understanding import decided, read_words
from handlers.visit import Visit

SHORTEST = 2
BODIES = ("局", "镇", "乡", "街道")
"""How the names of units end that nobody uses for a place or a thing, as 政务大厅 or 分中心 are."""


def text(visit: Visit) -> None:
    """Anything written in a private chat that is no command."""
    pressed = None if visit.in_group else _menu_button(visit.text)
    if pressed:
        pressed(visit)
    elif visit.message and visit.message.forward_origin:
        _quotation(visit)
    else:
        read_text(visit, visit.text, asked=asked_here(visit))


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
    if not visit.in_group and (on_behalf.in_words(visit, words) or nudging.in_words(visit, words)):
        return
    units = visit.who.actor.units_as(PostRole.REPORTER)
    items = speakable(visit.session, units, today=visit.today)
    about = replied_to(visit) or (asked.payload.get("about", []) if asked else [])
    reading = read_words(visit, words, items, about)
    if asked and filing.names_item(words, reading):
        questions.carry_files(visit)
    answered = asked is not None and answers(visit, asked, reading)
    if not answered and not (visit.files and filing.only_names(reading)):
        _do(visit, words, reading, items)
    filing.settle(visit, reading)


def _do(visit: Visit, words: str, reading: Reading, items: dict[int, Item]) -> None:
    match reading.intent:
        case Intent.REPORT | Intent.NONE if is_correction(words) and misreported.corrected(
            visit, words, reading
        ):
            return
        case Intent.REPORT | Intent.RETURN | Intent.EXTENSION:
            _report(visit, words, reading, items)
        case Intent.ACK:
            _acknowledge(visit, reading)
        case Intent.RETRACT:
            taking_back.offer(visit, reading, list(items))
        case Intent.COURTESY:
            visit.say(chat.courtesy(visit.t, visit.who.salutation))
        case Intent.QUERY:
            _answer(visit, reading, items)
        case _:
            _not_understood(visit, items)


def _answer(visit: Visit, reading: Reading, items: dict[int, Item]) -> None:
    """A question: of one task, else of what is one's own."""
    if visit.in_group:
        visit.say(group_texts.ask_in_private(visit.t))
    elif reading.tasks:
        boards.show_task(visit, reading.tasks[0])
    elif items:
        boards.mine(visit)
    else:
        basics.help_(visit)


def _not_understood(visit: Visit, items: dict[int, Item]) -> None:
    """Examples that fit; who reports nothing is told what they can do."""
    if items:
        visit.say(texts.nothing_found(visit.t, _example(items)))
    elif visit.in_group:
        visit.say(group_texts.usage(visit.t))
    else:
        basics.help_(visit)


def _report(visit: Visit, words: str, reading: Reading, items: dict[int, Item]) -> None:
    decision = decided(visit, reading, items, words)
    if names_others(visit, words):
        decision = replace(decision, plain=(), doubtful=decision.entries)
    if decision.recordable:
        take(visit, decision.recordable, words)
        if decision.asks_extension:
            visit.say(texts.extension_noted(visit.t))
    elif decision.entries or len(decision.choices) > 1:
        _confirm(visit, words, decision)
    elif decision.choices:
        _choose(visit, words, decision.choices[0])
    else:
        visit.say(_refused(visit, decision.foreign))


def _refused(visit: Visit, numbers: Sequence[str]) -> str:
    """Somebody else's task, or none at all."""
    for number in numbers:
        if number != "?" and not items_of_task(visit.session, number, today=visit.today):
            return board_texts.task_unknown(visit.t, number)
    return texts.not_yours(visit.t, numbers)


def names_others(visit: Visit, words: str) -> bool:
    """Whether a sentence names another unit: then it is shown for whom it would be recorded."""
    mine = visit.who.actor.unit_ids
    return any(
        name.endswith(BODIES) and len(name) > SHORTEST and name in words and unit.id not in mine
        for name, unit in known_units(visit.session).items()
    )


def _confirm(visit: Visit, words: str, decision: Decision) -> None:
    """Several things, or a doubt: show what was understood before anything is recorded."""
    known = {i.id: i for i in items_by_id(visit.session, [e.key for e in decision.entries])}
    shown = [
        texts.reading(visit.t, known[e.key], facts_said(visit, e), visit.today)
        for e in decision.entries
    ]
    open_keys = [key for choice in decision.choices for key in choice.keys]
    unclear = [f"{item.duty} {item.title}" for item in items_by_id(visit.session, open_keys)]
    text = texts.confirm(visit.t, shown, unclear, decision.foreign)
    keyboard = None
    if shown:
        draft_id = ask(visit, "confirm", decision.entries, words)
        keyboard = keyboards.confirm(visit.t, draft_id)
    visit.say(text, keyboard, about=list(known))


def _choose(visit: Visit, words: str, choice: Choice) -> None:
    """One thing was said of several duties: which is meant? Too many to list: by number, please."""
    if len(choice.keys) > keyboards.ROWS:
        visit.say(texts.which_number(visit.t, clip(words, texts.QUOTED)), about=choice.keys)
        return
    candidates = items_by_id(visit.session, choice.keys)
    draft_id = ask(visit, "pick", [choice.entry], words)
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


def _example(items: dict[int, Item]) -> str:
    """The code of a duty of theirs, for an example that fits this person."""
    measured = (item.duty for item in items.values() if item.target and not item.finished)
    return next(measured, next((item.duty for item in items.values()), "1a"))
