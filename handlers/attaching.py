"""A report's files: put on it when it is recorded, and asked for where it needs some."""

from markupsafe import Markup

from db.evidence import put_on, whole
from db.filed import has_evidence
from db.items import Item
from db.models import Report
from db.rules.targets import contradicts
from db.rules.terms import ReportStatus
from handlers.inputs.decision import Entry
from handlers.texts import files as texts
from handlers.visit import Visit


def hand_in(visit: Visit, report: Report) -> Markup | None:
    """Put the files that came with the words on their report; what the echo says of them."""
    sent = whole(visit.session, visit.files)
    if not sent:
        return None
    put_on(visit.session, report.id, visit.files, visit.by)
    visit.filed = True
    albums = {one.group_id for one in sent if one.group_id}
    return texts.enclosed(visit.t, sum(not one.group_id for one in sent), len(albums))


def lacks_evidence(visit: Visit, item: Item, entry: Entry) -> bool:
    """办结 of what needs evidence, with none so far and none at hand."""
    done = entry.status == ReportStatus.DONE
    if not (done and item.evidence_required) or contradicts(entry.status, item.target, entry.value):
        return False  # below its target it is recorded as in progress
    return not whole(visit.session, visit.files) and not has_evidence(visit.session, item.id)
