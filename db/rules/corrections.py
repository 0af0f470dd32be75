"""Until when a report may be taken back (撤回) or corrected (更正) by whoever gave it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WITHIN = timedelta(hours=24)
"""Counted from the recording. Later the office has built on it: a new report says what changed."""


class Refusal(StrEnum):
    """Why a report stands as it is."""

    TAKEN_BACK = "taken_back"
    CORRECTED = "corrected"  # the correction is what can be taken back
    REVIEWED = "reviewed"  # 审核, 退回 or 销号 looked at it
    LATE = "late"


@dataclass(frozen=True)
class Standing:
    """What became of a report since it was recorded."""

    recorded_at: datetime
    taken_back: bool = False
    corrected: bool = False
    reviewed: bool = False


def refusal(report: Standing, *, now: datetime) -> Refusal | None:
    """Why `report` can be neither taken back nor corrected at `now` (aware); None if it can."""
    if report.taken_back:
        return Refusal.TAKEN_BACK
    if report.corrected:
        return Refusal.CORRECTED
    if report.reviewed:
        return Refusal.REVIEWED
    return Refusal.LATE if now - report.recorded_at > WITHIN else None
