"""Photos, videos and documents as people send them, and the buttons under the answers."""

from collections.abc import Callable, Sequence

from telegram import Message

from db.evidence import (
    Sent,
    hold,
    keep,
    put_on,
    reports_with,
    sent_photo_before,
    siblings,
    take_off,
)
from db.items import items_by_id
from db.models import Attachment, Report
from db.models.evidence import FileKind
from db.rules.terms import AssignmentState, ReportStatus
from handlers import filing, questions, reporting
from handlers.inputs.decision import Entry
from handlers.inputs.tasks import find_tasks
from handlers.keyboards.files import AS, REPORTING
from handlers.presses import draft_of, item_of, number, stale
from handlers.recording import take
from handlers.texts import files as texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit


def take_in(visit: Visit) -> None:
    """A text, or a photo, video or document with or without one."""
    sent = _sent(visit.message) if visit.message else None
    if sent is None:
        reporting.text(visit)
    else:
        _receive(visit, sent)


def _receive(visit: Visit, sent: Sent) -> None:
    """Only what Telegram calls the file by is kept."""
    hold(visit.session, visit.who.account_id)  # the pieces of an album one after the other
    piece = keep(visit.session, sent, visit.by)
    visit.files = [piece.id]
    if visit.text:
        _captioned(visit, piece)
    elif not filing.join(visit, piece):
        filing.place(visit)
    if piece.kind == FileKind.PHOTO and not sent_photo_before(visit.session, piece):
        visit.say(texts.photos_unchecked(visit.t))


def _sent(message: Message) -> Sent | None:
    """The file of a message; of a photo the largest size. A moving picture is none."""
    if message.animation:
        return None
    photo = message.photo[-1] if message.photo else None
    file = photo or message.video or message.document
    if file is None:
        return None
    kind = FileKind.PHOTO if photo else FileKind.VIDEO if message.video else FileKind.DOCUMENT
    return Sent(
        kind=kind,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        file_name=getattr(file, "file_name", None),
        mime_type=getattr(file, "mime_type", None),
        size=file.file_size,
        group_id=message.media_group_id,
        chat_id=message.chat.id,
        message_id=message.message_id,
    )


def _captioned(visit: Visit, piece: Attachment) -> None:
    """The words are read as any others; pieces that came before them go where they say."""
    earlier = siblings(visit.session, piece)
    there = reports_with(visit.session, earlier)
    if not _only_comments(visit):
        reporting.text(visit)
    if not (visit.filed or filing.join(visit, piece)):
        filing.place(visit)
    here = reports_with(visit.session, [piece])
    asked = questions.waiting(visit)
    waits = asked is not None and piece.id in questions.files_of(asked)
    if earlier and (waits or set(here) != set(there)):
        _take_along(visit, piece, earlier, here)


def _only_comments(visit: Visit) -> bool:
    """The file that was asked for, with words that name no other task: 已办结, 现场照片."""
    asked = questions.asked_here(visit)
    return asked is not None and asked.kind == "evidence" and not find_tasks(visit.text)


def _take_along(
    visit: Visit, piece: Attachment, earlier: Sequence[Attachment], here: Sequence[int]
) -> None:
    """The caption came after other pieces: what was guessed or asked about these is void."""
    take_off(visit.session, [piece.id], visit.by)
    for report_id in here:
        put_on(visit.session, report_id, [piece.id], visit.by)
    if here:
        questions.forget_files(visit, [one.id for one in earlier])
    filing.unsay_guesses(visit, earlier)


def _to(visit: Visit, _action: str, argument: str) -> None:
    choice, _, question = argument.partition(":")
    draft = draft_of(visit, question, questions.FILE)
    item = item_of(visit, choice) if draft else None
    if item:
        visit.toast()
        questions.close(visit)
        filing.on_item(visit, item.id)


def _as(visit: Visit, action: str, argument: str) -> None:
    choice, _, question = argument.partition(":")
    draft = draft_of(visit, question, questions.FILE)
    item = item_of(visit, choice) if draft else None
    if item:
        visit.toast()
        questions.close(visit)
        visit.change(report_texts.chosen(visit.t, item, visit.today), about=[item.id])
        take(visit, Entry(item.id, ReportStatus(action.removeprefix(AS))), "")


def _none(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, questions.FILE)
    if draft:
        visit.toast()
        questions.close(visit)
        visit.change(texts.unused(visit.t))


def _not_this(visit: Visit, _action: str, argument: str) -> None:
    """Taken off at once: better on nothing than on the wrong report. Then: which is it for?"""
    key = number(argument)
    file = visit.session.get(Attachment, key) if key else None
    if file is None or file.person_id != visit.who.person_id:
        stale(visit)
        return
    hold(visit.session, visit.who.account_id)
    on = [visit.session.get_one(Report, one) for one in reports_with(visit.session, [file])]
    items = items_by_id(visit.session, [report.assignment_id for report in on])
    if not items or any(item.state == AssignmentState.CLOSED for item in items):
        stale(visit)
        return
    visit.toast()
    take_off(visit.session, [file.id], visit.by)
    visit.files = [file.id]
    visit.change(texts.taken_off(visit.t, items[0], visit.today), about=[items[0].id])
    filing.ask_anew(visit, items[0].id)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "fileto": _to,
    **{AS + status: _as for status in REPORTING},
    "nofile": _none,
    "notthis": _not_this,
}
