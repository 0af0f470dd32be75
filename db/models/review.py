"""What is decided about a unit's words: 审核, 退回, 销号, 延期, 催办, 通报."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Boolean, CheckConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from db.models.base import one_of


class Stage(StrEnum):
    UNIT = "unit"  # 本单位审核
    OFFICE = "office"  # 督办审核


class Verdict(StrEnum):
    APPROVED = "approved"  # by the unit's own reviewer: it goes on to the office
    RETURNED = "returned"
    CLOSED = "closed"


class Decision(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # taken back, or replaced by a newer request


class Review(SQLModel, table=True):
    """A report is accepted (销号) or sent back (退回), by a supervisor after the unit's reviewer.

    `exception` (备案): closed although the figure misses its target, for a reason.
    """

    __table_args__ = (
        UniqueConstraint("report_id", "stage"),
        one_of("stage", Stage),
        one_of("verdict", Verdict),
        CheckConstraint("verdict <> 'returned' OR reason IS NOT NULL", name="return_has_reason"),
        CheckConstraint("NOT exception OR reason IS NOT NULL", name="exception_has_reason"),
    )
    id: int = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id")
    stage: str = Field(default=Stage.OFFICE, sa_column_kwargs={"server_default": Stage.OFFICE})
    person_id: int = Field(foreign_key="person.id")
    verdict: str
    exception: bool = Field(
        default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()}
    )
    reason: str | None = None
    due_id: int | None = Field(default=None, foreign_key="due.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Extension(SQLModel, table=True):
    """延期: asked for with a reason and a date; decided once, which may add a due.

    `answer` is the supervisor's reason, where one was given; the date granted is the due's.
    """

    __table_args__ = (
        # One open request an assignment.
        Index(
            "uq_extension_open",
            "assignment_id",
            unique=True,
            sqlite_where=text("decision IS NULL"),
            postgresql_where=text("decision IS NULL"),
        ),
        one_of("decision", Decision),
        CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", name="decided"),
    )
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    asked_on: date
    reason: str
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    asked_at: datetime
    decision: str | None = None
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    answer: str | None = None
    due_id: int | None = Field(default=None, foreign_key="due.id")


class Nudge(SQLModel, table=True):
    """催办: a reminder by hand, at most one a day from one person about one assignment."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "day"),)
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    day: date
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Bulletin(SQLModel, table=True):
    """通报: drafted by the bot (起草), sent up (送审), issued by a person (签发)."""

    __table_args__ = (
        UniqueConstraint("cycle_id", "period"),
        CheckConstraint("issued_at IS NULL OR issued_by IS NOT NULL", name="issued_by_person"),
    )
    id: int = Field(default=None, primary_key=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    period: str
    text: str
    drafted_at: datetime
    submitted_at: datetime | None = None
    issued_at: datetime | None = None
    issued_by: int | None = Field(default=None, foreign_key="person.id")
