"""What every keyboard is made of."""

from typing import Any

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
