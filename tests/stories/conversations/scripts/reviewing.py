"""审核: within the unit, by the office; 销号, 退回, 备案."""

from db.engine import Register
from tests.stories.conversations.script import Conversation, Presses, Says
from tests.stories.people import DEPUTY, LI, LIAISON, OVERSEER, REVIEWER
from tests.stories.staff import joins


def _supervised(register: Register) -> None:
    joins(register, OVERSEER, DEPUTY)


def _reviewed(register: Register) -> None:
    joins(register, OVERSEER, REVIEWER)


SPRING = "2023-04-23 10:00"
TALKS = (
    Conversation(
        "逐件审核:销号、跳过",
        "What waits is reviewed one after another",
        (
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(LI, "1a 已办结 95%", "1a is done, 95%"),
            Says(LI, "3a 已办结", "3a is done"),
            Says(OVERSEER, "/review", "/review"),
            Presses(OVERSEER, "close"),
            Presses(OVERSEER, "skip"),
            Presses(OVERSEER, "close"),
            Says(OVERSEER, "/review 1", "/review 1"),
            Presses(OVERSEER, "close"),
            Says(LIAISON, "2a 推进中", "2a in progress"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "退回",
        "A report is returned",
        (
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(OVERSEER, "/review", "/review"),
            Presses(OVERSEER, "back"),
            Presses(OVERSEER, "why"),
            Presses(OVERSEER, "by"),
            Says(LIAISON, "已办结,数据已补", "it is done, the figures are complete", to=-1),
            Says(OVERSEER, "/review", "/review"),
            Presses(OVERSEER, "back"),
            Says(OVERSEER, "缺照片", "the photos are missing"),
            Says(OVERSEER, "4月20日", "20 April"),
            Says(OVERSEER, "5月5日", "5 May"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "本单位先审",
        "The unit's own reviewer first",
        (
            Says(LIAISON, "2a 已办结", "2a is done"),
            Presses(REVIEWER, "uback"),
            Presses(REVIEWER, "why"),
            Says(LIAISON, "2a 已办结,数据已补", "2a is done, the figures are complete"),
            Presses(REVIEWER, "approve"),
            Says(OVERSEER, "/review", "/review"),
            Presses(OVERSEER, "close"),
        ),
        start=SPRING,
        prepare=_reviewed,
    ),
    Conversation(
        "未达到目标,按例外备案",
        "Closed below its target, as an exception",
        (
            Says(LIAISON, "5a 完成65%", "5a at 65%"),
            Says(OVERSEER, "/review 5", "/review 5"),
            Presses(OVERSEER, "except"),
            Says(
                OVERSEER, "窗口改造推迟,已报市政府同意", "the counter is being rebuilt, as agreed"
            ),
        ),
        start="2023-10-09 10:00",
        prepare=_supervised,
    ),
    Conversation(
        "审核前情况有变",
        "What changed before it was decided",
        (
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(OVERSEER, "/review", "/review"),
            Presses(LIAISON, "undo"),
            Presses(OVERSEER, "close"),
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(OVERSEER, "/review", "/review"),
            Says(DEPUTY, "/review", "/review"),
            Presses(DEPUTY, "close"),
            Presses(OVERSEER, "close"),
            Presses(LIAISON, "undo"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
)
