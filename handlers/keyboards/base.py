"""What every keyboard is made of."""

from collections.abc import Sequence
from typing import Any

from handlers.i18n import Tongue

Markup = dict[str, Any]
"""A `reply_markup` of the Bot API."""
Button = dict[str, str]


def button(text: str, *data: object) -> Button:
    """An inline button; `data` is joined by colons and may take 64 bytes in all."""
    return {"text": text, "callback_data": ":".join(str(part) for part in data)}


def inline(*rows: list[Button]) -> Markup:
    """Inline buttons, row by row; empty rows are left out."""
    return {"inline_keyboard": [row for row in rows if row]}


def none() -> Markup:
    """No buttons: what they asked is answered."""
    return inline()


def turning(t: Tongue, data: Sequence[object], page: int, pages: int) -> list[Button]:
    """The way to the pages before and after; `data` is what a button carries before the page."""
    before = [button(t.plain("‹ Previous"), *data, page - 1)] if page else []
    after = [button(t.plain("Next ›"), *data, page + 1)] if page + 1 < pages else []
    return [*before, *after]
