"""Whatever the calendar, the answers and the outages: each level once, in order, on mornings."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.escalation import SENT, Level, Silence, awaited, next_step, turns
from db.rules.office import Office
from db.rules.terms import SOFT_FORCES, Force
from db.rules.workdays import Calendar
from tests.moments import SHANGHAI

DAY = timedelta(days=1)
SPAN = 60
"""Days that a story lasts from its due date on."""
ORDER = tuple(Level)
few = settings(max_examples=150, deadline=None)


@dataclass(frozen=True)
class Story:
    """Days are counted from the due date. `answers`: on which day a report comes, with the day
    that it forecasts; or it is taken back (None). `up`: whether the bot runs on a day."""

    due_on: date
    force: Force
    calendar: Calendar
    answers: dict[int, tuple[int | None] | None]
    up: list[bool]
    able: frozenset[Level]
    told: dict[Level, date] = field(default_factory=dict)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    due_on = draw(st.dates(date(2020, 1, 1), date(2026, 6, 30)))
    near = st.integers(1, 30).map(lambda days: due_on + days * DAY)
    forecasts = st.none() | st.integers(0, 30)
    return Story(
        due_on=due_on,
        force=draw(st.sampled_from(Force)),
        calendar=Calendar(draw(st.dictionaries(near, st.booleans(), max_size=10))),
        answers=draw(
            st.dictionaries(st.integers(-5, 30), st.none() | st.tuples(forecasts), max_size=3)
        ),
        up=draw(st.lists(st.booleans(), min_size=30, max_size=30)) + [True] * (SPAN - 30),
        able=draw(st.frozensets(st.sampled_from(SENT))),
    )


def told_in(story: Story, zone: ZoneInfo = SHANGHAI) -> dict[Level, date]:
    """Who is told on which day, looking only when the rule says so, and when the ladder does."""
    silence, office = Silence(story.due_on, story.force), Office(zone, story.calendar)
    look: datetime | None = None
    for number in range(-5, SPAN):
        day = story.due_on + number * DAY
        now = office.morning(day)
        chief = awaited(silence, day) and Level.CHIEF not in silence.told
        due = chief or number == -5 or (look is not None and look <= now)
        if due and story.up[max(number, 0)] and story.calendar.is_working_day(day):
            silence = swept(story, silence, day)
            look = next_step(silence, office, now=now)
        if number in story.answers:
            silence = answered(story, silence, number)
            look = next_step(silence, office, now=office.at(day, time(12)))
    return dict(silence.told)


def swept(story: Story, silence: Silence, day: date) -> Silence:
    """The lowest level that can be told is; the chief hears first of all."""
    if awaited(silence, day) and Level.CHIEF not in silence.told:
        return replace(silence, told={Level.CHIEF: day})
    office = Office(SHANGHAI, story.calendar)
    able = [level for level in turns(silence, day, office) if level in story.able]
    return replace(silence, told={**silence.told, able[0]: day}) if able else silence


def answered(story: Story, silence: Silence, number: int) -> Silence:
    said = story.answers[number]
    if said is None:
        return replace(silence, answered_on=None, forecast_on=None)
    ahead = said[0]
    day = story.due_on + number * DAY
    forecast = day + ahead * DAY if ahead is not None else None
    return replace(silence, answered_on=day, forecast_on=forecast)


def on(story: Story, day: date) -> Silence:
    """What had been said before that morning."""
    silence = Silence(story.due_on, story.force)
    for number in sorted(story.answers):
        if story.due_on + number * DAY < day:
            silence = answered(story, silence, number)
    return silence


@few
@given(story=stories())
def test_each_level_hears_once_in_order_on_working_mornings_and_only_of_silence(
    story: Story,
) -> None:
    told = told_in(story)
    days = [told[level] for level in ORDER if level in told]
    assert days == sorted(set(days)), "in order, and each on a later morning"
    for level, day in told.items():
        assert story.calendar.is_working_day(day)
        assert awaited(on(story, day), day)
        if level in SENT:
            assert story.calendar.between(story.due_on, day) >= {"unit": 2, "supervisor": 3}[level]


@few
@given(story=stories())
def test_nobody_is_skipped_for_ever(story: Story) -> None:
    told, end = told_in(story), story.due_on + (SPAN - 1) * DAY
    silence = on(story, end + DAY)
    last_said = max(story.answers, default=0)
    waited = silence.forecast_on or story.due_on + max(last_said, 30) * DAY
    if awaited(silence, end) and story.calendar.between(waited, end) > 7:
        highest = [level for level in SENT if level in story.able][-1:]
        assert set(highest) <= set(told), "the highest that can be told has heard"


@few
@given(story=stories(), soft=st.sampled_from(sorted(SOFT_FORCES)))
def test_nobody_hears_of_what_was_only_to_be_striven_for(story: Story, soft: Force) -> None:
    assert told_in(replace(story, force=soft)) == {}


@few
@given(story=stories())
def test_without_outages_and_answers_the_days_are_those_of_the_table(story: Story) -> None:
    plain = replace(story, force=Force.MUST, answers={}, up=[True] * SPAN, able=frozenset(SENT))
    days = {
        level: plain.calendar.between(plain.due_on, day) for level, day in told_in(plain).items()
    }
    assert days == {Level.CHIEF: 1, Level.UNIT: 2, Level.SUPERVISOR: 3}
