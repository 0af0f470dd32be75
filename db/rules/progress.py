"""How far a duty is that several units owe; a collective is done when its members are."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.rules.terms import FINISHED, AssignmentState

SILENT = frozenset({AssignmentState.OPEN, AssignmentState.ACKNOWLEDGED, AssignmentState.RETURNED})
"""Nothing was reported, or what was is sent back: an answer is awaited."""


@dataclass(frozen=True)
class Progress:
    """Of `owing` assignments so many are finished, and so many not answered yet."""

    owing: int
    finished: int
    silent: int

    @property
    def done(self) -> bool:
        """All that is owed is finished; of nothing nothing is."""
        return 0 < self.owing == self.finished


def is_silent(state: str) -> bool:
    """Whether an answer is still awaited from the unit."""
    return AssignmentState(state) in SILENT


def progress(states: Iterable[str]) -> Progress:
    """The progress of assignments by their states; 不适用 counts as done."""
    known = [AssignmentState(state) for state in states]
    return Progress(
        owing=len(known),
        finished=sum(state in FINISHED for state in known),
        silent=sum(state in SILENT for state in known),
    )
