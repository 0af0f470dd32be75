"""Cycles that begin, in their own time: late starts and years to come."""

from db.models import Assignment
from tests.stories.office import Office, office_on
from tests.stories.people import CENTRE, LI
from tests.stories.walk import when_told


async def test_what_was_past_at_the_first_start_stays_asleep_after_an_answer(
    bound_url: str,
) -> None:
    async with office_on(bound_url, "2023-06-01 09:00") as office:
        await office.service.tick()
        assert next_looks(office, "2a") == [None]
        await office.says(LI, "2a 推进中")
        assert office.state("2a", CENTRE) == "in_progress"
        assert next_looks(office, "2a") == [None]
        await office.presses(LI, "undo")
        assert await when_told(office, LI, "2a", "2023-06-02", "2023-06-20") == []


def next_looks(office: Office, duty: str) -> list[object]:
    """When the ladder looks at the centre's part in a duty again."""
    found = Assignment.id == office.assignment(duty, CENTRE)
    return [row.next_at for row in office.rows(Assignment, found)]
