"""The command line as people use it: a process of its own in a directory of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "db" / "notices" / "2023-32844.roster.csv"
NOTICE = ("notice", "load", "2023-32844", "--year", "2023")
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "VIRTUAL_ENV")

Finished = subprocess.CompletedProcess[str]


class Cli:
    """`duban` in `folder`, where nothing but its own `.env` and register is found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        self.environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}

    def run(self, *arguments: str, **settings: str) -> Finished:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self.environment | settings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def does(self, *arguments: str, **settings: str) -> str:
        """What a command prints that has to succeed."""
        done = self.run(*arguments, **settings)
        assert (done.returncode, done.stderr.replace("rehearsing\n", "")) == (0, ""), done
        return done.stdout

    def tells(self, *arguments: str, **settings: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.does(*arguments, "--json", **settings))


def one_line(returned: object, errors: str) -> str:
    """The line with which a command has failed, and nothing but that line."""
    assert returned not in (0, None), "it should have failed"
    assert "Traceback" not in errors
    lines = errors.splitlines()
    assert len(lines) == 1, errors
    return lines[0]


Refusal = Callable[..., str]


@pytest.fixture
def refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Refusal:
    """The one line with which a command fails: run in this process, since that takes no time."""
    for name in ("BOT_TOKEN", "BOT_API_URL", "PROXY_URL", "DATABASE_URL", "CLOCK_START"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **settings: str) -> str:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["duban", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return one_line(ended.value.code, capfd.readouterr().err)

    return run


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """An empty directory: the register comes into being with the first command."""
    return Cli(tmp_path)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A directory with the notice and the roster loaded, to be read only."""
    made = Cli(tmp_path_factory.mktemp("loaded"))
    made.does(*NOTICE)
    made.does("roster", "load", str(ROSTER))
    return made


@pytest.fixture(scope="session")
def plan(loaded: Cli) -> list[dict[str, Any]]:
    return list(loaded.tells("plan"))


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes], str]:
    """Write a file; its path."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write
