"""Greetings, binding, help, and what the bot says to what it cannot take."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.i18n import Tongue

Place = tuple[str, str]
"""A unit and the title of a post in it."""


def stranger(t: Tongue) -> Markup:
    return t._(
        "Hello. This bot serves registered contacts only: please press the button below "
        "to share your own phone number, or open the invitation link you were given."
    )


def bound(t: Tongue, *, name: str | None, places: Sequence[Place]) -> Markup:
    """Unit, full name and post, so that a wrong binding is seen at once."""
    who = [t._("You are bound as:")]
    who += [Markup("<b>{} {}</b>").format(unit, title) for unit, title in places]
    if name:
        who.append(t._("Name: {name}", name=name))
    who.append(t._("If this is wrong, please tell the supervising office."))
    return Markup("\n").join(who)


def phone_unknown(t: Tongue) -> Markup:
    return t._(
        "This number is not in the contact list. Please ask the supervising office "
        "to enter it or to send you an invitation."
    )


def card_of_another(t: Tongue) -> Markup:
    return t._(
        "This is not your own contact card. Please press the button below to share your own number."
    )


def code_unknown(t: Tongue) -> Markup:
    return t._(
        "This invitation is not valid. Please check the link or ask the supervising office for one."
    )


def code_used(t: Tongue) -> Markup:
    return t._(
        "This invitation has been used already. Please ask the supervising office for a new one."
    )


def code_expired(t: Tongue) -> Markup:
    return t._("This invitation has expired. Please ask the supervising office for a new one.")


def account_taken(t: Tongue) -> Markup:
    return t._(
        "This Telegram account is bound to somebody else. Please ask the supervising office "
        "to release it first."
    )


def moved_away(t: Tongue) -> Markup:
    return t._(
        "Your post was bound to another Telegram account just now. If that was not you, "
        "please tell the supervising office at once."
    )


def welcome_back(t: Tongue, greeting: str) -> Markup:
    return t._("{greeting}, hello again.", greeting=greeting)


def help_for(t: Tongue, *, reporter: bool, overseer: bool, admin: bool) -> Markup:
    """What this person can do here, by their roles."""
    lines = []
    if reporter:
        lines += [
            t._("<b>Report</b>: press a button under a reminder, reply to it, or just write:"),
            t._("  1a 85% done · item 3 is done · 3a blocked: no equipment yet"),
            t._("A report can be taken back with the button under it."),
            t._("/mine – what I owe, by date"),
        ]
    lines.append(t._("/task 5 – one task: its sentences, units, dates, reports"))
    if overseer:
        lines.append(t._("/status – the whole board: lights, tasks, what burns"))
    else:
        lines.append(t._("/status – the board of my unit"))
    if admin:
        lines.append(
            t._("Rosters, notices and invitations are managed on the server: duban --help")
        )
    lines.append(t._("/language – 中文 / English"))
    return Markup("\n").join(lines)


def language_set(t: Tongue) -> Markup:
    return t._("From now on I write in English.")


def sticker(t: Tongue) -> Markup:
    return t._("Thank you. I read text and buttons only: /mine shows what is owed.")


def voice(t: Tongue) -> Markup:
    return t._(
        "Sorry, I cannot listen to voice messages. Please write it, for example: 1a 85% done"
    )


def attachment(t: Tongue) -> Markup:
    return t._("Sorry, I cannot keep files yet. Please write the state of the task as text.")


def edited(t: Tongue) -> Markup:
    return t._(
        "I saw that you edited a message. What was recorded stays as it is: take it back with "
        "its button and send the corrected words again."
    )


def forwarded(t: Tongue, words: str) -> Markup:
    return t._(
        "A forwarded text is a quotation. Shall I take it as your own report?\n"
        "<blockquote>{words}</blockquote>",
        words=words,
    )


def dropped(t: Tongue) -> Markup:
    return t._("All right, nothing was recorded.")


def stale_button(t: Tongue) -> str:
    return t.plain("This button is out of date; see /mine for the current state.")


def not_allowed(t: Tongue) -> str:
    return t.plain("You may not do this for that unit.")


def failed(t: Tongue) -> Markup:
    return t._(
        "Sorry, something went wrong here and nothing was recorded. It has been noted; "
        "please send it again in a while."
    )
