"""`notice load`, `roster load` and `invite`, twice, in any order, and by mistake."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOTICE, ROSTER, Cli, Refusal, one_line

Write = Callable[[str, bytes], str]
ROSTER_LOAD = ("roster", "load", str(ROSTER))


def contents(rows: list[dict[str, object]]) -> set[tuple[str, ...]]:
    return {tuple(map(str, row.values())) for row in rows}


def test_twice_and_in_either_order_is_the_same(cli: Cli, plan: list[dict[str, object]]) -> None:
    assert "27 new, 0 changed" in cli.does(*ROSTER_LOAD)
    assert "25 tasks" in cli.does(*NOTICE)
    assert "was open already" in cli.does(*NOTICE)
    assert "0 new, 0 changed, 27 as before; 0 assignments added" in cli.does(*ROSTER_LOAD)
    assert contents(cli.tells("plan")) == contents(plan)


def test_another_year_has_its_own_dates_from_its_first_day(cli: Cli) -> None:
    said = cli.does("notice", "load", "2023-32844", "--year", "2024")
    assert "in effect from 2024-01-01" in said
    rows = cli.tells("plan", "--year", "2024")
    dues = [row["due"] for row in rows if row["duty"] == "9a" and row["unit"] == "各部门"]
    days = "01-25 02-26 03-25 04-25 05-27 06-25 07-25 08-26 09-25 10-25 11-25 12-25"
    assert dues == [f"2024-{day}" for day in days.split()]
    whole = {"各乡镇(街道)", "各审批部门", "各相关部门", "各部门", "各分中心", "公共服务企业"}
    assert whole <= {row["unit"] for row in rows}, "without a roster each stands as itself"


def test_an_invitation_is_a_code_where_there_is_no_token_yet(cli: Cli) -> None:
    cli.does(*ROSTER_LOAD)
    lines = cli.does("invite").splitlines()
    assert len(lines) == 27, "everyone who is not bound"
    assert all(re.search(r": /start [\w-]{22}$", line) for line in lines)
    assert len({line.rpartition(" ")[2] for line in lines}) == 27


BROKEN = b"notice:\n  code: [2023\n"
HEADER = "单位,所属,姓名,职务,办公电话,手机,角色\n"
WRONG_ROWS = HEADER + "市公安局,各仙部门,,联络员,,,reporter\n市公安局,,,,,123,king\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "empty", id="an empty file"),
        pytest.param(BROKEN, "line 3", id="broken YAML"),
        pytest.param(b"[1, 2]", "no plan", id="something else"),
        pytest.param("notice: 关于落实".encode("gbk"), "UTF-8", id="GBK"),
        pytest.param(b"\x00\xff\xfe", "UTF-8", id="no text at all"),
    ],
)
def test_a_plan_that_cannot_be_read_is_refused_in_one_line(
    refused: Refusal, file: Write, content: bytes, says: str
) -> None:
    path = file("plan.yaml", content)
    line = refused("notice", "load", path, "--year", "2023")
    assert says in line
    assert "plan.yaml" in line


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "empty", id="an empty file"),
        pytest.param(b"a,b\n1,2\n", "单位", id="other columns"),
        pytest.param((HEADER + "市公安局,,,联络员,,,reporter\n").encode("gbk"), "UTF-8", id="GBK"),
        pytest.param(WRONG_ROWS.encode(), "line 3", id="wrong rows"),
    ],
)
def test_a_roster_that_cannot_be_read_is_refused_in_one_line(
    refused: Refusal, file: Write, content: bytes, says: str
) -> None:
    assert says in refused("roster", "load", file("roster.csv", content))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["notice", "load", "nosuch", "--year", "2023"], "nosuch", id="no such notice"),
        pytest.param(["notice", "load", "2023-32844"], "--year", id="no year"),
        pytest.param(["notice", "load", "2023-32844", "--year", "x"], "--year", id="no number"),
        pytest.param(
            ["notice", "load", "2023-32844", "--year", "99999"], "99999", id="a year far away"
        ),
        pytest.param([*NOTICE, "--effective", "2023-13-01"], "2023-13-01", id="no such month"),
        pytest.param(["roster", "load", "nosuch.csv"], "nosuch.csv", id="no such roster"),
        pytest.param(["roster", "load", "."], ".", id="a directory"),
        pytest.param(["invite", "市火星局"], "市火星局", id="no such unit"),
        pytest.param(["rehearse", "--from", "x", "--to", "y"], "--from", id="no day"),
        pytest.param(["nosuch"], "nosuch", id="no such command"),
        pytest.param(["run"], "BOT_TOKEN", id="no token"),
        pytest.param(["demo", "--at", "noon"], "--at", id="no moment"),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    refused: Refusal, arguments: list[str], says: str
) -> None:
    assert says in refused(*arguments)


def test_a_mistake_in_a_process_of_its_own(cli: Cli) -> None:
    done = cli.run("run")
    assert one_line(done.returncode, done.stderr).startswith("duban: BOT_TOKEN is missing")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"CLOCK_START": "yesterday"}, "CLOCK_START"),
        ({"CLOCK_START": "2023-04-14T09:00"}, "CLOCK_START"),
        ({"DATABASE_URL": "mysql://u:geheim@host/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/x"}, "DATABASE_URL"),
        ({"TIME_ZONE": "Mars/Olympus"}, "TIME_ZONE"),
    ],
)
def test_a_wrong_setting_names_itself_and_hides_its_secret(
    refused: Refusal, settings: dict[str, str], says: str
) -> None:
    line = refused("check", **settings)
    assert says in line
    assert "geheim" not in line


@pytest.mark.parametrize(
    "command",
    [["run"], ["check"], ["rehearse", "--from", "2023-04-14", "--to", "2023-04-28"]],
    ids=["run", "check", "rehearse"],
)
def test_a_wrong_ladder_is_refused_before_anything_is_done(
    refused: Refusal, file: Write, command: list[str]
) -> None:
    file("own.yaml", b"ladder:\n  dated:\n    days before: [3, 7]\n")
    assert refused(*command, LADDER_FILE="own.yaml") == (
        "duban: LADDER_FILE own.yaml, line 3: 7 stands after 3: write the days from the farthest"
        " to the nearest, each once"
    )


def test_settings_come_from_a_file_too(refused: Refusal, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOCALE=tlh\n", encoding="utf-8")
    assert "LOCALE" in refused("check")
