"""An assignment lived through: people answer, sweeps look or do not, and the ladder speaks.

What the register would hold is an `Item`; everything decided about it is the bot's own code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from db.items import Item
from db.rules.firings import Firing, firings, latest_snooze
from db.rules.office import Office
from db.rules.snoozing import Later, until, wanted_day
from db.rules.terms import AssignmentState, DueOrigin, Force, Kind, UnitRole
from db.rules.tracks import Track
from db.waking import come, next_look, unswept

DAY = timedelta(days=1)
SIGNS, DONE, UNDOES = "签收", "已办结", "撤回"
ANSWERS = {
    "推进中": AssignmentState.IN_PROGRESS,
    "未启动": AssignmentState.NOT_STARTED,
    "需协调": AssignmentState.BLOCKED,
}
FORECASTS = {f"推进中,预计{days}天后完成": timedelta(days=days) for days in (0, 3, 10, 30)}
PUTS_OFF = {f"稍后提醒{later}": later for later in Later}


@dataclass(frozen=True)
class Heard:
    """What one sweep said: the rung, when it was due, when it was said."""

    said_at: datetime
    firing: Firing


def an_item(due_on: date | None, *, kind: Kind, force: Force, period: str, begins: date) -> Item:
    """A duty of a cycle that speaks since the midnight (UTC) on which the story `begins`."""
    year = (due_on or begins).year
    nothing = dict.fromkeys(Item.__dataclass_fields__)
    values = nothing | {
        "id": 1,
        "kind": kind,
        "force": force,
        "role": UnitRole.RESPONSIBLE,
        "period": period,
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
        "state": AssignmentState.OPEN,
        "due_id": 1,
        "due_on": due_on,
        "due_origin": DueOrigin.ORIGINAL,
        "year": year,
        "started_at": datetime.combine(begins, time()).astimezone(),
    }
    return Item(**values)  # type: ignore[arg-type]


@dataclass
class Life:
    """Moves from moment to moment; `heard` is all that was said."""

    item: Item
    office: Office
    heard: list[Heard]
    swept_at: datetime
    tracks: list[tuple[datetime, Track | None]]

    @classmethod
    def of(cls, item: Item, office: Office, now: datetime) -> "Life":
        begun = replace(item, started_at=now)
        begun = replace(begun, next_at=next_look(begun, now=now, office=office))
        return cls(begun, office, [], now, [(now, begun.track)])

    def sweeps(self, now: datetime) -> Firing | None:
        """As `jobs/sweep.py` does."""
        if not self.office.may_speak(now):
            return None
        self.swept_at = now
        if self.item.next_at is None or self.item.next_at > now:
            return None
        found = come(self.item, now=now, office=self.office)
        if found:
            self.heard.append(Heard(now, found))
        self.item = replace(self.item, next_at=next_look(self.item, now=now, office=self.office))
        return found

    def says(self, words: str, now: datetime) -> None:
        """As `db/settling.py` does after an answer."""
        self.item = self._changed(words, now)
        self.tracks.append((now, None if self.item.finished else self.item.track))
        at = unswept(self.item, now=now)
        at = at or next_look(self.item, now=now, office=self.office)
        self.item = replace(self.item, next_at=at)

    def _changed(self, words: str, now: datetime) -> Item:
        if words in PUTS_OFF:
            end = self._until(PUTS_OFF[words], now)
            return replace(self.item, snoozed_at=now, snoozed_until=end) if end else self.item
        if words == DONE:
            return replace(self.item, state=AssignmentState.DONE, said_at=now, snoozed_at=None)
        if words == UNDOES:
            return replace(self.item, state=AssignmentState.OPEN, said_at=None)
        if words == SIGNS or self.item.finished:
            return self.item
        ahead = FORECASTS.get(words)
        forecast_on = None if ahead is None else self.office.today(now) + ahead
        state = ANSWERS.get(words, AssignmentState.IN_PROGRESS)
        return replace(self.item, state=state, said_at=now, forecast_on=forecast_on)

    def _until(self, later: Later, now: datetime) -> datetime | None:
        if self.item.finished:
            return None
        today = self.office.today(now)
        day = wanted_day(later, today, self.item.due_on, self.office.calendar)
        bound = latest_snooze(self.item.track, self.office, today=today)
        return until(day, bound, today, self.office) if day else None

    def owed(self, now: datetime) -> Firing | None:
        """What a sweep must say: the last rung since the one before, by the whole ladder."""
        found = None
        for firing in () if self.item.finished else self._upto(self.item.track, now):
            answered = self.item.said_at and self.office.today(self.item.said_at)
            spared = firing.only_if_silent and answered == self.office.today(now)
            if firing.at > self.swept_at and not spared and self._was_due(firing):
                found = firing
        return found

    def _was_due(self, firing: Firing) -> bool:
        """Nothing that was known by then had made it fall away."""
        then = next(track for at, track in reversed(self.tracks) if at <= firing.at)
        return then is not None and firing in self._upto(then, firing.at)

    def _upto(self, track: Track, now: datetime) -> Iterator[Firing]:
        return takewhile(lambda firing: firing.at <= now, firings(track, self.office))
