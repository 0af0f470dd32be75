"""What a correction replaces: whether it may, by what, and what stood there before."""

from db.corrections import figures_of, standing
from db.corrections import to_supersede as end_of_chain
from db.items import Item, items_by_id
from db.models import Report
from db.rules.corrections import Refusal, refusal
from db.rules.permissions import Action, Subject, may
from db.rules.terms import PostRole, ReportStatus
from handlers.inputs.decision import Entry
from handlers.visit import Visit


def refused(visit: Visit, report: Report) -> Refusal | None:
    """Why a report can be neither taken back nor corrected now; None if it can."""
    return refusal(standing(visit.session, report), now=visit.now)


def is_ones_own(visit: Visit, report: Report) -> bool:
    """What somebody said, or what was recorded on behalf of their unit (代录)."""
    item = items_by_id(visit.session, [report.assignment_id])[0]
    unit = frozenset({item.unit_id})
    if report.on_behalf and visit.who.actor.units_as(PostRole.REPORTER) & unit:
        return True
    subject = Subject(unit_ids=unit, author_id=report.person_id)
    return may(visit.who.actor, Action.RETRACT, subject)


def to_supersede(visit: Visit, corrects: int | None) -> int | None:
    """The report that a correction is written behind; None if it cannot be corrected any more."""
    report = visit.session.get(Report, corrects) if corrects else None
    if report is None or refused(visit, report) or not is_ones_own(visit, report):
        return None
    return end_of_chain(visit.session, report.id)


def replaced_by(visit: Visit, item: Item, report: Report) -> Entry | None:
    """What a correction replaces, to be shown beside it."""
    old = visit.session.get(Report, report.supersedes_id) if report.supersedes_id else None
    return entry_of(visit, item, old) if old else None


def entry_of(visit: Visit, item: Item, report: Report) -> Entry:
    """A report as the entry it was made of."""
    rows = figures_of(visit.session, [report.id]).get(report.id, [])
    return Entry(
        key=report.assignment_id,
        status=ReportStatus(report.status),
        figures=tuple(("" if r.name == item.title else r.name, r.value, r.unit) for r in rows),
        reason=report.reason,
        forecast_on=report.forecast_on,
    )
