"""佐证材料: files that people sent, the reports they belong to, and what was taken off again.

A file is on a report from its `evidence` row on, until a `removal` takes it off. The pieces of an
album stay together, in whatever order and process they come: `hold` lets one person's pieces in
one after the other, and whatever is done to a piece is done to all that are there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db.audit import By, record
from db.models import (
    Account,
    Attachment,
    Audit,
    Evidence,
    Removal,
)
from db.models.evidence import FileKind
from db.reports import Words


@dataclass(frozen=True)
class Sent:
    """A file as the message shows it; `group_id` is its album's, if it is of one."""

    kind: FileKind
    file_id: str
    file_unique_id: str
    file_name: str | None
    mime_type: str | None
    size: int | None
    group_id: str | None
    chat_id: int
    message_id: int


def hold(session: Session, account_id: int) -> None:
    """Whatever else this person sends waits until this transaction ends.

    On SQLite the writer holds the whole register already. Not so strong a lock on PostgreSQL that
    rows could not refer to the account meanwhile.
    """
    row = select(Account.id).where(Account.id == account_id)
    session.exec(row.with_for_update(key_share=True)).one()


def keep(session: Session, sent: Sent, by: Words) -> Attachment:
    """Note a file; the bytes stay with Telegram."""
    row = Attachment(
        person_id=by.person_id,
        kind=sent.kind,
        file_id=sent.file_id,
        file_unique_id=sent.file_unique_id,
        file_name=sent.file_name,
        mime_type=sent.mime_type,
        size=sent.size,
        group_id=sent.group_id,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        incoming_id=by.incoming_id,
        at=by.said_at,
    )
    session.add(row)
    session.flush()
    return row


def put_on(session: Session, report_id: int, attachment_ids: Sequence[int], by: Words) -> int:
    """Put files on a report, with what came of their albums; returns how many are new on it."""
    there = set(session.exec(select(Evidence.attachment_id).where(_on(report_id))))
    new = [one for one in whole(session, attachment_ids) if one.id not in there]
    session.add_all(
        Evidence(report_id=report_id, attachment_id=one.id, incoming_id=by.incoming_id, at=by.now)
        for one in new
    )
    session.flush()
    return len(new)


def take_off(session: Session, attachment_ids: Sequence[int], by: Words) -> list[int]:
    """Take files, with their albums, off whatever they are on: the reports they were on."""
    ids = [one.id for one in whole(session, attachment_ids)]
    rows = session.exec(
        select(Evidence).where(col(Evidence.attachment_id).in_(ids), ~removed())
    ).all()
    session.add_all(
        Removal(evidence_id=row.id, person_id=by.person_id, incoming_id=by.incoming_id, at=by.now)
        for row in rows
    )
    session.flush()
    return list(dict.fromkeys(row.report_id for row in rows))


def whole(session: Session, attachment_ids: Iterable[int]) -> list[Attachment]:
    """These files and the rest of their albums, as they came; none of an album that was refused."""
    rows = session.exec(select(Attachment).where(col(Attachment.id).in_(list(attachment_ids))))
    found: dict[int, Attachment] = {}
    for row in rows.all():
        if not _refused(session, row):
            found |= {one.id: one for one in [*siblings(session, row), row]}
    return [found[key] for key in sorted(found)]


def siblings(session: Session, piece: Attachment) -> list[Attachment]:
    """The other pieces of an album that are there already; none of what is no album."""
    if piece.group_id is None:
        return []
    found = album(session, chat_id=piece.chat_id, group_id=piece.group_id)
    return [one for one in found if one.id != piece.id]


def album(session: Session, *, chat_id: int, group_id: str) -> list[Attachment]:
    """The pieces of an album that are there."""
    same = (Attachment.group_id == group_id, Attachment.chat_id == chat_id)
    return list(session.exec(select(Attachment).where(*same).order_by(col(Attachment.id))))


def reports_with(session: Session, attachments: Sequence[Attachment]) -> list[int]:
    """The reports that any of these files are on."""
    ids = [one.id for one in attachments]
    rows = session.exec(
        select(Evidence.report_id).where(col(Evidence.attachment_id).in_(ids), ~removed())
    )
    return list(dict.fromkeys(rows))


def count_on(session: Session, report_id: int) -> int:
    """How many files are on a report."""
    return len(session.exec(select(Evidence.id).where(_on(report_id))).all())


def sent_photo_before(session: Session, piece: Attachment) -> bool:
    """Whether this person sent a photo before this piece."""
    earlier = select(Attachment.id).where(
        Attachment.person_id == piece.person_id,
        Attachment.kind == FileKind.PHOTO,
        Attachment.id < piece.id,
    )
    return session.exec(earlier).first() is not None


def note_refusal(
    session: Session, *, chat_id: int, message_id: int, group_id: str | None, now: datetime, by: By
) -> None:
    """A message was not taken in: that it was is noted, and nothing of it. An album goes whole."""
    about = _album(chat_id, group_id) if group_id else f"message:{chat_id}:{message_id}"
    record(session, now=now, action=REFUSED, subject=about, by=by)
    session.flush()


def is_refused(session: Session, *, chat_id: int, group_id: str) -> bool:
    """Whether a piece of this album bore a mark."""
    same = (Audit.action == REFUSED, Audit.subject == _album(chat_id, group_id))
    return session.exec(select(Audit.id).where(*same)).first() is not None


REFUSED = "message.refused"


def removed() -> ColumnElement[bool]:
    """The condition that an evidence row does not count any more."""
    return select(Removal.id).where(Removal.evidence_id == Evidence.id).exists()


def _album(chat_id: int, group_id: str) -> str:
    return f"album:{chat_id}:{group_id}"


def _refused(session: Session, piece: Attachment) -> bool:
    group_id = piece.group_id
    return group_id is not None and is_refused(session, chat_id=piece.chat_id, group_id=group_id)


def _on(report_id: int) -> ColumnElement[bool]:
    return (col(Evidence.report_id) == report_id) & ~removed()
