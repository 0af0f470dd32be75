"""What is owed and what was said about it. All but the assignment is append-only."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Boolean, Index, Numeric, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from db.models.base import one_of, ordered
from db.rules.terms import AssignmentState, DueOrigin, ReportStatus, UnitRole


class Assignment(SQLModel, table=True):
    """交办事项: one duty x one unit x one period.

    `state` is folded from the history by `db.rules.states` in the transaction that adds to it;
    `next_at` is the next moment at which the ladder has something to say, for the sweep's index.
    """

    __table_args__ = (
        UniqueConstraint("duty_id", "unit_id", "period"),
        one_of("state", AssignmentState),
        one_of("role", UnitRole),
        ordered("starts_on", "ends_on"),
        Index("ix_assignment_next_at", "next_at"),
    )
    id: int = Field(default=None, primary_key=True)
    duty_id: int = Field(foreign_key="duty.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    period: str
    starts_on: date
    ends_on: date
    role: str
    handler_post_id: int | None = Field(default=None, foreign_key="post.id")
    state: str = AssignmentState.OPEN
    state_since: datetime
    next_at: datetime | None = None


class Due(SQLModel, table=True):
    """时限: the row of the highest sequence counts, the others stay. No date: none was set."""

    __table_args__ = (
        UniqueConstraint("assignment_id", "sequence"),
        one_of("origin", DueOrigin),
    )
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    sequence: int = 1
    due_on: date | None = None
    origin: str = DueOrigin.ORIGINAL
    reason: str | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    made_at: datetime


class Snooze(SQLModel, table=True):
    """稍后提醒: no reminder before `until` about this assignment; the newest row counts."""

    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    until: datetime
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Acknowledgement(SQLModel, table=True):
    """签收: "I have seen it and it is mine"; once per assignment and person."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Report(SQLModel, table=True):
    """反馈: what a unit says about an assignment; a correction supersedes, at most once.

    `on_behalf` (代录): a supervisor wrote down what the unit said by telephone.
    """

    __table_args__ = (
        UniqueConstraint("supersedes_id"),
        one_of("status", ReportStatus),
        Index("ix_report_assignment_id_id", "assignment_id", "id"),
    )
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    status: str
    words: str
    reason: str | None = None
    forecast_on: date | None = None
    said_at: datetime
    recorded_at: datetime
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    supersedes_id: int | None = Field(default=None, foreign_key="report.id")
    on_behalf: bool = Field(
        default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()}
    )


class Observation(SQLModel, table=True):
    """A typed figure of a report: name, value, unit; the period is the assignment's."""

    __table_args__ = (UniqueConstraint("report_id", "name"),)
    id: int = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id")
    name: str
    value: Decimal = Field(sa_type=Numeric(18, 4))
    unit: str


class Retraction(SQLModel, table=True):
    """撤回: a report taken back, once; the report stays to be read."""

    id: int = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", unique=True)
    person_id: int = Field(foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime
