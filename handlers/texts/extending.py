"""延期, what the unit reads of its request and its questions."""

from datetime import date

from markupsafe import Markup

from db.items import Item
from db.models import Extension
from db.models.review import Decision
from db.rules.extensions import Flaw, Needless
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip
from handlers.texts.reports import QUOTED


def day(t: Tongue, when: date, today: date, office: Office) -> str:
    """10月15日周日（非工作日）."""
    shown = words.day(t, when, today)
    if office.calendar.is_working_day(when):
        return shown
    return t.plain("{day} (not a working day)", day=shown)


def wish(t: Tongue, until: date | None, today: date) -> str:
    """What a card that asks first says of a request."""
    if until is None:
        return t.plain("asks for an extension")
    return t.plain("asks for an extension to {day}", day=words.day(t, until, today))


def needless(t: Tongue, item: Item, why: Needless, today: date) -> Markup:
    name = words.name(t, item, today)
    if why is Needless.NO_DATE:
        return t._("{name} has no due date, so there is nothing to extend.", name=name)
    return t._(
        "{name}: {state}. No extension is needed.", name=name, state=words.state(t, item.state)
    )


def needless_toast(t: Tongue, item: Item, why: Needless) -> str:
    """The same for a toast."""
    if why is Needless.NO_DATE:
        return t.plain("{code} has no due date, so there is nothing to extend.", code=item.duty)
    state = words.state(t, item.state)
    return t.plain("{code}: {state}. No extension is needed.", code=item.duty, state=state)


def date_chosen(t: Tongue, item: Item, day: date, today: date) -> Markup:
    """What the question becomes once a button answered it."""
    return t._("{code}: extended to {day}.", code=item.duty, day=words.day(t, day, today))


def ask_date(t: Tongue, item: Item, flaw: Flaw | None, wanted: date | None, today: date) -> Markup:
    """The question for the new date; after one that will not do, why."""
    shown = words.day(t, wanted, today) if wanted else ""
    now_due = words.day(t, item.due_on, today) if item.due_on else ""
    if flaw is Flaw.PAST:
        return t._("{day} is over already. Please send another date.", day=shown)
    if flaw is Flaw.NOT_LATER:
        return t._(
            "{day} is not after the present due date ({due}). Please send a later date.",
            day=shown,
            due=now_due,
        )
    if flaw is not None:
        return t._("Do you mean {day}? Press the button, or send the date again.", day=shown)
    return t._(
        "{name}: now due {due}. Extended to which day? Press a button, or send a date.",
        name=words.name(t, item, today),
        due=now_due,
    )


def no_date(t: Tongue) -> Markup:
    return t._("I found no date in that. Please send one, for example “May 15”.")


def choice(t: Tongue, name: str, day: str) -> str:
    """A button that stands for a day."""
    return {
        "yes": t.plain("Yes, {day}", day=day),
        "week": t.plain("One week: {day}", day=day),
        "weeks": t.plain("Two weeks: {day}", day=day),
        "month": t.plain("End of the month: {day}", day=day),
    }[name]


def ask_reason(t: Tongue, item: Item, until: date, today: date) -> Markup:
    return t._(
        "{name}: extended to {day}. What is the reason? One sentence is enough.",
        name=words.name(t, item, today),
        day=words.day(t, until, today),
    )


def requested(
    t: Tongue,
    office: Office,
    item: Item,
    made: Extension,
    replaced: Extension | None,
    today: date,
    *,
    late: bool,
) -> Markup:
    """The echo of a request."""
    lines = [t._("📨 Extension requested: {name}", name=words.name(t, item, today))]
    lines += dates(t, office, item, made, today)
    if late:
        lines.append(t._("The due date is over: marked as a late request."))
    if replaced:
        lines.append(
            t._(
                "It replaces the earlier request (to {day}).",
                day=words.day(t, replaced.asked_on, today),
            )
        )
    return Markup("\n").join(lines)


def reach(t: Tongue, *, anybody: bool, reached: bool) -> Markup:
    """Where the request went, honestly."""
    if reached:
        return t._(
            "It is with the supervising office. Until it is decided, the present date holds."
        )
    if anybody:
        return t._(
            "No supervisor can be reached here at the moment: please telephone the supervising "
            "office. Until it is decided, the present date holds."
        )
    return t._(
        "Matters of this unit must be decided by a supervisor of another unit, and there is none "
        "on the roster: please telephone the supervising office. The present date holds."
    )


def dates(t: Tongue, office: Office, item: Item, made: Extension, today: date) -> list[Markup]:
    """The date in force, the one asked for, and why."""
    return [
        t._("Due now: {day}", day=words.day(t, item.due_on, today) if item.due_on else "-"),
        t._("Asked for: {day}", day=day(t, made.asked_on, today, office)),
        t._("Reason: {reason}", reason=clip(made.reason, QUOTED)),
    ]


def withdrawn(t: Tongue, item: Item, today: date) -> Markup:
    return t._("↩️ Request withdrawn: {name}", name=words.name(t, item, today))


def decided_already(t: Tongue, made: Extension) -> str:
    """A toast: what is decided is not taken back."""
    if made.decision == Decision.WITHDRAWN:
        return t.plain("This request was withdrawn before.")
    return t.plain("This request has been decided; it cannot be withdrawn any more.")
