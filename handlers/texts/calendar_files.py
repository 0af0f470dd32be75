"""The dues as entries of people's own calendars: plain text, no markup."""

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import pings, words


def name(t: Tongue, units: tuple[str, ...] | None) -> str:
    """How the calendar is called: 督办时限(市公安局)."""
    about = t.plain("all units") if units is None else t.plain(", ").join(units)
    return t.plain("Follow-up dates ({units})", units=about)


def summary(t: Tongue, item: Item) -> str:
    """5a 政策兑现窗口 ≥90%(市公安局), with √ before it once nothing more is owed."""
    called = " ".join(part for part in (item.duty, item.title, words.target(item)) if part)
    said = t.plain("{name} ({unit})", name=called, unit=item.unit)
    return t.plain("√ {summary}", summary=said) if item.finished else said


def description(t: Tongue, item: Item) -> str:
    """The notice's sentence, how it stands, how to answer."""
    lines = [item.source, t.plain("State: {state}", state=words.state(t, item.state))]
    if item.monthly:
        period = words.period(t, item, item.starts_on)
        lines.append(t.plain("Period: {period}", period=period))
    if item.value is not None and item.target:
        figure = words.figure(item.value, item.target.unit)
        lines.append(t.plain("Now: {figure}", figure=figure))
    if not item.finished:
        example = pings.example(t, item)
        lines.append(
            t.plain(
                "To answer, write to the bot in Telegram, for example: {example}", example=example
            )
        )
    return "\n".join(lines)


def alarm(t: Tongue, item: Item) -> str:
    """What the telephone shows the working day before."""
    return t.plain("Due soon: {summary}", summary=summary(t, item))
