"""`duban read`: what the bot would understand of a sentence. Nothing is recorded."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.cli.tools import Tools
    from handlers.inputs.duties import Owed
    from handlers.inputs.telling import Row

BUNDLED_NOTICE = "2023-32844"
NOTHING_OPEN = "duban: no notice is open, read against the bundled one (see duban notice load)\n"


def read(
    text: Annotated[str, typer.Argument(help="The sentence; - reads one a line from stdin.")],
    at: Annotated[
        str | None, typer.Option(help="When it was said: 2023-09-01T10:00; by default now.")
    ] = None,
    who: Annotated[
        str | None, typer.Option(help="Who says it: a person, a post or a unit; default anyone.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """What the bot would understand of a sentence, and what it would ask; nothing is recorded."""
    from bot.cli.tools import opened
    from handlers.inputs.telling import in_words

    with opened() as tools:
        understand = _reader(tools, at, who)
    if text != "-":
        row = understand(text)
        typer.echo(json.dumps(row, ensure_ascii=False) if as_json else in_words(row))
        return
    for line in sys.stdin:
        typer.echo(json.dumps(understand(line.rstrip("\r\n")), ensure_ascii=False))


def _reader(tools: "Tools", at: str | None, who: str | None) -> "Callable[[str], Row]":
    from handlers.inputs.reading import read as understand
    from handlers.inputs.telling import row_of

    now = _moment(at, tools)
    owed = _owed(tools, now, who)
    office = tools.office

    def one(text: str) -> "Row":
        return row_of(
            understand(text, now=now, zone=office.zone, calendar=office.calendar, owed=owed)
        )

    return one


def _moment(at: str | None, tools: "Tools") -> datetime:
    if at is None:
        return tools.now
    try:
        said = datetime.fromisoformat(at)
    except ValueError:
        raise typer.BadParameter("--at: write it like 2023-09-01T10:00") from None
    return said if said.tzinfo else said.replace(tzinfo=tools.office.zone)


def _owed(tools: "Tools", now: datetime, who: str | None) -> "Sequence[Owed]":
    from db.notices.reader import read_plan
    from db.posts import units_of
    from handlers.owing import owed, owed_by_anyone, owed_in_plan, speakable

    today = tools.office.today(now)
    with tools.register.read() as session:
        if who is not None:
            units = units_of(session, who, today=today)
            return owed(speakable(session, units, today=today).values())
        anyone = owed_by_anyone(session, today=today)
    if not anyone:
        sys.stderr.write(NOTHING_OPEN)
    return anyone or owed_in_plan(read_plan(BUNDLED_NOTICE))
