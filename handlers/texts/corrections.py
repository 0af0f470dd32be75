"""更正 and 撤回: what was said before and now, and why it can no longer be changed."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.rules.corrections import Refusal
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit


def corrected(t: Tongue, item: Item, was: Sequence[str], today: date) -> Markup:
    """The first two lines of the echo of a correction."""
    return t._(
        "✏️ Corrected: {name}\nBefore: {was}",
        name=words.name(t, item, today),
        was=Markup(" · ").join(was),
    )


def propose(t: Tongue, changes: Sequence[Markup], later: Sequence[Markup] = ()) -> Markup:
    """What a message was taken for, and what it would be now."""
    return fit(t, [t._("Shall I correct the record?")], changes, later)


def change(t: Tongue, item: Item, was: Sequence[str], now: Sequence[str], today: date) -> Markup:
    return t._(
        "· {name}\n   {was} → {now}",
        name=words.name(t, item, today),
        was=Markup(" · ").join(was),
        now=Markup(" · ").join(now),
    )


def withdrawn(t: Tongue, item: Item, was: Sequence[str], today: date) -> Markup:
    return t._(
        "· {name}\n   {was} → taken back",
        name=words.name(t, item, today),
        was=Markup(" · ").join(was),
    )


def added(t: Tongue, item: Item, now: Sequence[str], today: date) -> Markup:
    return t._(
        "· {name}\n   new: {now}",
        name=words.name(t, item, today),
        now=Markup(" · ").join(now),
    )


def said_since(t: Tongue, item: Item, who: str, said: Sequence[str]) -> Markup:
    """Somebody reported after what is corrected: the correction would then count instead."""
    return t._(
        "Please note: since then {who} reported on {code}: {said}.",
        who=who,
        code=item.duty,
        said=Markup(" · ").join(said),
    )


def kept(t: Tongue) -> Markup:
    return t._("All right, the record stays as it was.")


def already_so(t: Tongue, item: Item) -> Markup:
    return t._("{code} is recorded like that already.", code=item.duty)


def not_understood(t: Tongue) -> Markup:
    return t._(
        "I could not find a report in the edited message, so the record stays as it was. "
        "To take it back, press the button."
    )


def taken_out(t: Tongue, codes: Sequence[str]) -> Markup:
    return t._("↩️ Taken back: {codes}.", codes=t.plain(", ").join(codes))


def refused(t: Tongue, why: Refusal) -> str:
    """One line on what to do instead."""
    return {
        Refusal.TAKEN_BACK: t.plain(
            "That report was taken back before. If something changed, please send a new one."
        ),
        Refusal.CORRECTED: t.plain(
            "That report was corrected meanwhile. To undo the correction, "
            "press “Take back” under it."
        ),
        Refusal.REVIEWED: t.plain(
            "That report has been reviewed and stays as it is. If something changed, "
            "please send a new one or tell the supervising office."
        ),
        Refusal.LATE: t.plain(
            "That report is more than 24 hours old and stays as it is. If something changed, "
            "please send a new one or tell the supervising office."
        ),
    }[why]
