"""What came in, what must go out, drafts between the two, pings, and the audit."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from db.models.base import JSON_OR_NULL, one_of


class Delivery(StrEnum):
    OWED = "owed"
    SENT = "sent"
    GIVEN_UP = "given_up"


MAKE = "make"
"""In place of a method of the Bot API: a picture or file that is made when it is sent."""


class Incoming(SQLModel, table=True):
    """An update that was handled. Unique: a redelivered one has no second effect.

    `chat_id` and `message_id` are those of the person's own message, so that its edit finds what
    it led to; a press has none.
    """

    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_incoming_chat_id_message_id", "chat_id", "message_id"),
    )
    id: int = Field(default=None, primary_key=True)
    bot_id: int = Field(sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)
    user_id: int | None = Field(default=None, sa_type=BigInteger)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    received_at: datetime
    outcome: str


class Outgoing(SQLModel, table=True):
    """A call of the Bot API that is owed: claimed (a lease), sent, settled.

    `key` makes what the clock owes unique; a reply belongs to its update instead.
    """

    __table_args__ = (
        one_of("state", Delivery),
        Index("ix_outgoing_state_not_before", "state", "not_before"),
        Index("ix_outgoing_chat_id_message_id", "chat_id", "message_id"),
    )
    id: int = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, unique=True)
    kind: str
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    method: str
    payload: dict[str, Any] = Field(sa_type=JSON_OR_NULL)
    state: str = Delivery.OWED
    made_at: datetime
    not_before: datetime
    claimed_until: datetime | None = None
    claimed_by: str | None = None
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    sent_at: datetime | None = None
    problem: str | None = None


class OutgoingItem(SQLModel, table=True):
    """Which assignments a message shows, in its order: a reply to it is about these."""

    __tablename__ = "outgoing_item"
    outgoing_id: int = Field(foreign_key="outgoing.id", primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", primary_key=True, index=True)
    position: int


class Draft(SQLModel, table=True):
    """A question that waits for an answer; at most one open per account, so none is ambiguous."""

    __table_args__ = (
        Index(
            "uq_draft_account_open",
            "account_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    kind: str
    payload: dict[str, Any] = Field(sa_type=JSON_OR_NULL)
    made_at: datetime
    closed_at: datetime | None = None


class Ping(SQLModel, table=True):
    """提醒: one rung for one person about one assignment and one due, owed once."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "rung", "due_id"),)
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    due_id: int = Field(foreign_key="due.id")
    rung: str
    at: datetime
    made_at: datetime
    outgoing_id: int = Field(foreign_key="outgoing.id", index=True)


class Escalation(SQLModel, table=True):
    """提级提醒: one step for one person about one assignment and one due, owed once."""

    __table_args__ = (UniqueConstraint("assignment_id", "due_id", "step", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    due_id: int = Field(foreign_key="due.id")
    step: str
    person_id: int = Field(foreign_key="person.id")
    at: datetime
    made_at: datetime
    outgoing_id: int = Field(foreign_key="outgoing.id", index=True)


class Audit(SQLModel, table=True):
    """Who changed what, when, through which update; with the old value. Append-only."""

    id: int = Field(default=None, primary_key=True)
    at: datetime
    person_id: int | None = Field(default=None, foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    action: str
    subject: str = Field(index=True)
    old: dict[str, Any] | None = Field(default=None, sa_type=JSON_OR_NULL)
    new: dict[str, Any] | None = Field(default=None, sa_type=JSON_OR_NULL)
