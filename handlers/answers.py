"""Words that answer a question of ours: a figure, the figures of a return, a reason."""

import re
from collections.abc import Callable
from dataclasses import replace

from db.items import Item, items_by_id
from db.models import Draft
from db.rules.doubts import is_over_whole
from handlers import deciding, deferring, extending, filling, questions, returning, standing
from handlers.inputs.decision import Entry
from handlers.inputs.numbers import find_figures
from handlers.inputs.reading import Reading
from handlers.newness import is_about_another, is_new
from handlers.recording import may_record, take
from handlers.tables import joined
from handlers.texts import doubts as doubt_texts
from handlers.texts import files, words
from handlers.texts import reports as texts
from handlers.visit import Visit

Answer = Callable[[Visit, Draft, Reading], bool]
"""Whether the words answered it; False: they are read as something new."""
OfReport = Callable[[Visit, Item, Entry, str], bool]
CANCEL = re.compile(
    r"(取消|算了|不用了|算了[,，]?不用了|cancel|never mind)[。.!！]?", re.IGNORECASE
)


def answers(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """Whether these words answered the question, and what they said is recorded."""
    handle = QUESTIONS.get(draft.kind)
    if handle is None:
        return False
    if CANCEL.fullmatch(visit.text.strip()):
        questions.close(visit)
        visit.say(questions.dropped(visit, draft))
        return True
    own = visit.files
    visit.files = [*questions.files_of(draft), *own]
    answered = handle(visit, draft, reading)
    visit.files = visit.files if answered else own
    return answered


def of_report(handle: OfReport) -> Answer:
    """An answer about the report that was begun: not for words about something else."""

    def answer(visit: Visit, draft: Draft, reading: Reading) -> bool:
        entry = questions.entries_of(draft)[0]
        item = items_by_id(visit.session, [entry.key])[0]
        if is_about_another(visit, entry) or is_new(visit.text, reading, entry):
            return False
        return may_record(visit, item, entry) and handle(visit, item, entry, draft.payload["said"])

    return answer


def _unless_new(handle: Answer) -> Answer:
    """The same, for questions that read the words themselves."""

    def answer(visit: Visit, draft: Draft, reading: Reading) -> bool:
        entry = questions.entries_of(draft)[0]
        new = is_about_another(visit, entry) or is_new(visit.text, reading, entry)
        return not new and handle(visit, draft, reading)

    return answer


def _figure(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    found = find_figures(visit.text)
    if len(found) == 1 and item.target:
        unit = found[0].unit or item.target.unit
        if is_over_whole(found[0].value, unit):
            return _again(
                visit, doubt_texts.over_whole(visit.t, words.figure(found[0].value, unit))
            )
        if unit == item.target.unit:
            figures = (("", found[0].value, unit),)
            take(visit, replace(entry, figures=figures), _both(said, visit.text))
            return True
    return _again(visit, texts.ask_again(visit.t))


def _reason(visit: Visit, _item: Item, entry: Entry, said: str) -> bool:
    take(visit, replace(entry, reason=visit.text), _both(said, visit.text))
    return True


def _evidence(visit: Visit, _item: Item, _entry: Entry, _said: str) -> bool:
    return _again(visit, files.needed_still(visit.t))


def _both(said: str, answered: str) -> str:
    """The words of a report that took two messages; a press has none of its own."""
    return f"{said} {answered}".strip()


def _again(visit: Visit, question: str) -> bool:
    """Short words without the figure are asked again; long ones are read as something new."""
    if len(visit.text) > questions.SHORT:
        return False
    visit.say(question)
    return True


OWN: dict[str, Answer] = {
    "figure": of_report(_figure),
    "figures": of_report(filling.answered),
    "reason": of_report(_reason),
    "situation": _unless_new(standing.answered),
    "evidence": of_report(_evidence),
    questions.FILE: lambda _visit, _draft, _reading: False,
}
QUESTIONS = joined(
    OWN,
    extending.QUESTIONS,
    deciding.QUESTIONS,
    deferring.QUESTIONS,
    returning.QUESTIONS,
)
"""What reads the answer to a question, by the kind of its draft."""
