"""Who may do what: the one place that decides. To change a permission, change `_RULES`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from db.rules.terms import PostRole


class Action(StrEnum):
    """What somebody may want to do."""

    SEE_UNIT = "see_unit"
    SEE_BOARD = "see_board"  # the whole board, ranking and reasons
    REPORT = "report"  # 反馈, 签收
    RETRACT = "retract"
    APPROVE = "approve"  # 本单位审核
    REVIEW = "review"  # 销号, 退回, 延期 decisions
    NUDGE = "nudge"  # 催办
    HAND_ON = "hand_on"  # 转办
    RECORD_FOR = "record_for"  # 代录
    SET_DIGEST = "set_digest"  # what a group hears weekly
    INVITE = "invite"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Actor:
    """A person with the posts held at the moment of asking: (unit, role) pairs."""

    person_id: int
    posts: frozenset[tuple[int, PostRole]]

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units in which the person holds any post."""
        return frozenset(unit_id for unit_id, _ in self.posts)

    def units_as(self, role: PostRole) -> frozenset[int]:
        """The units in which the person holds a post of `role`."""
        return frozenset(unit_id for unit_id, held in self.posts if held is role)

    def has(self, *roles: PostRole) -> bool:
        """Whether the person holds a post of one of `roles`, in whatever unit."""
        return any(held in roles for _, held in self.posts)


@dataclass(frozen=True)
class Subject:
    """What is asked about.

    `unit_ids`: the unit of the assignment, or all those of the task. `lead_unit_ids`: the units
    that lead (牵头) its duty. `author_id`: the person who wrote the report to take back.
    """

    unit_ids: frozenset[int] = frozenset()
    lead_unit_ids: frozenset[int] = frozenset()
    author_id: int | None = None


WHOLE_REGISTER = Subject()
"""For actions that concern no unit in particular: see_board, set_digest, invite, administer."""


def may(actor: Actor, action: Action, subject: Subject = WHOLE_REGISTER) -> bool:
    """Whether `actor` may do `action` to `subject`. No post, no permission."""
    return _RULES[action](actor, subject)


def _sees_all(actor: Actor) -> bool:
    return actor.has(PostRole.SUPERVISOR, PostRole.LEADER)


def _is_near(actor: Actor, subject: Subject) -> bool:
    return bool(actor.unit_ids & (subject.unit_ids | subject.lead_unit_ids))


def _reports_for(actor: Actor, subject: Subject) -> bool:
    return bool(actor.units_as(PostRole.REPORTER) & subject.unit_ids)


def _leads(actor: Actor, subject: Subject) -> bool:
    """A lead (牵头) unit may nudge those that support it."""
    leading = actor.units_as(PostRole.REPORTER) & subject.lead_unit_ids
    return bool(leading) and not actor.unit_ids & subject.unit_ids


def _may_retract(actor: Actor, subject: Subject) -> bool:
    own = subject.author_id == actor.person_id
    return own and (_reports_for(actor, subject) or actor.has(PostRole.SUPERVISOR))


def _may_approve(actor: Actor, subject: Subject) -> bool:
    own = subject.author_id == actor.person_id
    return bool(actor.units_as(PostRole.REVIEWER) & subject.unit_ids) and not own


def _supervises(actor: Actor, subject: Subject) -> bool:
    """Nobody decides about their own unit."""
    return actor.has(PostRole.SUPERVISOR) and not actor.unit_ids & subject.unit_ids


_RULES: dict[Action, Callable[[Actor, Subject], bool]] = {
    Action.SEE_UNIT: lambda actor, subject: _sees_all(actor) or _is_near(actor, subject),
    Action.SEE_BOARD: lambda actor, _: _sees_all(actor),
    Action.REPORT: _reports_for,
    Action.HAND_ON: _reports_for,
    Action.RETRACT: _may_retract,
    Action.APPROVE: _may_approve,
    Action.REVIEW: _supervises,
    Action.RECORD_FOR: _supervises,
    Action.NUDGE: lambda actor, subject: actor.has(PostRole.SUPERVISOR) or _leads(actor, subject),
    Action.SET_DIGEST: lambda actor, _: _sees_all(actor) or actor.has(PostRole.ADMIN),
    Action.INVITE: lambda actor, _: actor.has(PostRole.ADMIN),
    Action.ADMINISTER: lambda actor, _: actor.has(PostRole.ADMIN),
}
