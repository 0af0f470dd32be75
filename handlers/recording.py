"""From what was understood to the register and the echo: the one way in for reports."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from db.items import Item, items_by_id, locked_item
from db.models import Report
from db.reports import Statement, acknowledge, record_report
from db.rules.permissions import Action, Subject, may
from db.rules.targets import Contradiction, Op, contradicts
from db.rules.terms import ReportStatus
from handlers import colleagues, questions, replacing
from handlers.attaching import hand_in, lacks_evidence
from handlers.inputs.decision import Entry
from handlers.keyboards import reports as keyboards
from handlers.texts import corrections as correction_texts
from handlers.texts import files, words
from handlers.texts import on_behalf as on_behalf_texts
from handlers.texts import reports as texts
from handlers.texts.fit import clip
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
    behind = behind or _behind(visit, entry)
    if item and not _ask_for_missing(visit, item, entry, said, behind):
        record(visit, item, entry, said)


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
    lacking = [entry for entry in entries if _missing(visit, items[entry.key], entry)]
    for entry in entries:
        if entry not in lacking:
            record(visit, items[entry.key], entry, said)
    if lacking:
        take(visit, lacking[0], said, lacking[1:])


def acknowledged(visit: Visit, items: Sequence[Item]) -> str:
    """签收 of what is begun; says how many were new."""
    fresh = sum(
        acknowledge(visit.session, assignment_id=item.id, by=visit.by, office=visit.office)
        for item in items
        if item.starts_on <= visit.today
    )
    return texts.acknowledged(visit.t, fresh, known=bool(items))


def record(visit: Visit, item: Item, entry: Entry, said: str) -> Report:
    """Write the report down and echo it with its light and 撤回."""
    short = contradicts(entry.status, item.target, entry.value) == Contradiction.OFF_TARGET
    entry = as_recorded(item, entry)
    report = record_report(
        visit.session,
        assignment_id=item.id,
        said=_statement(visit, entry, item, said),
        by=visit.by,
        office=visit.office,
    )
    _echo(visit, item.id, report, entry, short=short, enclosed=hand_in(visit, report))
    _go_on(visit, item)
    return report


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
        supersedes=replacing.to_supersede(visit, entry.corrects),
        on_behalf=entry.on_behalf,
    )


def _echo(
    visit: Visit,
    assignment_id: int,
    report: Report,
    entry: Entry,
    *,
    short: bool,
    enclosed: Markup | None,
) -> None:
    item = items_by_id(visit.session, [assignment_id])[0]
    head = _head(visit, item, report)
    lines = [texts.recorded(visit.t, item, report, figures_said(entry), visit.today, head)]
    lines += [enclosed] if enclosed else []
    if short:
        lines.append(texts.below_target(visit.t, item))
    elif _met(item, entry) and not entry.on_behalf:
        lines.append(texts.target_met(visit.t, item))
    if entry.forecast_on and item.due_on and entry.forecast_on > item.due_on:
        lines.append(texts.after_due(visit.t, words.day(visit.t, entry.forecast_on, visit.today)))
    visit.say("\n".join(lines), keyboards.report(visit.t, report.id), about=[item.id])
    if report.on_behalf:
        colleagues.told_what_was_recorded(visit, item, facts_said(visit, entry))


def _head(visit: Visit, item: Item, report: Report) -> Markup | None:
    """更正 with what it was before, or 代录 for which unit; none for a plain report."""
    was = replacing.replaced_by(visit, item, report)
    if was:
        return correction_texts.corrected(visit.t, item, facts_said(visit, was), visit.today)
    return on_behalf_texts.recorded(visit.t, item, visit.today) if report.on_behalf else None


def _met(item: Item, entry: Entry) -> bool:
    """推进中 with a figure that reaches a target to be reached: then it can be finished."""
    goal = item.target
    if goal is None or goal.op != Op.AT_LEAST or entry.value is None:
        return False
    return entry.status == ReportStatus.IN_PROGRESS and entry.value >= goal.value


def facts_said(visit: Visit, entry: Entry) -> list[str]:
    """Everything an entry says, for the card that asks before recording it."""
    forecast = (
        [texts.expected(visit.t, entry.forecast_on, visit.today)]
        if entry.forecast_on and entry.status != ReportStatus.DONE
        else []
    )
    reason = [clip(entry.reason, texts.QUOTED)] if entry.reason else []
    return [words.status(visit.t, entry.status), *figures_said(entry), *forecast, *reason]


def figures_said(entry: Entry) -> list[str]:
    """The figures of an entry as the echo shows them: 85%, or 新版系统 1203件 for a return."""
    return [f"{name} {words.figure(value, unit)}".strip() for name, value, unit in entry.figures]


def _missing(visit: Visit, item: Item, entry: Entry) -> str | None:
    """What a report still lacks: a reason, a return's figures, a figure, evidence; or None."""
    if entry.status in NEED_REASON and not entry.reason:
        return "reason"
    if item.figure_names and _lacks_named(entry, item.figure_names):
        return "figures"
    if _lacks_figure(item, entry):
        return "figure"
    return "evidence" if lacks_evidence(visit, item, entry) else None


def _ask_for_missing(
    visit: Visit, item: Item, entry: Entry, said: str, behind: Sequence[Entry]
) -> bool:
    """Whether a question was asked; what is `behind` it waits in the same row."""
    missing = _missing(visit, item, entry)
    if missing is None:
        return False
    if missing == "reason":
        question = texts.ask_reason(visit.t, item, entry.status, visit.today)
    elif missing == "figures":
        entry = replace(entry, status=ReportStatus.DONE, figures=())
        question = texts.ask_figures(visit.t, item, item.figure_names, visit.today)
    elif missing == "evidence":
        question = files.needed(visit.t, item, visit.today)
    else:
        question = texts.ask_figure(visit.t, item, visit.today)
    asked = questions.ask(visit, missing, [entry, *behind], said)
    may_do_without = missing == "figure" and entry.status != ReportStatus.DONE
    keyboard = keyboards.question(visit.t, asked, item if may_do_without else None)
    visit.say(question, keyboard, about=[item.id])
    return True


def _lacks_named(entry: Entry, wanted: Sequence[str]) -> bool:
    """A return is handed in with all its figures; a percentage (9a 85%) is none of them."""
    unnamed = any(not name for name, _, _ in entry.figures)
    return unnamed or (entry.status == ReportStatus.DONE and len(entry.figures) < len(wanted))


def _lacks_figure(item: Item, entry: Entry) -> bool:
    """A target is answered with a figure: 办结 must show it, 推进中 is asked for it once."""
    asked = entry.status in (ReportStatus.DONE, ReportStatus.IN_PROGRESS)
    return asked and item.target is not None and not entry.figures
