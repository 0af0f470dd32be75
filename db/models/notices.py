"""A notice, the years it is opened for, its tasks and their duties."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.models.base import JSON_OR_NULL, one_of
from db.rules.deadlines import DueRule, parse_rule
from db.rules.terms import Force, Kind, UnitRole


class Notice(SQLModel, table=True):
    """通知: the document, known by a short code."""

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    title: str
    issuer: str
    issued_on: date


class Cycle(SQLModel, table=True):
    """年度: a notice opened for a year. `started_at` is set when the bot first speaks for it."""

    __table_args__ = (UniqueConstraint("notice_id", "year"),)
    id: int = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id")
    year: int
    effective_on: date
    opened_at: datetime
    started_at: datetime | None = None
    closed_at: datetime | None = None


class Task(SQLModel, table=True):
    """任务: a numbered item; `number` as the notice prints it ("5", "保障3")."""

    __table_args__ = (UniqueConstraint("cycle_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    number: str
    position: int
    section: str
    title: str
    remark: str | None = None


class Duty(SQLModel, table=True):
    """要求: one obligation, with the sentence it was read from.

    `rule` is the date rule as the plan writes it; `date_rule` reads it. `figures` are those that
    a return asks for: [{"name": 新版全流程审批系统, "unit": 件}, …].
    """

    __table_args__ = (
        UniqueConstraint("task_id", "code"),
        one_of("kind", Kind),
        one_of("force", Force),
        CheckConstraint("target_op IN ('>=', '<=', '=')", name="target_op"),
        CheckConstraint(
            "(target_op IS NULL) = (target_value IS NULL)"
            " AND (target_op IS NULL) = (target_unit IS NULL)",
            name="target_whole",
        ),
    )
    id: int = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    code: str
    position: int
    title: str
    kind: str
    force: str
    source: str
    rule: dict[str, Any] | None = Field(default=None, sa_type=JSON_OR_NULL)
    target_op: str | None = None
    target_value: Decimal | None = Field(default=None, sa_type=Numeric(18, 4))
    target_unit: str | None = None
    figures: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON_OR_NULL)
    keywords: list[str] = Field(default_factory=list, sa_type=JSON_OR_NULL)
    evidence_required: bool = False
    remark: str | None = None

    @property
    def date_rule(self) -> DueRule | None:
        """The date rule that `rule` writes; None where the text has no date."""
        return parse_rule(self.rule) if self.rule else None


class DutyUnit(SQLModel, table=True):
    """Which units or collectives a duty is laid on, and as what.

    `handler` is the title of the post proposed as 承办人 in that unit.
    """

    __tablename__ = "duty_unit"
    __table_args__ = (one_of("role", UnitRole),)
    duty_id: int = Field(foreign_key="duty.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, index=True)
    role: str
    handler: str | None = None
