"""The material of a task: who sent what, and all of it again for those who may see it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from db.filed import Filed, filed
from db.items import Item, items_of_task
from db.models.evidence import FileKind
from db.visibility import visible_to
from handlers.keyboards import base
from handlers.keyboards import files as keyboards
from handlers.presses import number
from handlers.texts import files as texts
from handlers.texts import words
from handlers.visit import Visit

LISTED = 5
"""Reports with files that /task names."""
SENT_AGAIN = 30
"""Files that one press brings."""
ALBUM = 10
"""Bot API: sendMediaGroup, "media": 2 to 10 pieces."""
METHODS = {
    FileKind.PHOTO: ("sendPhoto", "photo"),
    FileKind.VIDEO: ("sendVideo", "video"),
    FileKind.DOCUMENT: ("sendDocument", "document"),
}


def listed(visit: Visit, visible: Sequence[Item]) -> tuple[list[Markup], base.Button | None]:
    """The lines under a task, newest first, and the button that brings the files."""
    found = filed(visit.session, [item.id for item in visible])
    by_report = [list(part) for _, part in groupby(found, key=lambda one: one.report_id)]
    items = {item.id: item for item in visible}
    lines = [_line(visit, part, items[part[0].assignment_id]) for part in by_report[-LISTED:]]
    if not found:
        return [], None
    first = visible[0]
    button = keyboards.material(visit.t, first.cycle_id, first.task, len(found))
    return lines[::-1], button


def _line(visit: Visit, part: Sequence[Filed], item: Item) -> Markup:
    return texts.line(
        visit.t,
        when=words.moment(visit.t, part[0].at, visit.office, visit.now),
        who=f"{item.unit} {part[0].who}".strip(),
        duty=item.duty,
        files=texts.kinds(visit.t, [(one.kind, one.file_name) for one in part]),
    )


def _bring(visit: Visit, _action: str, argument: str) -> None:
    """What one may see is asked anew: a post may have changed since the button was drawn."""
    cycle, _, task = argument.partition(":")
    items = items_of_task(visit.session, task, today=visit.today)
    visible = visible_to(visit.who.actor, [i for i in items if i.cycle_id == number(cycle)])
    found = filed(visit.session, [item.id for item in visible])
    if not found:
        visit.toast(texts.none_left(visit.t))
        return
    visit.toast()
    by_id = {item.id: item for item in visible}
    if len(found) > SENT_AGAIN:
        visit.say(texts.only_newest(visit.t, SENT_AGAIN))
    for part in _albums(found[-SENT_AGAIN:]):
        _send(visit, part, by_id[part[0].assignment_id])


def _albums(found: Sequence[Filed]) -> Iterator[list[Filed]]:
    """The files of one person on one report, pictures and documents apart, ten at the most."""
    ordered = sorted(found, key=_group)
    for _, part in groupby(ordered, key=_group):
        pieces = list(part)
        for start in range(0, len(pieces), ALBUM):
            yield pieces[start : start + ALBUM]


def _group(one: Filed) -> tuple[int, int, bool]:
    return one.report_id, one.person_id, one.kind is FileKind.DOCUMENT


def _send(visit: Visit, pieces: Sequence[Filed], item: Item) -> None:
    first = pieces[0]
    about = texts.caption(
        visit.t,
        item,
        who=f"{item.unit} {first.who}".strip(),
        when=words.moment(visit.t, first.at, visit.office, visit.now),
        today=visit.today,
    )
    instead = str(texts.gone(visit.t, about))
    if len(pieces) == 1:
        method, name = METHODS[first.kind]
        visit.show(method, {name: first.file_id, **_under(about), "instead": instead}, [item.id])
        return
    media: list[dict[str, Any]] = [{"type": one.kind.value, "media": one.file_id} for one in pieces]
    media[0] |= _under(about)
    visit.show("sendMediaGroup", {"media": media, "instead": instead}, [item.id])


def _under(about: Markup) -> dict[str, str]:
    return {"caption": str(about), "parse_mode": "HTML"}


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {"material": _bring}
