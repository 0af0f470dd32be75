"""An office's own ladder: what its file may say, and the line that a wrong one gets."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, time
from itertools import islice
from pathlib import Path

import pytest
import yaml

from db.ladders import LadderError, read_timetable
from db.rules.firings import firings
from db.rules.ladder import ASCENT, LADDERS, Ascent, Ladder
from db.rules.office import Office
from db.rules.slots import HOURS, Hours
from db.rules.timetable import BUILT_IN, Timetable
from tests.moments import SHANGHAI
from tests.rules.tracks import WINDOW, lines, monthly_return

EXAMPLE = Path(__file__).parents[2] / "docs" / "ladder.yaml"
SLOW = """\
ladder:
  dated:
    days before: [60, 10]
    workdays overdue: [2]
    then: every working day
"""
Write = Callable[[str], str]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file and gives its name."""
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        Path("office.yaml").write_text(text, encoding="utf-8")
        return "office.yaml"

    return write


def test_the_example_is_the_built_in_ladder_hours_and_steps() -> None:
    assert read_timetable(str(EXAMPLE)) == BUILT_IN == Timetable(HOURS, LADDERS, ASCENT)


def test_the_example_leaves_nothing_out() -> None:
    written = yaml.safe_load(EXAMPLE.read_text("utf-8"))
    assert list(written["ladder"]) == list(LADDERS)
    assert list(written["hours"]) == list(asdict(HOURS))
    assert list(written["escalation"]) == list(asdict(ASCENT))


def test_a_row_that_is_written_replaces_its_own_and_no_other(written: Write) -> None:
    found = read_timetable(written(SLOW))
    row = Ladder(days_before=(60, 10), workdays_overdue=(2,), then="every working day")
    assert found == replace(BUILT_IN, ladders=LADDERS | {"dated": row})


def test_the_window_of_30_april_by_that_ladder(written: Write) -> None:
    office = Office(SHANGHAI, timetable=read_timetable(written(SLOW)))
    assert lines(islice(firings(WINDOW, office), 8)) == [
        "2023-03-01 09:00 before-60d",
        "2023-04-20 09:00 before-10d",
        "2023-04-28 09:00 day",
        "2023-04-28 15:00 day-pm",
        "2023-05-05 09:00 overdue-2wd",
        "2023-05-06 09:00 overdue-daily-3",
        "2023-05-08 09:00 overdue-daily-4",
        "2023-05-09 09:00 overdue-daily-5",
    ]


def test_weekly_from_the_date_itself_where_no_working_days_are_named(written: Write) -> None:
    text = "ladder:\n  monthly return:\n    workdays before: [1]\n    then: weekly\n"
    office = Office(SHANGHAI, timetable=read_timetable(written(text)))
    assert lines(islice(firings(monthly_return(4), office), 6)) == [
        "2023-04-24 09:00 before-1wd",
        "2023-04-25 09:00 day",
        "2023-04-25 15:00 day-pm",
        "2023-05-04 09:00 overdue-weekly-1",
        "2023-05-09 09:00 overdue-weekly-2",
        "2023-05-16 09:00 overdue-weekly-3",
    ]


def test_hours_and_steps_may_be_set_one_by_one(written: Write) -> None:
    found = read_timetable(written("hours:\n  morning: 8:45\nescalation:\n  leader: 10\n"))
    assert found.hours == Hours(time(8, 30), time(8, 45), time(15), time(17, 30))
    assert found.ascent == Ascent(unit=2, supervisor=3, leader=10)
    assert found.ladders == LADDERS


def test_the_office_goes_by_its_own_hours(written: Write) -> None:
    text = 'hours: {morning: "10:00", afternoon: "16:00", closing: "16:30"}\n'
    office = Office(SHANGHAI, timetable=read_timetable(written(text)))
    day = date(2023, 4, 28)
    assert lines(islice(firings(WINDOW, office), 4, 6)) == [
        "2023-04-28 10:00 day",
        "2023-04-28 16:00 day-pm",
    ]
    spoken = [office.may_speak(office.at(day, time(*at))) for at in ((9, 59), (10, 0), (16, 30))]
    assert spoken == [False, True, False]
    assert office.next_morning(office.at(day, time(9, 30))) == office.morning(day)


ROW = "ladder:\n  dated:\n    "
WRONG = [
    pytest.param("", 1, "keys belong here: write hours, ladder or escalation", id="empty"),
    pytest.param("# 全部默认\n", 1, "keys belong here", id="only comments"),
    pytest.param("ladder\n", 1, "keys belong here", id="a word"),
    pytest.param("- ladder\n", 1, "keys belong here", id="a list"),
    pytest.param("ladders:\n  dated: {}\n", 1, '"ladders" is not known here', id="unknown part"),
    pytest.param("ladder:\n", 1, "keys belong here: write dated, monthly return", id="no rows"),
    pytest.param(
        "ladder:\n\n  date:\n    then: weekly\n",
        3,
        '"date" is not known here: write dated, monthly return, counted, undated deliverable or'
        " undated",
        id="unknown row",
    ),
    pytest.param(
        ROW + "then: weekly\n    day before: [3]\n",
        4,
        '"day before" is not known here: write regularly, days before, workdays before,'
        " workdays overdue or then",
        id="unknown key",
    ),
    pytest.param(
        ROW + "then: weekly\n  dated:\n    then: weekly\n",
        4,
        '"dated" is written a second time: take one of them out',
        id="a row twice",
    ),
    pytest.param(
        ROW + "days before: [30, 14.5]\n",
        3,
        '"14.5" is no number of days: write a whole number from 1 to 365',
        id="no whole number",
    ),
    pytest.param(
        ROW + "days before:\n    - 30\n    - 三\n", 5, '"三" is no number', id="no number"
    ),
    pytest.param(ROW + "days before: [0]\n", 3, '"0" is no number of days', id="the day itself"),
    pytest.param(ROW + "days before: [-3]\n", 3, '"-3" is no number of days', id="negative"),
    pytest.param(ROW + "days before: [400]\n", 3, '"400" is no number of days', id="over a year"),
    pytest.param(ROW + "days before: 3\n", 3, "this is no list of days", id="no list"),
    pytest.param(ROW + "days before: [[3]]\n", 3, "take the brackets out", id="a list in a list"),
    pytest.param(
        ROW + "days before: [7, 14]\n",
        3,
        "14 stands after 7: write the days from the farthest to the nearest, each once",
        id="rising",
    ),
    pytest.param(ROW + "days before: [7, 7]\n", 3, "7 stands after 7", id="twice"),
    pytest.param(
        ROW + "workdays overdue:\n      - 5\n      - 3\n",
        5,
        "3 stands after 5: write the days from the first to the last, each once",
        id="overdue falling",
    ),
    pytest.param(
        ROW + "then: daily\n",
        3,
        '"daily" is not known here: write weekly or every working day',
        id="unknown word of then",
    ),
    pytest.param(
        "ladder:\n  undated:\n    regularly: weekly\n",
        3,
        '"weekly" is not known here: write monthly or quarterly',
        id="unknown word of regularly",
    ),
    pytest.param(
        "ladder:\n  undated:\n    days before: [3]\n",
        3,
        '"undated" has no date to count from: write regularly only',
        id="days before no date",
    ),
    pytest.param("hours:\n  morning: 九点\n", 2, '"九点" is no time of the day', id="no time"),
    pytest.param("hours:\n  morning: 25:00\n", 2, "write it like 09:00", id="no such hour"),
    pytest.param(
        "hours:\n  afternoon: 15:00\n  morning: 16:00\n",
        3,
        "afternoon 15:00 is not after morning 16:00: write opening, morning, afternoon, closing"
        " in the order of the day",
        id="hours out of order",
    ),
    pytest.param(
        "hours:\n  opening: 09:30\n", 2, "morning 09:00 is not after opening 09:30", id="with one"
    ),
    pytest.param(
        "escalation:\n  unit: 1\n", 2, "hears alone: write 2 or more", id="step too early"
    ),
    pytest.param(
        "escalation:\n  unit: 3\n",
        2,
        "supervisor 3 is not after unit 3; each level hears on a later working day",
        id="two steps on one day",
    ),
    pytest.param("ladder:\n  dated: [\n", 3, "broken YAML", id="an open bracket"),
    pytest.param("ladder:\n\tdated:\n", 2, "broken YAML", id="a tab"),
    pytest.param("hours:\n  morning: 09:00\n# \x07\n", 3, "take it out", id="a control character"),
]


@pytest.mark.parametrize(("text", "line", "says"), WRONG)
def test_a_wrong_table_is_refused_with_its_line_and_what_to_write(
    written: Write, text: str, line: int, says: str
) -> None:
    with pytest.raises(LadderError) as refused:
        read_timetable(written(text))
    said = str(refused.value)
    assert said.startswith(f"office.yaml, line {line}: ")
    assert says in said
    assert "\n" not in said


def test_a_file_that_is_not_there_or_not_utf_8_says_so(written: Write) -> None:
    with pytest.raises(LadderError, match=r"^nosuch\.yaml: there is no such file; write its path"):
        read_timetable("nosuch.yaml")
    Path("gbk.yaml").write_bytes("# 本单位\n".encode("gbk"))
    with pytest.raises(LadderError, match=r"^gbk\.yaml: the text is not UTF-8; save"):
        read_timetable("gbk.yaml")
    with pytest.raises(LadderError, match="cannot be read"):
        read_timetable(".")


def test_what_refers_to_itself_is_refused(written: Write) -> None:
    with pytest.raises(LadderError, match="nested too deeply"):
        read_timetable(written("ladder: &a\n  dated: *a\n"))
