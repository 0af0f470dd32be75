"""Buttons under files: which item, how it stands, not this one, show the material."""

from collections.abc import Sequence

from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.keyboards.pings import BLOCKED, DONE, UNDER_WAY
from handlers.keyboards.reports import label
from handlers.texts import words

AS = "file-"
"""How the actions begin that record files with a status."""

REPORTING = (DONE, UNDER_WAY, BLOCKED)


def which(t: Tongue, items: Sequence[Item], draft_id: int) -> Markup:
    """One button a candidate; the draft holds the files."""
    rows = [[button(label(item, items), "fileto", item.id, draft_id)] for item in items]
    return inline(*rows, [button(t.plain("None of these"), "nofile", draft_id)])


def how_is(t: Tongue, item: Item, draft_id: int) -> Markup:
    """What to record the files with."""
    answers = [button(words.status(t, s), AS + s.value, item.id, draft_id) for s in REPORTING]
    return inline(answers, [button(t.plain("Cancel"), "nofile", draft_id)])


def attached(t: Tongue, attachment_id: int) -> Markup:
    """Under the answer that says where a file went by itself."""
    return inline([button(t.plain("Not this one"), "notthis", attachment_id)])


def material(t: Tongue, cycle_id: int, task: str, count: int) -> Button:
    """Under a task that has some."""
    return button(t.plain("Show material ({n})", n=count), "material", cycle_id, task)
