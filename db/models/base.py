"""What every table shares: named constraints and checked vocabularies.

A row's `id` is an `int` without being optional: it is given by the database at the first flush,
and nothing reads it before.
"""

from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


JSON_OR_NULL = JSON(none_as_null=True)
"""No value is SQL's NULL, not JSON's: otherwise IS NULL never matches."""


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """A check that `column` holds one of `words`: the database refuses a misspelt state."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def ordered(earlier: str, later: str) -> CheckConstraint:
    """A check that a span does not end before it begins; an open end is fine."""
    return CheckConstraint(
        f"{later} IS NULL OR {earlier} IS NULL OR {earlier} <= {later}", name=later
    )
