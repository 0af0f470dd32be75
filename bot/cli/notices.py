"""`duban notice`: open a notice for a year."""

from datetime import datetime
from typing import Annotated

import typer

from bot.cli.dates import DAY

app = typer.Typer(help="Open a notice for a year.", no_args_is_help=True)


@app.callback()
def notice() -> None:
    """Open a notice for a year."""


@app.command("load")
def load(
    source: Annotated[str, typer.Argument(help="A bundled notice (2023-32844) or a YAML file.")],
    year: Annotated[int, typer.Option(help="The year to open it for.")],
    effective: Annotated[
        datetime | None, typer.Option(formats=DAY, help="From when on it counts.")
    ] = None,
) -> None:
    """Open a notice for a year; a second time changes nothing."""
    from bot.cli.tools import opened
    from db.loading import take_notice
    from db.notices.reader import read_plan

    plan = read_plan(source)
    with opened() as tools, tools.register.write() as session:
        cycle, added = take_notice(
            session,
            plan,
            year=year,
            effective_on=effective.date() if effective else None,
            office=tools.office,
            now=tools.now,
        )
    said = "opened" if cycle.new else "was open already, nothing changed"
    duties = sum(len(task.duties) for task in plan.tasks)
    typer.echo(
        f"{plan.notice.code} for {year} {said}: {len(plan.tasks)} tasks, {duties} duties, "
        f"in effect from {cycle.cycle.effective_on}; {added} assignments added."
    )
    if cycle.new:
        typer.echo("Next: duban roster load FILE, then duban plan to check it.")
