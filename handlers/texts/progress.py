"""How far the several units of a duty are."""

from collections.abc import Sequence

from markupsafe import Markup

from db.rules.progress import Progress
from handlers.i18n import Tongue

NAMED = 6
"""Units named in one line; the rest is counted."""


def duty(t: Tongue, how_far: Progress, silent: Sequence[str]) -> Markup:
    """12/20已办结 · 未反馈：…"""
    line = t._("   {n} of {all} units done", n=how_far.finished, all=how_far.owing)
    if not silent:
        return line
    return Markup("{} · {}").format(line, t._("not answered: {names}", names=some(t, silent)))


def collective(t: Tongue, name: str, how_far: Progress) -> Markup:
    """A collective is done when its members are."""
    if how_far.done:
        return t._("   {name}: all {all} done", name=name, all=how_far.owing)
    return t._("   {name}: {n} of {all} done", name=name, n=how_far.finished, all=how_far.owing)


def some(t: Tongue, names: Sequence[str], most: int = NAMED) -> str:
    """Names, at most so many, and how many there are in all."""
    shown = t.plain(", ").join(names[:most])
    if len(names) <= most:
        return shown
    return t.plain("{names} and others ({n} units)", names=shown, n=len(names))
