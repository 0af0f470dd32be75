"""Buttons under echoes and the questions about a report."""

from collections.abc import Sequence

from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline

ROWS = 8
"""Candidates that one is asked about."""
PRIOR, OURS = "prior", "ours"


def choose(t: Tongue, items: Sequence[Item], draft_id: int) -> Markup:
    """One button a candidate; the draft holds what was said."""
    rows = [[button(label(item, items), "pick", item.id, draft_id)] for item in items[:ROWS]]
    return inline(*rows, [button(t.plain("None of these"), "drop", draft_id)])


def label(item: Item, items: Sequence[Item]) -> str:
    """What a button calls one of several items."""
    return f"{item.duty} {item.title}"[:40] + _apart(item, items)


def _apart(item: Item, items: Sequence[Item]) -> str:
    """The unit and the year, where the candidates differ in them."""
    unit = item.unit if len({other.unit_id for other in items}) > 1 else ""
    year = str(item.year) if len({other.cycle_id for other in items}) > 1 else ""
    return f" ({unit}{year})" if unit or year else ""


def confirm(t: Tongue, draft_id: int) -> Markup:
    """Under a card that shows what would be recorded."""
    yes = button(t.plain("Record"), "yes", draft_id)
    return inline([yes, button(t.plain("Cancel"), "drop", draft_id)])


def question(t: Tongue, draft_id: int, without_figure: Item | None) -> Markup:
    """Under a question for what a report lacks; 推进中 may do without its figure."""
    cancel = button(t.plain("Cancel"), "drop", draft_id)
    if without_figure is None:
        return inline([cancel])
    return inline([button(t.plain("No figure yet"), "nofigure", without_figure.id), cancel])


def reasons(t: Tongue, draft_id: int) -> Markup:
    """The frequent reasons why a duty does not apply; any other is written."""
    labels = reason_labels(t)
    rows = [[button(label, "because", draft_id, code)] for code, label in labels.items()]
    return inline(*rows, [button(t.plain("Cancel"), "drop", draft_id)])


def reason_labels(t: Tongue) -> dict[str, str]:
    """What the buttons say, and what is then recorded as the reason."""
    return {PRIOR: t.plain("Completed before"), OURS: t.plain("Not ours")}


def figures(t: Tongue, draft_id: int, step: int) -> Markup:
    """Under a step of a return's form; at the first all figures may be none."""
    zero = [button("0", "fig", draft_id, "0")]
    if step == 0:
        zero.append(button(t.plain("Nothing this month"), "fig", draft_id, "nil"))
    back = [button(t.plain("Previous figure"), "fig", draft_id, "back")] if step else []
    return inline(zero, [*back, button(t.plain("Cancel"), "drop", draft_id)])
