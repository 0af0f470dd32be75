"""The plan of a notice: what a clerk read out of its text, frozen.

Keys are those of the YAML file (see `2023-32844.yaml`); an unknown key is a mistake.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
)

from db.rules.deadlines import DueRule, MonthEnd, OnDay, YearEnd, parse_rule
from db.rules.targets import Op
from db.rules.terms import Force, Kind, UnitRole


def _rule(value: object) -> DueRule:
    if not isinstance(value, Mapping):
        raise ValueError(f"{value!r} is no date rule; write for example {{month_end: 4}}")
    return parse_rule(value)


def _number(value: object) -> Decimal:
    if type(value) not in (int, float):
        raise ValueError(f"{value!r} is not a number; write for example value: 90")
    return Decimal(str(value))


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Rule = Annotated[DueRule, PlainValidator(_rule)]
Number = Annotated[Decimal, BeforeValidator(_number)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NoticeHead(_Part):
    """The notice (通知) itself; `year` is the year its dates are read in."""

    code: Text
    title: Text
    issuer: Text
    issued_on: date
    published_on: date
    year: int


class UnitName(_Part):
    """A named unit (责任单位): canonical name, and how else people write it."""

    name: Text
    aliases: tuple[Text, ...] = ()


class Collective(UnitName):
    """A collective (单位集合) such as 各乡镇(街道); its members come from the roster."""


class Contact(_Part):
    """A contact (联系人) that the notice prints."""

    name: Text
    unit: Text
    post: Text
    office_phone: Text
    mobile: Text


class Target(_Part):
    """达到90%以上 is `>=` 90 "%"; 不得超过3类 is `<=` 3 "类"."""

    op: Op
    value: Number
    unit: Text


class Figure(_Part):
    """A figure that a return asks for, and what it counts (件)."""

    name: Text
    unit: Text


class DutyPlan(_Part):
    """A duty (要求) with its source sentence, word for word.

    `responsible` is who the sentence itself names, `lead` whom it calls 牵头, `receive` who takes
    in the returns;
    `evidence` says whether 办结 needs some; `keywords` are the words by which people name the duty.
    """

    code: Text
    title: Text
    kind: Kind
    force: Force
    source: Text
    due: Rule | None = None
    target: Target | None = None
    responsible: tuple[Text, ...] = ()
    lead: tuple[Text, ...] = ()
    receive: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: Literal["optional", "required"] = "optional"
    keywords: Annotated[tuple[Text, ...], Field(min_length=1)]
    remark: Text | None = None

    @property
    def rule(self) -> dict[str, Any] | None:
        """The date rule as a plan writes it; `parse_rule` reads it back."""
        match self.due:
            case None:
                return None
            case MonthEnd(month):
                return {"month_end": month}
            case YearEnd():
                return {"year_end": True}
            case OnDay(month, day):
                return {"on_day": f"{month:02}-{day:02}"}
            case monthly:
                return {"monthly": monthly.day, "roll": monthly.roll}


class TaskPlan(_Part):
    """A task (任务); `units` is its bracket, `handlers` a proposed 承办人 (post) per unit."""

    number: Text
    title: Text
    units: tuple[Text, ...] = ()
    handlers: dict[Text, Text] = {}
    remark: Text | None = None
    duties: tuple[DutyPlan, ...]


class Section(_Part):
    """A section of the notice, or its safeguards (保障措施)."""

    title: Text
    tasks: tuple[TaskPlan, ...]


class Plan(_Part):
    """The whole plan. The tasks of the safeguards are numbered 保障1 and so on."""

    notice: NoticeHead
    units: tuple[UnitName, ...]
    collectives: tuple[Collective, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sections: tuple[Section, ...]
    safeguards: Section = Section(title="保障措施", tasks=())

    @property
    def named(self) -> tuple[UnitName, ...]:
        """Every unit and collective."""
        return (*self.units, *self.collectives)

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The sections in the order of the text, the safeguards last."""
        return (*self.sections, self.safeguards)

    @property
    def tasks(self) -> tuple[TaskPlan, ...]:
        """Every task in the order of the text."""
        return tuple(task for section in self.all_sections for task in section.tasks)


def owners(task: TaskPlan, duty: DutyPlan) -> list[tuple[str, UnitRole]]:
    """The units and collectives of `duty`, each once, with their roles.

    Whom the sentence names leads (牵头) or is responsible, and the bracket's others support; where
    it names nobody, the whole bracket is responsible. Who receives the returns owes nothing.
    """
    roles = dict.fromkeys(duty.receive, UnitRole.RECEIVE)
    for name in duty.responsible:
        roles[name] = UnitRole.RESPONSIBLE
    roles |= dict.fromkeys(duty.lead, UnitRole.LEAD)
    others = UnitRole.SUPPORT if duty.responsible or duty.lead else UnitRole.RESPONSIBLE
    for name in task.units:
        roles.setdefault(name, others)
    return sorted(roles.items(), key=lambda item: list(UnitRole).index(item[1]))
