"""Who owes a duty in which period: members that come, leave and come again."""

from datetime import date

import pytest
from sqlmodel import col, select

from db.assignments import Share, expand, shares
from db.engine import Register
from db.models import Assignment, Cycle, Duty, Membership, Unit
from db.rules.deadlines import Monthly, periods
from db.rules.terms import UnitRole
from tests.db.loaded import CALENDAR, NOW, OFFICE, load_people, open_notice

MONTHS = periods(Monthly(25, "following"), 2023, CALENDAR)
LEFT, RETURNED = date(2023, 5, 10), date(2023, 9, 1)


@pytest.mark.parametrize(
    ("parts", "owed"),
    [
        pytest.param(
            [Share(1, "responsible", None, LEFT), Share(1, "responsible", RETURNED)],
            ["responsible"] * 5 + [""] * 3 + ["responsible"] * 4,
            id="left and came again",
        ),
        pytest.param(
            [Share(1, "responsible", None, LEFT), Share(1, "support")],
            ["responsible"] * 5 + ["support"] * 7,
            id="a lasting weaker part shows when the stronger has ended",
        ),
    ],
)
def test_each_period_has_the_strongest_part_that_covers_it(
    parts: list[Share], owed: list[str]
) -> None:
    assert [" ".join(share.role for share in shares(parts, month)) for month in MONTHS] == owed


def test_who_was_a_member_last_year_has_the_part_of_the_bracket_this_year(
    register: Register,
) -> None:
    load_people(register, open_notice(register)[0])
    with register.write() as session:
        units = dict(session.exec(select(Unit.name, Unit.id)).all())
        session.add(
            Membership(collective_id=units["各乡镇(街道)"], unit_id=units["市民政局"], to_on=LEFT)
        )
    open_notice(register, 2024)
    assert roles(register, "14a", "市民政局") == {"2023": "support", "2024": "support"}
    with register.write() as session:
        for cycle in session.exec(select(Cycle)).all():
            expand(session, cycle, office=OFFICE, now=NOW)
    assert roles(register, "14a", "市民政局") == {"2023": "responsible", "2024": "support"}


def roles(register: Register, duty: str, unit: str) -> dict[str, str]:
    """A unit's part in a duty, by period."""
    with register.read() as session:
        rows = session.exec(
            select(Assignment.period, Assignment.role)
            .join(Duty, col(Duty.id) == Assignment.duty_id)
            .join(Unit, col(Unit.id) == Assignment.unit_id)
            .where(Duty.code == duty, Unit.name == unit)
        )
        return {period: UnitRole(role).value for period, role in rows}
