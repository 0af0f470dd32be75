"""`duban export`: the files are written whole, and a mistake is one line that says what to do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from bot.cli import main
from bot.cli.saving import Patience, SavingError, replace
from tests.cli.conftest import Cli, Refusal

NOW = "2023-05-09T10:25"
REHEARSED = {"CLOCK_START": NOW, "BOT_API_URL": "http://127.0.0.1:1"}
COUNTS = "113 duties, 1108 assignments, 0 reports, 0 reminders, 204 monthly returns"
Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(
    loaded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """What a command prints on each stream, in an empty folder, on the loaded register."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{loaded.folder / 'duban.db'}")
    for name, value in REHEARSED.items():
        monkeypatch.setenv(name, value)

    def command(*arguments: str) -> tuple[str, str]:
        monkeypatch.setattr("sys.argv", ["duban", "export", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        assert ended.value.code in (None, 0), said.err
        return said.out, said.err

    return command


def test_a_workbook_is_named_after_the_day_and_counted(run: Run, tmp_path: Path) -> None:
    said, _ = run("xlsx")
    assert said == f"duban-2023-05-09.xlsx: {COUNTS}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["duban-2023-05-09.xlsx"]
    book = load_workbook(tmp_path / "duban-2023-05-09.xlsx")
    assert book["任务分解"]["A1"].value.endswith("数据截至2023-05-09 10:25（Asia/Shanghai）")


def test_a_unit_by_an_alias_and_in_english(run: Run, tmp_path: Path) -> None:
    said, _ = run("xlsx", "--unit", "公安局", "--language", "en", "--out", "police.xlsx")
    assert said.startswith("police.xlsx: 68 duties, 79 assignments, ")
    sheet = load_workbook(tmp_path / "police.xlsx")["Assignments"]
    assert "市公安局" in sheet["A1"].value
    assert {row[3].value for row in sheet.iter_rows(min_row=4)} == {"市公安局"}


def test_a_collective_stands_for_its_members(run: Run, tmp_path: Path) -> None:
    run("json", "--unit", "各乡镇(街道)", "--out", "towns.json")
    found = json.loads((tmp_path / "towns.json").read_text(encoding="utf-8"))
    towns = {"范家屯镇", "怀德镇", "响水镇", "大岭镇", "河南街道", "河北街道"}
    assert {row["unit"] for row in found["assignments"]} == towns


def test_several_units_go_into_one_calendar(run: Run, tmp_path: Path) -> None:
    said, _ = run("ics", "--unit", "市公安局", "--unit", "市公积金")
    content = (tmp_path / "duban-2023-05-09.ics").read_bytes()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert said == f"duban-2023-05-09.ics: {len(events)} dates\n"
    units = {str(event["SUMMARY"]).rpartition("（")[2] for event in events}
    assert units == {"市公安局）", "市公积金）"}


def test_standard_output_holds_the_file_alone(run: Run, tmp_path: Path) -> None:
    out, err = run("json", "--out", "-")
    assert json.loads(out)["as_of"] == "2023-05-09T10:25:00+08:00"
    assert err == f"{COUNTS}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_yesterday_is_replaced_and_keeps_its_rights(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "duban.json"
    path.write_text("old")
    path.chmod(0o640)
    run("json", "--out", "duban.json")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == 1
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["xlsx", "json", "ics"])
def test_an_unknown_unit_is_refused_with_those_there_are(
    kind: str, loaded: Cli, refused: Refusal
) -> None:
    address = f"sqlite:///{loaded.folder / 'duban.db'}"
    said = refused("export", kind, "--unit", "某某局", DATABASE_URL=address)
    assert said.startswith("duban: unknown unit 某某局: write one of 市政数局、")


@pytest.mark.parametrize("kind", ["xlsx", "json", "ics"])
def test_an_empty_register_says_what_to_do(kind: str, refused: Refusal, tmp_path: Path) -> None:
    said = refused("export", kind)
    assert said == (
        "duban: there is nothing to export: open a notice (duban notice load --help), "
        "load the roster (duban roster load --help), then look at duban plan"
    )
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("duban-")] == []


def test_a_language_that_the_bot_does_not_speak_is_refused(refused: Refusal) -> None:
    assert "write zh_CN or en" in refused("export", "ics", "--language", "fr")


@pytest.mark.parametrize("place", ["/dev/null", "nowhere/duban.json"])
def test_a_place_that_cannot_be_written_is_refused(
    place: str, loaded: Cli, refused: Refusal
) -> None:
    address = f"sqlite:///{loaded.folder / 'duban.db'}"
    assert "another --out" in refused("export", "json", "--out", place, DATABASE_URL=address)


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    aim, link = tmp_path / "aim", tmp_path / "link"
    aim.write_text("old")
    link.symlink_to(aim)
    with pytest.raises(SavingError):
        replace(link, b"new")
    assert (aim.read_text(), link.is_symlink()) == ("old", True)


def test_what_cannot_be_written_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "duban.json"
    path.write_text("old")
    with pytest.raises(TypeError):
        replace(path, None)  # type: ignore[arg-type]
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("duban.json", "old")]


@pytest.mark.parametrize(("pace", "shown"), [(0.1, False), (0.9, True)])
def test_a_bar_is_shown_only_to_who_waits_longer_than_two_seconds(
    pace: float, shown: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    passed = iter(pace * step for step in range(20))
    with Patience("writing", lambda: next(passed)) as patience:
        for share in (0.25, 0.5, 0.75, 0.9, 1.0):
            patience.tell(share)
    said = capsys.readouterr()
    assert ("writing" in said.err, said.out) == (shown, "")
