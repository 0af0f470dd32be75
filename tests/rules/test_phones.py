"""A roster's number and Telegram's must meet in one form."""

import pytest

from db.rules.phones import normal


@pytest.mark.parametrize(
    "written",
    [
        "15204469994",
        "+8615204469994",
        "8615204469994",
        "008615204469994",
        "+86 152 0446 9994",
        "(+86) 152-0446-9994",
        " 152 0446 9994 ",
        "+86１５２０４４６９９９４",
        "152-0446-9994",
    ],
)
def test_a_mobile_number_becomes_its_eleven_digits(written: str) -> None:
    assert normal(written) == "15204469994"


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        pytest.param("0434-6294099", "04346294099", id="as the notice writes it"),
        pytest.param("(0434)6294099", "04346294099", id="area code in brackets"),
        pytest.param("+86 434 6294099", "04346294099", id="from abroad"),
        pytest.param("+86 (0434) 6294099", "04346294099", id="from abroad with a 0 too many"),
        pytest.param("6294099", "6294099", id="without area code"),
        pytest.param("86294099", "86294099", id="86 is not always the country"),
        pytest.param("+852 2123 4567", "85221234567", id="Hong Kong"),
    ],
)
def test_other_numbers_keep_their_digits(written: str, digits: str) -> None:
    assert normal(written) == digits


@pytest.mark.parametrize("written", ["", "   ", "无", "+"])
def test_what_holds_no_digit_is_no_number(written: str) -> None:
    assert normal(written) is None
