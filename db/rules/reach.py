"""Who cannot be reminded, why and since when; and of whom that has not been told yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Why somebody is not written to. Stored in the audit: never rename one."""

    AWAY = "away"  # 外出
    UNBOUND = "unbound"  # 尚未绑定
    BLOCKED = "blocked"  # 停用机器人、注销账号
    VACANT = "vacant"  # 无人承办


@dataclass(frozen=True)
class Cause:
    """Why nobody can be written to, and since which day; None: it has never been otherwise."""

    why: Why
    since: date | None = None


def untold(present: Mapping[str, Cause], told: Mapping[str, Cause]) -> set[str]:
    """Which of those who cannot be written to nobody has heard of, by "post:12" or "unit:5".

    `told`: what was said last of each. The same cause is not said again; another day or another
    reason is news, since in between they could be written to.
    """
    return {subject for subject, cause in present.items() if told.get(subject) != cause}


def next_change(days: Iterable[date | None], today: date) -> date | None:
    """The first of these days after `today`: a post or an absence begins, or has ended."""
    return min((day for day in days if day and day > today), default=None)
