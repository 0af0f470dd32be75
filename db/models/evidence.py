"""佐证材料: what people send besides words, and which reports it belongs to. Append-only."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.models.base import one_of


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"


class Attachment(SQLModel, table=True):
    """A file as Telegram has it; the bytes stay there, `file_id` sends them again.

    Source: Bot API, PhotoSize, Document, Video. `group_id` is the `media_group_id` of an album,
    which comes as several updates.
    """

    __table_args__ = (
        one_of("kind", FileKind),
        UniqueConstraint("chat_id", "message_id"),
        Index("ix_attachment_group_id", "group_id"),
    )
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    kind: str
    file_id: str
    file_unique_id: str
    file_name: str | None = None
    mime_type: str | None = None
    size: int | None = Field(default=None, sa_type=BigInteger)
    group_id: str | None = None
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Evidence(SQLModel, table=True):
    """A file belongs to a report, until it is taken off it; then it may come back."""

    id: int = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    attachment_id: int = Field(foreign_key="attachment.id", index=True)
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime


class Removal(SQLModel, table=True):
    """A file is taken off a report, by who sent it: 不是这件."""

    id: int = Field(default=None, primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id", unique=True)
    person_id: int = Field(foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    at: datetime
