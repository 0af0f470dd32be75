"""Whether a message that waits may go out as it was written.

| a message unasked for | is |
|---|---|
| at night or on a day off | kept until the next working morning |
| of an earlier day, and of a kind that tells what stands now | made anew |
| all others | sent |

What somebody asked for by hand (an answer, 催办) goes out at any hour. What was finished, answered
or given another date while it waited is taken back at once: see `db/recalling.py`.
"""

from datetime import datetime
from enum import StrEnum

from db.rules.office import Office

REMINDERS = ("ping", "form", "escalation")
ANEW = (*REMINDERS, "opening", "digest", "overview", "receipt")
"""The kinds of which an old one would be wrong: 明天 is another day by now."""
UNASKED = (*ANEW, "unreachable", "calendar", "announcement", "outage")
GROUPS = "group"


class Fate(StrEnum):
    """What becomes of a message whose turn it is."""

    SEND = "send"
    WAIT = "wait"
    ANEW = "anew"


def fate(kind: str, made_at: datetime, *, now: datetime, office: Office) -> Fate:
    """What becomes of a message of this kind, written at `made_at` (both aware)."""
    if not _may_go(kind, now, office):
        return Fate.WAIT
    old = kind in ANEW and office.today(made_at) < office.today(now)
    return Fate.ANEW if old else Fate.SEND


def _may_go(kind: str, now: datetime, office: Office) -> bool:
    if kind == GROUPS:
        return office.may_tell_groups(now)
    return kind not in UNASKED or office.may_speak(now)
