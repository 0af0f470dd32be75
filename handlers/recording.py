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
from handlers import announcing, questions, replacing, requesting
from handlers.attaching import hand_in
from handlers.echoes import echo, refresh_reminder
from handlers.inputs.decision import Entry
from handlers.keyboards import reports as keyboards
from handlers.lacking import missing, named_only, question
from handlers.texts import monthly
from handlers.texts import reports as texts
from handlers.visit import Visit


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
    behind = behind or _behind(visit, entry)
    if item is None or _is_shut(visit, item, entry):
        _pass_over(visit, entry.key, said, behind)
        return
    entry = completed(visit, item, entry, said)
    if not _ask_for_missing(visit, item, entry, said, behind):
        _put(visit, item, entry, said)


def _behind(visit: Visit, entry: Entry) -> Sequence[Entry]:
    """What waits behind the question that this entry answers."""
    asked = questions.waiting(visit)
    if asked is None or asked.kind not in questions.MISSING:
        return ()
    first, *behind = questions.entries_of(asked)
    return behind if first.key == entry.key else ()


def take_all(visit: Visit, entries: Sequence[Entry], said: str) -> None:
    """Record what is complete; ask for what the others lack, one after the other."""
    items = {item.id: item for item in items_by_id(visit.session, [e.key for e in entries])}
    entries = [completed(visit, items[one.key], one, said) for one in entries]
    lacking = [entry for entry in entries if missing(visit, items[entry.key], entry)]
    for entry in entries:
        if entry not in lacking and not _is_shut(visit, items[entry.key], entry):
            _put(visit, items[entry.key], entry, said)
    if lacking:
        take(visit, lacking[0], said, lacking[1:])


def _put(visit: Visit, item: Item, entry: Entry, said: str) -> None:
    """A report goes to the register, a request for a later date to those who decide."""
    if entry.extend:
        requesting.request(visit, entry, said)
    else:
        record(visit, item, entry, said)


def _pass_over(visit: Visit, key: int, said: str, behind: Sequence[Entry]) -> None:
    """What cannot be recorded is asked about no more; what waits behind it is."""
    asked = questions.waiting(visit)
    if asked and asked.kind in questions.MISSING and questions.entries_of(asked)[0].key == key:
        questions.close(visit)
    take_all(visit, behind, said)


def completed(visit: Visit, item: Item, entry: Entry, said: str) -> Entry:
    """With what goes without saying: the day that 延期两周 comes to; 不涉及 of a return is a
    reason itself."""
    if entry.extend:
        return requesting.completed(visit, item, entry, said)
    if item.monthly and entry.status == ReportStatus.NOT_APPLICABLE and not entry.reason:
        return replace(entry, reason=keyboards.reason_labels(visit.t)[keyboards.OURS])
    return entry


def corrected(item: Item, entry: Entry) -> Entry:
    """A return that is handed in again replaces what was handed in before."""
    again = item.monthly and entry.status == ReportStatus.DONE and handed_in(item)
    return replace(entry, corrects=item.report_id) if again and not entry.corrects else entry


def _is_shut(visit: Visit, item: Item, entry: Entry) -> bool:
    """What is closed, and a month that has not begun, takes no report; that is said."""
    closed = item.state == AssignmentState.CLOSED
    if entry.extend or not (closed or (item.monthly and item.starts_on > visit.today)):
        return False
    if not item.monthly:
        visit.say(texts.closed_already(visit.t, item, visit.today), about=[item.id])
    elif closed:
        visit.say(monthly.shut(visit.t, item, visit.today))
    else:
        visit.say(monthly.not_begun(visit.t, item, visit.today))
    return True


def acknowledged(visit: Visit, items: Sequence[Item]) -> str:
    """签收 of what is begun; says how many were new."""
    fresh = sum(
        acknowledge(visit.session, assignment_id=item.id, by=visit.by, office=visit.office)
        for item in items
        if item.starts_on <= visit.today
    )
    return texts.acknowledged(visit.t, fresh, known=bool(items))


def record(visit: Visit, item: Item, entry: Entry, said: str) -> Report | None:
    """Write the report down and echo it with its light, what speaks against it, and 撤回.

    None for what is closed, or has not begun.
    """
    item = locked_item(visit.session, item.id) or item
    if _is_shut(visit, item, entry):
        _go_on(visit, item)
        return None
    entry = corrected(item, entry)
    short = contradicts(entry.status, item.target, entry.value) == Contradiction.OFF_TARGET
    entry = as_recorded(item, entry)
    report = write(visit, item, entry, said)
    if item.monthly and entry.status == ReportStatus.NOT_APPLICABLE:
        for later in months_after(visit.session, item, today=visit.today):
            write(visit, later, replace(entry, key=later.id), said)
    echo(visit, item, report, entry, short=short, enclosed=hand_in(visit, report))
    announcing.reported(visit, item.id)
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
        visit.files = questions.files_of(asked)
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


def _ask_for_missing(
    visit: Visit, item: Item, entry: Entry, said: str, behind: Sequence[Entry]
) -> bool:
    """Whether a question was asked; what is `behind` it waits in the same row."""
    lacking = missing(visit, item, entry)
    if lacking is None:
        return False
    if entry.extend:
        requesting.ask(visit, item, entry, said, behind)
        return True
    if lacking == "figures":
        entry = named_only(item, entry)
    asked = questions.ask(visit, lacking, [entry, *behind], said)
    text, keyboard = question(visit, item, entry, lacking, asked)
    visit.say(text, keyboard, about=[item.id])
    return True
