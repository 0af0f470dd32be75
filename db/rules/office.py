"""The office: its time zone, its calendar, its timetable. What turns moments into days and back."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from db.rules.slots import moment
from db.rules.timetable import BUILT_IN, Timetable
from db.rules.workdays import DAY, Calendar


@dataclass(frozen=True)
class Office:
    """Where, by which calendar and at which times the office works."""

    zone: ZoneInfo
    calendar: Calendar = field(default_factory=Calendar)
    timetable: Timetable = BUILT_IN

    def today(self, now: datetime) -> date:
        """The office's date at the aware moment `now`."""
        return now.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The moment (aware UTC) at which the office's clock shows that time."""
        return moment(day, clock, self.zone)

    def morning(self, day: date) -> datetime:
        """When reminders go out on `day`: 09:00, unless the office has set another hour."""
        return self.at(day, self.timetable.hours.morning)

    def afternoon(self, day: date) -> datetime:
        """When the silent are asked again on the last day: 15:00, or as set."""
        return self.at(day, self.timetable.hours.afternoon)

    def may_speak(self, now: datetime) -> bool:
        """Whether `now` lies on a working day between the morning's hour and closing (excluded).

        Not earlier: what an outage left over comes in the message of 09:00, not in one before it.
        """
        hours = self.timetable.hours
        return self._within(now, hours.morning, hours.closing)

    def may_tell_groups(self, now: datetime) -> bool:
        """Whether `now` lies within the hours in which groups may have set their digest."""
        hours = self.timetable.hours
        return self._within(now, hours.opening, hours.closing)

    def next_morning(self, now: datetime) -> datetime:
        """The next working morning strictly after `now`, as aware UTC."""
        local = now.astimezone(self.zone)
        today = local.date()
        first = today if local.time() < self.timetable.hours.morning else today + DAY
        return self.morning(self.calendar.following(first))

    def _within(self, now: datetime, first: time, end: time) -> bool:
        local = now.astimezone(self.zone)
        return self.calendar.is_working_day(local.date()) and first <= local.time() < end
