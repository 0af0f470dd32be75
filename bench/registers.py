"""Registers of any size: the notice of 2023 opened once, and its units copied many times over."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text
from sqlmodel import Session, SQLModel, update

from db.engine import Register
from db.loading import take_notice, take_roster
from db.migrate import upgrade
from db.models import Agenda, Assignment
from db.notices.reader import BUNDLED, read_plan
from db.roster_file import read_roster
from db.rules.office import Office
from jobs.sweep import sweep

ONE = 1_108
"""Assignments of the notice."""
ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = Office(ZONE)
OPENED = datetime(2023, 4, 14, 9, tzinfo=ZONE)
DUE = datetime(2023, 6, 1, 9, tzinfo=ZONE)
"""The form of the quarter, and all that has no date: nearly everything speaks."""
LATER = datetime(2024, 1, 1, 9, tzinfo=ZONE)
_SHIFTED = {
    "unit": ("id",),
    "person": ("id",),
    "post": ("id", "unit_id", "person_id"),
    "post_role": ("post_id",),
    "account": ("id", "user_id", "chat_id", "person_id"),
    "assignment": ("id", "unit_id", "handler_post_id"),
    "due": ("id", "assignment_id"),
}
_STEP = 10_000
"""Between the ids of one copy and of the next; none of the notice's own reaches it."""


def loaded(folder: Path, name: str) -> Register:
    """The notice of 2023 with its roster, as an office opens it."""
    register = Register(f"sqlite:///{folder / name}")
    upgrade(register.engine)
    with register.write() as session:
        rows = read_roster(BUNDLED / "2023-32844.roster.csv")
        take_roster(session, rows, office=OFFICE, now=OPENED)
        plan = read_plan("2023-32844")
        take_notice(session, plan, year=2023, effective_on=None, office=OFFICE, now=OPENED)
    return register


def grown(folder: Path, size: int) -> Register:
    """About `size` assignments of bound people, the opening said."""
    register = loaded(folder, f"{size}.db")
    with register.write() as session:
        bind_everyone(session)
        sweep(session, now=OPENED, office=OFFICE, language="zh_CN")
        for table, shifted in _SHIFTED.items():
            _copy(session.connection(), table, shifted, size // ONE - 1)
        session.execute(text("DELETE FROM outgoing_item"))
        session.execute(text("DELETE FROM outgoing"))
    return register


def only_due(register: Register, number: int) -> None:
    """So many assignments have something to say at `DUE`, and nothing else has."""
    with register.write() as session:
        session.execute(update(Agenda).values(next_at=LATER))
        session.execute(update(Assignment).values(next_at=LATER))
        ids = session.execute(text(_TALKATIVE), {"number": number}).scalars().all()
        rows: list[dict[str, Any]] = [{"id": key, "next_at": DUE} for key in ids]
        if rows:
            session.execute(update(Assignment), rows)


_TALKATIVE = """
SELECT assignment.id FROM assignment JOIN duty ON duty.id = duty_id
WHERE duty.kind IN ('standing', 'deliverable') ORDER BY assignment.id LIMIT :number
"""


def bind_everyone(session: Session) -> None:
    """Everyone has an account, so that a reminder is a message."""
    session.execute(
        text(
            "INSERT INTO account (user_id, chat_id, person_id, bound_at)"
            " SELECT 9000 + id, 9000 + id, id, :now FROM person"
            " WHERE id NOT IN (SELECT person_id FROM account)"
        ),
        {"now": OPENED},
    )


def _copy(connection: Connection, table: str, shifted: tuple[str, ...], times: int) -> None:
    """The rows again and again, their own ids and those that they point to shifted."""
    names = [column.name for column in SQLModel.metadata.tables[table].columns]
    values = {name: f"{name} + k * {_STEP}" for name in shifted}
    values |= {"name": "name || k"} if table == "unit" else {}
    values |= {"mobile": "NULL"} if table == "person" else {}
    connection.execute(
        text(
            "WITH RECURSIVE copies (k) AS"
            " (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < :times)"
            f" INSERT INTO {table} ({', '.join(names)})"
            f" SELECT {', '.join(values.get(name, name) for name in names)}"
            f" FROM copies, (SELECT * FROM {table} WHERE {_own(names)})"
        ),
        {"times": times},
    )


def _own(names: list[str]) -> str:
    return f"{'id' if 'id' in names else 'post_id'} < {_STEP}"
