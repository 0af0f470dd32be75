"""Whenever people answer and sweeps run: each rung is said once, and none is lost between them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.office import Office
from db.rules.slots import HOURS
from db.rules.terms import Force, Kind
from db.rules.workdays import Calendar
from tests.db.lived import ANSWERS, DAY, DONE, FORECASTS, PUTS_OFF, SIGNS, UNDOES, Life, an_item

ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in ("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe")
    ]
)
BEFORE, AFTER = 40, 25
"""Days that a story lasts before and after its due date, if there is one."""
NEAR = st.integers(-BEFORE, AFTER)
SWEEPS = ((9, 0), (11, 0), (15, 0), (16, 30))
few = settings(max_examples=150, deadline=None)


@dataclass(frozen=True)
class Story:
    """What is said when, and when a sweep looks: late by minutes, on some days not at all."""

    life: Life
    said: list[tuple[datetime, str]]
    sweeps: list[datetime]


@st.composite
def stories(draw: st.DrawFn, words: list[str]) -> Story:
    middle = draw(st.dates(date(2020, 3, 1), date(2026, 10, 31)))
    days = [middle + DAY * number for number in range(-BEFORE, AFTER)]
    office = Office(draw(ZONES), Calendar(draw(_overrides(middle))))
    item = an_item(
        draw(st.sampled_from([middle, middle, None])),
        kind=draw(st.sampled_from(Kind)),
        force=draw(st.sampled_from(Force)),
        period=draw(st.sampled_from([f"{middle:%Y}", f"{middle:%Y-%m}"])),
        begins=days[0],
    )
    down = draw(st.frozensets(st.sampled_from(days), max_size=30))
    lags = st.integers(0, 59).map(lambda minutes: timedelta(minutes=minutes))
    sweeps = [
        office.at(day, time(*at)) + draw(lags) for day in days if day not in down for at in SWEEPS
    ]
    nine = HOURS.morning
    clock = st.times(time(0), time(23, 59)) | st.times(nine, time(10)) | st.just(nine)
    said = draw(
        st.lists(st.tuples(st.sampled_from(days), clock, st.sampled_from(words)), max_size=8)
    )
    told = sorted((office.at(day, at), word) for day, at, word in said)
    return Story(Life.of(item, office, office.at(days[0], time())), told, sweeps)


def _overrides(middle: date) -> st.SearchStrategy[dict[date, bool]]:
    return st.dictionaries(NEAR.map(lambda days: middle + DAY * days), st.booleans(), max_size=12)


def run(story: Story, *, exactly: bool) -> Life:
    """To the end; `exactly`: each sweep says what the whole ladder owes since the one before."""
    life = story.life
    for at, words in sorted([*story.said, *((at, "") for at in story.sweeps)]):
        if words:
            life.says(words, at)
        else:
            owed = life.owed(at) if life.office.may_speak(at) else None
            found = life.sweeps(at)
            assert found == owed or not exactly, (at, life.item)
    return life


@few
@given(story=stories([SIGNS, *ANSWERS, *FORECASTS, *PUTS_OFF, DONE, UNDOES]))
def test_a_sweep_says_what_has_come_since_the_one_before_whatever_is_answered(
    story: Story,
) -> None:
    run(story, exactly=True)


@few
@given(story=stories([SIGNS, *ANSWERS, *FORECASTS, *PUTS_OFF, DONE, UNDOES]))
def test_each_rung_once_one_a_morning_within_the_hours_of_a_working_day(story: Story) -> None:
    life = run(story, exactly=False)
    heard, zone = life.heard, life.office.zone
    assert len(heard) == len({one.firing.rung for one in heard}), "none twice"
    mornings = [one for one in heard if one.firing.rung != "day-pm"]
    assert len(mornings) == len({life.office.today(one.said_at) for one in mornings})
    for one in heard:
        local = one.said_at.astimezone(zone)
        assert life.office.calendar.is_working_day(local.date())
        assert HOURS.morning <= local.time() < HOURS.closing
        assert one.firing.at <= one.said_at, "never early"


@few
@given(story=stories([SIGNS, *ANSWERS, *FORECASTS, *PUTS_OFF, DONE, UNDOES]))
def test_nothing_is_said_about_what_is_done(story: Story) -> None:
    life = run(story, exactly=False)
    for one in life.heard:
        before = [words for at, words in story.said if at < one.said_at]
        ends = [words for words in before if words in (DONE, UNDOES)]
        assert ends[-1:] != [DONE]
