"""Whether words answer a question of ours, or say something of their own."""

from db.rules.terms import ReportStatus
from handlers import questions
from handlers.i18n import LANGUAGES, tongue
from handlers.inputs.decision import Entry
from handlers.inputs.reading import Intent, Reading
from handlers.inputs.tasks import find_tasks
from handlers.texts import words
from handlers.visit import Visit

FINAL = (ReportStatus.DONE, ReportStatus.NOT_APPLICABLE)
"""Said of another duty, it is a report; 还没对接 may well be the reason that was asked for."""
LABELS = frozenset(words.status(tongue(code), one) for code in LANGUAGES for one in ReportStatus)
"""A button's label that is typed is a report of its own, not the reason asked for."""


def is_about_another(visit: Visit, asked: Entry) -> bool:
    """A reply to a message that does not show what was asked about is no answer to it."""
    shown = questions.replied_to(visit)
    return bool(shown) and asked.key not in shown


def is_something_else(visit: Visit, reading: Reading, asked: Entry) -> bool:
    """收到, a question, 撤回, or a reply to another message: no reason that was asked for."""
    anew = reading.intent in (Intent.ACK, Intent.QUERY, Intent.RETRACT)
    return anew or is_about_another(visit, asked)


def is_new(text: str, reading: Reading, asked: Entry) -> bool:
    """Whether words say something of their own: a task, 收到, a question, another duty's figure."""
    if find_tasks(text) or text.strip() in LABELS or reading.intent in (Intent.ACK, Intent.QUERY):
        return True
    others = [one for one in reading.items if one.candidates and asked.key not in one.candidates]
    return any(one.value is not None or one.figures or one.status in FINAL for one in others)
