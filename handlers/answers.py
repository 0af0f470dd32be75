"""Words that answer a question of ours: a figure, the figures of a return, a reason."""

import re
from collections.abc import Callable
from dataclasses import replace

from db.items import Item, items_by_id
from db.models import Draft
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.i18n import LANGUAGES, tongue
from handlers.inputs.decision import Entry
from handlers.inputs.numbers import find_figures
from handlers.inputs.reading import Intent, Reading
from handlers.inputs.tasks import find_tasks
from handlers.recording import may_record, take
from handlers.returns import named_figures
from handlers.texts import files, words
from handlers.texts import reports as texts
from handlers.visit import Visit

Answer = Callable[[Visit, Draft, Reading], bool]
"""Whether the words answered it; False: they are read as something new."""
OfReport = Callable[[Visit, Item, Entry, str], bool]
FINAL = (ReportStatus.DONE, ReportStatus.NOT_APPLICABLE)
"""Said of another duty, it is a report; 还没对接 may well be the reason that was asked for."""
CANCEL = re.compile(
    r"(取消|算了|不用了|算了[,，]?不用了|cancel|never mind)[。.!！]?", re.IGNORECASE
)
LABELS = frozenset(words.status(tongue(code), one) for code in LANGUAGES for one in ReportStatus)
"""A button's label that is typed is a report of its own, not the reason asked for."""
SHORT = 30
"""Longer words without a figure are no answer to a question for one, but something new."""


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
        if _is_about_another(visit, entry) or is_new(visit.text, reading, entry):
            return False
        return may_record(visit, item, entry) and handle(visit, item, entry, draft.payload["said"])

    return answer


def _is_about_another(visit: Visit, asked: Entry) -> bool:
    """A reply to a message that does not show what was asked about is no answer to it."""
    shown = questions.replied_to(visit)
    return bool(shown) and asked.key not in shown


def is_new(text: str, reading: Reading, asked: Entry) -> bool:
    """Whether words say something of their own: a task, 收到, a question, another duty's figure."""
    if find_tasks(text) or text.strip() in LABELS or reading.intent in (Intent.ACK, Intent.QUERY):
        return True
    others = [one for one in reading.items if one.candidates and asked.key not in one.candidates]
    return any(one.value is not None or one.figures or one.status in FINAL for one in others)


def _figure(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    found = find_figures(visit.text)
    if len(found) == 1 and item.target:
        unit = found[0].unit or item.target.unit
        if unit == item.target.unit:
            figures = (("", found[0].value, unit),)
            take(visit, replace(entry, figures=figures), _both(said, visit.text))
            return True
    return _again(visit, texts.ask_again(visit.t))


def _figures(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    figures = named_figures(visit.text, item)
    if figures is None:
        again = texts.ask_figures(visit.t, item, item.figure_names, visit.today)
        return _again(visit, again)
    take(visit, replace(entry, figures=figures), _both(said, visit.text))
    return True


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
    if len(visit.text) > SHORT:
        return False
    visit.say(question)
    return True


QUESTIONS: dict[str, Answer] = {
    "figure": of_report(_figure),
    "figures": of_report(_figures),
    "reason": of_report(_reason),
    "evidence": of_report(_evidence),
    questions.FILE: lambda _visit, _draft, _reading: False,
}
"""What reads the answer to a question, by the kind of its draft."""
