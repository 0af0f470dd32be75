"""Buttons under the quarterly form: 均正常, or which item is not."""

from collections.abc import Sequence

from db.items import Item
from db.rules.terms import ReportStatus
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline
from handlers.texts import standing as texts
from handlers.texts import words

PER_ROW, ROWS = 4, 6
PAGE = PER_ROW * ROWS
SITUATIONS = (ReportStatus.BLOCKED, ReportStatus.NOT_STARTED, ReportStatus.NOT_APPLICABLE)


def form(t: Tongue) -> Markup:
    well = button(texts.said(t), "well")
    odd = button(t.plain("Not all of them"), "odd", 0)
    return inline([well, odd], [button(t.plain("Acknowledge"), "ack")])


def which(t: Tongue, items: Sequence[Item], page: int) -> Markup:
    """The items still unanswered; the others are well on asking."""
    shown = items[page * PAGE : (page + 1) * PAGE]
    codes = [button(item.duty, "situation", item.id) for item in shown]
    rows = [codes[start : start + PER_ROW] for start in range(0, len(codes), PER_ROW)]
    turn = [button(t.plain("‹ Previous"), "odd", page - 1)] if page else []
    if (page + 1) * PAGE < len(items):
        turn.append(button(t.plain("Next ›"), "odd", page + 1))
    rest = button(t.plain("All others are well"), "well")
    return inline(*rows, turn, [rest, button(t.plain("Back"), "form")])


def situation(t: Tongue, draft_id: int) -> Markup:
    """Under the question what is the matter with one item."""
    answers = [button(words.status(t, one), "sit", draft_id, one.value) for one in SITUATIONS]
    return inline(answers, [button(t.plain("Cancel"), "drop", draft_id)])


def take_back(t: Tongue, report_id: int) -> Markup:
    """One 撤回 for all that 均正常 said."""
    return inline([button(t.plain("Take back"), "undoall", report_id)])
