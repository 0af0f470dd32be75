"""The export as JSON: numbers as numbers, moments with their offset, the same bytes each time."""

import json
from typing import Any

import pytest

from db.engine import Register
from db.rules.terms import ReportStatus
from handlers.exports.plain import SCHEMA, as_json
from tests.db.exporting import NOW, export, owed, say
from tests.db.loaded import OFFICE, load_people, open_notice

KEYS = ["schema", "as_of", "time_zone", "units", "plan", "assignments", "reports", "deliveries"]
KEYS += ["returns"]


@pytest.fixture
def office(sqlite_register: Register) -> Register:
    load_people(sqlite_register, open_notice(sqlite_register)[0])
    return sqlite_register


def told(register: Register) -> Any:
    return json.loads(as_json(export(register), office=OFFICE, now=NOW))


def test_it_says_its_schema_and_the_moment_of_its_figures(office: Register) -> None:
    found = told(office)
    assert list(found) == KEYS
    assert (found["schema"], SCHEMA) == (1, 1)
    assert found["as_of"] == "2023-05-09T10:25:00+08:00"
    assert (found["time_zone"], found["units"]) == ("Asia/Shanghai", None)


def test_a_report_is_told_with_its_figure_as_a_number(office: Register) -> None:
    one = owed(office, "1a", "市公安局")
    number = say(office, one, "1a 完成85%", value=85)
    assert told(office)["reports"] == [
        {
            "id": number,
            "assignment": one,
            "notice": "2023-32844",
            "year": 2023,
            "task": "1",
            "duty": "1a",
            "unit": "市公安局",
            "period": "2023",
            "said_at": "2023-05-08T10:00:00+08:00",
            "recorded_at": "2023-05-08T10:00:00+08:00",
            "author": {"name": "孙雯雯", "unit": "市政数局", "post": "政务监管科科长"},
            "status": "in_progress",
            "figures": [{"name": "标准化建设达标率", "value": 85, "unit": "%"}],
            "reason": None,
            "words": "1a 完成85%",
            "forecast_on": None,
            "files": 0,
            "on_behalf": False,
            "counts": True,
            "corrected_by": None,
            "taken_back_at": None,
            "reviews": [],
        }
    ]


def test_an_assignment_and_its_duty_find_each_other(office: Register) -> None:
    say(office, owed(office, "2a", "市公安局"), "2a 需协调", ReportStatus.BLOCKED)
    found = told(office)
    duties = {(row["notice"], row["year"], row["duty"]): row for row in found["plan"]}
    assert len(duties) == 113
    row = next(one for one in found["assignments"] if one["state"] == "blocked")
    assert (row["unit"], row["light"], row["due_on"]) == ("市公安局", "red", "2023-04-30")
    duty = duties[row["notice"], row["year"], row["duty"]]
    assert (duty["title"], duty["rule"]) == ("政策兑现窗口", {"month_end": 4})


def test_the_same_export_gives_the_same_bytes(office: Register) -> None:
    first = as_json(export(office), office=OFFICE, now=NOW)
    assert as_json(export(office), office=OFFICE, now=NOW) == first
    assert first.endswith(b"}\n")
