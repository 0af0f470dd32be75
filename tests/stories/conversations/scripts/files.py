"""Photos, albums and documents, what is refused, and who sees them again."""

from sqlmodel import update

from bot.sandbox import Attached
from db.engine import Register
from db.models import Duty
from tests.stories.conversations.script import Conversation, Presses, Says, Sends, Step, Until
from tests.stories.people import LEADER, LI, LIAISON, STRANGER

ALBUM = [Attached(), Attached(), Attached()]
PDF = {"name": "验收单.pdf", "data": b"%PDF", "mime": "application/pdf"}
MARKED = {**PDF, "name": "【机密】方案.pdf"}


def photo(who: str, zh: str = "", en: str = "", to: int = 0) -> Step:
    words = (zh, en) if zh else None
    return Sends(who, "sends_photo", "照片", "photo", words, to=to)


def document(who: str, zh: str = "", en: str = "", to: int = 0) -> Step:
    words = (zh, en) if zh else None
    return Sends(who, "sends_document", "验收单.pdf", "验收单.pdf", words, PDF, to)


def album(who: str, zh: str = "", en: str = "") -> Step:
    words = (zh, en) if zh else None
    return Sends(who, "sends_album", "3张照片", "3 photos", words, {"pieces": ALBUM})


def needs_evidence(register: Register) -> None:
    with register.write() as session:
        session.execute(update(Duty).where(Duty.code == "2a").values(evidence_required=True))


TALKS = (
    Conversation(
        "随反馈附照片",
        "A photo with a report",
        (
            photo(LI, "3a 推进中", "3a in progress"),
            document(LI),
            Presses(LI, "notthis"),
            Presses(LI, "fileto", "2a"),
            Presses(LI, "file-done", "2a"),
            Presses(LI, "undo"),
        ),
    ),
    Conversation(
        "没有文字的照片",
        "A photo without words",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-04-23 09:00", quiet=True),
            album(LI),
            document(LI),
            Presses(LI, "fileto", "3a"),
            Presses(LI, "file-blocked", "3a"),
            photo(LI),
            Says(LI, "设备没到货", "the equipment has not come"),
            album(LI),
            document(LI),
            Presses(LI, "notthis"),
            Presses(LI, "nofile"),
            document(LEADER),
        ),
    ),
    Conversation(
        "材料随问题等候",
        "Material waits with a question",
        (
            album(LI, "5号任务完成71%", "task 5 at 71%"),
            Presses(LI, "pick", "5a"),
            document(LI, "5号任务完成92%", "task 5 at 92%"),
            Presses(LI, "drop"),
            document(LI, "5号任务完成92%", "task 5 at 92%"),
            Says(LI, "1a 已办结", "1a is done"),
            Says(LI, "算了", "never mind"),
        ),
    ),
    Conversation(
        "办结须附材料",
        "Material is required",
        (
            Says(LI, "2a 已办结", "2a is done"),
            Says(LI, "稍后发", "later"),
            document(LI),
            Presses(LI, "undo"),
            album(LI, "2a 已办结", "2a is done"),
        ),
        prepare=needs_evidence,
    ),
    Conversation(
        "查看材料",
        "The material of a task",
        (
            album(LI, "3a 推进中", "3a in progress"),
            document(LIAISON, "3a 推进中", "3a in progress"),
            Says(LEADER, "/task 3", "/task 3"),
            Presses(LEADER, "material"),
            Presses(LI, "undo"),
            Says(LI, "/task 3", "/task 3"),
        ),
    ),
    Conversation(
        "带密级标志的内容",
        "What bears a classification mark",
        (
            Says(LI, "3a 推进中，见附件（机密★10年）", "3a in progress, see 机密★10年"),
            Sends(LI, "sends_document", "【机密】方案.pdf", "【机密】方案.pdf", given=MARKED),
            Sends(LI, "sends_sticker", "表情", "sticker"),
            photo(STRANGER),
        ),
    ),
)
