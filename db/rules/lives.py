"""The life of a reminder (提醒): what became of it, and what that comes to for a whole unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """How far a reminder came; in the order in which somebody must look after it."""

    GIVEN_UP = "given_up"  # 未送达
    OWED = "owed"  # 待发送
    ESCALATED = "escalated"  # 已提级
    SENT = "sent"  # 已送达
    SIGNED = "signed"  # 已签收
    ANSWERED = "answered"  # 已答复


@dataclass(frozen=True)
class Life:
    """One reminder to one person about one assignment; every moment aware UTC.

    `together`: how many reminders its message carries (merged). `message_id` is Telegram's.
    `problem`: why it was given up, or not sent yet, in the register's words; `recalled`: since
    things had changed, so that nobody has to look after it.
    """

    duty: str
    title: str
    unit: str
    person_id: int
    rung: str
    at: datetime
    made_at: datetime
    together: int
    given_up: bool
    problem: str | None
    recalled: bool
    attempts: int
    message_id: int | None
    sent_at: datetime | None
    signed_at: datetime | None
    answered_at: datetime | None
    answer: str | None
    escalated_at: datetime | None
    step: str | None

    @property
    def stage(self) -> Stage:
        """An answer outweighs all; without one, being escalated outweighs 签收."""
        if self.given_up:
            return Stage.GIVEN_UP
        if self.sent_at is None:
            return Stage.OWED
        if self.answered_at:
            return Stage.ANSWERED
        if self.escalated_at:
            return Stage.ESCALATED
        return Stage.SIGNED if self.signed_at else Stage.SENT


@dataclass(frozen=True)
class Told:
    """What a unit was last reminded of: the newest reminder of each duty.

    `times`: how many messages it took so far.
    """

    newest: Sequence[Life]
    times: int

    @property
    def last(self) -> Life:
        """The newest of all, of several at once the one that is worst off."""
        order = list(Stage)
        return max(self.newest, key=lambda life: (life.made_at, -order.index(life.stage)))

    @property
    def stage(self) -> Stage:
        """That of the duty which is worst off."""
        return min((life.stage for life in self.newest), key=list(Stage).index)

    @property
    def waiting(self) -> list[str]:
        """The duties without an answer, in the notice's order."""
        open_ = (life.duty for life in self.newest if life.stage is not Stage.ANSWERED)
        return list(dict.fromkeys(open_))


def by_unit(lives: Iterable[Life]) -> dict[str, Told]:
    """What each unit was told, those first that somebody must look after."""
    found: dict[str, list[Life]] = {}
    for life in lives:
        if not life.recalled:
            found.setdefault(life.unit, []).append(life)
    told = {unit: _told(group) for unit, group in found.items()}
    order = list(Stage)
    return dict(sorted(told.items(), key=lambda pair: order.index(pair[1].stage)))


def _told(lives: Sequence[Life]) -> Told:
    newest: dict[str, Life] = {}
    for life in sorted(lives, key=lambda life: life.made_at):
        newest[life.duty] = life
    ordered = sorted(newest.values(), key=lambda life: (len(life.duty), life.duty))
    return Told(ordered, len({(life.person_id, life.made_at) for life in lives}))
