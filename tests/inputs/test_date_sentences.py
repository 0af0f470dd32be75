"""How other people write the kinds of dates of the table, in phrases and whole sentences.

A row is: its kind, the day it was said (at 10:00), the words, and the dates read, each with its
time if one was said, and with ? where it is not sure and would be asked about; - is none.
The rows of date-voices.tsv are said as a section chief dictates, a clerk abbreviates, a township
liaison talks, a document is pasted; most were judged by hand before anything read them. Where
several answers are as good (asking, or no date) a row keeps the one given. The answers of
date-sentences.tsv are in part what was read, looked over by hand: a weaker witness.
"""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.dates import DateFound
from handlers.inputs.reading import read
from tests.inputs.conftest import SHANGHAI
from tests.inputs.notice import OWED

_TABLES = [Path(__file__).with_name(name) for name in ("date-sentences.tsv", "date-voices.tsv")]
_ROWS = [
    tuple(line)
    for table in _TABLES
    for line in list(csv.reader(table.open(encoding="utf-8", newline=""), delimiter="\t"))[1:]
]
_KINDS = sorted({kind for kind, *_ in _ROWS})


def _shown(found: DateFound) -> str:
    at = found.at.strftime("T%H:%M") if found.at else ""
    return found.on.isoformat() + at + "?" * (not found.sure)


def _dates(sentence: str, said: str, calendar: Calendar) -> str:
    now = datetime.fromisoformat(said).replace(hour=10, tzinfo=SHANGHAI)
    reading = read(sentence, now=now, zone=SHANGHAI, calendar=calendar, owed=OWED)
    return " ".join(map(_shown, reading.dates)) or "-"


@pytest.mark.parametrize("kind", _KINDS)
def test_dates_in_the_words_of_others_are_read_as_meant(kind: str, calendar: Calendar) -> None:
    rows = [row[1:] for row in _ROWS if row[0] == kind]
    read_as = [(said, words, _dates(words, said, calendar)) for said, words, _ in rows]
    assert read_as == rows


@pytest.mark.parametrize(
    "sentence",
    ["9月31日", "11.31前", "2月29日前", "本月31号前", "13月底前", "Feb 30", "到货后一周内"],
)
def test_a_day_that_cannot_be_reckoned_is_asked_about(sentence: str, calendar: Calendar) -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
    reading = read(sentence, now=now, zone=SHANGHAI, calendar=calendar, owed=OWED)
    assert (reading.dates, reading.unsure) == ((), ("date",))


def test_a_text_that_names_only_a_doubtful_day_says_so(calendar: Calendar) -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
    doubts = [
        read(words, now=now, zone=SHANGHAI, calendar=calendar, owed=OWED).unsure
        for words in ("12月9日(周五)", "12月9日(周三)")
    ]
    assert doubts == [("date",), ()]
