"""`duban roster` and `duban invite`: who is who, and their way in."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.dates import DAY

app = typer.Typer(help="Units, posts and people.", no_args_is_help=True)


@app.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="A CSV file, one post a line.")],
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAY, help="From when on new members of a collective count."),
    ] = None,
) -> None:
    """Make the register say what the file says; loading again updates and never doubles."""
    from bot.cli.tools import opened
    from db.loading import take_roster
    from db.roster_file import read_roster

    rows = read_roster(file)
    with opened() as tools, tools.register.write() as session:
        result, added = take_roster(
            session,
            rows,
            from_on=start.date() if start else None,
            office=tools.office,
            now=tools.now,
        )
    typer.echo(
        f"{len(rows)} posts: {result.added} new, {result.changed} changed, "
        f"{result.unchanged} as before; {added} assignments added."
    )
    for remark in result.remarks:
        typer.echo(f"  note: {remark}")
    for absent in result.absent:
        typer.echo(f"  not in the file, stays until ended (duban roster end): {absent}")


@app.command("end")
def end(
    unit: Annotated[str, typer.Argument(help="单位")],
    title: Annotated[str, typer.Argument(help="职务")],
    on: Annotated[datetime, typer.Option(formats=DAY, help="The last day of the post.")],
    name: Annotated[str | None, typer.Option(help="姓名, where several hold the post.")] = None,
) -> None:
    """End a post on a day; what was said by its holder stays."""
    from bot.cli.tools import opened
    from db.rosters import end_post

    with opened() as tools, tools.register.write() as session:
        end_post(session, unit=unit, title=title, name=name, on=on.date(), now=tools.now)
    typer.echo(f"{unit} {title} ends on {on:%Y-%m-%d}.")


@app.command("leave")
def leave(
    unit: Annotated[str, typer.Argument(help="单位")],
    collective: Annotated[str, typer.Argument(help="所属")],
    on: Annotated[datetime, typer.Option(formats=DAY, help="The last day in the collective.")],
) -> None:
    """A unit leaves a collective on a day; what it owes stays until a person ends it."""
    from bot.cli.tools import opened
    from db.rosters import end_membership

    with opened() as tools, tools.register.write() as session:
        end_membership(session, unit=unit, collective=collective, on=on.date(), now=tools.now)
    typer.echo(f"{unit} leaves {collective} on {on:%Y-%m-%d}.")


def invite(
    unit: Annotated[str | None, typer.Argument(help="单位; without: every unbound post.")] = None,
    title: Annotated[str | None, typer.Argument(help="职务")] = None,
    name: Annotated[str | None, typer.Option(help="姓名")] = None,
    days: Annotated[int, typer.Option(min=1, help="How long the link is good.")] = 7,
) -> None:
    """Print a link that binds the holder of a post, good once."""
    from bot.cli.links import bot_link
    from bot.cli.tools import opened
    from db.bindings import make_invitation
    from db.posts import find_post, unbound_posts

    with opened() as tools:
        link = bot_link(tools.settings)
        with tools.register.write() as session:
            today = tools.today
            held = (
                [find_post(session, unit=unit, title=title, name=name, today=today)]
                if unit
                else unbound_posts(session, today=today)
            )
            codes = [
                make_invitation(session, post_id=one.post.id, now=tools.now, days=days)
                for one in held
            ]
    for one, code in zip(held, codes, strict=True):
        typer.echo(f"{one}: {link(code)}")
    if not held:
        typer.echo("Every post is bound.")
