"""The monthly return: its form, its corrections, /monthly and the closing."""

from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LIAISON, SUN

RETURN = "9a@2023-04"
MORNING = (Until("2023-04-14 09:00", quiet=True), Until("2023-04-23 09:00", quiet=True))
APRIL = "4月办件量 新版系统1203 分类窗口862 分中心415"

TALKS = (
    Conversation(
        "月报:逐项填报",
        "The monthly return, figure by figure",
        (
            *MORNING,
            Presses(LIAISON, "fill", RETURN),
            Says(LIAISON, "1203", "1203"),
            Says(LIAISON, "不清楚", "no idea"),
            Presses(LIAISON, "fig"),
            Says(LIAISON, "415", "415"),
        ),
    ),
    Conversation(
        "月报:更正、汇总、关账",
        "The monthly return: corrected, summed up, closed",
        (
            *MORNING,
            Says(LIAISON, APRIL, APRIL),
            Until("2023-04-27 09:00", quiet=True),
            Says(LIAISON, "4月分中心应为451", "4月 correction: 分中心 451"),
            Says(LIAISON, "/monthly", "/monthly"),
            Says(SUN, "/monthly", "/monthly"),
            Presses(SUN, "shut"),
            Presses(SUN, "closeyes"),
            Says(LIAISON, "4月分中心应为415", "4月 correction: 分中心 415"),
            Says(SUN, "/monthly 3月", "/monthly 3月"),
        ),
    ),
    Conversation(
        "月报:不涉及本单位",
        "The monthly return: not ours",
        (
            *MORNING,
            Presses(LIAISON, "more", RETURN),
            Presses(LIAISON, "not_applicable", RETURN),
            Presses(LIAISON, "undoall"),
            Presses(LIAISON, "nil", RETURN),
        ),
    ),
)
