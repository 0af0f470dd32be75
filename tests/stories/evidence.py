"""What the stories of files need: pieces of an album one by one, and a second bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from sqlmodel import col, select

from bot.app import Service, service
from bot.sandbox import Person
from bot.sandbox.pictures import sample
from db.engine import Register
from db.models import Attachment, Evidence, Removal, Report
from jobs.limits import UNHURRIED
from tests.stories.office import Office, settings_for

PDF = "application/pdf"


async def document(office: Office, who: str, caption: str = "", reply_to: int | None = None) -> str:
    return await office.does(
        who, lambda one: one.sends_document("验收单.pdf", b"%PDF", PDF, caption, reply_to)
    )


async def photo(office: Office, who: str, caption: str = "", reply_to: int | None = None) -> str:
    return await office.does(who, lambda one: one.sends_photo(caption, reply_to))


def sends_piece(person: Person, place: int, caption: str = "", album: str = "77") -> None:
    """One piece of an album: the app sends the others before, later or never."""
    content = person._world.files.keep("photo", sample(place), "", "")
    words = {"caption": caption} if caption else {}
    person.sends(content | {"media_group_id": album} | words)


def files_on(office: Office) -> dict[int, list[int]]:
    """The message ids of the files that are on each report now, by the report's id."""
    with office.register.read() as session:
        gone = select(Removal.evidence_id)
        rows = session.exec(
            select(Report.id, Attachment.message_id)
            .join(Evidence, col(Evidence.report_id) == Report.id)
            .join(Attachment, col(Attachment.id) == Evidence.attachment_id)
            .where(col(Evidence.id).not_in(gone))
            .order_by(col(Report.id), col(Attachment.id))
        ).all()
    found: dict[int, list[int]] = {}
    for report_id, message_id in rows:
        found.setdefault(report_id, []).append(message_id)
    return found


def counts(office: Office) -> list[int]:
    """How many files are on each report that has any, in the order of the reports."""
    return [len(files) for files in files_on(office).values()]


@asynccontextmanager
async def another_bot(office: Office) -> AsyncIterator[Service]:
    """A second process of the bot, with nothing in memory, on the same register and server."""
    url = office.register.engine.url.render_as_string(hide_password=False)
    with closing(Register(url)) as register:
        settings = settings_for(url, office.sandbox.url)
        async with service(settings, register, office.sandbox.clock, limits=UNHURRIED) as bot:
            yield bot


@asynccontextmanager
async def restarted(office: Office) -> AsyncIterator[None]:
    """Another process goes on in the place of the one that was at work."""
    before = office.service
    await office.sleeps()
    async with another_bot(office) as bot:
        office.service = bot
        office.wakes()
        try:
            yield
        finally:
            await office.sleeps()
            office.service = before
            office.wakes()
