"""From what was understood to the register and the echo: the one way in for reports."""

from collections.abc import Sequence
from dataclasses import replace

from db.corrections import to_supersede
from db.items import Item, items_by_id, locked_item
from db.models import Report
from db.reports import Statement, acknowledge, record_report
from db.returns import handed_in, months_after
from db.rules.permissions import Action, Subject, may
from db.rules.targets import Contradiction, contradicts
from db.rules.terms import AssignmentState, ReportStatus
from handlers import questions, replacing
from handlers.echoes import echo, figures_said, refresh_reminder
from handlers.inputs.decision import Entry
from handlers.keyboards import reports as keyboards
from handlers.keyboards.base import Markup
from handlers.texts import monthly
from handlers.texts import reports as texts
from handlers.visit import Visit

NEED_REASON = (ReportStatus.BLOCKED, ReportStatus.NOT_APPLICABLE)


def may_report(visit: Visit, item: Item) -> bool:
    """Asked again at every press and every sentence."""
    subject = Subject(unit_ids=frozenset({item.unit_id}))
    return may(visit.who.actor, Action.REPORT, subject)


def may_record(visit: Visit, item: Item, entry: Entry) -> bool:
    """A report of one's own unit, or one that a supervisor writes down for another (代录)."""
    if not entry.on_behalf:
        return may_report(visit, item)
    subject = Subject(unit_ids=frozenset({item.unit_id}))
    return may(visit.who.actor, Action.RECORD_FOR, subject)


def take(visit: Visit, entry: Entry, said: str, behind: Sequence[Entry] = ()) -> None:
    """Record one understood report, or ask for what it still lacks, and for what is `behind` it."""
    item = locked_item(visit.session, entry.key)
    if item is None or _is_shut(visit, item):
        _pass_over(visit, entry.key, said, behind)
        return
    entry = completed(item, entry, visit)
    if not _ask_for_missing(visit, item, entry, said, behind):
        record(visit, item, entry, said)


def take_all(visit: Visit, entries: Sequence[Entry], said: str) -> None:
    """Record what is complete; ask for what the others lack, one after the other."""
    items = {item.id: item for item in items_by_id(visit.session, [e.key for e in entries])}
    entries = [completed(items[entry.key], entry, visit) for entry in entries]
    lacking = [entry for entry in entries if _missing(items[entry.key], entry)]
    for entry in entries:
        if entry not in lacking and not _is_shut(visit, items[entry.key]):
            record(visit, items[entry.key], entry, said)
    if lacking:
        take(visit, lacking[0], said, lacking[1:])


def _pass_over(visit: Visit, key: int, said: str, behind: Sequence[Entry]) -> None:
    """What cannot be recorded is asked about no more; what waits behind it is."""
    asked = questions.waiting(visit)
    if asked and asked.kind in questions.MISSING and questions.entries_of(asked)[0].key == key:
        questions.close(visit)
    take_all(visit, behind, said)


def completed(item: Item, entry: Entry, visit: Visit) -> Entry:
    """不涉及 of a return needs no further reason: it is one."""
    if item.monthly and entry.status == ReportStatus.NOT_APPLICABLE and not entry.reason:
        return replace(entry, reason=keyboards.reason_labels(visit.t)[keyboards.OURS])
    return entry


def corrected(item: Item, entry: Entry) -> Entry:
    """A return that is handed in again replaces what was handed in before."""
    again = item.monthly and entry.status == ReportStatus.DONE and handed_in(item)
    return replace(entry, corrects=item.report_id) if again and not entry.corrects else entry


def _is_shut(visit: Visit, item: Item) -> bool:
    """A return whose month is closed, or has not begun, takes no report; that is said."""
    if not item.monthly:
        return False
    if item.state == AssignmentState.CLOSED:
        visit.say(monthly.shut(visit.t, item, visit.today))
    elif item.starts_on > visit.today:
        visit.say(monthly.not_begun(visit.t, item, visit.today))
    else:
        return False
    return True


def acknowledged(visit: Visit, items: Sequence[Item]) -> str:
    """签收 of what is begun; says how many were new."""
    fresh = sum(
        acknowledge(visit.session, assignment_id=item.id, by=visit.by, office=visit.office)
        for item in items
        if item.starts_on <= visit.today
    )
    return texts.acknowledged(visit.t, fresh, known=bool(items))


def record(visit: Visit, item: Item, entry: Entry, said: str) -> Report:
    """Write the report down and echo it with its light, what speaks against it, and 撤回."""
    entry = corrected(item, entry)
    short = contradicts(entry.status, item.target, entry.value) == Contradiction.OFF_TARGET
    entry = as_recorded(item, entry)
    report = write(visit, item, entry, said)
    if item.monthly and entry.status == ReportStatus.NOT_APPLICABLE:
        for later in months_after(visit.session, item, today=visit.today):
            write(visit, later, replace(entry, key=later.id), said)
    echo(visit, item, report, entry, short=short)
    refresh_reminder(visit, item.id)
    _go_on(visit, item)
    return report


def write(visit: Visit, item: Item, entry: Entry, said: str) -> Report:
    """Only write the report down."""
    return record_report(
        visit.session,
        assignment_id=item.id,
        said=_statement(visit, entry, item, said),
        by=visit.by,
        office=visit.office,
    )


def as_recorded(item: Item, entry: Entry) -> Entry:
    """What is written of an entry: 办结 below the target is 推进中, and has no forecast; figures
    with their units."""
    if entry.status == ReportStatus.DONE:
        entry = replace(entry, forecast_on=None)  # a day said of what is done is no forecast
    if contradicts(entry.status, item.target, entry.value) == Contradiction.OFF_TARGET:
        entry = replace(entry, status=ReportStatus.IN_PROGRESS)
    figures = tuple(
        (name, value, unit or item.unit_of(name)) for name, value, unit in entry.figures
    )
    return replace(entry, figures=figures)


def _go_on(visit: Visit, item: Item) -> None:
    """If it was asked about this item, that is answered: ask for what waits behind it."""
    asked = questions.waiting(visit)
    if asked is None or asked.kind not in questions.MISSING:
        return
    first, *behind = questions.entries_of(asked)
    if first.key == item.id:
        questions.close(visit)
        take_all(visit, behind, asked.payload["said"])


def _statement(visit: Visit, entry: Entry, item: Item, said: str) -> Statement:
    """The report that it corrects is looked at once more: it may have been reviewed meanwhile,
    and then what is said now is a new report."""
    return Statement(
        status=entry.status,
        text=said,
        reason=entry.reason,
        forecast_on=entry.forecast_on,
        figures=[(name or item.title, value, unit) for name, value, unit in entry.figures],
        supersedes=_replaced(visit, item, entry),
        on_behalf=entry.on_behalf,
    )


def _replaced(visit: Visit, item: Item, entry: Entry) -> int | None:
    """A return may be corrected until its month is closed, all else for a day."""
    if entry.corrects and item.monthly and entry.status == ReportStatus.DONE:
        return to_supersede(visit.session, entry.corrects)
    return replacing.to_supersede(visit, entry.corrects)


def _missing(item: Item, entry: Entry) -> str | None:
    """What a report still lacks: a reason, the figures of a return, a figure; None if nothing."""
    if entry.status in NEED_REASON and not entry.reason:
        return "reason"
    if item.figure_names and _lacks_named(entry, item.figure_names):
        return "figures"
    return "figure" if _lacks_figure(item, entry) else None


def _ask_for_missing(
    visit: Visit, item: Item, entry: Entry, said: str, behind: Sequence[Entry]
) -> bool:
    """Whether a question was asked; what is `behind` it waits in the same row."""
    missing = _missing(item, entry)
    if missing is None:
        return False
    if missing == "figures":
        entry = _named_only(item, entry)
    asked = questions.ask(visit, missing, [entry, *behind], said)
    question, keyboard = _question(visit, item, entry, missing, asked)
    visit.say(question, keyboard, about=[item.id])
    return True


def _question(
    visit: Visit, item: Item, entry: Entry, missing: str, asked: int
) -> tuple[str, Markup]:
    t, today = visit.t, visit.today
    if missing == "figures":
        have = [name for name, _, _ in entry.figures]
        wanted = next(name for name in item.figure_names if name not in have)
        text = monthly.ask_figure(t, item, wanted, figures_said(entry), today)
        return text, keyboards.figures(t, asked, len(have))
    if missing == "reason":
        question = texts.ask_reason(t, item, entry.status, today)
        if entry.status == ReportStatus.NOT_APPLICABLE:
            return question, keyboards.reasons(t, asked)
        return question, keyboards.question(t, asked, None)
    may_do_without = entry.status != ReportStatus.DONE
    keyboard = keyboards.question(t, asked, item if may_do_without else None)
    return texts.ask_figure(t, item, today), keyboard


def _named_only(item: Item, entry: Entry) -> Entry:
    """The figures of a return that are there already, each under a name of its own."""
    given = {name: (name, value, unit) for name, value, unit in entry.figures}
    named = tuple(given[name] for name in item.figure_names if name in given)
    return replace(entry, status=ReportStatus.DONE, figures=named)


def _lacks_named(entry: Entry, wanted: Sequence[str]) -> bool:
    """A return is handed in with all its figures; a percentage (9a 85%) is none of them."""
    unnamed = any(not name for name, _, _ in entry.figures)
    return unnamed or (entry.status == ReportStatus.DONE and len(entry.figures) < len(wanted))


def _lacks_figure(item: Item, entry: Entry) -> bool:
    """A target is answered with a figure: 办结 must show it, 推进中 is asked for it once."""
    asked = entry.status in (ReportStatus.DONE, ReportStatus.IN_PROGRESS)
    return asked and item.target is not None and not entry.figures
