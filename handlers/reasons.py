"""Why a duty does not apply, by button: 此前已完成, 不涉及本单位."""

from collections.abc import Callable
from dataclasses import replace

from db.rules.terms import ReportStatus
from handlers import questions
from handlers.keyboards import base
from handlers.keyboards import reports as keyboards
from handlers.presses import draft_of, item_of, stale
from handlers.recording import record
from handlers.visit import Visit


def _why(visit: Visit, _action: str, argument: str) -> None:
    question, _, code = argument.partition(":")
    reason = keyboards.reason_labels(visit.t).get(code)
    draft = draft_of(visit, question, "reason")
    if draft is None:
        return
    entry = questions.entries_of(draft)[0]
    if reason is None or entry.status is not ReportStatus.NOT_APPLICABLE:
        stale(visit)
        return
    item = item_of(visit, str(entry.key), entry)
    if item:
        visit.toast()
        record(visit, item, replace(entry, reason=reason), draft.payload["said"])
        visit.change_buttons(base.none(), [item.id])


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {"because": _why}
