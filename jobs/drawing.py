"""Pictures: the board, a target's course, a month's returns, of what somebody may see now."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from db.figures import figures_over_time
from db.items import Item, monthly_items
from db.returns import Figures, figures_of
from db.rules.lights import worst
from db.rules.permissions import Action, may
from db.rules.returns import Month
from db.rules.terms import Kind, Light
from db.visibility import on_board, sees_return, visible_to
from handlers.pictures import bars, board, course
from handlers.texts import making as texts
from handlers.texts import words
from jobs.making import Made, Make, Order

Said = tuple[datetime, Decimal]
Told = Mapping[int, Sequence[Said]]
"""By assignment: figures with the moments at which they were said."""


def draw_board(order: Order) -> Made:
    """A row a unit, a column a task; each year and notice has its own pages."""
    items = on_board(order.session, order.face.actor, today=_today(order))
    cycles = [list(part) for _, part in groupby(items, key=lambda item: item.cycle_id)]
    pages = [page for part in cycles for page in board.draw(_board(order, part))]
    if not pages:
        return Made(texts.nothing_to_draw(order.t))
    title = order.t.plain(", ").join(_title(order, part) for part in cycles)
    caption = texts.as_of(order.t, title, _when(order))
    return Made(Markup("{}\n{}").format(caption, texts.board_key(order.t)), pages)


def _title(order: Order, items: Sequence[Item]) -> str:
    whole = may(order.face.actor, Action.SEE_BOARD)
    units = order.t.plain(", ").join(dict.fromkeys(post.unit for post in order.face.posts))
    return texts.board_title(order.t, items[0].year, whole=whole, unit=units)


def _board(order: Order, items: Sequence[Item]) -> board.Board:
    tasks = dict.fromkeys(item.task for item in items)
    units = sorted({(item.unit_id, item.unit) for item in items})
    cells: dict[tuple[int, str], list[Item]] = {}
    for item in items:
        cells.setdefault((item.unit_id, item.task), []).append(item)
    today = _today(order)
    rows = (
        _row(name, [cells.get((key, task), []) for task in tasks], today) for key, name in units
    )
    return board.Board(
        _title(order, items), tuple(tasks), tuple(rows), texts.total(order.t), texts.legend(order.t)
    )


def _row(name: str, parts: Sequence[Sequence[Item]], today: date) -> board.Row:
    counted = [item for part in parts for item in part if item.kind != Kind.STANDING]
    done = sum(item.finished for item in counted)
    cells = tuple(_cell(part, today) if part else None for part in parts)
    return board.Row(name, cells, f"{done}/{len(counted)}")


def _cell(items: Sequence[Item], today: date) -> board.Cell:
    """What is never finished has a light, and no number."""
    counted = [item for item in items if item.kind != Kind.STANDING]
    still = sum(not item.finished for item in counted)
    if counted and not still:
        return board.Cell(Light.NONE, "")
    return board.Cell(worst(item.light(today) for item in items), str(still or ""))


def draw_course(order: Order) -> Made:
    """A measured duty's figures against the way to its target."""
    wanted = order.wanted
    seen = on_board(order.session, order.face.actor, today=_today(order))
    items = [
        one
        for one in seen
        if (one.cycle_id, one.duty) == (wanted["cycle"], wanted["duty"]) and one.course(one.ends_on)
    ]
    if not items:
        return Made(texts.nothing_to_draw(order.t))
    told = figures_over_time(order.session, [item.id for item in items])
    caption = texts.as_of(order.t, words.plain_name(items[0]), _when(order))
    silent = [item.unit for item in items if item.id not in told]
    if silent:
        caption = Markup("{}\n{}").format(caption, texts.no_figures(order.t, silent))
    return Made(caption, course.draw(_course(order, items, told)))


def _course(order: Order, items: Sequence[Item], told: Told) -> course.Course:
    first, today = items[0], _today(order)
    goal, due_on = first.target, max(item.due_on for item in items if item.due_on)
    at = first.course(today)
    lines = (course.Line(item.unit, _points(order, told.get(item.id, ()))) for item in items)
    return course.Course(
        title=words.plain_name(first),
        unit=goal.unit if goal else "",
        target=float(goal.value) if goal else 0.0,
        starts_on=first.starts_on,
        due_on=due_on,
        today=today,
        expected=float(at.expected) if at else None,
        lines=tuple(lines),
        words=course.Words(*texts.course_words(order.t)),
    )


def _points(
    order: Order, told: Iterable[tuple[datetime, Decimal]]
) -> tuple[tuple[date, float], ...]:
    """Of one day the last figure."""
    by_day = {order.office.today(moment): float(value) for moment, value in told}
    return tuple(sorted(by_day.items()))


def draw_returns(order: Order) -> Made:
    """The returns of one month, of all units for those who may see them."""
    today, wanted = _today(order), order.wanted
    duty_id, period = wanted["duty_id"], wanted["period"]
    every = monthly_items(order.session, today=today)
    items = [one for one in every if (one.duty_id, one.period) == (duty_id, period)]
    actor = order.face.actor
    items = items if sees_return(order.session, actor, duty_id) else visible_to(actor, items)
    month = Month(items)
    if not month.owing:
        return Made(texts.nothing_to_draw(order.t))
    caption = texts.as_of(order.t, _month_title(order, items[0]), _when(order))
    return Made(caption, bars.draw(_bars(order, month)))


def _bars(order: Order, month: Month[Item]) -> bars.Bars:
    first, figures = month.items[0], figures_of(order.session, month.items)
    sums = month.sums(figures)
    return bars.Bars(
        title=_month_title(order, first),
        names=tuple(first.figure_names),
        sums=tuple(
            words.figure(sums.get(name, Decimal(0)), first.unit_of(name))
            for name in first.figure_names
        ),
        entries=tuple(_entry(item, figures.get(item.id, {})) for item in month.owing),
        missing=texts.missing(order.t),
    )


def _entry(item: Item, figures: Figures) -> bars.Entry:
    values = (figures.get(name) for name in item.figure_names)
    return bars.Entry(item.unit, tuple(None if one is None else float(one) for one in values))


def _month_title(order: Order, item: Item) -> str:
    stretch = words.period(order.t, item, _today(order))
    return f"{words.plain_name(item)} {item.year} {stretch}"


def _today(order: Order) -> date:
    return order.office.today(order.now)


def _when(order: Order) -> str:
    return words.moment(order.t, order.now, order.office, order.now)


MAKERS: dict[str, Make] = {"board": draw_board, "course": draw_course, "returns": draw_returns}
