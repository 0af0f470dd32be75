"""The mark of what was written down and never said: it counts as if nobody had been told."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from db.models import Outgoing

RECALLED = "things changed before it could be sent"
"""Why a message was given up by `db/recalling.py`, in place of Telegram's words."""


def is_recalled(outgoing_id: Any) -> ColumnElement[bool]:
    """The condition that this message was taken back before it was sent."""
    taken_back = select(col(Outgoing.id)).where(
        col(Outgoing.id) == outgoing_id, col(Outgoing.problem) == RECALLED
    )
    return taken_back.exists()
