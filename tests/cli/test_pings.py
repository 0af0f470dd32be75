"""`duban pings`: every reminder to a unit and what became of it."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.engine import Register
from db.rules.office import Office
from db.unsent import RECALLED
from jobs.sweep import sweep
from tests.cli.conftest import Cli
from tests.moments import SHANGHAI, at
from tests.stories.conftest import bound_template, bound_url, unbound_template
from tests.stories.walk import moments

__all__ = ["bound_template", "bound_url", "unbound_template"]

OFFICE = Office(SHANGHAI)
KEYS = ["duty", "title", "unit", "person", "rung", "stage", "at", "made_at", "sent_at"]
KEYS += ["signed_at", "answered_at", "escalated_at", "message_id", "merged", "attempts"]
KEYS += ["answer", "step", "problem"]


@pytest.fixture
def swept(bound_url: str, tmp_path: Path) -> Cli:
    """The sweeps of two weeks were made; nothing was brought yet."""
    with closing(Register(bound_url)) as register:
        for moment in moments("2023-04-14", "2023-04-27"):
            with register.write() as session:
                sweep(session, now=at(moment), office=OFFICE, language="zh_CN")
    cli = Cli(tmp_path)
    cli.environment |= {"DATABASE_URL": bound_url, "CLOCK_START": "2023-04-27T10:00"}
    cli.environment |= {"BOT_API_URL": "http://127.0.0.1:1"}
    return cli


def pings(cli: Cli, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(cli.does("pings", *arguments, "--json")))


def test_every_reminder_of_a_unit_with_what_became_of_it(swept: Cli) -> None:
    rows = pings(swept, "--unit", "公安局")
    assert all(list(row) == KEYS for row in rows)
    assert {row["unit"] for row in rows} == {"市公安局"}
    first, *_, last = [row for row in rows if row["duty"] == "2a"]
    assert first["at"] == "2023-04-23T09:00:00+08:00"
    assert (first["stage"], first["problem"]) == ("given_up", RECALLED)
    assert last["at"] == "2023-04-27T09:00:00+08:00"
    assert (last["stage"], last["merged"], last["person"]) == ("owed", 3, "市公安局联络员")


def test_days_narrow_it_down(swept: Cli) -> None:
    rows = pings(swept, "--unit", "公安局", "--from", "2023-04-24", "--to", "2023-04-27")
    days = {row["made_at"][:10] for row in rows}
    assert days == {"2023-04-24", "2023-04-25", "2023-04-26", "2023-04-27"}


def test_for_people_it_is_a_line_a_reminder(swept: Cli) -> None:
    said = swept.does("pings", "--unit", "市公积金", "--from", "2023-04-27").splitlines()
    assert said[0] == ("2a 市公积金联络员 [before-3d] 4月27日周四 09:00 未送达，该岗位尚未绑定账号")
    assert said[-1] == f"{len(said) - 1} reminders"


def test_an_unknown_unit_is_refused_in_one_line(swept: Cli) -> None:
    done = swept.run("pings", "--unit", "某某局")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "某某局" in done.stderr
