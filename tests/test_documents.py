"""The documents say what the code is: commands, settings, files, dependencies, tables."""

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

import pytest
import typer
from sqlmodel import SQLModel

import db.models  # noqa: F401
from bot.cli import app
from bot.demo import START
from bot.settings import Settings
from db.rules.workdays import Calendar
from handlers.commands import COMMANDS
from handlers.inputs.reading import Intent
from tests.inputs.telling import read_now

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
FOLDERS = ("bot", "handlers", "jobs", "db", "tests", "bench", "docs", ".ci")
MADE_BY_USERS = {"roster.csv"}

CODE = re.compile(r"```\n(.*?)```|`([^`\n]+)`", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")
PATH = re.compile(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*|[\w.-]+\.(?:md|toml|lock|csv|example)")
ADDRESS = re.compile(
    rb"pypi\.org|pythonhosted\.org|https?://[^\s\"']+/simple\b|--(?:extra-)?index-url|--find[-]links"
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(text: str) -> list[str]:
    """What stands in backticks, line by line."""
    return [line for block in CODE.findall(text) for line in "".join(block).splitlines()]


def paths_named(name: str) -> set[str]:
    """The files and folders of this project that a document names, in code or as a link."""
    text = read(name)
    links = {link for link in LINK.findall(text) if "://" not in link}
    words = {word for line in code(text) for word in line.split() if PATH.fullmatch(word)}
    return (links | words) - MADE_BY_USERS


def chat_commands(text: str) -> set[str]:
    return {found for line in code(text) for found in re.findall(r"^/([a-z]+)(?![/a-z])", line)}


def server_commands() -> set[str]:
    """`run`, `notice load` and so on, as Typer has them."""
    root = typer.main.get_command(app)
    return {" ".join(words) for words in _leaves(root, ())}


def _leaves(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    below = getattr(command, "commands", None)
    if below is None:
        yield words
        return
    for name, child in below.items():
        yield from _leaves(child, (*words, name))


def server_commands_named(text: str) -> set[str]:
    known = server_commands()
    lines = "\n".join(code(text))
    return {name for name in known if re.search(rf"\bduban {name}\b", lines)}


def make_targets_named(text: str) -> set[str]:
    return {found for line in code(text) for found in re.findall(r"^make ([a-z]+)", line)}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def settings() -> set[str]:
    return {name.upper() for name in Settings.model_fields}


def settings_named(text: str) -> set[str]:
    return {word for line in code(text) for word in re.findall(r"[A-Z_]+", line)} & settings()


def sentences(text: str) -> list[str]:
    """The examples of reports, from the table that shows them."""
    table = re.search(r"^\| (?:they write|这样写) \|.*\n\|.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    cells = [row.split("|")[1] for row in table[1].splitlines()] if table else []
    return [sentence for cell in cells for sentence in re.findall(r"`([^`]+)`", cell)]


def dependencies() -> set[str]:
    """The names in pyproject.toml, of users and of developers."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    written = project["dependencies"] + project["optional-dependencies"]["dev"]
    return {re.split(r"[\[<>=~! ;]", line)[0] for line in written}


def packages_in_tables(text: str) -> set[str]:
    """The first cells of the tables that are about packages."""
    tables = re.findall(r"^\| (?:package|软件包) \|.*\n(?:\|.*\n)+", text, re.MULTILINE)
    return {name for table in tables for name in re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)}


def own_files() -> Iterator[Path]:
    """Everything that git would keep: what .gitignore names is passed over."""
    ignored = [line.rstrip("/") for line in read(".gitignore").split()] + [".git"]
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if not _matches(name, ignored)]
        yield from (Path(folder, name) for name in names if not _matches(name, ignored))


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    missing = {path for path in paths_named(name) if not (ROOT / path).exists()}
    assert not missing


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_the_documents_do_name_files(name: str) -> None:
    assert len(paths_named(name)) > 10


def test_both_readmes_name_the_same_files() -> None:
    english, chinese = (paths_named(name) - set(READMES) for name in READMES)
    assert english
    assert english == chinese


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command_of_the_server(name: str) -> None:
    assert server_commands_named(read(name)) == server_commands()


def test_both_readmes_show_the_same_lines_to_type() -> None:
    english, chinese = (_typed(read(name)) for name in READMES)
    assert english
    assert english == chinese


def _typed(text: str) -> list[str]:
    """The lines of the code blocks, without their comments."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [line.partition("#")[0].rstrip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_of_the_chat_that_is_named_exists(name: str) -> None:
    assert chat_commands(read(name)) <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command_of_the_chat(name: str) -> None:
    assert chat_commands(read(name)) == {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    assert make_targets_named(read(name)) <= make_targets()


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_setting(name: str) -> None:
    assert settings_named(read(name)) == settings()


def test_the_example_explains_every_setting_and_no_other() -> None:
    """Each one has a line of its own, and a comment above it."""
    found = re.findall(r"^# .+\n([A-Z_]+)=$", read(".env.example"), re.MULTILINE)
    assert sorted(found) == sorted(settings())


@pytest.mark.parametrize("name", READMES)
def test_a_readme_gives_a_reason_for_every_dependency_and_no_other(name: str) -> None:
    assert packages_in_tables(read(name)) == dependencies()


def test_both_readmes_tell_when_the_demo_begins() -> None:
    start = datetime.fromisoformat(START)
    assert f"{start.day} {start:%B %Y}, 09:00" in read("README.md")
    assert f"{start.year}年{start.month}月{start.day}日" in read("README.zh-CN.md")


def test_both_readmes_show_the_same_sentences() -> None:
    english, chinese = (sentences(read(name)) for name in READMES)
    assert english
    assert english == chinese


@pytest.mark.parametrize("sentence", sentences(read(READMES[0])))
def test_an_example_in_the_readmes_is_understood_without_a_question(sentence: str) -> None:
    reading = read_now(sentence, Calendar())
    if reading.intent is Intent.ACK:
        return
    (item,) = reading.items
    assert len(item.candidates) == 1
    assert not item.unsure


def test_the_architecture_names_every_table_and_no_other() -> None:
    section = read("ARCHITECTURE.md").partition("| group |")[2].partition("\n\n")[0]
    rows = [line.split("|")[2] for line in section.splitlines() if "`" in line]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(SQLModel.metadata.tables)


def test_no_file_holds_the_address_of_a_package_index() -> None:
    files = list(own_files())
    assert ROOT / "requirements.lock" in files
    assert not [str(path) for path in files if ADDRESS.search(path.read_bytes())]
