"""From what was understood to the register and the echo: the one way in for reports."""

from collections.abc import Sequence
from dataclasses import replace

from db.drafts import close_draft, open_draft
from db.items import Item, items_by_id
from db.models import Report
from db.reports import Statement, record_report
from db.rules.permissions import Action, Subject, may
from db.rules.targets import Contradiction, contradicts
from db.rules.terms import ReportStatus
from handlers import keyboards
from handlers.inputs.decision import Entry
from handlers.texts import reports as texts
from handlers.texts import words
from handlers.visit import Visit

NEED_REASON = (ReportStatus.BLOCKED, ReportStatus.NOT_APPLICABLE)


def may_report(visit: Visit, item: Item) -> bool:
    """Asked again at every press and every sentence."""
    subject = Subject(unit_ids=frozenset({item.unit_id}))
    return may(visit.who.actor, Action.REPORT, subject)


def take(visit: Visit, entry: Entry, said: str) -> None:
    """Record one understood report, or ask for what it still lacks."""
    item = items_by_id(visit.session, [entry.key])[0]
    if not _ask_for_missing(visit, item, entry, said):
        record(visit, item, entry, said)


def record(visit: Visit, item: Item, entry: Entry, said: str) -> Report:
    """Write the report down and echo it with its light and 撤回."""
    short = contradicts(entry.status, item.target, entry.value) == Contradiction.OFF_TARGET
    if short:
        entry = replace(entry, status=ReportStatus.IN_PROGRESS)
    report = record_report(
        visit.session,
        assignment_id=item.id,
        said=_statement(entry, item, said),
        by=visit.by,
        office=visit.office,
    )
    close_draft(visit.session, account_id=visit.who.account_id, now=visit.now)
    _echo(visit, item.id, report, entry, short=short)
    return report


def _statement(entry: Entry, item: Item, said: str) -> Statement:
    return Statement(
        status=entry.status,
        text=said,
        reason=entry.reason,
        forecast_on=entry.forecast_on,
        figures=[
            (name or item.title, value, unit or item.unit_of(name))
            for name, value, unit in entry.figures
        ],
    )


def _echo(visit: Visit, assignment_id: int, report: Report, entry: Entry, *, short: bool) -> None:
    item = items_by_id(visit.session, [assignment_id])[0]
    lines = [texts.recorded(visit.t, item, report, figures_said(entry), visit.today)]
    if short:
        lines.append(texts.below_target(visit.t, item))
    if entry.forecast_on and item.due_on and entry.forecast_on > item.due_on:
        lines.append(texts.after_due(visit.t, words.day(visit.t, entry.forecast_on, visit.today)))
    visit.say("\n".join(lines), keyboards.report(visit.t, report.id), about=[item.id])


def facts_said(visit: Visit, entry: Entry) -> list[str]:
    """Everything an entry says, for the card that asks before recording it."""
    forecast = (
        [texts.expected(visit.t, entry.forecast_on, visit.today)] if entry.forecast_on else []
    )
    reason = [entry.reason] if entry.reason else []
    return [words.status(visit.t, entry.status), *figures_said(entry), *forecast, *reason]


def figures_said(entry: Entry) -> list[str]:
    """The figures of an entry as the echo shows them: 85%, or 新版系统 1203件 for a return."""
    return [f"{name} {words.figure(value, unit)}".strip() for name, value, unit in entry.figures]


def _ask_for_missing(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    """Whether a question was asked: for figures, or for the reason of a block."""
    wanted = item.figure_names
    if entry.status in NEED_REASON and not entry.reason:
        _ask(visit, "reason", entry, said)
        visit.say(texts.ask_reason(visit.t, item, entry.status, visit.today), about=[item.id])
    elif wanted and _lacks_named(entry, wanted):
        _ask(visit, "figures", replace(entry, status=ReportStatus.DONE, figures=()), said)
        visit.say(texts.ask_figures(visit.t, item, wanted, visit.today), about=[item.id])
    elif _lacks_figure(item, entry):
        _ask(visit, "figure", entry, said)
        keyboard = keyboards.figure(visit.t, item) if entry.status != ReportStatus.DONE else None
        visit.say(texts.ask_figure(visit.t, item, visit.today), keyboard, about=[item.id])
    else:
        return False
    return True


def _lacks_named(entry: Entry, wanted: Sequence[str]) -> bool:
    """A return is handed in with all its figures; a percentage (9a 85%) is none of them."""
    unnamed = any(not name for name, _, _ in entry.figures)
    return unnamed or (entry.status == ReportStatus.DONE and len(entry.figures) < len(wanted))


def _lacks_figure(item: Item, entry: Entry) -> bool:
    """A target is answered with a figure: 办结 must show it, 推进中 is asked for it once."""
    asked = entry.status in (ReportStatus.DONE, ReportStatus.IN_PROGRESS)
    return asked and item.target is not None and not entry.figures


def _ask(visit: Visit, kind: str, entry: Entry, said: str) -> None:
    wait_for(visit, kind, [entry], said)


def wait_for(visit: Visit, kind: str, entries: Sequence[Entry], said: str) -> int:
    """Remember in a row what was understood so far, and what is waited for; the row's id."""
    draft = open_draft(
        visit.session,
        account_id=visit.who.account_id,
        kind=kind,
        payload={"entries": [entry.to_json() for entry in entries], "said": said},
        now=visit.now,
    )
    return draft.id
