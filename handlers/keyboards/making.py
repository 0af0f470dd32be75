"""Buttons that order a picture or a file."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline

FILE, DRAW, EXPORT = "file", "draw", "export"


def files(t: Tongue) -> Markup:
    """Under /export."""
    return inline(
        [button("Excel", FILE, "xlsx"), button(t.plain("Calendar"), FILE, "ics")],
        [button("JSON", FILE, "json")],
    )


def picture(t: Tongue, *what: object) -> Button:
    """看图: of the board, of a duty's course, of a month's returns."""
    return button(t.plain("Picture"), DRAW, *what)


def to_files(t: Tongue) -> Button:
    """导出: which file is asked next."""
    return button(t.plain("Export"), EXPORT)
