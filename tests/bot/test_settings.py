"""Settings: what each may be, and the one line that a wrong one gets."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.settings import Settings, SettingsError, load_settings
from db.rules.timetable import BUILT_IN

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_012345"
LOOPBACK = "http://127.0.0.1:8081"
EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env` and no variable of the machine the tests run on."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings(**values: str) -> Settings:
    """The settings of a `.env` with these values."""
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in values.items()), "utf-8")
    return load_settings()


def complaint(**values: str) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(**values)
    return str(raised.value)


def test_without_any_setting_the_defaults_hold() -> None:
    found = load_settings()
    assert found.base_url == "https://api.telegram.org/bot"
    assert found.base_file_url == "https://api.telegram.org/file/bot"
    assert found.database_url == "sqlite:///duban.db"
    assert found.ladder_file is None
    assert (found.time_zone, found.locale, found.sweep_seconds) == ("Asia/Shanghai", "zh_CN", 30)


def test_a_server_of_ones_own_serves_calls_and_files() -> None:
    found = settings(BOT_API_URL=LOOPBACK + "/")
    assert found.base_url == "http://127.0.0.1:8081/bot"
    assert found.base_file_url == "http://127.0.0.1:8081/file/bot"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALE", "en")
    assert settings(LOCALE="zh_CN").locale == "en"


def test_an_empty_value_is_the_default() -> None:
    assert settings(BOT_TOKEN="", LOCALE="").bot_token is None


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    Path(".env").write_bytes(b"\xef\xbb\xbfLOCALE=en\n")
    assert load_settings().locale == "en"


def test_a_missing_token_is_asked_for_only_by_who_needs_it() -> None:
    found = load_settings()
    with pytest.raises(SettingsError, match="BOT_TOKEN is missing"):
        _ = found.token
    assert settings(BOT_TOKEN=TOKEN).token == TOKEN


def test_the_clock_starts_where_it_is_told_and_ticks() -> None:
    found = settings(BOT_API_URL=LOOPBACK, CLOCK_START="2023-04-27T08:00")
    late = found.clock().now() - datetime(2023, 4, 27, 0, 0, tzinfo=UTC)
    assert timedelta(0) <= late < timedelta(seconds=10)


def test_a_start_with_its_own_offset_keeps_it() -> None:
    found = settings(BOT_API_URL="http://localhost:1", CLOCK_START="2023-04-27T08:00+00:00")
    late = found.clock().now() - datetime(2023, 4, 27, 8, 0, tzinfo=UTC)
    assert timedelta(0) <= late < timedelta(seconds=10)


def test_without_a_start_the_clock_is_the_machines() -> None:
    assert abs(load_settings().clock().now() - Clock().now()) < timedelta(seconds=10)


@pytest.mark.parametrize("root", ["http://localhost:8081", "http://127.0.0.2", "http://[::1]:8081"])
def test_on_this_machine_the_clock_may_be_moved(root: str) -> None:
    assert settings(BOT_API_URL=root, CLOCK_START="2023-04-27T08:00").clock_start


@pytest.mark.parametrize("root", ["", "http://192.168.1.2", "http://localhost.example.org"])
def test_elsewhere_it_may_not(root: str) -> None:
    said = complaint(BOT_API_URL=root, CLOCK_START="2023-04-27T08:00")
    assert said.startswith("CLOCK_START is for rehearsals")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("BOT_TOKEN", "123456789 AAno-colon"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "ftp://127.0.0.1"),
        ("BOT_API_URL", "http://[::1"),
        ("BOT_API_URL", "http://127.0.0.1:port"),
        ("PROXY_URL", "me:secret@127.0.0.1"),
        ("PROXY_URL", "ftp://me:secret@127.0.0.1"),
        ("DATABASE_URL", "mysql://me:secret@127.0.0.1/duban"),
        ("DATABASE_URL", "postgresql://me:secret@127.0.0.1:port/duban"),
        ("DATABASE_URL", "postgresql://me:secret@127.0.0.1"),
        ("DATABASE_URL", "duban.db"),
        ("TIME_ZONE", "Asia/Changchun"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("LOCALE", "fr"),
        ("CLOCK_START", "tomorrow"),
        ("CLOCK_START", "1681430400"),
        ("SWEEP_SECONDS", "0"),
        ("SWEEP_SECONDS", "2.5"),
        ("SWEEP_SECONDS", "often"),
    ],
)
def test_a_wrong_value_names_itself_in_one_line_and_is_not_quoted(name: str, value: str) -> None:
    said = complaint(**{name: value})
    assert said.startswith(f"{name} is ")
    assert ": write" in said or ": copy" in said
    assert "\n" not in said
    assert "secret" not in said


def test_the_office_goes_by_its_own_ladder() -> None:
    assert load_settings().office.timetable == BUILT_IN
    Path("own.yaml").write_text("hours:\n  morning: 08:45\n", "utf-8")
    found = settings(LADDER_FILE="own.yaml")
    assert found.office.timetable.hours.morning == time(8, 45)
    assert "ladder: own.yaml" in found.in_words()


def test_a_wrong_ladder_is_refused_with_its_line() -> None:
    Path("own.yaml").write_text("hours:\n  morning: 8点\n", "utf-8")
    assert complaint(LADDER_FILE="own.yaml") == (
        'LADDER_FILE own.yaml, line 2: "8点" is no time of the day: write it like 09:00'
    )
    assert complaint(LADDER_FILE="mine.yaml").startswith("LADDER_FILE mine.yaml: there is no such")


def test_all_wrong_values_are_named_at_once() -> None:
    said = complaint(LOCALE="fr", SWEEP_SECONDS="often")
    assert "LOCALE is" in said
    assert "SWEEP_SECONDS is" in said
    assert "\n" not in said


def test_a_misspelt_setting_is_named_and_its_value_is_not() -> None:
    said = complaint(BOT_TOKNE=TOKEN)
    assert said == "BOT_TOKNE is no setting: look for the right name in .env.example"


def test_a_file_that_is_not_utf_8_says_so() -> None:
    Path(".env").write_bytes("LOCALE=中文".encode("gbk"))
    with pytest.raises(SettingsError, match=r"\.env is not in UTF-8"):
        load_settings()


def test_no_error_carries_the_values_along() -> None:
    with pytest.raises(SettingsError) as raised:
        settings(BOT_TOKEN="secret")
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


def test_secrets_do_not_show_when_the_settings_do() -> None:
    found = settings(
        BOT_TOKEN=TOKEN,
        DATABASE_URL="postgresql://me:secret@127.0.0.1/duban",
        PROXY_URL="http://me:secret@127.0.0.1:3128",
    )
    shown = f"{found!r} {found}"
    assert "secret" not in shown
    assert TOKEN not in shown


def test_the_example_explains_every_setting_and_loads() -> None:
    text = EXAMPLE.read_text("utf-8")
    named = [line.partition("=")[0] for line in text.splitlines() if "=" in line and line[0] != "#"]
    assert named == [name.upper() for name in Settings.model_fields]
    defaults = load_settings()
    Path(".env").write_text(text, "utf-8")
    assert load_settings() == defaults


def test_the_settings_in_words_say_everything_but_the_secrets() -> None:
    said = settings(
        BOT_TOKEN=TOKEN,
        BOT_API_URL=LOOPBACK,
        DATABASE_URL="postgresql://me:secret@db.example/duban",
        PROXY_URL="socks5://me:secret@proxy.example:1080",
        CLOCK_START="2023-04-27T08:00",
    ).in_words()
    parts = ("given", LOOPBACK, "db.example/duban", "proxy.example", "Asia/Shanghai", "2023-04-27")
    assert [part for part in parts if part not in said] == []
    assert "secret" not in said
    assert TOKEN not in said


def test_the_settings_in_words_say_what_is_not_set() -> None:
    said = load_settings().in_words()
    assert "token: missing" in said
    assert "proxy: none" in said
