"""B角 in a roster: which post of the same unit a line means, by its title, its holder, or both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from db.models import PostRoleRow
from db.posts import Held
from db.roster_check import Entry, Problem
from db.rules.terms import PostRole

EMPTY = "leave the cell empty, nobody else reports there"


@dataclass(frozen=True)
class Seat:
    """A post that could be somebody's B角: a `line` of the file, or only in the register."""

    unit: str
    title: str
    name: str | None
    reports: bool
    line: int | None = None
    post_id: int | None = None

    @property
    def called(self) -> str:
        """What is written in the column: 科长/李明, or the title where no name is known."""
        return f"{self.title}/{self.name}" if self.name else self.title

    def answers_to(self, text: str) -> bool:
        return text in (self.title, self.name, self.called)


def seats(
    session: Session, entries: Sequence[Entry], held: Sequence[Held], found: Mapping[int, Held]
) -> list[Seat]:
    """Every post that the file names or the register keeps; `found`: the posts by their lines."""
    in_file = [
        Seat(one.unit, one.title, one.name, PostRole.REPORTER in one.roles, line=one.line)
        for one in entries
    ]
    named = {post.post.id for post in found.values()}
    kept = [one for one in held if one.post.id not in named]
    reporting = set(
        session.exec(
            select(PostRoleRow.post_id).where(
                col(PostRoleRow.post_id).in_([one.post.id for one in kept]),
                PostRoleRow.role == PostRole.REPORTER,
            )
        )
    )
    return in_file + [
        Seat(
            one.unit,
            one.post.title,
            one.person.name,
            one.post.id in reporting,
            post_id=one.post.id,
        )
        for one in kept
    ]


def find_deputies(
    entries: Iterable[Entry], seats: Sequence[Seat]
) -> tuple[dict[int, Seat | None], list[Problem]]:
    """The B角 of each line that the column speaks of (None: it has none), and what is wrong."""
    chosen: dict[int, Seat | None] = {}
    problems: list[Problem] = []
    for entry in entries:
        if entry.deputy is None:
            continue
        seat = deputy_of(entry, seats) if entry.deputy else None
        if isinstance(seat, str):
            problems.append((entry.line, seat))
        else:
            chosen[entry.line] = seat
    return chosen, problems


def deputy_of(entry: Entry, seats: Sequence[Seat]) -> Seat | str:
    """The one post that the line names, or what is wrong with it and what to write instead."""
    text = entry.deputy or ""
    there = [seat for seat in seats if seat.unit == entry.unit]
    fitting = [seat for seat in there if seat.answers_to(text)]
    others = [seat for seat in fitting if not _is_own(seat, entry)]
    instead = _choices(entry, there)
    if len(others) > 1:
        which = "; ".join(seat.called for seat in others)
        return f"B角 {text} is several posts of {entry.unit}: write one of {which}"
    if others:
        (seat,) = others
        return seat if seat.reports else f"B角 {text} does not report (填报): {instead}"
    if fitting:
        return f"B角 {text} is the same post or person: {instead}"
    elsewhere = next((seat.unit for seat in seats if seat.answers_to(text)), None)
    if elsewhere:
        return f"B角 {text} is in {elsewhere}, not in {entry.unit}: {instead}"
    return f"B角 {text} holds no post of {entry.unit}: {instead}"


def _is_own(seat: Seat, entry: Entry) -> bool:
    """One person cannot stand in for themselves, in another post either."""
    return seat.line == entry.line or (seat.name is not None and seat.name == entry.name)


def _choices(entry: Entry, there: Iterable[Seat]) -> str:
    names = [seat.called for seat in there if seat.reports and not _is_own(seat, entry)]
    return f"write one of {'; '.join(names)}" if names else EMPTY
