"""What speaks against a report: said beside the echo, never put right silently."""

from decimal import Decimal

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words


def below_last(t: Tongue, item: Item, now: Decimal | None, last: Decimal | None) -> Markup:
    return t._(
        "Last time it was {last}, now {now}: is that right?",
        last=_figure(item, last),
        now=_figure(item, now),
    )


def _figure(item: Item, value: Decimal | None) -> str:
    return words.figure(value or Decimal(0), item.target_unit or "")


def over_limit(t: Tongue, item: Item) -> Markup:
    return t._("The limit is {target}: is the figure right?", target=words.target(item))


def over_whole(t: Tongue, figure: str) -> Markup:
    return t._("{figure} is beyond the whole. Please check it and send it again.", figure=figure)


def after_due(t: Tongue, forecast: str) -> Markup:
    return t._(
        "Please note: {forecast} is after the due date. Do you want to ask for an extension?",
        forecast=forecast,
    )


def check_share(t: Tongue, code: str) -> Markup:
    """On the card that asks before recording."""
    return t._("{code}: the share is beyond the whole, please check.", code=code)


def fix(t: Tongue, item: Item, example: str) -> Markup:
    return t._(
        "{code}: what is the right figure? For example {example}.", code=item.duty, example=example
    )


def of_another(t: Tongue, unit: str, code: str) -> Markup:
    """办结 said for somebody else's unit."""
    return t._(
        "{code} of {unit} is reported by {unit} itself; nothing was recorded. "
        "If you mean your own unit, please send “{code} is done”.",
        unit=unit,
        code=code,
    )
