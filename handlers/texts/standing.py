"""The quarterly form of what goes on all year (长期坚持)."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip, fit

CODES = 400


def form(
    t: Tongue,
    greeting: str,
    items: Sequence[Item],
    today: date,
    standing: Sequence[Markup] = (),
) -> Markup:
    """All standing duties of one person, by task."""
    head = [
        t.plural(
            "Hello, {greeting}. Standing duties, quarter {quarter}: "
            "please say how this {n} item stands.",
            "Hello, {greeting}. Standing duties, quarter {quarter}: "
            "please say how these {n} items stand.",
            len(items),
            greeting=greeting,
            quarter=(today.month + 2) // 3,
        ),
        *standing,
    ]
    lines = [_task(list(part)) for _, part in groupby(items, key=lambda item: item.task)]
    tail = [t._("If all is well, press “All is well”, or write it. If not, choose which item.")]
    return fit(t, head, lines, tail)


def _task(items: Sequence[Item]) -> Markup:
    heading = Markup("<b>{} {}</b>").format(items[0].task, items[0].task_title)
    duties = dict.fromkeys(f"{item.duty} {item.title}" for item in items)
    return Markup("\n").join([heading, *(Markup("   {}").format(one) for one in duties)])


def recorded(t: Tongue, items: Sequence[Item]) -> Markup:
    """The one echo of 均正常."""
    return t.plural(
        "✅ Recorded: all is well, {n} item\n{codes}",
        "✅ Recorded: all is well, {n} items\n{codes}",
        len(items),
        codes=_codes(t, items),
    )


def _codes(t: Tongue, items: Sequence[Item]) -> str:
    return clip(t.plain(", ").join(dict.fromkeys(item.duty for item in items)), CODES)


def said(t: Tongue) -> str:
    """What is recorded as the words of a press, as the button has them."""
    return t.plain("All is well")


def nothing_left(t: Tongue) -> str:
    return t.plain("All items of this form are answered.")


def ask(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: what is the matter? One sentence, or a button.", name=words.name(t, item, today)
    )
