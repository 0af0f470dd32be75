"""The buttons that stay below the chat, and the choice of a language."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline


def share_phone(t: Tongue) -> Markup:
    """For those who are not bound: Telegram shares the sender's own number."""
    share = {"text": t.plain("Share my phone number"), "request_contact": True}
    return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}


def menu(t: Tongue) -> Markup:
    """The buttons that stay below the chat."""
    return {"keyboard": [[{"text": label} for label in menu_labels(t)]], "resize_keyboard": True}


def menu_labels(t: Tongue) -> tuple[str, str, str]:
    """What stands on the menu's buttons: /mine, /status, /help."""
    return t.plain("My tasks"), t.plain("The board"), t.plain("Help")


def languages() -> Markup:
    return inline([button("中文", "lang", "zh_CN"), button("English", "lang", "en")])
