"""Every duty of the notice is found by its title, beside its number and beside its code."""

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.reading import Owed
from tests.inputs.notice import OWED, on_sunday


@pytest.mark.parametrize("owed", OWED, ids=lambda one: one.duty)
def test_a_duty_is_named_by_its_title(owed: Owed, calendar: Calendar) -> None:
    number = owed.task if owed.task.startswith("保障") else f"第{owed.task}项"
    for named in (owed.title, f"{number}{owed.title}", f"{owed.duty} {owed.title}"):
        (item,) = on_sunday(f"{named}需协调", calendar).items
        assert (item.duty, item.status) == (owed.duty, "blocked"), named
