"""What is said beside pictures and files, and while they are made."""

from collections.abc import Sequence

from markupsafe import Markup

from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.texts.fit import clip

CELLS = 10
NAMES = 400
"""Characters of units' names: below a picture Telegram takes 1,024 in all."""


def bar(t: Tongue, share: float) -> Markup:
    """▰▰▰▱▱▱▱▱▱▱ 30%."""
    done = min(CELLS, max(0, round(share * CELLS)))
    drawn = "▰" * done + "▱" * (CELLS - done)
    return t._("Being made: {bar} {percent}%", bar=drawn, percent=round(share * 100))


def under_way(t: Tongue) -> str:
    """Shown for a moment where the button was pressed."""
    return t.plain("It will come in a moment.")


def failed(t: Tongue) -> Markup:
    return t._(
        "Sorry, this could not be made. The fault has been noted; please ask again a little later."
    )


def as_of(t: Tongue, title: str, when: str) -> Markup:
    return t._("<b>{title}</b>\nAs of {when}", title=title, when=when)


def board_title(t: Tongue, year: int, *, whole: bool, unit: str) -> str:
    """`unit`: whose board it is, where it is not the whole."""
    if whole:
        return t.plain("Board of all units {year}", year=year)
    return t.plain("Board of {unit} {year}", unit=unit, year=year)


def board_key(t: Tongue) -> Markup:
    """How to read the board."""
    return t._(
        "A row a unit, a column a task; the number says how many items are still open. "
        "Standing duties have none."
    )


def total(t: Tongue) -> str:
    """What heads the column of how many are finished."""
    return t.plain("Finished")


def legend(t: Tongue) -> tuple[tuple[Light, str], ...]:
    return (
        (Light.GREEN, t.plain("on track")),
        (Light.YELLOW, t.plain("needs attention")),
        (Light.RED, t.plain("overdue")),
        (Light.NONE, t.plain("all finished")),
    )


def course_words(t: Tongue) -> tuple[str, str, str, str]:
    """Target, the way to it, today, and the units without a name."""
    return t.plain("target"), t.plain("expected"), t.plain("today"), t.plain("other units")


def no_figures(t: Tongue, units: Sequence[str]) -> Markup:
    """Who has not reported any figure."""
    names = clip(t.plain(", ").join(units), NAMES)
    return t._("No figure yet: {units}", units=names)


def missing(t: Tongue) -> str:
    return t.plain("not sent in")


def nothing_to_draw(t: Tongue) -> Markup:
    return t._("There is nothing to draw yet.")


def export_which(t: Tongue) -> Markup:
    return t._(
        "Which file?\n"
        "· Excel: plan, items, reports, reminders and monthly returns\n"
        "· Calendar: the due dates for the calendar of your phone; opened again it updates them\n"
        "· JSON: for other programs"
    )


def export_caption(t: Tongue, kind: str, when: str, *, whole: bool) -> Markup:
    """What the file holds, and how old it is."""
    what = {
        "xlsx": t.plain("The follow-up as a workbook"),
        "ics": t.plain("Due dates for your calendar: open it on your phone"),
        "json": t.plain("The follow-up as JSON"),
    }[kind]
    scope = t.plain("all units") if whole else t.plain("your unit")
    return t._("{what} ({scope})\nAs of {when}", what=what, scope=scope, when=when)
