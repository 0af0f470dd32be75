"""The quarterly form that was sent to somebody, and what of it is still unanswered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from db.items import Item, items_by_id
from db.models import Outgoing
from db.models.talk import Delivery
from db.outbox import shown_by

KIND = "form"


@dataclass(frozen=True)
class Form:
    """A form as it was sent: its number in the chat, its moment, its assignments."""

    message_id: int
    made_at: datetime
    items: Sequence[Item]

    @property
    def unanswered(self) -> list[Item]:
        """Of which nothing was said since the form came; Telegram tells whole seconds."""
        since = self.made_at.replace(microsecond=0)
        left = [item for item in self.items if not item.finished]
        return [item for item in left if item.said_at is None or item.said_at < since]


def form_in(session: Session, *, chat_id: int, message_id: int | None = None) -> Form | None:
    """The form of this number in a chat; without a number the last one that was sent."""
    sent = select(Outgoing).where(
        Outgoing.chat_id == chat_id, Outgoing.kind == KIND, Outgoing.state == Delivery.SENT
    )
    if message_id is not None:
        sent = sent.where(Outgoing.message_id == message_id)
    row = session.exec(sent.order_by(col(Outgoing.id).desc()).limit(1)).first()
    if row is None or row.message_id is None:
        return None
    ids = shown_by(session, row.id)
    known = {item.id: item for item in items_by_id(session, ids)}
    return Form(row.message_id, row.made_at, [known[key] for key in ids])
