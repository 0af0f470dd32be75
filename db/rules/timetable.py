"""The timetable of an office: all that it may set itself, built in or from its own LADDER_FILE."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.rules.ladder import ASCENT, LADDERS, Ascent, Ladder
from db.rules.slots import HOURS, Hours


@dataclass(frozen=True)
class Timetable:
    """Its hours, its ladder by the names of the rows, its steps up."""

    hours: Hours = HOURS
    ladders: Mapping[str, Ladder] = field(default_factory=lambda: LADDERS)
    ascent: Ascent = ASCENT


BUILT_IN = Timetable()
