"""密级: what bears a mark is refused before anything of it is kept, and nothing of it repeated."""

from db.audit import By
from db.evidence import album, hold, is_refused, note_refusal
from db.rules.secrecy import bears_mark, name_bears_mark
from handlers import filing
from handlers.texts import files as texts
from handlers.visit import Visit


def refused(visit: Visit) -> bool:
    """Whether the words, or the file's name, bear a mark: then the sender is told to delete it.

    Of an album whose caption bears one no piece is taken in; the others are refused in silence.
    """
    message = visit.message
    if message is None:
        return False
    group_id = message.media_group_id
    if bears_mark(visit.text):
        _refuse(visit, group_id)
        return True
    if name_bears_mark(_file_name(visit)):
        _refuse(visit, None)
        return True
    if group_id is None:
        return False
    return is_refused(visit.session, chat_id=visit.chat_id, group_id=group_id)


def _refuse(visit: Visit, group_id: str | None) -> None:
    if group_id:
        hold(visit.session, visit.who.account_id)
        earlier = album(visit.session, chat_id=visit.chat_id, group_id=group_id)
        filing.withdraw(visit, earlier)
    note_refusal(
        visit.session,
        chat_id=visit.chat_id,
        message_id=visit.message.message_id if visit.message else 0,
        group_id=group_id,
        now=visit.now,
        by=By(visit.who.person_id, visit.incoming_id),
    )
    visit.say(texts.secret(visit.t))


def _file_name(visit: Visit) -> str:
    message = visit.message
    found = message and (message.document or message.video or message.audio or message.animation)
    return (found and found.file_name) or ""
