"""What is done with a request for a later date: taken, shown first, or split from its report."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.decision import Decision, Entry, Extend, Scope, decide
from handlers.inputs.reading import read
from tests.inputs.duties import OWED
from tests.moments import SHANGHAI

NOW = datetime(2023, 4, 23, 10, tzinfo=SHANGHAI)
KEYS = {one.key: place for place, one in enumerate(OWED, 1)}


def decided(words: str) -> Decision:
    owed = [replace(one, key=KEYS[one.key]) for one in OWED]
    reading = read(words, now=NOW, zone=SHANGHAI, calendar=Calendar(), owed=owed)
    return decide(reading, Scope(list(KEYS.values()), (), (2023,)))


def told(entries: tuple[Entry, ...]) -> list[tuple[str | None, str | None, date | None]]:
    """Of each entry its status (None for a request), its reason, the date asked for."""
    return [
        (None if one.extend else str(one.status), one.reason, one.extend and one.extend.until)
        for one in entries
    ]


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        ("2a申请延期到5月底", [(None, None, date(2023, 5, 31))]),
        ("2a申请延期两周", [(None, None, None)]),
        (
            "2a还没开始,申请延期到5月底,因为设备没到货",
            [
                ("not_started", "设备没到货", None),
                (None, "设备没到货", date(2023, 5, 31)),
            ],
        ),
    ],
)
def test_a_plain_request_is_taken_with_the_report_that_comes_with_it(
    words: str, entries: list[tuple[str | None, str | None, date | None]]
) -> None:
    assert told(decided(words).recordable) == entries


def test_a_request_beside_other_duties_is_shown_first_on_one_card() -> None:
    decision = decided("1a已办结,95%,2a延期到6月底")
    assert decision.recordable == ()
    assert told(decision.entries) == [
        ("done", None, None),
        (None, None, date(2023, 6, 30)),
    ]


def test_a_day_that_may_be_another_is_asked_about_by_the_request_itself() -> None:
    (entry,) = decided("2a申请延期到4月20日").recordable
    assert entry.extend == Extend(date(2024, 4, 20), sure=False)


def test_a_question_about_an_extension_is_shown_first() -> None:
    decision = decided("第二项能不能延到5月8日?")
    assert decision.recordable == ()
    assert told(decision.doubtful) == [(None, None, date(2023, 5, 8))]


@pytest.mark.parametrize(
    "extend", [None, Extend(), Extend(date(2023, 5, 31), sure=False, confirmed=True)]
)
def test_a_request_waits_in_a_draft_as_it_is(extend: Extend | None) -> None:
    entry = decided("2a已办结").entries[0]
    waiting = Entry(entry.key, entry.status, reason="没到货", extend=extend)
    assert Entry.from_json(waiting.to_json()) == waiting
