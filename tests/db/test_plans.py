"""The plan as a clerk checks it: one row an assignment, every date and remark of the notice."""

import shutil
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import chinese_calendar  # type: ignore[import-untyped]
import pytest

from db.engine import Register
from db.notices.reader import BUNDLED
from db.plans import plan_rows
from tests.db.loaded import CALENDAR, NOTICE, load_people, open_notice

KEYS = [
    "task",
    "duty",
    "title",
    "kind",
    "force",
    "unit",
    "role",
    "period",
    "due",
    "target",
    "source",
    "remark",
]
RETURNS_2023 = ["01-28", "02-27", "03-27", "04-25", "05-25", "06-25"]
RETURNS_2023 += ["07-25", "08-25", "09-25", "10-25", "11-27", "12-25"]
Rows = list[dict[str, Any]]


def rows_of(register: Register, year: int | None = None) -> Rows:
    with register.read() as session:
        return plan_rows(session, year=year, calendar=CALENDAR)


@pytest.fixture(scope="module")
def plan(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The plan of 2023 with its roster; made once, and only read."""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("plan"))
    with closing(Register(f"sqlite:///{path}")) as register:
        load_people(register, open_notice(register)[0])
        return rows_of(register)


def of(plan: Rows, duty: str) -> Rows:
    return [row for row in plan if row["duty"] == duty]


def test_a_row_has_exactly_these_fields_and_stands_once(plan: Rows) -> None:
    assert all(list(row) == KEYS for row in plan)
    assert max(Counter((row["duty"], row["unit"], row["period"]) for row in plan).values()) == 1


def test_tasks_are_numbers_and_safeguards_are_words(plan: Rows) -> None:
    tasks = list(dict.fromkeys(row["task"] for row in plan))
    assert tasks == [*range(1, 21), *(f"保障{number}" for number in range(1, 6))]


@pytest.mark.parametrize(
    ("duty", "unit", "due", "target", "force"),
    [
        ("1a", "市公安局", "2023-12-31", (">=", 90, "%"), "必须"),
        ("2a", "市政务服务中心", "2023-04-30", None, "必须"),
        ("3a", "范家屯镇", "2023-04-30", None, "必须"),
        ("3b", "市公积金", "2023-09-30", None, "必须"),
        ("4a", "市政务服务中心", "2023-12-31", (">=", 95, "%"), "必须"),
        ("4b", "市住建局", None, None, "原则上"),
        ("5a", "市司法局", "2023-09-30", (">=", 70, "%"), "必须"),
        ("5b", "市司法局", "2023-09-30", (">=", 90, "%"), "必须"),
        ("6a", "市政数局", "2023-09-30", None, "必须"),
        ("8a", "市财政局", None, (">=", 100, "%"), "必须"),
        ("8b", "市财政局", None, (">=", 70, "%"), "力争"),
        ("10a", "市民政局", "2023-12-31", (">=", 100, "%"), "必须"),
        ("13h", "市政务服务中心", None, None, "鼓励"),
        ("14a", "怀德镇", "2023-09-30", (">=", 1, "站"), "必须"),
        ("16a", "市粮食局", "2023-12-31", (">=", 4, "次"), "必须"),
        ("19a", "市政务服务中心", None, ("<=", 3, "类"), "必须"),
    ],
)
def test_what_the_notice_dates_or_measures(
    plan: Rows, duty: str, unit: str, due: str | None, target: Any, force: str
) -> None:
    (row,) = [row for row in of(plan, duty) if row["unit"] == unit]
    goal = dict(zip(("op", "value", "unit"), target, strict=True)) if target else None
    assert (row["due"], row["target"], row["force"]) == (due, goal, force)
    assert row["period"] == "2023"


def test_every_source_stands_in_the_notice_word_for_word(plan: Rows) -> None:
    text = (Path(__file__).parents[2] / "db/notices/2023-32844.txt").read_text(encoding="utf-8")
    joined = "".join(text.split())
    assert [row for row in plan if "".join(row["source"].split()) not in joined] == []


def test_the_sentence_s_own_subject_is_responsible_and_the_bracket_supports(plan: Rows) -> None:
    roles = {row["unit"]: row["role"] for row in of(plan, "2a")}
    assert roles.pop("市政务服务中心") == "responsible"
    assert roles == dict.fromkeys(["市政数局", "市公安局", "市公积金"], "support")


def test_the_monthly_return_is_due_on_the_notice_s_twelve_days(plan: Rows) -> None:
    mine = [row for row in of(plan, "9a") if row["unit"] == "市公安局"]
    assert [row["period"] for row in mine] == [f"2023-{month:02}" for month in range(1, 13)]
    assert [row["due"] for row in mine] == [f"2023-{day}" for day in RETURNS_2023]


def test_returns_of_before_the_notice_are_marked_not_applicable(plan: Rows) -> None:
    marked = [row["due"] for row in plan if "不适用" in row["remark"] and row["duty"] == "9a"]
    assert set(marked) == {"2023-01-28", "2023-02-27", "2023-03-27"}
    others = [row for row in plan if "生效前已到期" in row["remark"] and row["duty"] != "9a"]
    assert others == []


def test_who_receives_the_return_does_not_owe_it(plan: Rows) -> None:
    units = {row["unit"] for row in of(plan, "9a")}
    assert not units & {"市政数局", "市政务服务中心"}
    assert {"市公安局", "怀德镇", "市机关事务管理局"} <= units


def test_slips_of_the_notice_are_remarked_on_their_rows(plan: Rows) -> None:
    for duty, slip in [
        ("3b", "9底前"),
        ("1a", "市公安局公积金"),
        ("14a", "待确认"),
        ("9a", "附件4"),
    ]:
        assert all(slip in row["remark"] for row in of(plan, duty)), duty


def test_a_collective_without_members_stands_as_itself(sqlite_register: Register) -> None:
    open_notice(sqlite_register)
    rows = rows_of(sqlite_register)
    assert {row["task"] for row in rows} == {*range(1, 21), *(f"保障{n}" for n in range(1, 6))}
    (row,) = [row for row in of(rows, "14a") if row["unit"] == "各乡镇(街道)"]
    assert list(row) == KEYS
    assert (row["role"], row["due"], row["period"]) == ("responsible", "2023-09-30", "2023")
    mine = [row for row in of(rows, "9a") if row["unit"] == "各部门"]
    assert [row["due"] for row in mine] == [f"2023-{day}" for day in RETURNS_2023]
    assert ["不适用" in row["remark"] for row in mine] == [True] * 3 + [False] * 9


def test_members_take_the_place_of_their_collective(plan: Rows) -> None:
    assert not [row for row in plan if row["unit"].startswith("各")]
    towns = [row["unit"] for row in of(plan, "14a") if row["role"] == "responsible"]
    assert towns == ["范家屯镇", "怀德镇", "响水镇", "大岭镇", "河南街道", "河北街道"]


def test_notice_and_roster_may_be_loaded_in_either_order(
    sqlite_register: Register, plan: Rows
) -> None:
    load_people(sqlite_register)
    open_notice(sqlite_register)
    assert key(rows_of(sqlite_register)) == key(plan)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_in_another_year_the_same_notice_has_that_year_s_dates(
    sqlite_register: Register, year: int
) -> None:
    open_notice(sqlite_register, year)
    rows = rows_of(sqlite_register, year)
    mine = [row["due"] for row in of(rows, "9a") if row["unit"] == "各部门"]
    assert mine == [following_workday(date(year, month, 25)) for month in range(1, 13)]
    assert {row["due"] for row in of(rows, "2a")} == {f"{year}-04-30"}
    assert not [row for row in rows if "生效前" in row["remark"]]


def test_a_year_that_is_not_open_has_no_plan(sqlite_register: Register) -> None:
    open_notice(sqlite_register)
    assert rows_of(sqlite_register, 2031) == []


def following_workday(day: date) -> str:
    """By a second source: the package chinesecalendar."""
    while not chinese_calendar.is_workday(day):
        day += timedelta(days=1)
    return day.isoformat()


def key(rows: Rows) -> set[tuple[Any, ...]]:
    return {(row["duty"], row["unit"], row["role"], row["period"], row["due"]) for row in rows}


def test_two_notices_of_one_year_stand_one_after_the_other(
    sqlite_register: Register, tmp_path: Path
) -> None:
    text = (BUNDLED / f"{NOTICE}.yaml").read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace(NOTICE, "2023-1"), encoding="utf-8")
    open_notice(sqlite_register)
    open_notice(sqlite_register, source=str(other))
    tasks = [task for task, _ in groupby(row["task"] for row in rows_of(sqlite_register))]
    assert tasks == [*range(1, 21), *(f"保障{n}" for n in range(1, 6))] * 2
