"""What people ask to see: my tasks, one task. The board: see overall."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from db.items import Item
from db.rules.lights import worst
from db.rules.terms import DueOrigin, Kind, UnitRole
from handlers.i18n import Tongue
from handlers.texts import files, views, words
from handlers.texts.fit import clip, cut, fit, headed

MINE = 45
"""Lines of 我的任务 on a page."""
ROLES = (UnitRole.RESPONSIBLE, UnitRole.LEAD, UnitRole.SUPPORT)
Progress = Mapping[int, Sequence[Markup]]
NO_PROGRESS: Progress = {}


def mine(
    t: Tongue,
    greeting: str,
    items: Sequence[Item],
    today: date,
    when: str,
    instead: Sequence[Markup] = (),
    *,
    guessed: bool = False,
) -> list[Markup]:
    """我的任务, page by page: what has a date first, by date; then what has none; standing duties
    by code.

    `instead`: for whom some of these are theirs, while a colleague cannot be reminded.
    """
    owed = [item for item in items if not item.finished]
    dated = sorted(
        (item for item in owed if item.due_on), key=lambda item: (item.due_on, item.task_position)
    )
    undated = [item for item in owed if not item.due_on and item.kind != Kind.STANDING]
    standing = [item for item in owed if item.kind == Kind.STANDING]
    lines = words.lines(t, dated, today)
    lines += headed(t._("<b>No date set</b>"), words.lines(t, undated, today))
    lines += headed(t._("<b>Standing duties</b>"), [_standing(standing)] if standing else [])
    pages = cut(lines, most=MINE)
    head = [_mine_head(t, greeting, items, owed), *instead]
    tail = [words.guessed(t)] if guessed else []
    tail += [_how(t, item) for item in (*dated, *undated, *standing)[:1]]
    tail += [views.as_of(t, when)]
    return [
        Markup("\n").join([*head, *views.page_of(t, number, len(pages)), *page, *tail])
        for number, page in enumerate(pages)
    ]


def _how(t: Tongue, item: Item) -> Markup:
    """How to answer, with an example that is this person's own."""
    return t._(
        "Just write, for example “{code} done”. Details: /task {task}",
        code=item.duty,
        task=item.task,
    )


def _mine_head(t: Tongue, greeting: str, items: Sequence[Item], owed: Sequence[Item]) -> Markup:
    if not owed:
        return t._("{greeting}, you have nothing open at the moment.", greeting=greeting)
    return t.plural(
        "{greeting}, you have {n} open item ({done} done):",
        "{greeting}, you have {n} open items ({done} done):",
        len(owed),
        greeting=greeting,
        done=len(items) - len(owed),
    )


def _standing(items: Sequence[Item]) -> Markup:
    """The codes of standing duties, a line a year."""
    lines = [
        Markup("   ") + " ".join(dict.fromkeys(item.duty for item in group))
        for _, group in groupby(items, key=lambda item: item.cycle_id)
    ]
    return Markup("\n").join(lines)


def nothing_owed(t: Tongue, greeting: str) -> Markup:
    return t._("{greeting}, nothing is assigned to you at present.", greeting=greeting)


def task(
    t: Tongue,
    items: Sequence[Item],
    visible: Sequence[Item],
    said: Sequence[str],
    today: date,
    when: str,
    progress: Progress = NO_PROGRESS,
    material: Sequence[str] = (),
    *,
    guessed: bool = False,
) -> Markup:
    """One task: its duties with source sentences and dates; lights only of what one may see.

    `said`: the last reports; `progress`: by duty, what is said below it of its several units;
    `material`: who sent which files; `guessed`: a date hangs on holidays not announced yet.
    """
    first = items[0]
    head = [
        t._(
            "<b>Task {number}. {title}</b>\n{section} · {year} · as of {when}",
            number=first.task,
            title=first.task_title,
            section=first.section,
            year=first.year,
            when=when,
        )
    ]
    tail: list[str] = [words.guessed(t)] if guessed else []
    tail += [t._("\n<b>Last reports</b>"), *said] if said else []
    tail += [files.heading(t), *material] if material else []
    return fit(t, head, _sentences(t, items, visible, today, progress), tail)


def _sentences(
    t: Tongue, items: Sequence[Item], visible: Sequence[Item], today: date, progress: Progress
) -> list[Markup]:
    """A block a sentence; who it is laid on stands below where that changes."""
    blocks: list[Markup] = []
    last = Markup("")
    for source in dict.fromkeys(item.source for item in items):
        part = [item for item in items if item.source == source]
        block = _sentence(t, part, visible, today, progress)
        if units(t, part) != last:
            last = units(t, part)
            block = Markup("\n").join([block, last])
        blocks.append(block)
    return blocks


def _sentence(
    t: Tongue, items: Sequence[Item], visible: Sequence[Item], today: date, progress: Progress
) -> Markup:
    """One sentence of the notice, and above it the duties that were read from it."""
    codes = dict.fromkeys(item.duty for item in items)
    parts = [[item for item in items if item.duty == code] for code in codes]
    duties = [
        line
        for part in parts
        for line in (_duty(t, part, visible, today), *progress.get(part[0].duty_id, ()))
    ]
    quote = Markup("<blockquote>{}</blockquote>").format(items[0].source)
    return Markup("\n").join(["", *duties, quote])


def _duty(t: Tongue, items: Sequence[Item], visible: Sequence[Item], today: date) -> Markup:
    """A duty's name and date, with the light of what may be seen of it."""
    shown = _shown(items, visible)
    mine = [item for item in visible if item.duty_id == shown.duty_id]
    mark = words.LIGHTS[worst(item.light(today) for item in mine)]
    facts = [words.name(t, shown, today), words.force(t, shown.force)]
    if shown.due_on:
        facts.append(words.due(t, shown.due_on, today))
        if shown.due_origin == DueOrigin.SET:
            facts.append(t.plain("set by the supervising office"))
    return Markup("{} {}").format(mark, Markup(" · ").join(fact for fact in facts if fact))


def _shown(items: Sequence[Item], visible: Sequence[Item]) -> Item:
    """The newest month of a return; else the first unit that one may see, one with a date before
    one without: a date may have been put off, or set, for one alone."""
    if items[0].monthly:
        return items[-1]
    may_see = {item.id for item in visible}
    seen = [item for item in items if item.id in may_see] or items
    return next((item for item in seen if item.due_on), seen[0])


def units(t: Tongue, items: Sequence[Item]) -> Markup:
    """Who a task is laid on, a line a role."""
    by_role: dict[str, dict[str, None]] = {}
    for item in sorted(items, key=lambda item: ROLES.index(UnitRole(item.role))):
        by_role.setdefault(item.role, {})[item.unit] = None
    parts = [
        t._("{role}: {units}", role=words.role(t, role), units=_names(t, list(units)))
        for role, units in by_role.items()
    ]
    return Markup("\n").join(parts)


def _names(t: Tongue, names: Sequence[str], most: int = 6) -> str:
    shown = t.plain(", ").join(names[:most])
    if len(names) <= most:
        return shown
    return t.plain("{names} and others ({n} units)", names=shown, n=len(names))


def said(t: Tongue, *, who: str, when: str, status: str, text: str) -> Markup:
    """One report in the list under a task."""
    line = t._("{when} {who}: {status}", when=when, who=who, status=status)
    return t._("{line} – {text}", line=line, text=clip(text, 80)) if text else line


def task_unknown(t: Tongue, number: str) -> Markup:
    return t._("There is no task “{number}”. Please check the number.", number=clip(number, 20))


def task_which(t: Tongue) -> Markup:
    return t._("Which task? For example: /task 5")


def task_of_which(t: Tongue, number: str) -> Markup:
    return t._("There is a task {number} in several years: which one?", number=number)
