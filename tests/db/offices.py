"""A roster file that is written anew and loaded, day after day."""

from datetime import date
from pathlib import Path

from sqlmodel import col, select

from db.engine import Register
from db.models import Audit, Membership, Person, Post, Unit
from db.roster_file import read_roster
from db.roster_load import RosterResult
from db.rosters import load_roster
from tests.moments import at

NOW = at("2023-04-14 09:00")
TODAY = date(2023, 4, 14)
HEADER = "单位,所属,姓名,职务,办公电话,手机,角色"
CHIEF = "市政数局,,孙雯雯,政务监管科科长,0434-6294099,15204469994,reporter、supervisor"
POLICE = "市公安局,各审批部门、各分中心,,联络员,,,reporter"


class Roster:
    """A roster file that is written anew and loaded, day after day."""

    def __init__(self, register: Register, path: Path) -> None:
        self.register, self.path = register, path

    def load(self, *lines: str, today: date = TODAY, header: str = HEADER) -> RosterResult:
        self.path.write_text("\n".join((header, *lines)), encoding="utf-8")
        with self.register.write() as session:
            return load_roster(session, read_roster(self.path), now=NOW, today=today)

    def posts(self) -> list[tuple[str, str, str | None, str | None]]:
        """单位, 职务, 姓名, 手机 of every post, in the order of entry."""
        with self.register.read() as session:
            rows = session.exec(
                select(Unit, Post, Person)
                .join(Post, col(Post.unit_id) == Unit.id)
                .join(Person, col(Person.id) == Post.person_id)
                .order_by(col(Post.id))
            )
            return [(unit.name, post.title, one.name, one.mobile) for unit, post, one in rows]

    def persons(self) -> int:
        with self.register.read() as session:
            return len(session.exec(select(Person.id)).all())

    def memberships(self) -> set[tuple[str, date | None, date | None]]:
        with self.register.read() as session:
            rows = session.exec(
                select(Unit, Membership).join(Membership, col(Membership.collective_id) == Unit.id)
            )
            return {(whole.name, row.from_on, row.to_on) for whole, row in rows}

    def audit(self, action: str) -> list[tuple[object, object]]:
        with self.register.read() as session:
            rows = session.exec(select(Audit).where(Audit.action == action))
            return [(row.old, row.new) for row in rows]


def counts(result: RosterResult) -> tuple[int, int, int]:
    return result.added, result.changed, result.unchanged
