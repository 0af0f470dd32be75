"""退回 and 备案: what a reviewer is asked, and what the unit is told."""

from datetime import date

from markupsafe import Markup

from db.items import Item
from db.models.review import Stage
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip
from handlers.texts.reports import QUOTED


def returned(t: Tongue, item: Item) -> Markup:
    return t._("↩️ Returned: [{unit}] {code}", unit=item.unit, code=item.duty)


def ask_exception(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: why is it closed below its target? Please write the reason for the record.",
        name=words.name(t, item, today),
    )


def ask_reason(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "[{unit}] {name}: why is it returned? Press a button, or write it.",
        unit=item.unit,
        name=words.name(t, item, today),
    )


def write_reason(t: Tongue) -> str:
    """A toast under “other”."""
    return t.plain("Please write the reason.")


def reason(t: Tongue, name: str) -> str:
    """The frequent reasons for a return."""
    return {
        "data": t.plain("Figures incomplete"),
        "evidence": t.plain("Evidence insufficient"),
        "mismatch": t.plain("Not what was asked for"),
        "other": t.plain("Other"),
    }[name]


def ask_date(t: Tongue, item: Item, reason: str) -> Markup:
    return t._(
        "[{unit}] {code}, “{reason}”: to be reported again by which day? "
        "Press a button, or send a date.",
        unit=item.unit,
        code=item.duty,
        reason=clip(reason, QUOTED),
    )


def choice(t: Tongue, name: str, day: str) -> str:
    """A button that stands for a day."""
    return {
        "yes": t.plain("Yes, {day}", day=day),
        "workdays": t.plain("3 working days: {day}", day=day),
        "week": t.plain("In a week: {day}", day=day),
    }[name]


def sent_back(
    t: Tongue, item: Item, reason: str, by: str, stage: Stage, today: date, *, moved: bool
) -> Markup:
    """To the unit: why, and by when again."""
    name = words.name(t, item, today)
    lines = [t._("↩️ Returned: {name}", name=name)]
    lines.append(t._("Reason: {reason}", reason=clip(reason, QUOTED)))
    due = words.due(t, item.due_on, today)
    if moved:
        lines.append(t._("Please report again: {due}", due=due))
    elif item.due_on:
        lines.append(t._("The date stays: {due}", due=due))
    if stage == Stage.UNIT:
        lines.append(t._("Reviewed within the unit by: {who}", who=by))
    else:
        lines.append(t._("Reviewed by: {who}", who=by))
    lines.append(t._("To answer, just reply to this message."))
    return Markup("\n").join(lines)
