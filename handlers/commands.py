"""Commands: what each is called, in both languages, and what answers it.

To add one: a function of a visit in its own module, a row in `COMMANDS`, its sentence in
`handlers/texts/`, the translations, and a story in `tests/stories/`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from handlers import (
    away,
    basics,
    boards,
    calendars,
    dating,
    delivery,
    digests,
    explaining,
    handing_on,
    history,
    making,
    monthly,
    reviewing,
    tasks,
    viewing,
)
from handlers.i18n import Tongue
from handlers.visit import Visit


@dataclass(frozen=True)
class Command:
    """A command of the menu; `about` is its description there."""

    name: str
    handle: Callable[[Visit], None]
    about: Callable[[Tongue], str]


COMMANDS = (
    Command("mine", boards.mine, lambda t: t.plain("My tasks")),
    Command("task", tasks.task, lambda t: t.plain("One task, for example /task 5")),
    Command("why", explaining.why, lambda t: t.plain("Why this light? e.g. /why 5")),
    Command("history", history.command, lambda t: t.plain("All that was said, e.g. /history 5")),
    Command("handon", handing_on.command, lambda t: t.plain("Hand a duty on to a colleague")),
    Command("away", away.away, lambda t: t.plain("I am away, for example /away tomorrow")),
    Command("back", away.back, lambda t: t.plain("I am back")),
    Command("status", boards.status, lambda t: t.plain("The board")),
    Command("unit", viewing.unit, lambda t: t.plain("How one unit stands: /unit and its name")),
    Command("due", viewing.due, lambda t: t.plain("What falls due, e.g. /due this month")),
    Command("overdue", viewing.overdue, lambda t: t.plain("What is overdue")),
    Command("silent", viewing.silent, lambda t: t.plain("Who has not answered")),
    Command("picture", making.picture, lambda t: t.plain("The board as a picture")),
    Command("export", making.export, lambda t: t.plain("Excel, calendar, JSON")),
    Command("monthly", monthly.monthly, lambda t: t.plain("The monthly return")),
    Command("delivery", delivery.command, lambda t: t.plain("Did reminders arrive? /delivery 5")),
    Command("review", reviewing.review, lambda t: t.plain("What waits for review")),
    Command("date", dating.command, lambda t: t.plain("Set a date, e.g. /date 8a July 31")),
    Command("calendar", calendars.command, lambda t: t.plain("Days off and days worked")),
    Command("digest", digests.in_private, lambda t: t.plain("In a group: its weekly digest")),
    Command("help", basics.help_, lambda t: t.plain("What I can do here")),
    Command("language", basics.language, lambda t: t.plain("中文 / English")),
)
"""In the order of Telegram's menu."""
