"""`duban read`: what would be understood, without recording it."""

import json
import subprocess
import sys
from typing import Any

from tests.cli.conftest import Cli, Refusal

SEPTEMBER = "2023-09-01T10:00"
FLAT = ["intent", "items", "tasks", "status", "values", "dates", "unsure"]


def told(cli: Cli, *arguments: str) -> Any:
    return cli.tells("read", *arguments, "--at", SEPTEMBER)


def test_a_sentence_is_told_with_all_its_parts(loaded: Cli) -> None:
    row = told(loaded, "5号任务无差别受理完成65%,预计9月20日前达标")
    assert list(row) == FLAT
    assert row == {
        "intent": "report",
        "items": [
            {
                "task": 5,
                "duty": "5a",
                "status": "in_progress",
                "value": 65.0,
                "unit": "%",
                "date": "2023-09-20",
                "reason": None,
                "unsure": [],
            }
        ],
        "tasks": [5],
        "status": "in_progress",
        "values": [65.0],
        "dates": ["2023-09-20"],
        "unsure": [],
    }


def test_who_says_it_decides_which_duty_is_meant(loaded: Cli) -> None:
    of_anyone = told(loaded, "已办结")["items"][0]
    of_a_provider = told(loaded, "集成服务已办结", "--who", "供水企业联络员")["items"][0]
    assert (of_anyone["duty"], of_anyone["unsure"]) == (None, ["duty"])
    assert of_a_provider["task"] == 4
    assert told(loaded, "2a已办结", "--who", "范家屯镇")["items"][0]["duty"] is None


def test_a_safeguard_is_no_number_and_a_courtesy_no_report(loaded: Cli) -> None:
    assert told(loaded, "保障3已办结")["tasks"] == ["保障3"]
    assert told(loaded, "辛苦了")["intent"] == "none"
    assert told(loaded, "撤回")["intent"] == "none"


def test_a_sentence_a_line_from_standard_input(loaded: Cli) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "read", "-", "--at", SEPTEMBER],
        cwd=loaded.folder,
        env=loaded.environment,
        input="收到\n\n5号怎么样了\r\n达标率 92.5%\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["intent"] for row in rows] == ["ack", "none", "query", "report"]
    assert [row["values"] for row in rows] == [[], [], [], [92.5]]


def test_for_people_it_is_a_line_an_item(loaded: Cli) -> None:
    text = loaded.does("read", "3a 需协调:设备没到货", "--at", SEPTEMBER)
    assert text == "report\n  task 3 · duty 3a · status blocked · reason 设备没到货\n"


def test_without_an_open_notice_the_bundled_one_is_meant_and_said_so(cli: Cli) -> None:
    done = cli.run("read", "1a 完成85%", "--at", SEPTEMBER, "--json")
    assert json.loads(done.stdout)["items"][0]["duty"] == "1a"
    assert done.stderr == (
        "duban: no notice is open, read against the bundled one (see duban notice load)\n"
    )


def test_a_wrong_moment_and_an_unknown_person_are_one_line(refused: Refusal) -> None:
    assert "--at: write it like 2023-09-01T10:00" in refused("read", "收到", "--at", "soon")
    assert "nobody is called 无名氏" in refused("read", "收到", "--who", "无名氏")
