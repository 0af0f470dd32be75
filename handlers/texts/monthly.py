"""The monthly return: its form, its echo, and who has handed it in."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip

EXAMPLE = (1203, 862, 415)
QUOTED = 200


def ask_figure(t: Tongue, item: Item, wanted: str, have: Sequence[str], today: date) -> Markup:
    """One step of the form; the first one says that all figures may come at once."""
    lines: list[str] = [words.name(t, item, today)]
    if have:
        lines.append(t._("So far: {figures}", figures=t.plain(", ").join(have)))
    lines.append(
        t._(
            "{name}: how many? ({step} of {all})",
            name=wanted,
            step=len(have) + 1,
            all=len(item.figure_names),
        )
    )
    if not have:
        pairs = zip(item.figure_names, EXAMPLE, strict=False)
        example = " ".join(f"{name}{number}" for name, number in pairs)
        lines.append(t._("You may also send all of them at once: {example}", example=example))
    return Markup("\n").join(lines)


def no_figure(t: Tongue) -> Markup:
    return t._("I found no figure in that. Please send whole numbers only.")


def recorded(
    t: Tongue,
    item: Item,
    figures: Sequence[tuple[str, Decimal, str]],
    replaced: Mapping[str, Decimal],
    today: date,
) -> Markup:
    """The echo of a return: each figure, what it replaces, and the sum."""
    name = words.name(t, item, today)
    first = t._("✏️ Corrected: {name}", name=name)
    lines = [first if replaced else t._("✅ Handed in: {name}", name=name)]
    lines += [_figure(t, one, replaced) for one in figures]
    total = sum((value for _, value, _ in figures), Decimal(0))
    lines.append(t._("Sum: {sum}", sum=words.figure(total, figures[0][2])))
    return Markup("\n").join(lines)


def _figure(t: Tongue, one: tuple[str, Decimal, str], replaced: Mapping[str, Decimal]) -> Markup:
    name, value, unit = one
    now = Markup("· {} {}").format(name, words.figure(value, unit))
    if name in replaced and replaced[name] != value:
        return t._("{now} (was {before})", now=now, before=words.figure(replaced[name], unit))
    return now


def early(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "The period ends on {day}: if anything changes until then, just send the figures again.",
        day=words.day(t, item.ends_on, today),
    )


def leap(t: Tongue, name: str, before: str, now: str) -> Markup:
    return t._(
        "{name}: {before} last month, {now} now. Please check.", name=name, before=before, now=now
    )


def not_ours(t: Tongue, item: Item, reason: str, today: date) -> Markup:
    return t._(
        "✅ Recorded: {name}\nNot applicable · {reason}\n"
        "This holds for this month and the later ones of the year: no more reminders, "
        "and it does not count as 0.",
        name=words.name(t, item, today),
        reason=clip(reason, QUOTED),
    )


def shut(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: the month is closed, nothing was changed. Please ask the supervising office.",
        name=words.name(t, item, today),
    )


def not_begun(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: the period has not begun yet, nothing was recorded.",
        name=words.name(t, item, today),
    )
