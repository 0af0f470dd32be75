"""What contradicts is pointed out."""

from tests.stories.conversations.script import Conversation, Presses, Says
from tests.stories.people import LI, LIAISON, SUN

TALKS = (
    Conversation(
        "未达目标的办结",
        "Done, below the target",
        (
            Says(LI, "5a已办结", "5a is done"),
            Says(LI, "65%", "65%"),
            Presses(LI, "leave"),
            Says(LI, "5a已办结", "5a is done"),
            Says(LI, "66%", "66%"),
            Presses(LI, "fix"),
            Says(LI, "175%", "175%"),
            Says(LI, "75%", "75%"),
        ),
    ),
    Conversation(
        "数字有疑问",
        "A doubtful figure",
        (
            Says(LI, "5a 68%", "5a 68%"),
            Says(LI, "5a 65%", "5a 65%"),
            Says(SUN, "1a完成101%", "1a at 101%"),
            Says(LI, "19a 现在有5类", "19a is at 5类"),
        ),
    ),
    Conversation(
        "预计超过时限;替别的单位说",
        "A forecast after the due date; speaking for another unit",
        (
            Says(LI, "5b 85% 预计10月15日完成", "5b 85%, done by October 15"),
            Says(LIAISON, "市人社局5b已办结", "市人社局5b is done"),
            Says(LIAISON, "怀德镇14a已办结", "14a is done"),
        ),
    ),
)
