"""What is said in groups, where everybody reads it: how to report, and nothing of any unit."""

from markupsafe import Markup

from handlers.i18n import Tongue


def greeting(t: Tongue) -> Markup:
    return t._(
        "Hello everyone, I am the follow-up assistant. Reply to any message of mine to report, "
        "for example “5a 72% done”. Reminders and details come in private chat."
    )


def usage(t: Tongue) -> Markup:
    return t._(
        "Here I take reports only: reply to a message of mine, for example “5a 72% done”. "
        "Everything else please ask me in private chat."
    )


def stranger(t: Tongue) -> Markup:
    return t._(
        "Please write to me in private chat first, so that I know who you are; "
        "nothing was recorded."
    )


def anonymous(t: Tongue) -> Markup:
    return t._(
        "You write as the group, so I cannot tell who reports; nothing was recorded. "
        "Please write under your own name or in private chat."
    )


def ask_in_private(t: Tongue) -> Markup:
    return t._("Please ask me that in private chat: everybody reads along here.")
