"""What comes round: days that the office itself moved, what is to be said next, who is awake."""

from datetime import date, datetime, time

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlmodel import Field, SQLModel


class CalendarDay(SQLModel, table=True):
    """A day that is worked or off against the announced calendar; the row goes with its reason."""

    __tablename__ = "calendar_day"
    day: date = Field(primary_key=True)
    working: bool
    reason: str | None = None
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime


class Agenda(SQLModel, table=True):
    """Something that is not an assignment has its next moment: a digest, a list of who is missing.

    The sweep asks this table and `assignment.next_at`, and nothing else, whether it is time.
    `last_at`: when it last was; what came in since is new.
    """

    name: str = Field(primary_key=True)
    next_at: datetime = Field(index=True)
    last_at: datetime | None = None


class Digest(SQLModel, table=True):
    """A group's weekly summary (/digest here 周一 9:00), one open a group; 1 is Monday.

    `title` is the group's name when it was set; `ended_because`: off, replaced, or what Telegram
    said.
    """

    __table_args__ = (
        Index(
            "uq_digest_chat_id_open",
            "chat_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
    )
    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    title: str | None = None
    weekday: int
    at: time
    language: str | None = None
    person_id: int = Field(foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    made_at: datetime
    ended_at: datetime | None = None
    ended_because: str | None = None


class Heartbeat(SQLModel, table=True):
    """A process of the bot, and when it was last known to be at work."""

    id: str = Field(primary_key=True)
    started_at: datetime
    seen_at: datetime = Field(index=True)


class Outage(SQLModel, table=True):
    """No process was at work between these moments: what was written meanwhile may be lost."""

    id: int = Field(default=None, primary_key=True)
    from_at: datetime
    until_at: datetime
