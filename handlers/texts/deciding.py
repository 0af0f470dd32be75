"""延期, the supervisor's card, and the decision as everybody is told of it."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.extensions import Past
from db.items import Item
from db.models import Extension
from db.models.review import Decision
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.extending import dates, day
from handlers.texts.fit import clip
from handlers.texts.reports import QUOTED


def card(
    t: Tongue,
    office: Office,
    item: Item,
    made: Extension,
    asker: str,
    earlier: Sequence[Past],
    today: date,
    *,
    late: bool,
) -> Markup:
    """What a supervisor decides on."""
    title = (
        t._("📨 <b>Late request for an extension</b>")
        if late
        else t._("📨 <b>Request for an extension</b>")
    )
    lines = [
        title,
        Markup("{}{}").format(t._("[{unit}] ", unit=item.unit), words.name(t, item, today)),
        t._("Asked by: {who}", who=asker),
        *dates(t, office, item, made, today),
    ]
    if earlier:
        lines.append(t._("Earlier requests:"))
        lines += [_past(t, one, today) for one in earlier]
    return Markup("\n").join(lines)


def _past(t: Tongue, past: Past, today: date) -> Markup:
    asked = words.day(t, past.asked_on, today)
    if past.granted_on is None:
        return t._("· to {day}: refused", day=asked)
    return t._(
        "· to {day}: granted, to {granted}",
        day=asked,
        granted=words.day(t, past.granted_on, today),
    )


def decided(
    t: Tongue, item: Item, made: Extension, by: str, granted: date | None, today: date
) -> Markup:
    """What became of a request, for whoever presses its card afterwards."""
    name = words.name(t, item, today)
    lines = [t._("[{unit}] ", unit=item.unit) + name]
    if made.decision == Decision.GRANTED and granted:
        lines.append(
            t._("Extension granted by {who}: due {day}", who=by, day=words.day(t, granted, today))
        )
    elif made.decision == Decision.REFUSED:
        lines.append(t._("Extension refused by {who}: the date stays", who=by))
    else:
        lines.append(t._("The request was withdrawn."))
    if made.answer:
        lines.append(t._("Reason: {reason}", reason=clip(made.answer, QUOTED)))
    return Markup("\n").join(lines)


def granted(
    t: Tongue, office: Office, item: Item, old: date | None, wanted: date, by: str, today: date
) -> Markup:
    """To the unit: the new date, which may be another than the one asked for."""
    new = item.due_on or wanted
    lines = [
        t._("✅ Extension granted: {name}", name=words.name(t, item, today)),
        t._(
            "New due date: {day} (before: {old})",
            day=day(t, new, today, office),
            old=words.day(t, old, today) if old else "-",
        ),
    ]
    if new != wanted:
        lines.append(t._("You asked for {day}.", day=words.day(t, wanted, today)))
    lines.append(t._("Decided by: {who}", who=by))
    return Markup("\n").join(lines)


def refused(t: Tongue, item: Item, answer: str | None, by: str, today: date) -> Markup:
    """To the unit: the date stays."""
    lines = [
        t._("❌ Extension refused: {name}", name=words.name(t, item, today)),
        t._("The date stays: {due}", due=words.due(t, item.due_on, today)),
    ]
    if answer:
        lines.append(t._("Reason: {reason}", reason=clip(answer, QUOTED)))
    lines.append(t._("Decided by: {who}", who=by))
    return Markup("\n").join(lines)


def ask_answer(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: why is the extension refused? Press a button, or write it.",
        name=words.name(t, item, today),
    )


def answer(t: Tongue, name: str) -> str:
    """The frequent reasons for a refusal."""
    return {
        "reason": t.plain("The reason is not sufficient"),
        "time": t.plain("There is time enough to finish"),
        "others": t.plain("Other units depend on it"),
    }[name]


def ask_other_date(t: Tongue, item: Item, made: Extension, today: date) -> Markup:
    return t._(
        "{name}: due {due}, asked for {day}. To which day instead? Press a button, or send a date.",
        name=words.name(t, item, today),
        due=words.day(t, item.due_on, today) if item.due_on else "-",
        day=words.day(t, made.asked_on, today),
    )


def too_early_now(t: Tongue) -> str:
    """A toast: what was asked for is no longer after the due date, or is over."""
    return t.plain("The date asked for will not do any more. Please set another, or refuse.")


def none_left(t: Tongue) -> Markup:
    return t._("No request for an extension is waiting for you.")
