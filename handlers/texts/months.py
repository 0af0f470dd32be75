"""/monthly: who has handed in the return of a month, the sums, who is missing."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from db.items import Item
from db.rules.returns import Month
from handlers.i18n import Tongue
from handlers.texts import views, words
from handlers.texts.fit import fit

Figures = Mapping[str, Decimal]


def board(
    t: Tongue,
    month: Month[Item],
    page: Sequence[Item],
    figures: Mapping[int, Figures],
    today: date,
    when: str,
    *,
    guessed: bool = False,
) -> Markup:
    """A month for those who receive or supervise it; `page`: who handed in, as far as shown;
    `guessed`: its date hangs on holidays that are not announced yet."""
    first = month.items[0]
    head = [
        Markup("{}\n{}").format(words.name(t, first, today), words.due(t, first.due_on, today)),
        *([words.guessed(t)] if guessed else []),
        t._(
            "{done} of {all} units have sent it in.",
            done=len(month.handed_in),
            all=len(month.owing),
        ),
        _sums(t, first, month, figures),
    ]
    if month.missing:
        head.append(t._("Still missing: {units}", units=_names(t, month.missing)))
    if month.not_ours:
        head.append(t._("Not theirs: {units}", units=_names(t, month.not_ours)))
    head.append(views.as_of(t, when))
    lines = [_row(t, item, figures.get(item.id, {})) for item in page]
    return fit(t, head, [Markup("\n{}").format(lines[0]), *lines[1:]] if lines else [])


def _sums(t: Tongue, item: Item, month: Month[Item], figures: Mapping[int, Figures]) -> Markup:
    sums = month.sums(figures)
    parts = [
        f"{name} {words.figure(sums.get(name, Decimal(0)), item.unit_of(name))}"
        for name in item.figure_names
    ]
    return t._("Sums: {figures}", figures=t.plain(", ").join(parts))


def _names(t: Tongue, items: Sequence[Item]) -> str:
    return t.plain(", ").join(item.unit for item in items)


def _row(t: Tongue, item: Item, figures: Figures) -> Markup:
    numbers = " / ".join(words.number(figures[n]) for n in item.figure_names if n in figures)
    closed = t._(" · closed") if item.state == "closed" else Markup("")
    return Markup("· {} {}{}").format(item.unit, numbers, closed)


def own(t: Tongue, items: Sequence[Item], figures: Mapping[int, Figures], today: date) -> Markup:
    """A unit's own months, the newest first."""
    head = [t._("<b>Monthly returns of my unit</b>")]
    return fit(t, head, [_own(t, item, figures.get(item.id, {}), today) for item in items])


def _own(t: Tongue, item: Item, figures: Figures, today: date) -> Markup:
    numbers = " / ".join(words.number(figures[n]) for n in item.figure_names if n in figures)
    facts = [numbers, words.state(t, item.state)]
    if not item.finished:
        facts.append(words.due(t, item.due_on, today))
    mark = words.LIGHTS[item.light(today)]
    told = Markup(" · ").join(fact for fact in facts if fact)
    return Markup("{} {}\n   {}").format(mark, words.name(t, item, today), told)


def none(t: Tongue) -> Markup:
    return t._("There is no monthly return for that month.")


def ask_close(t: Tongue, month: Month[Item], count: int, today: date) -> Markup:
    """Closing is final: asked once more."""
    return t.plural(
        "Close {name}? {n} return will be closed, and its unit can no longer correct it. "
        "What is missing stays missing and can still be handed in.",
        "Close {name}? {n} returns will be closed, and their units can no longer correct them. "
        "What is missing stays missing and can still be handed in.",
        count,
        name=words.name(t, month.items[0], today),
    )


def closed(t: Tongue, month: Month[Item], count: int, own: Sequence[Item], today: date) -> Markup:
    """What was closed, what is missing, and the own unit's, which another supervisor closes."""
    lines = [
        t.plural(
            "🔒 Closed: {name}, {n} return.",
            "🔒 Closed: {name}, {n} returns.",
            count,
            name=words.name(t, month.items[0], today),
        )
    ]
    if own:
        lines.append(
            t._(
                "Left open: {units}. Nobody closes the return of their own unit; "
                "please ask another supervisor.",
                units=_names(t, own),
            )
        )
    if month.missing:
        lines.append(t._("Still missing: {units}", units=_names(t, month.missing)))
    return Markup("\n").join(lines)


def nothing_to_close(t: Tongue) -> str:
    return t.plain("There is nothing to close in this month.")
