"""Reading the roster's CSV file: the cells of each line, before anyone judges them."""

import re
from dataclasses import dataclass
from pathlib import Path

from db.sheets import SheetError, lines_of, text_of

COLUMNS = ("单位", "所属", "姓名", "职务", "办公电话", "手机", "角色")
RosterError = SheetError
"""Why nothing of a roster was loaded."""
DEPUTY = "B角"
"""A column that may be left out: then whatever the register knows of B角 stays as it is."""


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
    lines = lines_of(text_of(path))
    header_line, header = next(lines, (0, []))
    if not header:
        raise RosterError([(0, f"the file is empty: its first line must be {','.join(COLUMNS)}")])
    _check_header(header_line, header)
    rows = [_row(line, header, cells) for line, cells in lines]
    if not rows:
        raise RosterError([(0, "the file has a header and nothing below: add a line per post")])
    return rows


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
