"""外出: from when to when, and who is reminded meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from handlers.i18n import Tongue
from handlers.texts import words


@dataclass(frozen=True)
class Meanwhile:
    """Who is reminded instead: in which unit, its B角 if there is any, and whether they are there.

    `unit` is empty where there is only one.
    """

    unit: str
    deputy: str | None
    there: bool


def recorded(
    t: Tongue, first: date, last: date, today: date, meanwhile: Sequence[Meanwhile]
) -> Markup:
    """The echo."""
    head = t._("🧳 Recorded: away {days}.", days=days(t, first, last, today))
    back = t._("Back early? Send /back.")
    return Markup("\n").join([head, *_meanwhile(t, meanwhile), back])


def ask(t: Tongue, first: date, last: date, today: date, meanwhile: Sequence[Meanwhile]) -> Markup:
    """Before anything is recorded."""
    head = t._("Away {days}: shall I record this?", days=days(t, first, last, today))
    return Markup("\n").join([head, *_meanwhile(t, meanwhile)])


def state(
    t: Tongue,
    stretches: Sequence[tuple[date, date]],
    today: date,
    meanwhile: Sequence[Meanwhile],
) -> Markup:
    """What is recorded, and how to record more."""
    lines = [t._("· {days}", days=days(t, first, last, today)) for first, last in stretches]
    if lines:
        lines = [t._("You are recorded as away:"), *lines, *_meanwhile(t, meanwhile)]
    else:
        lines = [t._("You are not recorded as away.")]
    return Markup("\n").join([*lines, how(t)])


def how(t: Tongue) -> Markup:
    return t._("To record it, press a button or write, for example: /away 9 October to 13 October")


def which_days(t: Tongue) -> Markup:
    """The words name no days that can be told."""
    return Markup("{}\n{}").format(t._("From which day to which?"), how(t))


def passed(t: Tongue, first: date, last: date, today: date) -> Markup:
    return Markup("{}\n{}").format(
        t._("{days} is over already.", days=days(t, first, last, today)), how(t)
    )


def over(t: Tongue, first: date, last: date, today: date) -> Markup:
    """Taken back, or back early."""
    return t._(
        "No longer recorded: away {days}. Reminders come to you.",
        days=days(t, first, last, today),
    )


def already(t: Tongue) -> str:
    return t.plain("That is recorded already.")


def no_post(t: Tongue) -> Markup:
    return t._("You report on nothing here, so there are no reminders to pass on.")


def days(t: Tongue, first: date, last: date, today: date) -> str:
    """10月9日周一至10月13日周五(5天); one day alone."""
    if first == last:
        return words.day(t, first, today)
    return str(
        t.plural(
            "{first} to {last} ({n} day)",
            "{first} to {last} ({n} days)",
            (last - first).days + 1,
            first=words.day(t, first, today),
            last=words.day(t, last, today),
        )
    )


def _meanwhile(t: Tongue, people: Sequence[Meanwhile]) -> list[Markup]:
    return [
        Markup("{}{}").format(t._("[{unit}] ", unit=one.unit) if one.unit else "", _who(t, one))
        for one in people
    ]


def _who(t: Tongue, one: Meanwhile) -> Markup:
    if one.deputy is None:
        return t._("Your post has no stand-in: reminders still come to you.")
    if not one.there:
        return t._(
            "Your stand-in {name} cannot be reminded either: reminders still come to you.",
            name=one.deputy,
        )
    return t._("Reminders go to your stand-in {name} meanwhile.", name=one.deputy)
