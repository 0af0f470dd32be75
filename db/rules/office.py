"""The office's calendar and time zone: what turns moments into days and days into moments."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar


@dataclass(frozen=True)
class Office:
    """Where and by which calendar the office works."""

    zone: ZoneInfo
    calendar: Calendar = field(default_factory=Calendar)

    def today(self, now: datetime) -> date:
        """The office's date at the aware moment `now`."""
        return now.astimezone(self.zone).date()
