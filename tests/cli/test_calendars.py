"""`duban calendar`: days by command and by file, what they move, and what would."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import NOTICE, ROSTER, Cli, Refusal

Write = Callable[[str, bytes], str]
YEAR_2024 = ("notice", "load", "2023-32844", "--year", "2024")
# Nothing may lie in the past: the commands read the machine's clock.
LATE = ("notice", "load", "2023-32844", "--year", "2099")


@pytest.fixture
def office(cli: Cli) -> Cli:
    cli.does(*LATE)
    cli.does("roster", "load", str(ROSTER))
    return cli


def test_days_by_command_move_the_returns_and_back(office: Cli) -> None:
    # 25 September 2099 is a Friday that is worked.
    wanted = ("calendar", "set", "2099-09-25", "off", "--reason", "中秋节")
    line = "9a 2099年9月：9月25日(中秋节)→9月28日，17个单位"
    would = office.does(*wanted, "--dry-run").splitlines()
    assert would[:2] == ["1 day would be changed.", line]
    assert "2099-09-25" in dues(office)
    done = office.does(*wanted).splitlines()
    assert done == ["1 day changed.", *would[1:]]
    assert "2099-09-28" in dues(office)
    assert office.does(*wanted).splitlines() == ["1 day changed.", "No due date moves."]
    back = office.does("calendar", "clear", "2099-09-25").splitlines()
    assert back[1] == "9a 2099年9月：9月28日→9月25日(恢复上班)，17个单位"
    assert "2099-09-25" in dues(office)


def dues(office: Cli) -> set[str]:
    return {row["due"] for row in office.tells("plan") if row["duty"] == "9a"}


def test_a_file_adds_days_and_may_replace_a_year(office: Cli, file: Write) -> None:
    office.does("calendar", "set", "2099-09-28", "off")
    path = file("days.csv", "\ufeff日期,安排,原因\r\n2099/9/25,休,中秋节\r\n".encode())
    added = office.does("calendar", "load", path).splitlines()
    assert added[:2] == ["1 day changed.", "9a 2099年9月：9月25日(中秋节)→9月30日，17个单位"]
    replaced = office.does("calendar", "load", path, "--replace", "2099").splitlines()
    assert replaced[:2] == ["2 days changed.", "9a 2099年9月：9月30日→9月28日(恢复上班)，17个单位"]
    shown = office.does("calendar", "show", "--year", "2099").splitlines()
    assert shown[:2] == ["2099: 放假安排尚未公布,暂按法定节假日推算", "  2099-09-25 off 中秋节"]
    assert shown[2].startswith("  9a: 01-26 ")
    assert " 09-28 " in shown[2]


def test_a_wrong_file_changes_nothing(office: Cli, file: Write, refused: Refusal) -> None:
    path = file(
        "days.csv", "日期,安排,原因\n2099-09-25,休,\n2099-09-31,休,\n2099-09-26,歇\n".encode()
    )
    line = refused("calendar", "load", path)
    assert line == (
        "duban: line 3: 2099-09-31 is no day: write it like 2024-02-09; "
        "line 4: 歇: write off (休) or working (班)"
    )
    assert "no days of the office's own" in office.does("calendar", "show", "--year", "2099")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("set", "2024-02-30", "off"), "2024-02-30 is no day"),
        (("set", "2024-02-09", "closed"), "closed: write off (休) or working (班)"),
        (("set", "2024-02-10..2024-02-09", "off"), "the earlier day first"),
        (("clear", "soon"), "soon is no day"),
        (("load", "nosuch.csv"), "nosuch.csv cannot be read"),
    ],
)
def test_a_mistake_is_one_line(refused: Refusal, arguments: tuple[str, ...], says: str) -> None:
    assert says in refused("calendar", *arguments)


def test_a_known_year_and_a_guessed_one(cli: Cli) -> None:
    cli.does(*NOTICE)
    cli.does(*YEAR_2024)
    assert cli.does("calendar", "show", "--year", "2024").splitlines() == [
        "2024: holidays known",
        "  no days of the office's own",
    ]
    assert "暂按法定节假日推算" in cli.does("calendar", "show", "--year", "2099")


def test_the_plan_marks_the_dates_that_are_a_guess(office: Cli) -> None:
    rows = office.tells("plan", "--year", "2099")
    guessed = {row["duty"] for row in rows if "暂按法定节假日推算" in row["remark"]}
    assert guessed == {"9a"}, "年底前 is no matter of holidays"
