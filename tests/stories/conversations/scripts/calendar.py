"""The working calendar, dates that the office sets, and the warning of December."""

from datetime import date

from db.engine import Register
from db.recalculating import follow_announcement
from db.rules.announcements import unknown_from
from tests.db.loaded import CALENDAR, OFFICE
from tests.moments import at
from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LI, LIAISON, SUN

UNKNOWN = unknown_from(CALENDAR, date(2026, 1, 1))
NOVEMBER = f"{UNKNOWN - 1}-11-30 10:00"
DECEMBER = f"{CALENDAR.following(date(UNKNOWN - 1, 12, 1))} 09:00"


def starts(register: Register) -> None:
    """As `duban run` does: the warning is booked."""
    with register.write() as session:
        follow_announcement(session, office=OFFICE, now=at(NOVEMBER))


TALKS = (
    Conversation(
        "放假安排有调整",
        "The working calendar changes",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-09-01 09:00", quiet=True),
            Says(SUN, "/calendar", "/calendar"),
            Says(SUN, "/calendar 9月25日至27日 休 中秋节", "/calendar Sep 25 to Sep 27 off 中秋节"),
            Presses(SUN, "moveday"),
            Says(SUN, "/calendar", "/calendar"),
            Until("2023-09-01 09:01"),
            Says(LIAISON, "/history 9a", "/history 9a"),
            Says(SUN, "/calendar 2024年2月9日 休 除夕", "/calendar 2024-02-09 off 除夕"),
            Presses(SUN, "moveday"),
            Presses(SUN, "moveback"),
            Says(LI, "/calendar", "/calendar"),
            Until("2023-09-26 18:00", quiet=True),
            Says(
                SUN,
                "/calendar 2023-09-25至2023-09-27 恢复",
                "/calendar 2023-09-25..2023-09-27 clear",
            ),
        ),
    ),
    Conversation(
        "督办定时限",
        "Setting a date",
        (
            Until("2023-04-14 09:00", quiet=True),
            Says(SUN, "/date", "/date"),
            Says(SUN, "/date 8a 7月31日", "/date 8a July 31"),
            Presses(SUN, "dated"),
            Until("2023-04-14 09:01"),
            Says(LIAISON, "/task 8", "/task 8"),
            Says(SUN, "/date 8a 公安局 8月15日", "/date 8a 公安局 August 15"),
            Presses(SUN, "dated"),
            Presses(SUN, "undate"),
            Until("2023-04-14 09:02"),
            Says(LIAISON, "/history 8a", "/history 8a"),
            Says(SUN, "/date 2a 7月31日", "/date 2a July 31"),
            Says(SUN, "/date 8c 7月31日", "/date 8c July 31"),
            Says(LIAISON, "/date 8a 7月31日", "/date 8a July 31"),
            Until("2023-04-16 10:00", quiet=True),
            Presses(SUN, "undate"),
        ),
    ),
    Conversation(
        "下一年放假安排尚未公布",
        "Next year's holidays are not announced yet",
        (
            Until(NOVEMBER, quiet=True),
            Until(DECEMBER),
            Says(SUN, "/calendar", "/calendar"),
        ),
        start=f"{UNKNOWN - 1}-11-30 09:00",
        prepare=starts,
    ),
)
