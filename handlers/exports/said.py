"""The sheets of what was said: the reports and the reminders."""

from db.export_rows import Delivered, Reported
from handlers.exports.columns import Column, Desk
from handlers.texts import delivery, export_words, words


def reports(desk: Desk) -> list[Column]:
    """Every report, also what was corrected or taken back: `standing` says so."""
    t = desk.t
    return [
        *desk.place(lambda row: row.item),
        desk.text("period", 10, lambda row: row.item.period),
        desk.moment("said_at", lambda row: row.said_at),
        desk.long("author", 18, lambda row: row.author.display if row.author else None),
        desk.long("post", 24, lambda row: row.author.post if row.author else None),
        desk.text("status", 11, lambda row: words.status(t, row.status)),
        desk.text("standing", 11, lambda row: export_words.standing(t, row)),
        desk.text("figure_name", 18, lambda row: _first(row, "name")),
        desk.number("figure", 10, lambda row: row.figures[0].value if row.figures else None),
        desk.text("figure_unit", 8, lambda row: _first(row, "unit")),
        desk.long("figures", 28, lambda row: _all_figures(desk, row)),
        desk.day("forecast_on", lambda row: row.forecast_on),
        desk.long("reason", 36, lambda row: row.reason),
        desk.long("words", 48, lambda row: row.words),
        desk.number("files", 8, lambda row: row.files),
        desk.text("on_behalf", 10, lambda row: export_words.yes(t, row.on_behalf)),
        *_review(desk),
        desk.moment("recorded_at", lambda row: row.recorded_at),
        *desk.notice(lambda row: row.item),
    ]


def _first(row: Reported, part: str) -> str | None:
    return getattr(row.figures[0], part) if row.figures else None


def _all_figures(desk: Desk, row: Reported) -> str | None:
    """A return's figures in one cell; each has a column of its own in the sheet of the returns."""
    if len(row.figures) < 2:
        return None
    shown = (f"{one.name} {words.figure(one.value, one.unit)}" for one in row.figures)
    return desk.t.plain(", ").join(shown)


def _review(desk: Desk) -> list[Column]:
    """The last word of the review; by whom and why."""
    t = desk.t

    def reviewer(row: Reported) -> str | None:
        return row.review.by.display if row.review and row.review.by else None

    return [
        desk.text(
            "verdict", 14, lambda row: export_words.verdict(t, row.review) if row.review else None
        ),
        desk.long("verdict_reason", 28, lambda row: row.review.reason if row.review else None),
        desk.long("reviewer", 18, reviewer),
        desk.moment("reviewed_at", lambda row: row.review.at if row.review else None),
    ]


def deliveries(desk: Desk) -> list[Column]:
    """Every reminder to every person, and what became of it."""
    t = desk.t
    return [
        *desk.place(lambda row: row.item),
        desk.text("period", 10, lambda row: row.item.period),
        desk.long("person", 20, lambda row: row.person.display if row.person else None),
        desk.text("rung", 24, lambda row: export_words.rung(t, row.rung)),
        desk.moment("at", lambda row: row.at),
        desk.text("fate", 16, lambda row: export_words.fate(t, row.fate)),
        desk.moment("sent_at", lambda row: row.sent_at),
        desk.long("problem", 32, lambda row: _problem(desk, row)),
        desk.moment("answered_at", lambda row: row.answered_at),
        desk.text("answer", 12, lambda row: words.status(t, row.answer) if row.answer else None),
        *desk.notice(lambda row: row.item),
    ]


def _problem(desk: Desk, row: Delivered) -> str | None:
    return delivery.reason(desk.t, row.problem) if row.problem else None
