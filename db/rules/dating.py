"""督办定时限: which duties the office may give a date that the notice does not have."""

from datetime import date
from enum import StrEnum

from db.rules.terms import FINISHED, AssignmentState, Kind


class Undatable(StrEnum):
    """Why an assignment gets no date from the office."""

    DATED = "dated"  # the notice has one: 延期 moves it
    STANDING = "standing"  # it goes on
    FINISHED = "finished"


def undatable(kind: str, state: str, noticed_on: date | None) -> Undatable | None:
    """Why an assignment may not be given a date; None if it may.

    `noticed_on`: the date that the notice itself gave it.
    """
    if noticed_on is not None:
        return Undatable.DATED
    if Kind(kind) is Kind.STANDING:
        return Undatable.STANDING
    return Undatable.FINISHED if AssignmentState(state) in FINISHED else None
