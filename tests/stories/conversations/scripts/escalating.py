"""提级提醒: the return of May 2023 is due on Thursday the 25th, and nobody answers."""

from db.engine import Register
from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LIAISON, OVERSEER, REVIEWER
from tests.stories.staff import joins


def _everyone(register: Register) -> None:
    joins(register, OVERSEER, REVIEWER)


TALKS = (
    Conversation(
        "逾期不反馈,逐级提醒",
        "Nobody answers, and the next person up is told",
        (
            Until("2023-05-24 09:00", quiet=True),
            Until("2023-05-25 09:00", quiet=True),
            Until("2023-05-26 09:00"),
            Until("2023-05-29 09:00"),
            Until("2023-05-30 09:00"),
            Presses(OVERSEER, "cards"),
            Presses(OVERSEER, "cards"),
            Presses(OVERSEER, "urge"),
            Presses(OVERSEER, "urge"),
            Presses(OVERSEER, "urgeall"),
            Presses(OVERSEER, "defer"),
            Says(OVERSEER, "2023年5月20日", "20 May 2023"),
            Says(OVERSEER, "6月2日", "2 June"),
            Presses(OVERSEER, "deferfor"),
            Presses(OVERSEER, "defer"),
            Says(LIAISON, "收到", "got it"),
        ),
        start="2023-05-24 08:55",
        prepare=_everyone,
    ),
)
