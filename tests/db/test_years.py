"""For which years a notice can be opened."""

import pytest
from sqlmodel import select

from db.cycles import YearError
from db.engine import Register
from db.models import Cycle
from tests.db.loaded import open_notice


@pytest.mark.parametrize("year", [2023, 2026, 2040])
def test_a_notice_is_opened_for_its_own_year_and_any_after_it(
    sqlite_register: Register, year: int
) -> None:
    assert open_notice(sqlite_register, year)[0].new


@pytest.mark.parametrize("year", [0, 23, 2022, 20_233])
def test_any_other_year_is_a_slip_and_opens_nothing(sqlite_register: Register, year: int) -> None:
    said = f"2023-32844 is of 2023: it can be opened for 2023 to 2099, not for {year}"
    with pytest.raises(YearError, match=f"^{said}$"):
        open_notice(sqlite_register, year)
    with sqlite_register.read() as session:
        assert session.exec(select(Cycle)).all() == []
