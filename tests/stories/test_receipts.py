"""Who has not handed in a return is told to those who receive it, while it is news."""

import pytest
from sqlmodel import col, update

from db.models import Assignment, Outgoing
from tests.stories.office import Office


@pytest.mark.parametrize(
    ("morning", "told"),
    [
        pytest.param("2023-04-26 09:00", True, id="the working day after"),
        pytest.param("2023-04-28 09:00", True, id="the third, after an outage"),
        pytest.param("2023-05-04 09:00", False, id="the fourth, after the holiday"),
    ],
)
async def test_who_is_missing_is_told_within_three_working_days(
    office: Office, morning: str, told: bool
) -> None:
    await office.at("2023-04-14 09:00")
    await office.at(morning)
    assert bool(receipts(office)) is told


async def test_a_return_taken_back_weeks_later_is_no_news(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    mark_all_returns(office, "done")
    await office.at("2023-04-26 09:00")
    assert receipts(office) == []
    mark_all_returns(office, "in_progress")
    await office.at("2023-05-16 09:00")
    assert receipts(office) == []


def mark_all_returns(office: Office, state: str) -> None:
    """Every unit's return of April, as its last report would leave it."""
    with office.register.write() as session:
        session.execute(
            update(Assignment).where(col(Assignment.period) == "2023-04").values(state=state)
        )


def receipts(office: Office) -> list[str]:
    return [row.payload["text"] for row in office.rows(Outgoing, Outgoing.kind == "receipt")]
