"""The catalog says everything that the code says, and nothing else; every sentence is used."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import normalize, read_po

from db.rules.terms import ReportStatus
from db.rules.workdays import Calendar
from handlers.i18n import LANGUAGES, LOCALES, tongue
from handlers.inputs.reading import read
from tests.inputs.duties import OWED

SHANGHAI = ZoneInfo("Asia/Shanghai")
ROOT = Path(__file__).parents[2]
PACKAGES = ("handlers", "jobs", "bot")
TEXTS = ROOT / "handlers" / "texts"
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}
CALLS = {"_": None, "plain": None, "plural": (1, 2)}
DEFAULT = LANGUAGES[0]
TAG = re.compile(r"<(/?)(\w+)[^>]*>")
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
NAME_OF_THE_LANGUAGE = "中文"
EXAMPLES = "· 1a 85% done\n· item 3 is done\n· 3a blocked: no equipment yet"


def forms(said: object) -> tuple[str, ...]:
    """A sentence as Babel gives it: itself, or its singular and plural. The first is its id."""
    return (said,) if isinstance(said, str) else tuple(cast(Sequence[str], said))


def said_in_code() -> dict[str, tuple[str, ...]]:
    """Every sentence in the code, by its id."""
    methods = [("**.py", "python")]
    folders = [ROOT / package for package in PACKAGES]
    found = [row for folder in folders for row in extract_from_dir(folder, methods, keywords=CALLS)]
    return {forms(said)[0]: forms(said) for _, _, said, _, _ in found}


def read_catalog(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "duban.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


SAID = said_in_code()
CATALOG = read_catalog(DEFAULT)
TRANSLATED = {forms(message.id)[0]: message for message in CATALOG if message.id}
IDS = [pytest.param(msgid, id=msgid[:40]) for msgid in SAID if msgid in TRANSLATED]


def translation(msgid: str) -> str:
    """The Chinese sentence; Chinese has one form for any number."""
    return forms(TRANSLATED[msgid].string)[0]


def listing(msgids: set[str]) -> str:
    return "".join(f"\nmsgid {normalize(msgid)}" for msgid in sorted(msgids)) or " none"


def test_the_catalog_holds_what_the_code_says_and_nothing_else() -> None:
    missing, unused = SAID.keys() - TRANSLATED.keys(), TRANSLATED.keys() - SAID.keys()
    assert not missing | unused, (
        f"Edit {LOCALES.relative_to(ROOT)}/{DEFAULT}/LC_MESSAGES/duban.po by hand: an entry is a "
        "line `msgid`, a line `msgstr`, and for two forms `msgid_plural` and `msgstr[0]`; put it "
        "beside its neighbours in the code."
        f"\nAdd:{listing(missing)}\nRemove:{listing(unused)}"
    )


def test_no_entry_is_a_guess_or_a_leftover() -> None:
    assert not [message.id for message in CATALOG if message.id and message.fuzzy]
    assert not CATALOG.obsolete


def test_chinese_has_one_form_for_any_number() -> None:
    assert CATALOG.num_plurals == 1
    plural = {msgid: forms(entry.id) for msgid, entry in TRANSLATED.items() if entry.pluralizable}
    assert plural == {msgid: said for msgid, said in SAID.items() if len(said) > 1}


@pytest.mark.parametrize("msgid", IDS)
def test_a_sentence_is_translated_with_its_values_and_its_markup(msgid: str) -> None:
    assert translation(msgid)
    for said in SAID[msgid]:
        assert placeholders(translation(msgid)) == placeholders(said)
        assert Counter(tags(translation(msgid))) == Counter(tags(said))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("msgid", IDS)
def test_every_tag_that_is_opened_is_closed(msgid: str, language: str) -> None:
    open_tags: list[str] = []
    for closing, name in tags(tongue(language).plain(msgid, **dict.fromkeys(values(msgid), "x"))):
        if closing:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    assert not open_tags


@pytest.mark.parametrize("msgid", IDS)
def test_english_is_complete_by_being_the_id(msgid: str) -> None:
    for said in SAID[msgid]:
        assert not CJK.search(said.replace(NAME_OF_THE_LANGUAGE, ""))


def test_chinese_sentences_are_punctuated_as_chinese_offices_type() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")
    assert not [text for msgid in TRANSLATED if half.search(text := translation(msgid))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_help_are_understood(language: str) -> None:
    now = datetime(2023, 4, 14, 10, tzinfo=SHANGHAI)
    lines = tongue(language).plain(EXAMPLES).replace("· ", "").splitlines()
    calendar = Calendar()
    understood = [
        read(line, now=now, zone=SHANGHAI, calendar=calendar, owed=OWED, replied_to=[])
        for line in lines
    ]
    assert [(reading.tasks, reading.status) for reading in understood] == [
        (("1",), ReportStatus.IN_PROGRESS),
        (("3",), ReportStatus.DONE),
        (("3",), ReportStatus.BLOCKED),
    ]


def test_no_sentence_is_an_f_string() -> None:
    """An f-string is never found in the catalog: gettext sees it already filled in."""
    spoilt = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, tree in TREES.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and not all(map(is_literal, sentences_of(call)))
    ]
    assert not spoilt


def sentences_of(call: ast.Call) -> Sequence[ast.expr]:
    """The arguments of a call that stand for sentences: none, one, or singular and plural."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else None
    return call.args[: {"_": 1, "plain": 1, "plural": 2}.get(name or "", 0)]


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_sentence_is_said_somewhere() -> None:
    defined = {
        (path.stem, node.name)
        for path, tree in TREES.items()
        for node in tree.body
        if path.parent == TEXTS and isinstance(node, ast.FunctionDef)
    }
    used = {use for path, tree in TREES.items() for use in uses(path, tree)}
    assert defined
    assert sorted(defined - used) == []


def uses(path: Path, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Which functions of the texts a module uses, as (module of the texts, function)."""
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "handlers.texts":
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("handlers.texts."):
            yield from ((str(node.module).split(".")[-1], alias.name) for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield modules.get(node.value.id, ""), node.attr
        elif isinstance(node, ast.Name) and path.parent == TEXTS:
            yield path.stem, node.id


def placeholders(text: str) -> Counter[str]:
    return Counter(values(text))


def values(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def tags(text: str) -> list[tuple[str, str]]:
    """Each tag as (its slash, its name)."""
    return TAG.findall(text)
