"""更正: what was recorded and what it would become, on a card, and done when that is pressed."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from db.items import Item, items_by_id, locked_item
from db.models import Report
from db.reports import last_reports, names_of, retract
from handlers import replacing
from handlers.echoes import facts_said
from handlers.inputs.amending import Change
from handlers.inputs.decision import Entry
from handlers.keyboards import corrections as keyboards
from handlers.presses import draft_of
from handlers.questions import ask, close
from handlers.recording import may_record, take_all
from handlers.texts import corrections as texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit

KIND = "amend"
Recorded = dict[int, Report]
"""By assignment: what is to be corrected."""


def propose(visit: Visit, found: Sequence[Change], recorded: Recorded, said: str) -> None:
    """Show old and new with 更正 / 不改; one line where the old stands."""
    touched = [recorded[change.old.key] for change in found if change.old]
    refusals = [why for report in touched if (why := replacing.refused(visit, report))]
    if refusals:
        visit.say(texts.refused(visit.t, refusals[0]))
        return
    entries = [with_report(visit, change.new, recorded) for change in found if change.new]
    gone = [recorded[change.old.key].id for change in found if change.old and not change.new]
    about = [one.key for change in found if (one := change.new or change.old)]
    later = [line for report in touched for line in _since(visit, report)]
    text = texts.propose(visit.t, [_shown(visit, change) for change in found], later)
    draft_id = ask(visit, KIND, entries, said, withdrawn=gone)
    visit.say(text, keyboards.propose(visit.t, draft_id), about=about)


def with_report(visit: Visit, entry: Entry, recorded: Recorded) -> Entry:
    """The entry with the report that it replaces, if there is one; what a supervisor wrote down
    for a unit stays so, unless the unit itself corrects it."""
    report = recorded.get(entry.key)
    if report is None:
        return entry
    on_behalf = report.on_behalf and report.person_id == visit.who.person_id
    return replace(entry, corrects=report.id, on_behalf=on_behalf)


def _shown(visit: Visit, change: Change) -> Markup:
    t, today = visit.t, visit.today
    if change.old is None and change.new:
        return texts.added(t, item_of(visit, change.new.key), facts_said(visit, change.new), today)
    if change.old and change.new is None:
        was = facts_said(visit, change.old)
        return texts.withdrawn(t, item_of(visit, change.old.key), was, today)
    old, new = change.old or change.new, change.new or change.old
    if old is None or new is None:
        raise ValueError("a change of nothing into nothing")
    return texts.change(
        t, item_of(visit, old.key), facts_said(visit, old), facts_said(visit, new), today
    )


def _since(visit: Visit, report: Report) -> list[Markup]:
    """What was reported after the one to be corrected, if that is not the newest."""
    newest = last_reports(visit.session, [report.assignment_id], 1)
    if not newest or newest[0].id == report.id:
        return []
    item = item_of(visit, report.assignment_id)
    who = names_of(visit.session, newest).get(newest[0].person_id) or item.unit
    said = facts_said(visit, replacing.entry_of(visit, item, newest[0]))
    return [texts.said_since(visit.t, item, who, said)]


def _amend(visit: Visit, _action: str, argument: str) -> None:
    """更正: each part is looked at once more under its lock."""
    draft = draft_of(visit, argument, KIND)
    if draft is None:
        return
    visit.toast()
    close(visit)
    entries = [Entry.from_json(row) for row in draft.payload["entries"]]
    corrected = [entry.corrects for entry in entries if entry.corrects]
    why = _lock_and_refuse(visit, [*corrected, *draft.payload["withdrawn"]])
    if why:
        visit.change(why)
        return
    visit.change(_taken_out(visit, draft.payload["withdrawn"]))
    allowed = [one for one in entries if may_record(visit, item_of(visit, one.key), one)]
    take_all(visit, allowed, draft.payload["said"])


def _lock_and_refuse(visit: Visit, report_ids: Sequence[int]) -> str | None:
    """The first reason against any of these corrections, with all assignments locked."""
    reports = [visit.session.get_one(Report, key) for key in report_ids]
    for key in sorted({report.assignment_id for report in reports}):
        locked_item(visit.session, key)
    refusals = [why for report in reports if (why := replacing.refused(visit, report))]
    return texts.refused(visit.t, refusals[0]) if refusals else None


def _taken_out(visit: Visit, report_ids: Sequence[int]) -> str:
    """Take back what the message says no more; what the card becomes."""
    codes = []
    for key in report_ids:
        report = visit.session.get_one(Report, key)
        if retract(visit.session, report_id=key, by=visit.by, office=visit.office):
            codes.append(item_of(visit, report.assignment_id).duty)
    return texts.taken_out(visit.t, codes) if codes else report_texts.confirmed(visit.t)


def _keep(visit: Visit, _action: str, argument: str) -> None:
    if draft_of(visit, argument, KIND):
        visit.toast()
        close(visit)
        visit.change(texts.kept(visit.t))


def items_of(visit: Visit, keys: Sequence[int]) -> dict[int, Item]:
    return {item.id: item for item in items_by_id(visit.session, keys)}


def item_of(visit: Visit, key: int) -> Item:
    return items_of(visit, [key])[key]


ACTIONS = {KIND: _amend, "keep": _keep}
