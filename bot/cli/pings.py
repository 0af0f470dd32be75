"""`duban pings`: every reminder and what became of it, for who says that nothing came."""

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.dates import DAY

if TYPE_CHECKING:
    from db.rules.lives import Life
    from db.rules.office import Office

EVER = datetime(2000, 1, 1)  # noqa: DTZ001 - its zone is the office's
ONE = timedelta(days=1)
MOMENTS = ("at", "made_at", "sent_at", "signed_at", "answered_at", "escalated_at")


def pings(
    unit: Annotated[str, typer.Option(help="A unit by any of its names, a post or a person.")],
    first: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, help="Since this day.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAY, help="Up to this day.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object per reminder.")] = False,
) -> None:
    """Every reminder to a unit and what became of it: sent, 签收, answered, passed up, given up."""
    from bot.cli.tools import opened
    from bot.cli.views import plain_text
    from db.histories import everybody
    from db.lives import lives_of_units
    from db.posts import units_of
    from handlers.i18n import tongue
    from handlers.texts.delivery import Teller

    with opened() as tools, tools.register.read() as session:
        zone = tools.office.zone
        since = (first or EVER).replace(tzinfo=zone)
        until = (last or tools.now).replace(tzinfo=zone) + ONE
        units = list(units_of(session, unit, today=tools.today))
        lives = lives_of_units(session, units, since=since, until=until)
        people = everybody(session)
    if as_json:
        rows = [_row(life, people.get(life.person_id, ""), tools.office) for life in lives]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    teller = Teller(tongue(tools.settings.locale), tools.office, tools.now, people)
    for life in lives:
        what = plain_text(teller.fate(life))
        typer.echo(f"{life.duty} {people.get(life.person_id, '')} [{life.rung}] {what}")
    typer.echo(f"{len(lives)} reminders")


def _row(life: "Life", person: str, office: "Office") -> dict[str, Any]:
    moments = {name: _local(getattr(life, name), office) for name in MOMENTS}
    return {
        "duty": life.duty,
        "title": life.title,
        "unit": life.unit,
        "person": person,
        "rung": life.rung,
        "stage": life.stage.value,
        **moments,
        "message_id": life.message_id,
        "merged": life.together,
        "attempts": life.attempts,
        "answer": life.answer,
        "step": life.step,
        "problem": life.problem,
    }


def _local(moment: datetime | None, office: "Office") -> str | None:
    return moment.astimezone(office.zone).isoformat(timespec="seconds") if moment else None
