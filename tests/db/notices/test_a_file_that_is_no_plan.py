"""Files that cannot be read as a plan at all, and forms in which a good one may come."""

from pathlib import Path

import pytest

from db.notices.reader import read_plan
from db.rules.deadlines import MonthEnd, Monthly, OnDay, YearEnd
from tests.db.notices.plans import GOOD, said, written


def test_a_missing_file_names_the_bundled_notices(tmp_path: Path) -> None:
    line = "there is no such file; write its path, or a bundled notice (2023-32844)"
    assert said(str(tmp_path / "none.yaml")) == line
    assert said("2099-1") == line


def test_a_folder_is_not_a_plan(tmp_path: Path) -> None:
    assert said(str(tmp_path)) == (
        "the file cannot be read (Is a directory); write the path of a readable file"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, text: str) -> None:
    assert said(written(tmp_path, text)) == (
        "the file is empty; write the plan, beginning with notice:"
    )


@pytest.mark.parametrize("text", ["- 一\n- 二\n", "关于落实责任分工的通知\n"])
def test_another_text_is_no_plan(tmp_path: Path, text: str) -> None:
    assert said(written(tmp_path, text)) == "this is no plan; a plan begins with notice:"


def test_a_file_saved_in_gbk_is_asked_for_in_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(GOOD.encode("gbk"))
    assert said(str(path)) == "the text is not UTF-8; save the file as UTF-8"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(GOOD.encode("utf-8-sig"))
    assert read_plan(path).notice.title == "通知"


@pytest.mark.parametrize("text", ["a: \x00\n", "a: !!int 九\n"], ids=["control sign", "bad tag"])
def test_yaml_that_has_no_line_to_name_is_still_one_line(tmp_path: Path, text: str) -> None:
    assert said(written(tmp_path, text)).startswith("broken YAML: ")


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ({"month_end": 9}, MonthEnd(9)),
        ({"year_end": True}, YearEnd()),
        ({"on_day": "06-15"}, OnDay(6, 15)),
        ({"monthly": 25, "roll": "none"}, Monthly(25, "none")),
    ],
    ids=["month end", "year end", "day", "monthly"],
)
def test_a_date_rule_is_kept_as_written(
    tmp_path: Path, rule: dict[str, object], due: object
) -> None:
    text = GOOD.replace("due: {month_end: 9}", f"due: {str(rule).replace('True', 'true')}")
    duty = read_plan(written(tmp_path, text)).tasks[0].duties[0]
    assert duty.rule == rule
    assert duty.due == due
