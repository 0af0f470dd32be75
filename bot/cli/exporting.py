"""`duban export`: files of the register, for people's spreadsheets, calendars and programs."""

import sys
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.cli.tools import Tools
    from db.export_rows import Export
    from handlers.i18n import Tongue

app = typer.Typer(help="Files of the register: xlsx, json, ics.", no_args_is_help=True)
Units = Annotated[
    list[str] | None,
    typer.Option("--unit", help="Only this unit, or a collective's members; may be repeated."),
]
Out = Annotated[
    str | None, typer.Option(help="The file; - for standard output. Default: duban-DATE.")
]
Language = Annotated[str | None, typer.Option(help="zh_CN or en; default the office's (LOCALE).")]
STDOUT = "-"


class ExportError(Exception):
    """Nothing can be exported, or not there: the message says what to do."""


@app.callback()
def export() -> None:
    """Files of the register: xlsx, json, ics."""


@app.command("xlsx")
def xlsx(unit: Units = None, out: Out = None, language: Language = None) -> None:
    """A workbook: the plan, the assignments, the reports, the reminders, the monthly returns."""
    from bot.cli.saving import Patience
    from bot.cli.tools import opened
    from handlers.exports.workbook import workbook
    from handlers.i18n import tongue

    t = _tongue(language)
    with opened() as tools, Patience("writing") as patience:
        now, office = tools.now, tools.office
        found = _gathered(tools, unit, now)
        t = t or tongue(tools.settings.locale)
        content = workbook(t, found, office=office, now=now, tell=patience.tell)
    _save(content, out, f"duban-{found.today}.xlsx", _counts(found))


@app.command("json")
def json_(unit: Units = None, out: Out = None) -> None:
    """The same as JSON for programs; its keys are English in any language."""
    from bot.cli.tools import opened
    from handlers.exports.plain import as_json

    with opened() as tools:
        now = tools.now
        found = _gathered(tools, unit, now)
        content = as_json(found, office=tools.office, now=now)
    _save(content, out, f"duban-{found.today}.json", _counts(found))


@app.command("ics")
def ics(unit: Units = None, out: Out = None, language: Language = None) -> None:
    """The due dates for calendars: importing a newer file updates the entries of an older one."""
    from bot.cli.tools import opened
    from db.export_dues import dated_items
    from db.exports import unit_names
    from handlers.exports.calendar import calendar
    from handlers.i18n import tongue

    t = _tongue(language)
    with opened() as tools, tools.register.read() as session:
        today = tools.today
        ids = _unit_ids(session, unit, today=today)
        dated = dated_items(session, unit_ids=ids, today=today)
        names = unit_names(session, ids)
        _refuse_nothing(dated, unit)
        t = t or tongue(tools.settings.locale)
        content = calendar(t, dated, units=names, office=tools.office)
    _save(content, out, f"duban-{today}.ics", f"{len(dated)} dates")


def _tongue(language: str | None) -> "Tongue | None":
    """The language that was asked for; raises BadParameter for one that the bot does not speak."""
    from handlers.i18n import LANGUAGES, tongue

    if language is None:
        return None
    if language not in LANGUAGES:
        raise typer.BadParameter(f"--language {language}: write {' or '.join(LANGUAGES)}")
    return tongue(language)


def _gathered(tools: "Tools", names: list[str] | None, now: datetime) -> "Export":
    from db.exports import exported

    today = tools.office.today(now)
    with tools.register.read() as session:
        ids = _unit_ids(session, names, today=today)
        found = exported(session, unit_ids=ids, today=today, office=tools.office)
    _refuse_nothing(found.plan, names)
    return found


def _unit_ids(session: "Session", names: list[str] | None, *, today: date) -> set[int] | None:
    """The units of these names, a collective's members for it; None for all."""
    from db.collectives import with_members
    from db.posts import find_unit

    if not names:
        return None
    return with_members(session, [find_unit(session, name).id for name in names], today=today)


def _refuse_nothing(found: Collection[object], names: list[str] | None) -> None:
    """An empty file would look like a register in which all is well."""
    if not found:
        about = f" about {'、'.join(names)}" if names else ""
        raise ExportError(
            f"there is nothing to export{about}: open a notice (duban notice load --help), "
            "load the roster (duban roster load --help), then look at duban plan"
        )


def _counts(found: "Export") -> str:
    parts = {
        "duties": found.plan,
        "assignments": found.items,
        "reports": found.reports,
        "reminders": found.deliveries,
        "monthly returns": found.returns,
    }
    return ", ".join(f"{len(rows)} {name}" for name, rows in parts.items())


def _save(content: bytes, out: str | None, default: str, counts: str) -> None:
    """Write the file and say so, on standard error where the file itself goes to the output."""
    from bot.cli.saving import replace

    if out == STDOUT:
        if sys.stdout.isatty() and content.startswith(b"PK"):
            raise ExportError("a workbook is not for the screen: write --out FILE")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        typer.echo(counts, err=True)
        return
    path = Path(out or default)
    replace(path, content)
    typer.echo(f"{path}: {counts}")
