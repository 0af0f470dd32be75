"""Questions in words, the boards, the lights and what they come from, pictures."""

from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LEADER, LI, LIAISON

LATE = "2023-09-28 09:30"
BEFORE = (
    Says(LI, "1a 完成40%", "1a 40% done"),
    Says(LIAISON, "3a 需协调，厂家不配合", "3a blocked: the supplier does not answer"),
    Until("2023-04-14 09:00", quiet=True),
    Until("2023-04-23 09:00", quiet=True),
    Says(
        LIAISON,
        "4月办件量 新版系统1203 分类窗口862 分中心415",
        "4月办件量 新版系统1203 分类窗口862 分中心415",
    ),
    Until("2023-04-27 09:00", quiet=True),
    Until("2023-05-04 09:30", quiet=True),
)

TALKS = (
    Conversation(
        "用一句话提问",
        "Questions in words",
        (
            *BEFORE,
            Says(LEADER, "5号怎么样了", "how is task 5 going"),
            Says(LEADER, "公安局还有哪些没办结", "what is still open at 市公安局"),
            Says(LEADER, "谁还没报", "who has not reported"),
            Says(LEADER, "本月到期的", "what is due this month"),
            Says(LEADER, "逾期的有哪些", "what is overdue"),
            Says(LEADER, "九月底前要办完的", "what must be done by September 30"),
            Says(LEADER, "上个月的数据谁没交", "who has not sent in the monthly return"),
            Says(LEADER, "1a达标率多少了", "how much is 1a"),
            Says(LEADER, "帮我看看政务服务中心", "show me 市政务服务中心"),
            Presses(LEADER, "see"),
            Presses(LEADER, "status"),
            Says(LIAISON, "还有哪些没办结", "what is still open"),
            Says(LIAISON, "市政数局怎么样了", "how is 市政数局 doing"),
            Says(LIAISON, "今天食堂吃什么", "what is for lunch in the canteen"),
            Says(LEADER, "今天食堂吃什么", "what is for lunch in the canteen"),
        ),
    ),
    Conversation(
        "看板与亮灯依据",
        "Boards, and why a light is what it is",
        (
            *BEFORE,
            Says(LEADER, "/unit 公安局", "/unit 公安局"),
            Says(LEADER, "/unit", "/unit"),
            Says(LEADER, "/unit 某某局", "/unit 某某局"),
            Says(LEADER, "/due", "/due"),
            Says(LEADER, "/due 本月", "/due this month"),
            Says(LEADER, "/overdue 公安局", "/overdue 公安局"),
            Says(LEADER, "/silent", "/silent"),
            Presses(LEADER, "see"),
            Says(LEADER, "/why 3", "/why 3"),
            Says(LIAISON, "3号为什么亮红灯", "why is task 3 red"),
            Presses(LIAISON, "task"),
            Says(LIAISON, "/why", "/why"),
            Says(LIAISON, "/why 19", "/why 19"),
            Until(LATE, quiet=True),
            Says(LI, "/why 1", "/why 1"),
            Says(LI, "1a 完成45%", "1a 45% done"),
            Says(LEADER, "/status", "/status"),
            Presses(LEADER, "see"),
        ),
    ),
    Conversation(
        "图片与文件",
        "Pictures and files",
        (
            *BEFORE,
            Says(LEADER, "/picture", "/picture"),
            Says(LEADER, "1a 达标率多少了", "how much is 1a"),
            Presses(LEADER, "draw"),
            Says(LEADER, "/monthly", "/monthly"),
            Presses(LEADER, "draw"),
            Says(LIAISON, "/picture", "/picture"),
            Says(LEADER, "/export", "/export"),
            Presses(LEADER, "file"),
            Says(LIAISON, "/export ics", "/export ics"),
        ),
    ),
)
