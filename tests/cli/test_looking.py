"""`plan`, `rehearse` and `check`: look before anyone is pinged."""

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from bot.cli import main
from tests.cli.conftest import Cli
from tests.moments import SHANGHAI

PLAN_KEYS = ["task", "duty", "title", "kind", "force", "unit"]
PLAN_KEYS += ["role", "period", "due", "target", "source", "remark"]
COMMANDS = ["run", "demo", "notice", "notice load", "roster", "roster load", "roster end"]
COMMANDS += ["roster leave", "plan", "rehearse", "pings", "read", "invite", "away", "check"]
COMMANDS += ["export", "export xlsx", "export json", "export ics"]
KINDS = {"milestone", "target", "recurring", "deliverable", "standing"}


@pytest.fixture(scope="module")
def messages(loaded: Cli) -> list[dict[str, Any]]:
    return list(loaded.tells("rehearse", "--from", "2023-04-14", "--to", "2023-05-09"))


def test_the_plan_has_the_fields_it_promises(plan: list[dict[str, Any]]) -> None:
    assert all(list(row) == PLAN_KEYS for row in plan)
    assert {row["kind"] for row in plan} == KINDS
    assert {row["force"] for row in plan} == {"必须", "原则上", "力争", "鼓励"}
    assert {row["role"] for row in plan} == {"responsible", "support"}
    assert len({row["task"] for row in plan}) == 25
    goals = [row["target"] for row in plan if row["target"]]
    assert all(list(goal) == ["op", "value", "unit"] for goal in goals)
    assert all(isinstance(goal["value"], int) for goal in goals)


def test_the_plan_for_people_says_the_same(loaded: Cli, plan: list[dict[str, Any]]) -> None:
    text = loaded.does("plan", "--year", "2023")
    assert f"{len(plan)} assignments" in text
    assert "2a 政策兑现窗口" in text
    assert "2023-04-30" in text
    assert "9底前" in text


def test_every_message_has_the_fields_it_promises(messages: list[dict[str, Any]]) -> None:
    assert all(list(m) == ["at", "to", "unit", "kind", "items", "text"] for m in messages)
    items = [item for message in messages for item in message["items"]]
    assert all(list(item) == ["task", "duty", "rung", "due"] for item in items)
    assert {m["kind"] for m in messages} == {"opening", "ping", "receipt", "digest", "overview"}
    assert all("<" not in m["text"] and "&" not in m["text"] for m in messages)
    assert all(1 <= len(m["text"]) <= 4096 for m in messages)


def test_messages_come_in_the_order_of_time_with_the_office_s_offset(
    messages: list[dict[str, Any]],
) -> None:
    moments = [datetime.fromisoformat(message["at"]) for message in messages]
    assert moments == sorted(moments)
    assert all(message["at"].endswith("+08:00") for message in messages)
    days = {f"{moment.astimezone(SHANGHAI):%m-%d}" for moment in moments}
    assert days.isdisjoint({"04-15", "04-16", "04-29", "04-30", "05-01", "05-02", "05-03"})
    assert {"04-23", "05-06"} <= days, "weekend days that are worked"


def test_nobody_is_bound_and_everyone_is_named(messages: list[dict[str, Any]]) -> None:
    to = {message["to"]: message["unit"] for message in messages}
    assert to["孙雯雯(未绑定)"] == "市政数局"
    assert to["市公安局联络员(未绑定)"] == "市公安局"
    assert all(name.endswith("(未绑定)") for name in to)


def test_one_ping_a_person_and_moment(messages: list[dict[str, Any]]) -> None:
    pings = Counter((m["at"], m["to"]) for m in messages if m["kind"] == "ping")
    assert set(pings.values()) == {1}


def test_the_rungs_of_the_window_of_task_2_are_the_notice_s(messages: list[dict[str, Any]]) -> None:
    told = [
        (message["at"][5:16].replace("T", " "), item["rung"], item["due"])
        for message in messages
        for item in message["items"]
        if item["duty"] == "2a" and message["to"].startswith("李艳杰") and message["kind"] == "ping"
    ]
    assert told == [
        ("04-23 09:00", "before-7d", "2023-04-30"),
        ("04-27 09:00", "before-3d", "2023-04-30"),
        ("04-28 09:00", "day", "2023-04-30"),
        ("04-28 15:00", "day-pm", "2023-04-30"),
        ("05-04 09:00", "overdue-1wd", "2023-04-30"),
        ("05-06 09:00", "overdue-3wd", "2023-04-30"),
        ("05-09 09:00", "overdue-5wd", "2023-04-30"),
    ]


def test_a_rehearsal_leaves_no_trace(loaded: Cli) -> None:
    before = (loaded.folder / "duban.db").read_bytes()
    loaded.does("rehearse", "--from", "2023-04-14", "--to", "2023-04-14")
    assert (loaded.folder / "duban.db").read_bytes() == before


def test_check_says_in_plain_words_that_all_is_ready(loaded: Cli) -> None:
    text = loaded.does("check")
    assert "2023-32844" in text
    assert "27 posts, 0 accounts bound" in text
    assert "no supervisor from another unit to decide about: 市政数局\n" in text
    assert text.splitlines()[-1] == "Ready, but for BOT_TOKEN: duban run needs it."


def test_check_says_what_is_missing_and_fails_and_shows_no_secret(cli: Cli) -> None:
    token = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    done = cli.run("check", BOT_TOKEN=token, PROXY_URL="http://u:geheim@127.0.0.1:1")
    assert done.returncode == 1
    assert "duban notice load" in done.stdout
    assert "duban roster load" in done.stdout
    assert token not in done.stdout + done.stderr
    assert "geheim" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(
    command: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["duban", *command.split(), "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capfd.readouterr()
    assert (ended.value.code or 0, said.err) == (0, "")
    assert said.out.startswith("Usage: duban")
    assert len(said.out.splitlines()) > 4
