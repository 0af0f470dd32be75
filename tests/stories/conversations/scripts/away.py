"""外出, B角, and who cannot be reminded."""

from db.engine import Register
from tests.stories.conversations.script import Conversation, Presses, Says, Sends, Until
from tests.stories.deputies import name_deputies
from tests.stories.people import LI, LIAISON, LIU, SUN, WANG


def _deputised(register: Register) -> None:
    name_deputies(register, {"李艳杰": "刘书涛", "刘书涛": "王鹏远"})


TALKS = (
    Conversation(
        "外出登记",
        "Being away",
        (
            Until("2023-04-21 10:00", quiet=True),
            Says(LI, "/away", "/away"),
            Says(LI, "/away 4月23日到4月25日", "/away 23 April to 25 April"),
            Says(LI, "/away", "/away"),
            Presses(LI, "awayend"),
            Says(LI, "/back", "/back"),
            Says(LI, "我明天出差", "I am away tomorrow"),
            Presses(LI, "awayset"),
            Says(LI, "我下周三出差", "I am away next Wednesday"),
            Presses(LI, "awayno"),
            Says(WANG, "/away 明天", "/away tomorrow"),
            Says(LIU, "/away 4月上旬", "/away early April"),
            Says(LIU, "/away 2023年4月3日到4月5日", "/away 3 April 2023 to 5 April 2023"),
            Says(SUN, "/away 4月23日到6月30日", "/away 23 April to 30 June"),
        ),
        prepare=_deputised,
    ),
    Conversation(
        "B角代收提醒",
        "A stand-in is reminded",
        (
            Until("2023-04-21 10:00", quiet=True),
            Says(LI, "/away 4月23日到4月25日", "/away 23 April to 25 April"),
            Until("2023-04-23 09:00"),
            Presses(LIU, "more", "2a"),
            Presses(LIU, "done", "2a"),
            Says(SUN, "催办政务服务中心 3a", "nudge 政务服务中心 3a"),
            Until("2023-04-23 09:05"),
            Says(LI, "/mine", "/mine"),
            Says(LI, "/back", "/back"),
        ),
        prepare=_deputised,
    ),
    Conversation(
        "收不到提醒的,立即告知督办科",
        "Who cannot be reminded is told to the supervisor at once",
        (
            Until("2023-04-14 09:00"),
            Until("2023-04-17 10:00", quiet=True),
            Sends(LIAISON, "blocks", "停用机器人", "stops the bot"),
            Until("2023-04-17 10:01"),
        ),
    ),
)
