"""The table of date phrases, said on Monday 2026-11-23 at 10:00 in Shanghai."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.dates import DateFound, find_dates
from tests.inputs.conftest import SHANGHAI

_TABLE = Path(__file__).with_name("date-phrases.tsv")
_ROWS = list(csv.DictReader(_TABLE.open(encoding="utf-8"), delimiter="\t"))


def _shown(found: DateFound) -> str:
    return found.on.isoformat() + (found.at.strftime("T%H:%M") if found.at else "")


def _accepted(row: dict[str, str], said: str) -> bool:
    for answer in (row["expected"], *(row["alt"] or "").split("|")):
        low, _, high = answer.partition("..")
        if said == answer or (high and low <= said <= high):
            return True
    return False


def test_the_table_has_all_its_rows() -> None:
    assert len(_ROWS) == 165


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['id']}-{row['phrase']}")
def test_a_phrase_of_the_table_is_read_as_it_says(
    row: dict[str, str], monday: datetime, calendar: Calendar
) -> None:
    found = find_dates(row["phrase"], now=monday, zone=SHANGHAI, calendar=calendar)
    said = ";".join(_shown(one) for one in found) or "-"
    assert _accepted(row, said), said
