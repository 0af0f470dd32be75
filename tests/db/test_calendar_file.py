"""The office's own days as a file: all that is wrong is said by line, and then nothing is taken."""

from datetime import date
from pathlib import Path

import pytest

from db.calendar_file import read_days
from db.calendars import Change
from db.sheets import SheetError

HEADER = "日期,安排,原因\n"


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "calendar.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        pytest.param("2024-02-09,休,除夕", [("02-09", False, "除夕")], id="a day off"),
        pytest.param("2024/2/4,班,补班", [("02-04", True, "补班")], id="as Excel writes a date"),
        pytest.param("2024年2月4日,working", [("02-04", True, None)], id="no reason"),
        pytest.param(
            "2024-02-10..2024-02-12,OFF,春节",
            [(f"02-{day}", False, "春节") for day in (10, 11, 12)],
            id="a stretch",
        ),
        pytest.param("2024-02-09,休,除夕,,,", [("02-09", False, "除夕")], id="Excel's commas"),
        pytest.param("2024-02-10至2024-02-10,放假", [("02-10", False, None)], id="one day of one"),
    ],
)
def test_what_a_line_says(
    tmp_path: Path, lines: str, days: list[tuple[str, bool, str | None]]
) -> None:
    path = written(tmp_path, "\ufeff" + HEADER + lines + "\r\n\r\n")
    found = [Change(date.fromisoformat(f"2024-{day}"), off, why) for day, off, why in days]
    assert read_days(path) == found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "the file is empty: its first line must be 日期,安排,原因", id="empty"),
        pytest.param("日期,原因,安排\n", "line 1: the first line must be", id="other columns"),
        pytest.param(HEADER, "nothing below", id="only a header"),
        pytest.param(b"PK\x03\x04", "is an Excel workbook: in Excel choose", id="xlsx"),
        pytest.param((HEADER + "2024-02-09,休").encode("gbk"), "is not in UTF-8", id="GBK"),
        pytest.param(HEADER + '2024-02-09,"休', "line 2: a quotation mark", id="a quotation mark"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, content: bytes | str, says: str) -> None:
    with pytest.raises(SheetError, match=says):
        read_days(written(tmp_path, content))


WRONG = HEADER + (
    "2024-02-30,休,\n2024-02-09,歇,\n2024-02-12..2024-02-10,休\n2024-01-01..2024-12-31,休\n"
    "2024-03-01,休\n2024-02-28..2024-03-01,班\n,休\n2024-03-05\n2024-03-06,休,a,b\n"
)


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as refused:
        read_days(written(tmp_path, WRONG))
    assert str(refused.value).splitlines() == [
        "line 2: 2024-02-30 is no day: write it like 2024-02-09",
        "line 3: 歇: write off (休) or working (班)",
        "line 4: 2024-02-12..2024-02-10: write the earlier day first, and at most 60 days",
        "line 5: 2024-01-01..2024-12-31: write the earlier day first, and at most 60 days",
        "line 7: 2024-03-01 stands on line 6 too: keep one",
        "line 8: (nothing) is no day: write it like 2024-02-09",
        "line 9: (nothing): write off (休) or working (班)",
        "line 10: 4 cells under 3 columns: check the commas",
    ]
