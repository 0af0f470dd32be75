"""The return of one month, counted over all units: handed in, missing, not theirs, the sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from db.rules.terms import AssignmentState

HANDED_IN = (AssignmentState.DONE, AssignmentState.CLOSED)


class Part(Protocol):
    """One unit's assignment for the month."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> str: ...


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Month(Generic[P]):
    """All units' assignments of one return and period, in the notice's order."""

    items: Sequence[P]

    @property
    def handed_in(self) -> list[P]:
        return [one for one in self.items if one.state in HANDED_IN]

    @property
    def not_ours(self) -> list[P]:
        """不涉及: neither missing nor 0."""
        return [one for one in self.items if one.state == AssignmentState.NOT_APPLICABLE]

    @property
    def owing(self) -> list[P]:
        return [one for one in self.items if one.state != AssignmentState.NOT_APPLICABLE]

    @property
    def missing(self) -> list[P]:
        return [one for one in self.owing if one.state not in HANDED_IN]

    def sums(self, figures: Mapping[int, Mapping[str, Decimal]]) -> dict[str, Decimal]:
        """Each figure's sum over what was handed in; `figures` by assignment."""
        found: dict[str, Decimal] = {}
        for one in self.handed_in:
            for name, value in figures.get(one.id, {}).items():
                found[name] = found.get(name, Decimal(0)) + value
        return found
