"""Judging the rows of a roster: every wrong one is named, with what to do about it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db.models.people import UnitKind
from db.posts import Known
from db.roster_file import RosterRow
from db.rules.phones import normal
from db.rules.terms import PostRole

ROLES = {role.value: role for role in PostRole} | {
    "填报": PostRole.REPORTER,
    "联络员": PostRole.REPORTER,
    "督办": PostRole.SUPERVISOR,
    "领导": PostRole.LEADER,
    "审核": PostRole.REVIEWER,
    "管理员": PostRole.ADMIN,
}
ROLES_TO_WRITE = (
    "reporter (填报), supervisor (督办), leader (领导), reviewer (审核) or admin (管理员)"
)

Problem = tuple[int, str]


@dataclass(frozen=True)
class Entry:
    """A row that may be loaded, with canonical names and the mobile as 11 digits.

    `deputy`: how the line names its B角, if it does; None where the file has no such column.
    """

    line: int
    unit: str
    collectives: tuple[str, ...]
    name: str | None
    title: str
    office_phone: str | None
    mobile: str | None
    roles: frozenset[PostRole]
    deputy: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What makes two rows the same post: 单位, 职务, 姓名."""
        return self.unit, self.title, self.name


def check(rows: list[RosterRow], known: Mapping[str, Known]) -> tuple[list[Entry], list[Problem]]:
    """The rows that stand each by itself, and everything wrong with the file."""
    collectives = {name for row in rows for name in row.collectives}
    entries: list[Entry] = []
    problems: list[Problem] = []
    for row in rows:
        found = list(_wrong(row, known, collectives))
        problems += [(row.line, text) for text in found]
        if not found:
            entries.append(_entry(row, known))
    return entries, [*problems, *_doubled(entries), *_shared(entries)]


def _wrong(row: RosterRow, known: Mapping[str, Known], collectives: set[str]) -> Iterator[str]:
    if row.problem:
        yield row.problem
        return
    if not row.unit:
        yield "单位 is empty: write the unit's name"
    elif _is_collective(row.unit, known, collectives):
        yield f"{row.unit} is a collective (单位集合): write a unit, and {row.unit} under 所属"
    for name in row.collectives:
        if name in known and known[name].kind == UnitKind.UNIT:
            yield f"{name} is a unit: under 所属 write the collective it belongs to, or nothing"
    if not row.title:
        yield "职务 is empty: write the post's title, such as 联络员"
    yield from _wrong_roles(row.roles)
    if row.mobile and not _mobile(row.mobile):
        yield "手机 is no mobile number: write 11 digits that begin with 1, one number only"


def _wrong_roles(roles: tuple[str, ...]) -> Iterator[str]:
    if not roles:
        yield f"角色 is empty: write {ROLES_TO_WRITE}"
    for word in roles:
        if word.lower() not in ROLES:
            yield f"unknown role {word}: write {ROLES_TO_WRITE}"


def _is_collective(name: str, known: Mapping[str, Known], collectives: set[str]) -> bool:
    if name in known:
        return known[name].kind == UnitKind.COLLECTIVE
    return name in collectives


def _mobile(text: str) -> str | None:
    digits = normal(text) or ""
    return digits if re.fullmatch(r"1\d{10}", digits) else None


def _entry(row: RosterRow, known: Mapping[str, Known]) -> Entry:
    def canonical(name: str) -> str:
        return known[name].name if name in known else name

    return Entry(
        line=row.line,
        unit=canonical(row.unit),
        collectives=tuple(dict.fromkeys(map(canonical, row.collectives))),
        name=row.name or None,
        title=row.title,
        office_phone=row.office_phone or None,
        mobile=_mobile(row.mobile),
        roles=frozenset(ROLES[word.lower()] for word in row.roles),
        deputy=row.deputy,
    )


def _doubled(entries: list[Entry]) -> Iterator[Problem]:
    first: dict[tuple[str, str, str | None], int] = {}
    for entry in entries:
        line = first.setdefault(entry.key, entry.line)
        if line != entry.line:
            yield entry.line, f"the same 单位, 职务 and 姓名 as line {line}: keep one of the two"


def _shared(entries: list[Entry]) -> Iterator[Problem]:
    """One mobile is one person. The number itself is not repeated: screens are photographed."""
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.mobile, entry) if entry.mobile else entry
        if other.name != entry.name:
            names = f"{entry.name or '(no name)'} and {other.name or '(no name)'}"
            yield entry.line, f"the mobile of line {other.line} again: whose is it, {names}?"
