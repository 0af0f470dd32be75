"""The sheet of the assignments: how each stands."""

from db.export_rows import Export
from db.items import Item
from db.rules.lights import days_left
from db.rules.moving import is_guessed
from handlers.exports.columns import Column, Desk
from handlers.exports.lights import light_of
from handlers.texts import export_words, words


def assignments(desk: Desk, export: Export) -> list[Column]:
    """The remarks on a duty stand in the plan, once: here they would make every row high."""
    t, today = desk.t, desk.today
    units = _units_of_figures(export)

    def handler(item: Item) -> str | None:
        author = export.handlers.get(item.id)
        return author.display if author else None

    return [
        *desk.place(lambda item: item),
        desk.light(lambda item: light_of(item, today)),
        desk.text("state", 16, lambda item: words.state(t, item.state)),
        desk.day("due_on", lambda item: item.due_on),
        desk.number("days_left", 9, lambda item: _left(item, desk)),
        desk.number("figure", 10, lambda item: item.value),
        desk.text("figure_unit", 9, lambda item: units.get(item.id)),
        *target(desk),
        desk.day("forecast_on", lambda item: item.forecast_on),
        desk.moment("last_said_at", lambda item: item.said_at),
        desk.long("handler", 18, handler),
        desk.text("period", 10, lambda item: item.period),
        desk.text("role", 11, lambda item: words.role(t, item.role)),
        desk.text("kind", 11, lambda item: export_words.kind(t, item.kind)),
        desk.text("force", 10, lambda item: export_words.force(t, item.force)),
        desk.text("due_origin", 16, lambda item: _origin(desk, item)),
        desk.long("source", 60, lambda item: item.source),
        desk.long("remark", 32, lambda item: _guess(desk, item)),
        desk.long("task_title", 32, lambda item: item.task_title),
        *desk.notice(lambda item: item),
    ]


def target(desk: Desk) -> list[Column]:
    """The figure to reach in three cells, so that it can be counted with."""
    return [
        desk.text("target_op", 9, lambda r: words.SIGNS[r.target.op] if r.target else None),
        desk.number("target", 9, lambda row: row.target.value if row.target else None),
        desk.text("target_unit", 9, lambda row: row.target.unit if row.target else None),
    ]


def _units_of_figures(export: Export) -> dict[int, str]:
    """The unit of the figure that each assignment shows: that of the last report with one."""
    return {
        report.item.id: report.figures[0].unit
        for report in export.reports
        if report.counts and report.figures
    }


def _left(item: Item, desk: Desk) -> int | None:
    """Days to the date, negative when overdue; none where nothing more is owed."""
    if item.due_on is None or item.finished:
        return None
    return days_left(item.due_on, desk.today)


def _origin(desk: Desk, item: Item) -> str | None:
    return export_words.origin(desk.t, item.due_origin) if item.due_on else None


def _guess(desk: Desk, item: Item) -> str | None:
    """That the date hangs on holidays which are not announced yet."""
    guess = is_guessed(item.date_rule, item.due_on, desk.office.calendar)
    return str(words.guessed(desk.t)) if guess else None
