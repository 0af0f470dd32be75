"""Words that answer a question of ours: a figure, the figures of a return, a reason."""

from collections.abc import Callable
from dataclasses import replace

from db.items import Item, items_by_id
from db.models import Draft
from handlers.inputs.decision import Entry
from handlers.inputs.numbers import find_figures
from handlers.inputs.tasks import find_tasks
from handlers.recording import may_report, record, take
from handlers.returns import named_figures
from handlers.texts import reports as texts
from handlers.visit import Visit

EXAMPLE = 30
"""Longer words without a figure are no answer to a question for one, but something new."""


def answers(visit: Visit, draft: Draft) -> bool:
    """Whether these words answered the question; words that name a task are something new."""
    handle = QUESTIONS.get(draft.kind)
    if handle is None or find_tasks(visit.text):
        return False
    entry = Entry.from_json(draft.payload["entries"][0])
    item = items_by_id(visit.session, [entry.key])[0]
    if not may_report(visit, item):
        return False
    return handle(visit, item, entry, draft.payload["said"])


def _figure(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    found = find_figures(visit.text)
    if len(found) == 1 and item.target:
        unit = found[0].unit or item.target.unit
        if unit == item.target.unit:
            figures = (("", found[0].value, unit),)
            record(visit, item, replace(entry, figures=figures), _both(said, visit.text))
            return True
    return _again(visit)


def _figures(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    figures = named_figures(visit.text, item)
    if figures is None:
        return _again(visit)
    take(visit, replace(entry, figures=figures), _both(said, visit.text))
    return True


def _reason(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    record(visit, item, replace(entry, reason=visit.text), _both(said, visit.text))
    return True


def _both(said: str, answered: str) -> str:
    """The words of a report that took two messages; a press has none of its own."""
    return f"{said} {answered}".strip()


def _again(visit: Visit) -> bool:
    """Short words without the figure are asked again; long ones are read as something new."""
    if len(visit.text) > EXAMPLE:
        return False
    visit.say(texts.ask_again(visit.t))
    return True


QUESTIONS: dict[str, Callable[[Visit, Item, Entry, str], bool]] = {
    "figure": _figure,
    "figures": _figures,
    "reason": _reason,
}
