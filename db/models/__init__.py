"""The tables. Columns hold what was said and decided; whatever follows from it is computed."""

from db.models.evidence import Attachment, Evidence, Removal
from db.models.notices import Cycle, Duty, DutyUnit, Notice, Task
from db.models.people import Account, Alias, Invitation, Membership, Person, Post, PostRoleRow, Unit
from db.models.review import Bulletin, Extension, Nudge, Review
from db.models.talk import Audit, Draft, Incoming, Outgoing, OutgoingItem, Ping
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
    "Account",
    "Acknowledgement",
    "Alias",
    "Assignment",
    "Attachment",
    "Audit",
    "Bulletin",
    "Cycle",
    "Draft",
    "Due",
    "Duty",
    "DutyUnit",
    "Evidence",
    "Extension",
    "Incoming",
    "Invitation",
    "Membership",
    "Notice",
    "Nudge",
    "Observation",
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
