"""提级提醒: the warning to the 承办人, what their unit is told, and the supervisor's card."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from db.items import Item
from db.rules.terms import AssignmentState
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit
from handlers.texts.listing import Page, beyond, first_open, numbered, ringed, which
from handlers.texts.pings import how_to_answer

DAY = timedelta(days=1)
ROOM = 1_800
"""Characters for what others owe: above it stands a page of one's own."""


def warning(
    t: Tongue, items: Sequence[Item], chances: Mapping[int, date], today: date
) -> Markup | None:
    """To the 承办人 on the first working day after the date: what comes next, and when.

    `chances`: of some items, not of these alone, the day on which the supervisors see them.
    """
    heard = [item for item in items if item.id in chances]
    if not heard:
        return None
    named = t.plain(", ").join(dict.fromkeys(item.duty for item in heard))
    on = max(chances[item.id] for item in heard)
    if on == today + DAY:
        return t._(
            "What is still unanswered today of {codes} goes to the supervising office tomorrow.",
            codes=named,
        )
    return t._(
        "What is still unanswered today of {codes} goes to the supervising office on {day}.",
        codes=named,
        day=words.day(t, on, today),
    )


def told(
    t: Tongue,
    greeting: str | None,
    unit: Sequence[tuple[Item, str]],
    office: Sequence[Item],
    today: date,
    *,
    start: int,
    how: bool,
    page: Page,
) -> Markup:
    """What one person is told of others: of their own `unit`, each item with who handles it, and
    of those that they supervise. `greeting`, `start` and `page`: see `of_unit`."""
    parts = []
    if page.places.stop > start:
        parts.append(of_unit(t, greeting, unit, today, start=start, how=how, page=page))
    if office:
        called = None if parts else greeting
        parts.append(of_others(t, called, office, today, start=start + len(unit)))
    return Markup("\n\n").join(parts)


def of_unit(
    t: Tongue,
    greeting: str | None,
    items: Sequence[tuple[Item, str]],
    today: date,
    *,
    start: int,
    how: bool,
    page: Page,
) -> Markup:
    """To the others of a unit: what it has not answered, and who handles each.

    Without a greeting it stands under something else; `start`: how many stand there; `how`:
    whether the reader may answer; `page`: what of all that is shown.
    """
    lines = [
        _of_unit(t, place, item, name, today)
        for place, (item, name) in enumerate(items, start)
        if place in page.places
    ]
    above = which(t, page) if greeting else []
    head = [_unit_head(t, greeting, len(items)), *above]
    tail = _unit_tail(t, [item for item, _ in items], how=how) if greeting else []
    return Markup("\n").join([*head, *lines, *beyond(t, page), *tail])


def _unit_tail(t: Tongue, items: Sequence[Item], *, how: bool) -> list[Markup]:
    example = first_open(items)
    if not how:
        return [t._("A word from whoever handles it is enough.")]
    return [how_to_answer(t, example)] if example else []


def _unit_head(t: Tongue, greeting: str | None, count: int) -> Markup:
    if greeting is None:
        return t.plural(
            "Also, {n} item of your unit is past its date and unanswered; please lend a hand:",
            "Also, {n} items of your unit are past their date and unanswered; please lend a hand:",
            count,
        )
    return t.plural(
        "{greeting}, {n} item of your unit is past its date and unanswered; please lend a hand:",
        "{greeting}, {n} items of your unit are past their date and unanswered; please lend a "
        "hand:",
        count,
        greeting=greeting,
    )


def _of_unit(t: Tongue, place: int, item: Item, who: str, today: date) -> Markup:
    line = numbered(t, (place, item), today)
    return line + t._(" · handled by {who}", who=who) if who else line


def of_others(
    t: Tongue, greeting: str | None, items: Sequence[Item], today: date, *, start: int
) -> Markup:
    """To a supervisor: who has not answered, duty by duty; `items` as `by_duty` has them."""
    if greeting is None:
        head = t.plural(
            "Also, {n} item of other units is overdue and unanswered:",
            "Also, {n} items of other units are overdue and unanswered:",
            len(items),
        )
    else:
        head = t.plural(
            "{greeting}, {n} item is overdue and its unit has not answered. Please look at it:",
            "{greeting}, {n} items are overdue and their units have not answered. Please look at "
            "them:",
            len(items),
            greeting=greeting,
        )
    blocks = [_block(t, part, today) for part in _parts(list(enumerate(items, start)))]
    return fit(t, [head], blocks, limit=ROOM)


def by_duty(items: Sequence[Item]) -> list[Item]:
    """The same duty with the same date together, where the first of them stood."""
    return [item for part in _parts(list(enumerate(items))) for _, item in part]


def _parts(places: Sequence[tuple[int, Item]]) -> list[list[tuple[int, Item]]]:
    found: dict[tuple[int, str, date | None], list[tuple[int, Item]]] = {}
    for place, item in places:
        found.setdefault((item.duty_id, item.period, item.due_on), []).append((place, item))
    return list(found.values())


def _block(t: Tongue, part: Sequence[tuple[int, Item]], today: date) -> Markup:
    """A duty with its date, and below it the units."""
    first = part[0][1]
    units = " ".join(f"{ringed(place)}{_unit(t, item)}" for place, item in part)
    light = words.LIGHTS[first.light(today)]
    head = Markup("{} {}").format(light, words.name(t, first, today))
    return Markup("{}\n   {}\n   {}").format(head, words.due(t, first.due_on, today), units)


def _unit(t: Tongue, item: Item) -> str:
    """What was said before the date is worth a word; that nothing was goes without saying."""
    if item.state == AssignmentState.OPEN:
        return item.unit
    return t.plain("{unit} ({why})", unit=item.unit, why=words.state(t, item.state))
