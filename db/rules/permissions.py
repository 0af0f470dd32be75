"""Who may do what: the one place that decides. To change a permission, change `may`."""

from dataclasses import dataclass
from enum import StrEnum

from db.rules.terms import PostRole


class Action(StrEnum):
    """What somebody may want to do."""

    SEE_UNIT = "see_unit"
    SEE_BOARD = "see_board"  # the whole board, ranking and reasons
    REPORT = "report"  # 反馈, 签收
    RETRACT = "retract"
    REVIEW = "review"  # 销号, 退回, 延期 decisions
    NUDGE = "nudge"
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
"""For actions that concern no unit in particular: see_board, invite, administer."""


def may(actor: Actor, action: Action, subject: Subject = WHOLE_REGISTER) -> bool:
    """Whether `actor` may do `action` to `subject`. No post, no permission."""
    match action:
        case Action.SEE_UNIT:
            return _sees_all(actor) or _is_near(actor, subject)
        case Action.SEE_BOARD:
            return _sees_all(actor)
        case Action.REPORT:
            return _reports_for(actor, subject)
        case Action.RETRACT:
            return _may_retract(actor, subject)
        case Action.REVIEW:
            return actor.has(PostRole.SUPERVISOR) and not actor.unit_ids & subject.unit_ids
        case Action.NUDGE:
            return actor.has(PostRole.SUPERVISOR)
        case Action.INVITE | Action.ADMINISTER:
            return actor.has(PostRole.ADMIN)


def _sees_all(actor: Actor) -> bool:
    return actor.has(PostRole.SUPERVISOR, PostRole.LEADER)


def _is_near(actor: Actor, subject: Subject) -> bool:
    return bool(actor.unit_ids & (subject.unit_ids | subject.lead_unit_ids))


def _reports_for(actor: Actor, subject: Subject) -> bool:
    return bool(actor.units_as(PostRole.REPORTER) & subject.unit_ids)


def _may_retract(actor: Actor, subject: Subject) -> bool:
    own = subject.author_id == actor.person_id
    return own and (_reports_for(actor, subject) or actor.has(PostRole.SUPERVISOR))
