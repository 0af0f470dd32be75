"""催办: whom to nudge, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from db.rules.reach import Why
from handlers.i18n import Tongue
from handlers.texts.progress import some

NOBODY = ""
"""A unit without anybody who could be written to."""
LISTED = 40


@dataclass(frozen=True)
class Outcome:
    """Units that were written to; with why, those that could not be; those of earlier today."""

    sent: Sequence[str]
    unreachable: Sequence[tuple[str, str]]
    again: Sequence[str]


def outcome(t: Tongue, result: Outcome, *, out_of_hours: bool) -> Markup:
    """Who was nudged and who was not."""
    lines: list[Markup] = []
    if result.sent:
        names = some(t, result.sent, LISTED)
        lines.append(
            t.plural(
                "Nudged {n} unit: {names}.",
                "Nudged {n} units: {names}.",
                len(result.sent),
                names=names,
            )
        )
    if result.unreachable:
        away = [t.plain("{unit} ({why})", unit=u, why=_why(t, w)) for u, w in result.unreachable]
        lines.append(t._("Not reached: {names}.", names=some(t, away, LISTED)))
    if result.again:
        names = some(t, result.again, LISTED)
        lines.append(t._("Nudged by you earlier today, so not again: {names}.", names=names))
    if result.sent and out_of_hours:
        lines.append(t._("It is outside working hours; the message has gone out all the same."))
    return Markup("\n").join(lines) if lines else nobody(t)


def _why(t: Tongue, why: str) -> str:
    if why == Why.BLOCKED:
        return t.plain("has stopped the bot")
    return t.plain("no contact") if why == NOBODY else t.plain("not registered")


def nobody(t: Tongue) -> Markup:
    return t._("Nobody needs to be nudged: all have answered.")


def which(t: Tongue, number: str) -> Markup:
    return t._("Task {number}: whom shall I nudge?", number=number)


def which_task(t: Tongue) -> Markup:
    return t._("Nudge about what? For example: nudge 5a")
