"""Who is who: units, collectives, persons, posts, accounts and invitations."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from db.models.base import one_of, ordered
from db.rules.terms import PostRole


class UnitKind(StrEnum):
    UNIT = "unit"
    COLLECTIVE = "collective"


class Unit(SQLModel, table=True):
    """责任单位, or a 单位集合 that stands for its members at a date."""

    __table_args__ = (one_of("kind", UnitKind),)
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    kind: str = UnitKind.UNIT


class Alias(SQLModel, table=True):
    """Another name by which a unit is written or spoken of: 政数局 for 市政数局."""

    name: str = Field(primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)


class Membership(SQLModel, table=True):
    """A unit belongs to a collective between two dates; no first date means always."""

    __table_args__ = (
        # One open membership at a time; those that ended stay to be read.
        Index(
            "uq_membership_open",
            "collective_id",
            "unit_id",
            unique=True,
            sqlite_where=text("to_on IS NULL"),
            postgresql_where=text("to_on IS NULL"),
        ),
        ordered("from_on", "to_on"),
    )
    id: int = Field(default=None, primary_key=True)
    collective_id: int = Field(foreign_key="unit.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    from_on: date | None = None
    to_on: date | None = None


class Person(SQLModel, table=True):
    """人员. Without a name: the holder of a post who is known by the post alone."""

    id: int = Field(default=None, primary_key=True)
    name: str | None = None
    mobile: str | None = Field(default=None, unique=True)


class Post(SQLModel, table=True):
    """岗位: a person holds it in a unit between two dates.

    `deputy_post_id` is its B角: who is reminded while the holder is away or cannot be written to.
    """

    __table_args__ = (ordered("from_on", "to_on"),)
    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    title: str
    office_phone: str | None = None
    deputy_post_id: int | None = Field(default=None, foreign_key="post.id")
    from_on: date | None = None
    to_on: date | None = None


class PostRoleRow(SQLModel, table=True):
    """What a post may do; one post may report and supervise at once."""

    __tablename__ = "post_role"
    __table_args__ = (one_of("role", PostRole),)
    post_id: int = Field(foreign_key="post.id", primary_key=True)
    role: str = Field(primary_key=True)


class Absence(SQLModel, table=True):
    """外出: a person is away on these days, both included; `ended_at`: taken back or over early."""

    __table_args__ = (ordered("from_on", "to_on"),)
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    from_on: date
    to_on: date
    made_by: int | None = Field(default=None, foreign_key="person.id")
    incoming_id: int | None = Field(default=None, foreign_key="incoming.id")
    made_at: datetime
    ended_at: datetime | None = None


class Account(SQLModel, table=True):
    """账号: a Telegram account bound to one person, one at a time each way."""

    __table_args__ = (
        Index(
            "uq_account_user_bound",
            "user_id",
            unique=True,
            sqlite_where=text("unbound_at IS NULL"),
            postgresql_where=text("unbound_at IS NULL"),
        ),
        Index(
            "uq_account_person_bound",
            "person_id",
            unique=True,
            sqlite_where=text("unbound_at IS NULL"),
            postgresql_where=text("unbound_at IS NULL"),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    user_id: int = Field(sa_type=BigInteger)
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_type=BigInteger)
    language: str | None = None
    bound_at: datetime
    unbound_at: datetime | None = None
    blocked_at: datetime | None = None


class Invitation(SQLModel, table=True):
    """A code for one post, good once and until it expires; only its digest is kept."""

    id: int = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_by: int | None = Field(default=None, foreign_key="account.id")
