"""The reckoning of new moons agrees with what is published."""

import pytest

from handlers.inputs.dates import lunar


@pytest.mark.parametrize("year", range(1992, 2060))
def test_the_first_month_begins_on_the_day_of_a_new_moon(year: int) -> None:
    spring = lunar.new_year(year)
    assert spring is not None
    assert lunar._new_moon_near(spring).date() == spring


def test_the_last_month_has_its_published_length() -> None:
    # 除夕 is 腊月三十 in these years and 腊月廿九 in those (the almanacs of 2020 to 2030).
    lengths = {year: lunar.last_month_length(year) for year in range(2020, 2031)}
    assert [year for year, days in lengths.items() if days == 30] == [2020, 2021, 2023, 2024, 2030]
    assert [year for year, days in lengths.items() if days == 29] == [
        2022, 2025, 2026, 2027, 2028, 2029,
    ]  # fmt: skip


def test_a_new_moon_too_near_to_midnight_gives_no_length() -> None:
    # That of January 1999 fell on the 17th at 23:46 in Beijing.
    assert lunar.last_month_length(1999) is None
