"""`duban calendar`: the office's own days, and what they move."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.cli.tools import Tools
    from db.calendars import Change
    from db.recalculating import Recalculated

app = typer.Typer(help="Days off and days worked, and what they move.", no_args_is_help=True)
Days = Annotated[str, typer.Argument(help="2024-02-09, or 2024-02-10..2024-02-17.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would move.")]


@app.callback()
def calendar() -> None:
    """Days off and days worked, and what they move."""


@app.command("show")
def show(
    year: Annotated[int | None, typer.Option(help="By default this year.")] = None,
) -> None:
    """Whether a year's holidays are known, the office's own days in it, the monthly dates."""
    from bot.cli.tools import opened
    from db.calendars import own_days

    with opened() as tools:
        shown = year or tools.today.year
        with tools.register.read() as session:
            days = {day: own for day, own in own_days(session).items() if day.year == shown}
            dues = _monthly(session, shown)
    known = tools.office.calendar.announced(shown)
    typer.echo(f"{shown}: {'holidays known' if known else '放假安排尚未公布,暂按法定节假日推算'}")
    for day, (worked, reason) in sorted(days.items()):
        typer.echo(f"  {day} {'working' if worked else 'off'} {reason or ''}".rstrip())
    if not days:
        typer.echo("  no days of the office's own")
    for duty, dates in dues.items():
        typer.echo(f"  {duty}: {' '.join(f'{one:%m-%d}' for one in dates)}")


@app.command("set")
def set_(
    days: Days,
    what: Annotated[str, typer.Argument(help="off (休) or working (班).")],
    reason: Annotated[str | None, typer.Option(help="Why: people are told it.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Make days off or worked, whatever was announced; those concerned are told what moves."""
    from db.calendar_file import stretch, worked
    from db.calendars import Change

    working = worked(what)
    _change([Change(day, working, reason) for day in stretch(days)], dry_run=dry_run)


@app.command("clear")
def clear(days: Days, dry_run: DryRun = False) -> None:
    """Let days be as they are announced."""
    from db.calendar_file import stretch
    from db.calendars import Change

    _change([Change(day, None) for day in stretch(days)], dry_run=dry_run)


@app.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="A CSV file: 日期,安排,原因.")],
    replace: Annotated[
        int | None, typer.Option(help="A year of which the office's other days are cleared.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Take days from a file; those that it does not name stay as they are."""
    from db.calendar_file import read_days

    _change(read_days(file), replaced=replace, dry_run=dry_run)


def _change(changes: Sequence["Change"], *, replaced: int | None = None, dry_run: bool) -> None:
    from bot.cli.tools import opened
    from db.recalculating import change_days, foresee

    with opened() as tools:
        do = foresee if dry_run else change_days
        lane = tools.register.read() if dry_run else tools.register.write()
        with lane as session:
            wanted = [*_cleared(session, replaced, changes), *changes]
            done = do(session, wanted, office=tools.office, now=tools.now)
            said = _said(session, tools, done)
    verb = "would be changed" if dry_run else "changed"
    typer.echo(f"{len(wanted)} {'day' if len(wanted) == 1 else 'days'} {verb}.")
    for line in said:
        typer.echo(line)


def _cleared(session: "Session", year: int | None, changes: Sequence["Change"]) -> list["Change"]:
    """The office's days of a year that the file does not name."""
    from db.calendars import Change, own_days

    named = {one.day for one in changes}
    own = own_days(session) if year else {}
    return [Change(day, None) for day in own if day.year == year and day not in named]


def _said(session: "Session", tools: "Tools", done: "Recalculated") -> list[str]:
    """What moves, who is told of it, and what stays."""
    from bot.cli.views import plain_text
    from db.shifts import audience
    from handlers.i18n import tongue
    from handlers.texts import calendars as texts

    t = tongue(tools.settings.locale)
    moved, kept = texts.of_all(t, done.moved), texts.stays(t, done.kept)
    if not moved:
        return [*map(plain_text, kept), "No due date moves."]
    heard = audience(session, [one.item for one in done.moved], today=tools.today)
    return [plain_text(line) for line in (*moved, *kept, *texts.told(t, heard))]


def _monthly(session: "Session", year: int) -> dict[str, list[date]]:
    """By duty, when the returns of a year are due."""
    from db.items import planned_items

    found: dict[str, set[date]] = {}
    for item in planned_items(session):
        if item.monthly and item.year == year and item.due_on:
            found.setdefault(item.duty, set()).add(item.due_on)
    return {duty: sorted(days) for duty, days in found.items()}
