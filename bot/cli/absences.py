"""`duban away`: somebody is away, entered for them."""

from datetime import datetime
from typing import Annotated

import typer

from bot.cli.dates import DAY


def away(
    unit: Annotated[str, typer.Option(help="单位")],
    post: Annotated[str | None, typer.Option(help="职务")] = None,
    name: Annotated[str | None, typer.Option(help="姓名")] = None,
    start: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, help="The first day away.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAY, help="The last; default the first.")
    ] = None,
    end: Annotated[bool, typer.Option("--end", help="Back: nothing recorded counts.")] = False,
) -> None:
    """Somebody is away (外出): their B角 is reminded instead; in the chat it is /away."""
    if end == (start is not None):
        raise typer.BadParameter("write --from (and --to), or --end")
    if start and last and last < start:
        raise typer.BadParameter("--to lies before --from")
    from bot.cli.tools import opened
    from db.absences import absences_of, end_all, go_away
    from db.audit import NOBODY
    from db.posts import find_post

    with opened() as tools, tools.register.write() as session:
        if start and (last or start).date() < tools.today:
            raise typer.BadParameter(f"{last or start:%Y-%m-%d} is over already")
        held = find_post(session, unit=unit, title=post, name=name, today=tools.today)
        person_id = held.person.id
        if start:
            days = start.date(), (last or start).date()
            go_away(session, person_id, first=days[0], last=days[1], by=NOBODY, now=tools.now)
            said = f"away {days[0]} to {days[1]}"
        else:
            known = absences_of(session, person_id, today=tools.today)
            end_all(session, known, by=NOBODY, now=tools.now)
            said = "not away" if known else "was not recorded as away"
        typer.echo(f"{held}: {said}.")
