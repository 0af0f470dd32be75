"""Greetings, binding, help, and what the bot says to what it cannot take."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.i18n import Tongue
from handlers.texts import files

Place = tuple[str, str]
"""A unit and the title of a post in it."""


def stranger(t: Tongue) -> Markup:
    return t._(
        "Hello. This bot is for registered contacts only. Please press the button below "
        "to share your own phone number, or open the invitation link you were sent."
    )


def bound(t: Tongue, *, name: str | None, places: Sequence[Place]) -> Markup:
    """Unit, full name and post, so that a wrong binding is seen at once."""
    who = [t._("You are registered as:")]
    who += [Markup("<b>{} {}</b>").format(unit, title) for unit, title in places]
    if name:
        who.append(t._("Name: {name}", name=name))
    who.append(t._("If anything is wrong, please tell the supervising office."))
    return Markup("\n").join(who)


def phone_unknown(t: Tongue) -> Markup:
    return t._(
        "This number is not on the contact list. Please ask the supervising office "
        "to add it or to send you an invitation link."
    )


def card_of_another(t: Tongue) -> Markup:
    return t._("This is not your own phone number. Only your own number can be used to register.")


def code_unknown(t: Tongue) -> Markup:
    return t._(
        "This invitation link is not valid. Please ask the supervising office for a new one."
    )


def code_used(t: Tongue) -> Markup:
    return t._(
        "This invitation link has already been used. "
        "Please ask the supervising office for a new one."
    )


def code_expired(t: Tongue) -> Markup:
    return t._("This invitation link has expired. Please ask the supervising office for a new one.")


def account_taken(t: Tongue) -> Markup:
    return t._(
        "This Telegram account is already registered to somebody else. "
        "Please ask the supervising office to release it first."
    )


def moved_away(t: Tongue) -> Markup:
    return t._(
        "Your post has just been registered with another Telegram account. "
        "If this was not you, please tell the supervising office at once."
    )


def help_for(
    t: Tongue, *, reporter: bool, overseer: bool, judge: bool, supervisor: bool, admin: bool
) -> Markup:
    """What this person can do here, by their roles."""
    lines = []
    if reporter:
        lines += [
            t._("<b>Report</b>: press a button under a reminder, or just write, for example:"),
            t._("· 1a 85% done\n· 2a is done\n· 3a blocked: no equipment yet"),
            t._("Supporting material: just send photos or files."),
            files.photos_unchecked(t),
            t._("Sent by mistake? Press “Take back” under the answer, or edit your message."),
            t._("/mine – my tasks, by date"),
            t._("/handon 5a – hand a duty on to a colleague of your unit"),
            t._("/away 9 October to 13 October – reminders go to your stand-in meanwhile"),
        ]
    lines += [
        t._("<b>Ask</b>: just write, for example “how is task 5 going”, “what is due this month”"),
        t._("/task 5 – one task: its text, units, dates and reports"),
        t._("/why 5 – what its lights come from"),
        t._("/history 5 – everything that was said about a task"),
        t._("/due this month – what falls due; /overdue – what is late"),
    ]
    if overseer:
        lines += [
            t._("/status – the board of all units"),
            t._("/unit and its name – how one unit stands; /silent – who has not answered"),
            t._("/digest here Mon 9:00 – in a group: what is due, weekly"),
        ]
    else:
        lines.append(t._("/status – the board of my unit"))
    lines += [
        t._("/monthly – the monthly return: handed in, missing, sums"),
        t._("/picture – the board as a picture; /export – Excel, calendar"),
    ]
    if judge:
        lines.append(t._("/review – what waits for review, one after another"))
    if supervisor:
        lines.append(t._("/date 8a July 31 – give a date to what the notice leaves undated"))
    if admin:
        lines.append(t._("/calendar – days off and days worked, and what they move"))
        lines.append(
            t._("Contacts, notices and invitations are managed on the server: duban --help")
        )
    lines.append(t._("/language – 中文 / English"))
    return Markup("\n").join(lines)


def language_set(t: Tongue) -> Markup:
    return t._("From now on I write in English.")


def sticker(t: Tongue) -> Markup:
    return t._(
        "Thank you. I cannot read this; please write, press a button, "
        "or send a photo or a file. Your tasks: /mine"
    )


def voice(t: Tongue) -> Markup:
    return t._("Sorry, I cannot listen to voice messages. Please write, for example: 1a 85% done")


def forwarded(t: Tongue, words: str) -> Markup:
    return t._(
        "This text was forwarded. Shall I take it as your own report?\n"
        "<blockquote>{words}</blockquote>",
        words=words,
    )


def courtesy(t: Tongue, greeting: str) -> Markup:
    """To a greeting or thanks."""
    return t._("Hello, {greeting}. At your service. Your tasks: /mine", greeting=greeting)


def dropped(t: Tongue) -> Markup:
    return t._("All right, nothing was recorded.")


def stale_button(t: Tongue) -> str:
    return t.plain("This button is out of date. Please see “My tasks” for how things stand.")


def not_your_question(t: Tongue) -> str:
    return t.plain("This question was put to somebody else.")


def not_registered(t: Tongue) -> str:
    return t.plain("Please write to me in private chat first, so that I know who you are.")


def not_allowed(t: Tongue) -> str:
    return t.plain("You are not authorised to do this for that unit.")


def failed(t: Tongue) -> Markup:
    return t._(
        "Sorry, something went wrong and nothing was recorded. The fault has been noted; "
        "please send it again a little later."
    )
