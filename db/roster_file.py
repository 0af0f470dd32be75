"""Reading the roster's CSV file: the cells of each line, before anyone judges them."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("单位", "所属", "姓名", "职务", "办公电话", "手机", "角色")
DEPUTY = "B角"
"""A column that may be left out: then whatever the register knows of B角 stays as it is."""
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls
SAVE_AS = 'in Excel choose "Save As" and "CSV UTF-8 (逗号分隔)"'


class RosterError(Exception):
    """Why nothing of a roster was loaded: (line of the file, what is wrong and what to do).

    Line 0 stands for the file as a whole.
    """

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = sorted(problems)
        super().__init__(
            "\n".join(f"line {line}: {text}" if line else text for line, text in self.problems)
        )


@dataclass(frozen=True)
class RosterRow:
    """One line as it is written, tidied but not judged.

    `deputy` is None where the file has no column B角. `problem`: why the line could not be taken
    apart; its cells are empty then.
    """

    line: int
    unit: str = ""
    collectives: tuple[str, ...] = ()
    name: str = ""
    title: str = ""
    office_phone: str = ""
    mobile: str = ""
    roles: tuple[str, ...] = ()
    deputy: str | None = None
    problem: str | None = None


def read_roster(path: Path) -> list[RosterRow]:
    """The rows of `path` in UTF-8, with or without BOM; empty lines are passed over.

    Raises RosterError where the file cannot be read as the table it should be.
    """
    lines = _lines(_text(path))
    header_line, header = next(lines, (0, []))
    if not header:
        raise RosterError([(0, f"the file is empty: its first line must be {','.join(COLUMNS)}")])
    _check_header(header_line, header)
    rows = [_row(line, header, cells) for line, cells in lines]
    if not rows:
        raise RosterError([(0, "the file has a header and nothing below: add a line per post")])
    return rows


def tidy(cell: str) -> str:
    """One spelling: half-width brackets and digits, and no blanks inside a Chinese word.

    Two-character names are often padded to the width of three: 李　明.
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise RosterError([(0, f"{path} cannot be read: {problem.strerror}")]) from None
    if content.startswith(WORKBOOKS):
        raise RosterError([(0, f"{path.name} is an Excel workbook: {SAVE_AS}")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RosterError([(0, f"{path.name} is not in UTF-8: {SAVE_AS}")]) from None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, with the number at which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [tidy(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            problem = "a quotation mark is not closed properly: write it twice, or not at all"
            raise RosterError([(line, problem)]) from None
        while cells and not cells[-1]:  # Excel fills every line up with commas
            cells.pop()
        if cells:
            yield line, cells


def _check_header(line: int, header: list[str]) -> None:
    known = (*COLUMNS, DEPUTY)
    problems = [
        f"unknown column {name or '(no name)'}: take it out; columns are {'、'.join(known)}"
        for name in header
        if name not in known
    ]
    problems += [f"column {name} is missing: add it" for name in COLUMNS if name not in header]
    problems += [
        f"column {name} stands twice: keep one" for name in known if header.count(name) > 1
    ]
    if problems:
        raise RosterError([(line, text) for text in problems])


def _row(line: int, header: list[str], cells: list[str]) -> RosterRow:
    if len(cells) > len(header):
        problem = f"{len(cells)} cells under {len(header)} columns: check the commas"
        return RosterRow(line, problem=problem)
    cell = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
    return RosterRow(
        line=line,
        unit=cell["单位"],
        collectives=_several(cell["所属"]),
        name=cell["姓名"],
        title=cell["职务"],
        office_phone=cell["办公电话"],
        mobile=cell["手机"],
        roles=_several(cell["角色"]),
        deputy=cell.get(DEPUTY),
    )


def _several(cell: str) -> tuple[str, ...]:
    """Names separated by 、 or a comma, each once."""
    names = (name.strip() for name in re.split("[、,]", cell))
    return tuple(dict.fromkeys(name for name in names if name))
