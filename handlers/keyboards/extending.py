"""Buttons of 延期: a later date, the reason, and the supervisor's decision."""

from collections.abc import Sequence
from datetime import date

from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline
from handlers.texts import deciding, words
from handlers.texts import extending as texts

ANSWERS = ("reason", "time", "others")
"""The frequent reasons for a refusal, as their buttons' data names them."""


def dates(
    t: Tongue,
    choices: Sequence[tuple[str, date]],
    draft_id: int,
    today: date,
    *,
    action: str = "until",
    confirm: date | None = None,
) -> Markup:
    """Quick dates, each with its day; `confirm`: the day that was named, for a tap."""
    rows = [
        [button(texts.choice(t, name, words.day(t, day, today)), action, day.isoformat(), draft_id)]
        for name, day in choices
    ]
    yes = []
    if confirm:
        label = texts.choice(t, "yes", words.day(t, confirm, today))
        yes = [button(label, action, confirm.isoformat(), draft_id)]
    return inline(yes, *rows, [_cancel(t, draft_id)])


def cancel(t: Tongue, draft_id: int) -> Markup:
    return inline([_cancel(t, draft_id)])


def withdraw(t: Tongue, extension_id: int) -> Markup:
    """Under the echo of a request."""
    return inline([button(t.plain("Withdraw the request"), "unask", extension_id)])


def decide(t: Tongue, extension_id: int) -> Markup:
    """Under the supervisor's card."""
    return inline(
        [
            button(t.plain("Agree"), "grant", extension_id),
            button(t.plain("Refuse"), "refuse", extension_id),
            button(t.plain("Another date"), "redate", extension_id),
        ]
    )


def refusal(t: Tongue, draft_id: int) -> Markup:
    """The frequent reasons, or none at all."""
    rows = [[button(deciding.answer(t, name), "refused", name, draft_id)] for name in ANSWERS]
    none = button(t.plain("Without a reason"), "refused", "", draft_id)
    return inline(*rows, [none, _cancel(t, draft_id)])


def _cancel(t: Tongue, draft_id: int) -> dict[str, str]:
    return button(t.plain("Cancel"), "drop", draft_id)
