"""The tables. Columns hold what was said and decided; whatever follows from it is computed."""

from db.models.evidence import Attachment, Evidence, Removal
from db.models.notices import Cycle, Duty, DutyUnit, Notice, Task
from db.models.people import (
    Absence,
    Account,
    Alias,
    Invitation,
    Membership,
    Person,
    Post,
    PostRoleRow,
    Unit,
)
from db.models.review import Bulletin, Extension, Nudge, Review
from db.models.rhythm import Agenda, CalendarDay, Digest, Heartbeat, Outage
from db.models.talk import Audit, Draft, Escalation, Incoming, Outgoing, OutgoingItem, Ping
from db.models.work import (
    Acknowledgement,
    Assignment,
    Due,
    Observation,
    Report,
    Retraction,
    Snooze,
)

__all__ = [
    "Absence",
    "Account",
    "Acknowledgement",
    "Agenda",
    "Alias",
    "Assignment",
    "Attachment",
    "Audit",
    "Bulletin",
    "CalendarDay",
    "Cycle",
    "Digest",
    "Draft",
    "Due",
    "Duty",
    "DutyUnit",
    "Escalation",
    "Evidence",
    "Extension",
    "Heartbeat",
    "Incoming",
    "Invitation",
    "Membership",
    "Notice",
    "Nudge",
    "Observation",
    "Outage",
    "Outgoing",
    "OutgoingItem",
    "Person",
    "Ping",
    "Post",
    "PostRoleRow",
    "Removal",
    "Report",
    "Retraction",
    "Review",
    "Snooze",
    "Task",
    "Unit",
]
