"""When reminders fire: the ladder (提醒节点). To change when, change the table `LADDERS`.

Three rules hold for every duty:

- Working days only. A rung before or on the due date that falls on a day off goes to the working
  day before it; overdue rungs count working days, and the weekly ones go to the working day after.
- One rung a morning. Where several fall on one morning, the most urgent is sent, the rest dropped.
- Nothing before the duty's period begins, nothing regular after its due date.

Before 30 April 2023, which lies in a holiday: 03-31, 04-14 (the 16th is a Sunday), 04-23 (a Sunday
that is worked), 04-27, 04-28 at 09:00 and 15:00, then 05-04, 05-06, 05-09, 05-16 and so on.

An office changes its own copy, `docs/ladder.yaml` (the setting LADDER_FILE); what that may say is
checked in `db/rules/own_ladder.py`. How firings follow from the table: `db/rules/firings.py`.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Ladder:
    """One row of the table, each tuple from the least urgent to the most.

    A duty with a due date is also reminded on the day itself: in the morning, and in the afternoon
    if its unit is still silent. All other rungs are in the morning. What comes `then` begins after
    the last of `workdays_overdue`.
    """

    regularly: Literal["monthly", "quarterly"] | None = None
    days_before: tuple[int, ...] = ()
    workdays_before: tuple[int, ...] = ()
    workdays_overdue: tuple[int, ...] = ()
    then: Literal["weekly", "every working day"] | None = None


LADDERS = {
    # 有时限: 4月底前, 2023年底前达到90%以上
    "dated": Ladder(
        days_before=(30, 14, 7, 3, 1),
        workdays_overdue=(1, 3, 5),
        then="weekly",
    ),
    # 每月25日报送
    "monthly return": Ladder(
        workdays_before=(5, 2, 1),
        then="every working day",
    ),
    # 每年不少于4次
    "counted": Ladder(
        regularly="quarterly",
        days_before=(30, 14, 7, 3, 1),
        workdays_overdue=(1, 3, 5),
        then="weekly",
    ),
    # 《要件审查要点一本通》: something to produce, no date in the text
    "undated deliverable": Ladder(regularly="monthly"),
    # 严禁明进暗不进; 力争达到70%以上
    "undated": Ladder(regularly="quarterly"),
}
"""monthly: the first working day of each month; quarterly: that of each quarter's last month."""


@dataclass(frozen=True)
class Ascent:
    """提级提醒: on which working day after the due date each level hears (`escalation.py`)."""

    unit: int
    supervisor: int
    leader: int


ASCENT = Ascent(unit=2, supervisor=3, leader=7)
