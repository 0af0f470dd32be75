"""The course of a target: who is named, where the labels stand, what no data looks like."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.pictures.course import Course, Line, chosen, draw, sheets
from handlers.pictures.scales import Scale, apart, day_ticks, number, round_ticks
from handlers.pictures.sheet import Lines, Marks, Sheet
from tests.handlers.pictures import END, SPRING, course, outside, overlaps, said, size

WITHIN = course(3)
COURSES = {
    "no unit": course(0),
    "no point": course(3, points=0),
    "one point": course(1, points=1),
    "beyond the target": course(8, points=5, target=20),
    "eight units": course(8),
    "forty units": course(40),
    "forty units without a point": course(40, points=0),
    "all the same": replace(WITHIN, lines=WITHIN.lines[:1] * 8),
    "long over": course(3, today=date(2026, 1, 1)),
    "on the first day": course(0, today=SPRING),
    "on the last day": course(5, today=END),
    "of one day": replace(course(0), due_on=SPRING, today=SPRING),
    "of nothing": replace(WITHIN, target=0.0, lines=(), expected=None),
    "of three weeks": replace(course(0), due_on=date(2023, 4, 22), today=date(2023, 4, 14)),
    "beyond what is expected of it": replace(WITHIN, expected=130.0),
    "of times": replace(WITHIN, unit="次", target=4.0, expected=2.4, lines=()),
}
EACH = pytest.mark.parametrize("facts", COURSES.values(), ids=COURSES.keys())


@EACH
def test_no_words_lie_on_others_or_are_cut_off(facts: Course) -> None:
    (sheet,) = sheets(facts)
    assert overlaps(sheet) == []
    assert outside(sheet) == []


@EACH
def test_all_that_is_drawn_lies_on_the_sheet(facts: Course) -> None:
    (sheet,) = sheets(facts)
    for x, y in spots(sheet):
        assert 0 < x < sheet.width
        assert 0 < y < sheet.height


@EACH
def test_a_phone_shows_it_as_it_was_drawn(facts: Course) -> None:
    (png,) = draw(facts)
    assert size(png) == (1080, 1000)


def spots(sheet: Sheet) -> list[tuple[float, float]]:
    """Every corner of a line and every mark."""
    lines = [path for thing in sheet.drawn if isinstance(thing, Lines) for path in thing.paths]
    marks = [thing.spots for thing in sheet.drawn if isinstance(thing, Marks)]
    return [spot for path in (*lines, *marks) for spot in path]


def test_eight_units_are_named_with_their_last_figures_each_with_another_marker() -> None:
    facts = course(8)
    (sheet,) = sheets(facts)
    assert [w for line in facts.lines for w in (line.name, f"{number(line.last or 0)}%")
            if w not in said(sheet)] == []  # fmt: skip
    assert len({m.shape for m in sheet.drawn if isinstance(m, Marks) and len(m.spots) == 4}) == 8


def test_of_more_the_eight_lowest_are_named_and_the_others_counted() -> None:
    facts = course(22)
    named, others = chosen(facts.lines)
    assert len(named) == 8
    assert max(line.last or 0 for line in named) <= min(line.last or 0 for line in others)
    assert "其余单位 14" in said(sheets(facts)[0])


def test_the_last_figure_is_that_of_the_last_day_whatever_the_order() -> None:
    assert Line("怀德镇", ((END, 80.0), (SPRING, 10.0))).last == 80.0


def test_a_unit_that_reported_nothing_is_named_without_a_figure() -> None:
    words = said(sheets(course(2, points=0))[0])
    assert words.count("–") == 2
    assert "市政数局" in words


def test_the_labels_stand_in_the_order_of_the_figures() -> None:
    facts = course(6)
    labels = [word for word in said(sheets(facts)[0]) if word in {x.name for x in facts.lines}]
    highest_first = sorted(facts.lines, key=lambda line: line.last or 0, reverse=True)
    assert sorted(labels) == sorted(line.name for line in highest_first)
    assert labels[0] == highest_first[0].name


def test_today_is_left_out_when_the_course_is_long_over() -> None:
    assert any("今天" in word for word in said(sheets(course(1))[0]))
    assert not any("今天" in word for word in said(sheets(course(1, today=date(2026, 1, 1)))[0]))


@given(
    st.lists(st.floats(0, 700), min_size=1, max_size=12).map(sorted),
    st.floats(1, 40),
)
def test_labels_are_apart_in_order_and_within_if_there_is_room(
    wanted: list[float], gap: float
) -> None:
    places = apart(wanted, gap, 0, 700)
    assert len(places) == len(wanted)
    assert all(b - a >= gap - 1e-6 for a, b in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= 700 + 1e-6


def test_labels_that_have_room_stay_where_they_belong() -> None:
    assert apart([100, 200, 300], 30, 0, 700) == [100, 200, 300]
    assert apart([100, 100, 300], 30, 0, 700) == [85, 115, 300]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, [0]),
        (4, [0, 1, 2, 3, 4]),
        (90, [0, 20, 40, 60, 80]),
        (100, [0, 20, 40, 60, 80, 100]),
        (1203, [0, 500, 1000]),
    ],
)
def test_ticks_are_round(most: float, ticks: list[float]) -> None:
    assert round_ticks(most) == ticks


@given(st.floats(1e-3, 1e7))
def test_ticks_are_few_and_reach_nearly_as_far_as_the_figures(most: float) -> None:
    ticks = round_ticks(most)
    assert 3 <= len(ticks) <= 7
    assert most * 0.6 <= ticks[-1] <= most * 1.0001


@given(st.dates(date(2023, 1, 1), date(2023, 12, 31)), st.integers(0, 800))
def test_days_below_the_plot_never_touch_and_have_the_due_date(start: date, days: int) -> None:
    due = date.fromordinal(start.toordinal() + days)
    scale = Scale(start.toordinal(), due.toordinal(), 80, 750)
    ticks = [scale.px(day.toordinal()) for day in day_ticks(scale, start, due, 86)]
    assert scale.px(due.toordinal()) in ticks
    assert all(b - a >= 86 for a, b in pairwise(ticks))
