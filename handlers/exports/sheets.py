"""The five sheets, and what stands in two of them: the plan and the monthly returns."""

from collections.abc import Callable
from decimal import Decimal

from db.export_rows import Export, Planned, Returned
from db.rules.terms import UnitRole
from handlers.exports.columns import Column, Desk, Sheet, Style
from handlers.exports.lights import light_of
from handlers.exports.owed import assignments, target
from handlers.exports.said import deliveries, reports
from handlers.texts import export_columns, export_words, words


def sheets(desk: Desk, export: Export) -> list[Sheet]:
    """All five in their order, the empty ones too: who looks for one finds it."""
    names = export_columns.sheets(desk.t)
    return [
        Sheet(names["plan"], _plan(desk), export.plan, 3),
        Sheet(names["assignments"], assignments(desk, export), export.items, 4),
        Sheet(names["reports"], reports(desk), export.reports, 4),
        Sheet(names["deliveries"], deliveries(desk), export.deliveries, 4),
        Sheet(names["returns"], _returns(desk, export), export.returns, 4),
    ]


def _plan(desk: Desk) -> list[Column]:
    t = desk.t

    def laid(role: UnitRole) -> Callable[[Planned], str]:
        """The units of that role, all in one cell: a duty is one row."""
        return lambda row: t.plain(", ").join(one.unit for one in row.laid if one.role == role)

    return [
        *desk.codes(lambda row: row),
        desk.long("title", 28, lambda row: row.title),
        desk.text("kind", 11, lambda row: export_words.kind(t, row.kind)),
        desk.text("force", 10, lambda row: export_words.force(t, row.force)),
        desk.long("rule", 18, lambda row: export_words.rule(t, row)),
        *target(desk),
        desk.long("responsible", 28, laid(UnitRole.RESPONSIBLE)),
        desk.long("lead", 18, laid(UnitRole.LEAD)),
        desk.long("support", 24, laid(UnitRole.SUPPORT)),
        desk.long("receive", 18, laid(UnitRole.RECEIVE)),
        desk.text("evidence_required", 10, lambda r: export_words.yes(t, r.evidence_required)),
        desk.long("source", 60, lambda row: row.source),
        desk.long("remark", 40, lambda row: _remark(row.task_remark, row.remark)),
        desk.long("task_title", 32, lambda row: row.task_title),
        *desk.notice(lambda row: row),
    ]


def _remark(*remarks: str | None) -> str | None:
    return "\n".join(remark for remark in remarks if remark) or None


def _returns(desk: Desk, export: Export) -> list[Column]:
    t = desk.t
    return [
        *desk.place(lambda row: row.item),
        desk.text("period", 10, lambda row: row.item.period),
        desk.day("starts_on", lambda row: row.item.starts_on),
        desk.day("ends_on", lambda row: row.item.ends_on),
        *_figures(desk, export),
        desk.light(lambda row: light_of(row.item, desk.today)),
        desk.text("state", 16, lambda row: words.state(t, row.item.state)),
        desk.day("due_on", lambda row: row.item.due_on),
        desk.moment("handed_in_at", lambda row: row.handed_in_at),
        *desk.notice(lambda row: row.item),
    ]


def _figures(desk: Desk, export: Export) -> list[Column]:
    """A column a figure: those of all returns, each once, in the notice's order."""
    named = dict.fromkeys(
        (figure["name"], figure["unit"]) for row in export.returns for figure in row.item.figures
    )
    return [
        Column(export_columns.figure(desk.t, *one), Style.NUMBER, 16, _figure(one)) for one in named
    ]


def _figure(wanted: tuple[str, str]) -> Callable[[Returned], Decimal | None]:
    name, unit = wanted

    def value(row: Returned) -> Decimal | None:
        return row.figures.get(name) if row.item.unit_of(name) == unit else None

    return value
