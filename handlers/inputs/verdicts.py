"""The statuses that the clauses of a group state, and which of them counts."""

import re
from collections.abc import Sequence

from db.rules.terms import ReportStatus
from handlers.inputs.clauses import Segment
from handlers.inputs.duties import Match
from handlers.inputs.facts import Facts
from handlers.inputs.objects import is_whole
from handlers.inputs.promises import is_ahead
from handlers.inputs.status import StatusFound, find_status
from handlers.inputs.traps import BLANK

Stated = tuple[int, StatusFound]
"""Where a clause begins, and the status that it states."""
CLAUSE = re.compile(r"[^,，。;:!?\n]+")
# How it was before, or what stands against it.
_WAS = re.compile(
    r".{0,6}?(?:之前|原来|原先|原本|以前|本来|一度|起初|曾经?|昨天|前[几些两]天|上周|上个?月"
    r"|虽然|虽说|尽管)"
)
# What weighs more when clauses of one group differ.
_WEIGHT = (
    ReportStatus.BLOCKED,
    ReportStatus.NOT_APPLICABLE,
    ReportStatus.NOT_STARTED,
    ReportStatus.IN_PROGRESS,
    ReportStatus.DONE,
)


def statuses_of(facts: Facts, part: Segment) -> list[Stated]:
    """Statuses of the clauses, with where each clause begins."""
    found = []
    for clause in CLAUSE.finditer(facts.clean, part.start, part.end):
        status = _status(facts, *clause.span())
        if status:
            found.append((clause.start(), status))
    return found


def _status(facts: Facts, start: int, end: int) -> StatusFound | None:
    """The status of a clause, not from a duty's name (办不成事反映窗口) unless words run on in it
    (视频监察对接了)."""
    ahead = is_ahead(facts, start, end)
    status = find_status(without_tasks(facts, start, end, facts.names), ahead=ahead)
    if status or not any(start <= first < end for first, _ in facts.names):
        return status
    status = find_status(without_tasks(facts, start, end), ahead=ahead)
    if status is None:
        return None
    first, last = start + status.start, start + status.end
    return None if any(a <= first and last <= b for a, b in facts.names) else status


def is_said_whole(facts: Facts, part: Segment, match: Match) -> bool:
    """Whether what is done is the duty itself, not a part of it: 已完成招标."""
    return any(
        is_whole(without_tasks(facts, at, part.end), found, match)
        for at, found in statuses_of(facts, part)
        if found.status is ReportStatus.DONE
    )


def over_by_now(facts: Facts, stated: Sequence[Stated]) -> frozenset[int]:
    """Where clauses begin that tell how it was before: 之前卡住了,现在已办结."""
    if len(stated) < 2:
        return frozenset()
    return frozenset(at for at, _ in stated[:-1] if _WAS.match(facts.clean, at))


def clause_at(facts: Facts, place: int) -> int:
    """Where the clause begins that a place lies in."""
    return next(one.start() for one in CLAUSE.finditer(facts.clean) if one.end() > place)


def outweighed(statuses: list[Stated], *, extension: bool) -> list[Stated]:
    """完成80%,已办结: the plain word counts, and the figure is held against the target later.

    What holds a duty up is only the reason where a new date is asked for.
    """
    plain = [(at, found) for at, found in statuses if not found.weak]
    if plain:
        return plain
    return [
        (at, found)
        for at, found in statuses
        if not (extension and found.status is ReportStatus.BLOCKED)
    ]


def without_tasks(facts: Facts, start: int, end: int, names: Sequence[tuple[int, int]] = ()) -> str:
    """The clause with figures, since they tell 完成85% from 完成, without tasks and dates."""
    words = facts.clean[start:end]
    own = set(facts.names)
    spans = [(one.start, one.end) for one in facts.tasks if (one.start, one.end) not in own]
    spans += [(one.start, one.end) for one in facts.dates]
    for first, last in (*spans, *names):
        low, high = max(first, start), min(last, end)
        if low < high:
            words = words[: low - start] + BLANK * (high - low) + words[high - start :]
    return words


def heaviest(statuses: Sequence[ReportStatus]) -> ReportStatus | None:
    """What weighs most of several; None of none."""
    return next((status for status in _WEIGHT if status in statuses), None)


def differ(every: Sequence[Stated], counted: Sequence[Stated]) -> bool:
    """已办结 and 还没弄完 in one breath, or a status said with a doubt."""
    kinds = {found.status for _, found in counted}
    mixed = ReportStatus.DONE in kinds and len(kinds) > 1
    held_up = any(found.weak and found.status is ReportStatus.BLOCKED for _, found in every)
    contradicted = ReportStatus.DONE in kinds and held_up
    return mixed or contradicted or not all(found.sure for _, found in counted)
