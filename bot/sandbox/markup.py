"""reply_markup: inline keyboards under a message, reply keyboards above the input line."""

from typing import Any

from bot.sandbox.chats import Json
from bot.sandbox.errors import bad_request

_ACTIONS = ("url", "login_url", "web_app", "callback_data", "callback_game", "pay", "copy_text")
_MAX_DATA = 64


def inline_markup(markup: Json) -> Json | None:
    """The inline keyboard of a `reply_markup`, checked; None if it has none.

    Raises ApiError 400 for a button that Telegram refuses.
    """
    rows = [row for row in _rows(markup, "inline_keyboard") if row]
    for button in (button for row in rows for button in row):
        _check_inline(button)
    return {"inline_keyboard": rows} if rows else None


def is_reply_markup(markup: Json) -> bool:
    """True for a reply keyboard, its removal, or a forced reply: not allowed in edits."""
    return any(markup.get(key) for key in ("keyboard", "remove_keyboard", "force_reply"))


def reply_keyboard(markup: Json, current: Json | None) -> Json | None:
    """The reply keyboard in force after a message with this `reply_markup`."""
    if markup.get("remove_keyboard"):
        return None
    rows = [[_as_button(button) for button in row] for row in _rows(markup, "keyboard")]
    return markup | {"keyboard": rows} if rows else current


def find_button(markup: Json | None, wanted: str, rows: str) -> Json | None:
    """The button whose callback_data, else whose text, is `wanted`."""
    buttons = [button for row in (markup or {}).get(rows, []) for button in row]
    by_data = [button for button in buttons if button.get("callback_data") == wanted]
    by_text = [button for button in buttons if button["text"] == wanted]
    return next(iter(by_data + by_text), None)


def _rows(markup: Json, name: str) -> list[list[Any]]:
    rows = markup.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return rows


def _check_inline(button: Any) -> None:
    refused = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(refused + "InlineKeyboardButton must be an Object")
    if not button.get("text"):
        raise bad_request(refused + 'Can\'t find field "text"')
    if not any(action in button for action in _ACTIONS):
        raise bad_request(refused + "Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= _MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _as_button(button: Any) -> Json:
    """A reply keyboard's button may be a bare text."""
    return {"text": button} if isinstance(button, str) else dict(button)
