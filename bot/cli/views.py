"""`duban plan`, `duban rehearse`, `duban check`: look before anyone is pinged."""

import json
import re
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.dates import DAY

if TYPE_CHECKING:
    from db.rules.office import Office
    from jobs.round import Note


def plan(
    year: Annotated[int | None, typer.Option(help="Only this year's cycle.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object per assignment.")] = False,
) -> None:
    """Who owes what by when, with the sentence it was read from and what is to be confirmed."""
    from bot.cli.tools import opened
    from db.plans import plan_rows

    with opened() as tools, tools.register.read() as session:
        rows = plan_rows(session, year=year, calendar=tools.office.calendar)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        _print_plan(rows)
    else:
        for_year = f" for {year}" if year else ""
        typer.echo(f"No notice is open{for_year}: see duban notice load --help")


def _print_plan(rows: list[dict[str, Any]]) -> None:
    """A block a duty: its units by role, its date, its sentence, its remark."""
    duties: dict[tuple[object, str], list[dict[str, Any]]] = {}
    for row in rows:
        duties.setdefault((row["period"][:4], row["duty"]), []).append(row)
    for (_, code), part in duties.items():
        first = part[0]
        dues = sorted({row["due"] for row in part if row["due"]})
        target = first["target"]
        goal = f" {target['op']}{target['value']}{target['unit']}" if target else ""
        typer.echo(f"{code} {first['title']}{goal} [{first['kind']}, {first['force']}]")
        typer.echo(f"   时限: {', '.join(dues) or '—'}")
        for role in dict.fromkeys(row["role"] for row in part):
            units = dict.fromkeys(row["unit"] for row in part if row["role"] == role)
            typer.echo(f"   {role}: {'、'.join(units)}")
        typer.echo(f"   原文: {first['source']}")
        for remark in dict.fromkeys(row["remark"] for row in part if row["remark"]):
            typer.echo(f"   备注: {remark}")
    typer.echo(f"{len(duties)} duties, {len(rows)} assignments")


def rehearse(
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="Its now.")],
    last: Annotated[datetime, typer.Option("--to", formats=DAY, help="The last day.")],
    as_json: Annotated[bool, typer.Option("--json", help="One object per message.")] = False,
) -> None:
    """Every message that would go out unasked, supposing that nobody answers. Sends nothing."""
    from bot.cli.tools import opened
    from jobs.rehearsal import days_from
    from jobs.rehearsal import rehearse as run

    if last < first:
        raise typer.BadParameter("--to lies before --from")
    with opened() as tools:
        days = days_from(first.date(), last.date())
        with typer.progressbar(days, label="rehearsing", file=sys.stderr) as shown:
            language = tools.settings.locale
            notes = list(run(tools.register, shown, office=tools.office, language=language))
    if as_json:
        told = [_note_row(note, tools.office) for note in notes]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for note in notes:
        row = _note_row(note, tools.office)
        typer.echo(f"── {row['at'][:16].replace('T', ' ')} → {row['to']} [{row['kind']}]")
        typer.echo(row["text"])
    typer.echo(f"{len(notes)} messages")


def _note_row(note: "Note", office: "Office") -> dict[str, Any]:
    told = {item.id: firing.rung for item, firing in zip(note.items, note.firings, strict=False)}
    told |= {item.id: f"escalation-{level}" for item, level in note.steps}
    return {
        "at": note.at.astimezone(office.zone).isoformat(timespec="seconds"),
        "to": note.to.display if note.to.chat_id else f"{note.to.display}(未绑定)",
        "unit": note.to.unit,
        "kind": note.kind,
        "items": [
            {
                "task": int(item.task) if item.task.isdigit() else item.task,
                "duty": item.duty,
                "rung": told.get(item.id, note.kind),
                "due": item.due_on.isoformat() if item.due_on else None,
            }
            for item in note.items
        ],
        "text": plain_text(note.text),
    }


def plain_text(markup: str) -> str:
    """A message as it looks, without its tags."""
    from markupsafe import Markup

    return Markup(re.sub(r"<[^>]+>", "", markup)).unescape()


def check() -> None:
    """Whether the configuration and the register are ready, in plain words."""
    from bot.cli.tools import opened
    from db.health import findings

    with opened() as tools, tools.register.read() as session:
        typer.echo(tools.settings.in_words())
        found = findings(session, today=tools.today)
    for finding in found.facts:
        typer.echo(f"  {finding}")
    for problem in found.problems:
        typer.echo(f"! {problem}")
    if found.problems:
        raise typer.Exit(1)
    token = tools.settings.has_token
    typer.echo("Ready." if token else "Ready, but for BOT_TOKEN: duban run needs it.")
