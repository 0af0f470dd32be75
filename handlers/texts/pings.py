"""What the bot says unasked: reminders, the opening of a cycle, who has not handed in."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit, section
from handlers.texts.listing import Page, beyond, first_open, grouped, which

NEXT = 5


def ping(
    t: Tongue,
    greeting: str,
    items: Sequence[Item],
    today: date,
    *,
    guessed: bool,
    warning: Markup | None = None,
    standing: Sequence[Markup] = (),
    page: Page | None = None,
) -> Markup:
    """One person's reminders of one slot, most urgent first: a page of them.

    `guessed`: holidays unannounced; `standing`: for whom they are reminded, if not for themselves;
    `warning`: who hears next if nobody answers; `page`: what of all that the message lists.
    """
    if first_open(items) is None:
        head = t._("{greeting}, all of this is answered:", greeting=greeting)
    else:
        head = t.plural(
            "{greeting}, {n} item needs your attention:",
            "{greeting}, {n} items need your attention:",
            _open(items),
            greeting=greeting,
        )
    tail = [*([warning] if warning else []), *_how(t, items, page)]
    if guessed:
        tail.append(words.guessed(t))
    return _paged(t, [head, *standing], items, today, tail, page)


def nudge(
    t: Tongue,
    greeting: str,
    by: str,
    items: Sequence[Item],
    today: date,
    standing: Sequence[Markup] = (),
    page: Page | None = None,
) -> Markup:
    """催办 by hand: who asks, and about what; a page of it."""
    head = t.plural(
        "{greeting}, {by} asks you to report on {n} item as soon as you can:",
        "{greeting}, {by} asks you to report on {n} items as soon as you can:",
        len(items),
        greeting=greeting,
        by=by,
    )
    return _paged(t, [head, *standing], items, today, _how(t, items, page), page)


def _paged(
    t: Tongue,
    head: Sequence[Markup],
    items: Sequence[Item],
    today: date,
    tail: Sequence[Markup],
    page: Page | None,
) -> Markup:
    """What else the message lists stands below it, and so does the count of what is left then."""
    page = page or Page(0, len(items))
    last = page.places.stop <= len(items)
    lines = [*which(t, page), *grouped(t, items, today, page), *(beyond(t, page) if last else [])]
    return Markup("\n").join([*head, *lines, *tail])


def _open(items: Sequence[Item]) -> int:
    return len([item for item in items if not item.finished])


def _how(t: Tongue, items: Sequence[Item], page: Page | None) -> list[Markup]:
    """With an example from this page."""
    shown = [items[n] for n in page.places if n < len(items)] if page else items
    example = first_open(shown) or first_open(items)
    return [how_to_answer(t, example)] if example else []


def how_to_answer(t: Tongue, item: Item) -> Markup:
    """The last line of a reminder."""
    return t._(
        "Press a button, or just write, for example “{example}”. All your tasks: /mine",
        example=example(t, item),
    )


def example(t: Tongue, item: Item) -> str:
    """What this person could write about the first of them: a return needs its figures."""
    if item.figure_names:
        figures = ("1203", "862", "415")[: len(item.figure_names)]
        return f"{item.duty} {t.plain(', ').join(figures)}"
    return t.plain("{code} is done", code=item.duty)


def opening(
    t: Tongue,
    greeting: str,
    title: str,
    year: int,
    items: Sequence[Item],
    today: date,
    standing: Sequence[Markup] = (),
    *,
    guessed: bool,
) -> Markup:
    """The first message of a cycle: how much is owed, and what comes first; `guessed` as above."""
    dated = sorted((i for i in items if i.due_on and i.due_on >= today), key=_by_due)
    past = sorted((i for i in items if i.due_on and i.due_on < today), key=_by_due)
    head = [
        t.plural(
            "Hello, {greeting}. “{title}” is being followed up here in {year}. "
            "{n} item is assigned to you.",
            "Hello, {greeting}. “{title}” is being followed up here in {year}. "
            "{n} items are assigned to you.",
            len(_first_per_duty(items)),
            greeting=greeting,
            title=title,
            year=year,
        ),
        *standing,
    ]
    lines: list[Markup] = []
    if past:
        heading = t._("<b>Already past due: please report how these stand</b>")
        lines += section(t, heading, words.lines(t, past, today), NEXT)
    if coming := _first_per_duty(dated):
        heading = t._("<b>Next due dates</b>")
        lines += section(t, heading, words.lines(t, coming, today), NEXT)
    tail = [
        t._("I will remind you on working days before each date. All your tasks: /mine"),
        *([words.guessed(t)] if guessed else []),
    ]
    return Markup("\n").join([*head, *lines, *tail])


def _by_due(item: Item) -> tuple[date, int]:
    return item.due_on or date.max, item.task_position


def _first_per_duty(items: Sequence[Item]) -> list[Item]:
    """Of a monthly return only the nearest month."""
    nearest: dict[tuple[int, int], Item] = {}
    for item in items:
        nearest.setdefault((item.duty_id, item.unit_id), item)
    return list(nearest.values())


def receipt(t: Tongue, item: Item, missing: Sequence[str], owing: int, today: date) -> Markup:
    """To those who receive a return, below a greeting: which units have not handed it in."""
    head = [
        t._(
            "{name}: {due}.",
            name=words.name(t, item, today),
            due=words.due(t, item.due_on, today),
        ),
        t._(
            "{done} of {all} units have sent it in. Still missing:",
            done=owing - len(missing),
            all=owing,
        ),
    ]
    return fit(t, head, [Markup("· {}").format(unit) for unit in missing])
