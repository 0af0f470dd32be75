"""申请延期 and its decision."""

from db.engine import Register
from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import DEPUTY, LIAISON, OVERSEER, SUN
from tests.stories.staff import joins


def _supervised(register: Register) -> None:
    joins(register, OVERSEER, DEPUTY)


SPRING = "2023-04-23 10:00"
TALKS = (
    Conversation(
        "申请延期,同意",
        "An extension is asked for and granted",
        (
            Says(
                LIAISON,
                "3a还没对接,申请延期到10月15日,原因是设备没到货",
                "3a not started, please extend to 15 October because the equipment has not come",
            ),
            Presses(OVERSEER, "grant"),
            Presses(DEPUTY, "grant"),
            Presses(LIAISON, "unask"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "缺时间和原因,逐项询问",
        "Date and reason are asked for, one after the other",
        (
            Says(LIAISON, "3a申请延期", "3a please extend"),
            Says(LIAISON, "4月25日", "25 April"),
            Says(LIAISON, "再想想", "let me see"),
            Presses(LIAISON, "until"),
            Says(LIAISON, "设备没到货", "the equipment has not come"),
            Presses(LIAISON, "unask"),
            Presses(OVERSEER, "grant"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "逾期后申请,不同意",
        "A late request is refused",
        (
            Says(
                LIAISON,
                "3a申请延期两周,因为设备没到货",
                "3a please extend to 19 May because of delivery",
            ),
            Presses(OVERSEER, "refuse"),
            Presses(OVERSEER, "refused"),
            Says(
                LIAISON,
                "3a申请延期到5月31日,因为设备在路上",
                "3a please extend to 31 May because it is on its way",
            ),
            Presses(DEPUTY, "refuse"),
            Says(DEPUTY, "请先报到货证明", "please show the delivery note first"),
        ),
        start="2023-05-04 10:00",
        prepare=_supervised,
    ),
    Conversation(
        "改期",
        "Granted, to another date",
        (
            Says(
                LIAISON,
                "3a申请延期到年底,因为设备没到货",
                "3a please extend to 31 December because of delivery",
            ),
            Says(
                LIAISON,
                "3a申请延期到10月15日,因为设备没到货",
                "3a please extend to 15 October because of delivery",
            ),
            Presses(OVERSEER, "redate"),
            Says(OVERSEER, "4月20日", "20 April"),
            Says(OVERSEER, "6月30日", "30 June"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "一句话里既有办结又有延期",
        "Done and an extension in one sentence",
        (
            Says(
                LIAISON,
                "2a已办结,3a延期到6月底,因为设备没到货",
                "2a is done. 3a extend to 30 June because of delivery",
            ),
            Presses(LIAISON, "yes"),
        ),
        start=SPRING,
        prepare=_supervised,
    ),
    Conversation(
        "无需延期、无人可批",
        "Nothing to extend, and nobody to decide",
        (
            Says(
                LIAISON,
                "2b申请延期到6月底,因为人手不够",
                "2b please extend to 30 June because of staff",
            ),
            Says(
                SUN,
                "3a申请延期到6月底,因为人手不够",
                "3a please extend to 30 June because of staff",
            ),
            Until("2023-04-24 09:00", quiet=True),
        ),
        start=SPRING,
    ),
)
