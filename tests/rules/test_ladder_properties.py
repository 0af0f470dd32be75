"""What holds for every duty, date and time zone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.firings import Firing, firings, latest, latest_snooze, next_after
from db.rules.office import Office
from db.rules.snoozing import Later, Snooze, until, wanted_day
from db.rules.terms import SOFT_FORCES, Force, Kind
from db.rules.tracks import Track
from db.rules.workdays import Calendar

ZONES = st.sampled_from([ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")])
DATES = st.dates(date(2020, 1, 1), date(2026, 12, 31))
OVERRIDES = st.dictionaries(DATES, st.booleans(), max_size=30)
few = settings(max_examples=50, deadline=None)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    due_on = draw(st.none() | DATES)
    year = due_on.year if due_on else draw(st.integers(2020, 2026))
    near = st.integers(-40, 10).map(lambda days: due_on + timedelta(days=days) if due_on else None)
    return Track(
        kind=draw(st.sampled_from(Kind)),
        force=draw(st.sampled_from(Force)),
        due_on=due_on,
        period_starts_on=date(year, 1, 1),
        period_ends_on=date(year, 12, 31),
        counted=draw(st.booleans()),
        monthly=draw(st.booleans()),
        forecast_on=draw(st.none() | near),
    )


def some(track: Track, office: Office) -> list[Firing]:
    return list(islice(firings(track, office), 60))


@few
@given(track=tracks(), odd=OVERRIDES, zone=ZONES)
def test_nothing_fires_on_a_day_off_or_at_another_hour(
    track: Track, odd: dict[date, bool], zone: ZoneInfo
) -> None:
    calendar = Calendar(odd)
    for firing in some(track, Office(zone, calendar)):
        local = firing.at.astimezone(zone)
        assert calendar.is_working_day(local.date())
        assert local.time() == (time(15) if firing.rung == "day-pm" else time(9))


@few
@given(track=tracks(), odd=OVERRIDES, zone=ZONES)
def test_firings_move_forward_and_no_morning_or_name_comes_twice(
    track: Track, odd: dict[date, bool], zone: ZoneInfo
) -> None:
    found = some(track, Office(zone, Calendar(odd)))
    assert all(earlier.at < later.at for earlier, later in pairwise(found))
    mornings = [one.at.astimezone(zone).date() for one in found if one.rung != "day-pm"]
    assert len(mornings) == len(set(mornings))
    assert len(found) == len({one.rung for one in found})


@few
@given(track=tracks(), odd=OVERRIDES, zone=ZONES)
def test_only_a_binding_duty_with_a_date_goes_on_after_it(
    track: Track, odd: dict[date, bool], zone: ZoneInfo
) -> None:
    found = some(track, Office(zone, Calendar(odd)))
    late = [one for one in found if one.rung.startswith("overdue")]
    assert bool(late) == (track.due_on is not None and track.force not in SOFT_FORCES)
    for firing in found:
        day = firing.at.astimezone(zone).date()
        assert (firing in late) == (track.due_on is not None and day > track.due_on)


@few
@given(
    track=tracks(),
    odd=OVERRIDES,
    zone=ZONES,
    day=st.dates(date(2020, 1, 1), date(2027, 6, 30)),
    clock=st.times(),
    back=st.timedeltas(timedelta(0), timedelta(days=90)),
    silent=st.booleans(),
)
def test_latest_and_next_agree_with_the_whole_list(
    track: Track,
    odd: dict[date, bool],
    zone: ZoneInfo,
    day: date,
    clock: time,
    back: timedelta,
    silent: bool,
) -> None:
    office, moment = Office(zone, Calendar(odd)), datetime.combine(day, clock, zone)
    every = firings(track, office)
    past = list(takewhile(lambda one: one.at <= moment, every))
    owed = [one for one in past if one.at > moment - back and (silent or not one.only_if_silent)]
    found = latest(track, office, since=moment - back, now=moment, silent=silent)
    assert found == (owed[-1] if owed else None)
    again = firings(track, office)
    following = next((one for one in again if one.at > moment), None)
    assert next_after(track, office, now=moment) == following


@few
@given(track=tracks(), zone=ZONES, nth=st.integers(0, 40))
def test_at_the_moment_of_a_firing_it_is_the_latest_and_no_longer_the_next(
    track: Track, zone: ZoneInfo, nth: int
) -> None:
    office = Office(zone)
    for firing in islice(firings(track, office), nth, nth + 1):
        just_before = firing.at - timedelta(microseconds=1)
        assert next_after(track, office, now=just_before) == firing
        found = latest(track, office, since=just_before, now=firing.at)
        assert found == firing
        assert next_after(track, office, now=firing.at) != firing


@few
@given(
    track=tracks(),
    odd=OVERRIDES,
    zone=ZONES,
    day=st.dates(date(2020, 1, 1), date(2027, 6, 30)),
    clock=st.times(time(9), time(17)),
    later=st.sampled_from(Later),
)
def test_what_is_put_off_comes_once_and_nothing_else_is_lost(
    track: Track, odd: dict[date, bool], zone: ZoneInfo, day: date, clock: time, later: Later
) -> None:
    calendar, now = Calendar(odd), datetime.combine(day, clock, zone)
    office = Office(zone, calendar)
    wanted = wanted_day(later, day, track.due_on, calendar)
    bound = latest_snooze(track, office, today=day)
    end = until(wanted, bound, day, office) if wanted else None
    if end is None:
        return
    local = end.astimezone(zone)
    assert calendar.is_working_day(local.date())
    assert local.time() == time(9)
    snoozed = replace(track, snooze=Snooze(now, end))
    horizon = end + timedelta(days=60)
    plain = upto(track, office, horizon)
    found = upto(snoozed, office, horizon)
    assert [one for one in found if one.at == end], "one comes at the end"
    assert len(found) == len({one.at for one in found}) == len({one.rung for one in found})
    assert all(calendar.is_working_day(one.at.astimezone(zone).date()) for one in found)
    outside = [one for one in plain if one.at >= end]
    assert [one for one in found if not one.rung.startswith("snooze")] == outside, "none is lost"
    kept = {one for one in mornings_before(track, plain, zone)[-2:] if one > now}
    assert kept <= {one.at for one in found}, "the last two always come"


@few
@given(track=tracks(), odd=OVERRIDES, zone=ZONES)
def test_a_forecast_spares_the_mornings_before_it_but_for_the_last_two(
    track: Track, odd: dict[date, bool], zone: ZoneInfo
) -> None:
    office = Office(zone, Calendar(odd))
    plain = some(replace(track, forecast_on=None), office)
    found = some(track, office)
    spared = [one for one in plain if one not in found and one.at < found[-1].at]
    kept = mornings_before(track, plain, zone)[-2:]
    due_on, named = track.due_on, track.forecast_on
    if due_on is None or named is None or named > due_on:
        assert spared == []
        return
    for one in spared:
        assert office.today(one.at) < named
        assert one.at not in kept
    middle = [one for one in plain if office.today(one.at) < named and one.rung != "day-pm"]
    assert all(one in spared or one.at in kept for one in middle)


def upto(track: Track, office: Office, end: datetime) -> list[Firing]:
    every = firings(track, office)
    return list(takewhile(lambda one: one.at <= end, every))


def mornings_before(track: Track, found: list[Firing], zone: ZoneInfo) -> list[datetime]:
    """The mornings up to the due date; none where there is none."""
    return [
        one.at
        for one in found
        if track.due_on and one.at.astimezone(zone).date() <= track.due_on and one.rung != "day-pm"
    ]
