"""Whether the register is ready to remind anybody: counts, and who cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, func, select

from db.appointments import appointments
from db.cycles import open_cycles
from db.holders import deciders
from db.items import planned_items
from db.models import Account, Notice, Post
from db.posts import posts_held

SHOWN = 8


@dataclass
class Findings:
    """What is there, and what keeps the bot from its work."""

    facts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def findings(session: Session, *, today: date) -> Findings:
    """Plain sentences about notices, posts, accounts, and units that nobody answers for."""
    found = Findings()
    _notices(session, found)
    _people(session, found, today)
    return found


def _notices(session: Session, found: Findings) -> None:
    cycles = open_cycles(session)
    for cycle in cycles:
        notice = session.get_one(Notice, cycle.notice_id)
        found.facts.append(f"notice {notice.code} is open for {cycle.year}")
    if not cycles:
        found.problems.append("no notice is open: duban notice load 2023-32844 --year 2023")


def _people(session: Session, found: Findings, today: date) -> None:
    posts = session.exec(select(func.count(col(Post.id)))).one()
    bound = session.exec(
        select(func.count(col(Account.id))).where(col(Account.unbound_at).is_(None))
    ).one()
    found.facts.append(f"{posts} posts, {bound} accounts bound")
    if not posts:
        found.problems.append("nobody is in the roster: duban roster load FILE")
        return
    undecided = _undecided_units(session, today)
    if undecided:
        found.facts.append(f"no supervisor from another unit to decide about: {_named(undecided)}")
    found.facts += _ended_deputies(session, today)
    silent = _unanswered_units(session, today)
    if silent:
        found.problems.append(f"no reporter in the roster for: {_named(silent)}")


def _named(units: Sequence[str]) -> str:
    return "、".join(units[:SHOWN]) + (f" +{len(units) - SHOWN}" if units[SHOWN:] else "")


def _undecided_units(session: Session, today: date) -> list[str]:
    """Nobody decides about their own unit: its extensions and closings have to wait."""
    units = {item.unit_id: item.unit for item in planned_items(session) if not item.finished}
    return [name for key, name in units.items() if not deciders(session, key, today=today)]


def _ended_deputies(session: Session, today: date) -> list[str]:
    """Posts whose B角 holds that post no more, and which nobody has succeeded there."""
    people = appointments(session, today=today)
    return [
        f"the B角 of {held} has ended: name another in the roster"
        for held in posts_held(session, today=today)
        if held.post.deputy_post_id and people.deputy_of(held.post.unit_id, held.post.id) is None
    ]


def _unanswered_units(session: Session, today: date) -> list[str]:
    people = appointments(session, today=today)
    owing = [item for item in planned_items(session) if not item.finished]
    return list(dict.fromkeys(item.unit for item in owing if people.handler(item) is None))
