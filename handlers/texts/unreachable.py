"""Who cannot be reminded, told to those who decide about the unit."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.rules.reach import Why
from db.unreachable import Lost
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit

REASONS = (Why.BLOCKED, Why.VACANT, Why.UNBOUND)


def lost(t: Tongue, greeting: str, posts: Sequence[Lost], today: date) -> Markup:
    """A line a post, under the reason and what helps."""
    head = [
        t.plural(
            "Hello, {greeting}. For {n} post nobody can be reminded at the moment:",
            "Hello, {greeting}. For {n} posts nobody can be reminded at the moment:",
            len(posts),
            greeting=greeting,
        )
    ]
    lines = [line for why in REASONS for line in _group(t, why, posts, today)]
    return fit(t, head, lines)


def _group(t: Tongue, why: Why, posts: Sequence[Lost], today: date) -> list[Markup]:
    """The heading stands on the first line's own, so that a count of lines counts posts."""
    lines = [_line(t, one, today) for one in posts if one.cause.why is why]
    return [Markup("{}\n{}").format(_heading(t, why), lines[0]), *lines[1:]] if lines else []


def _heading(t: Tongue, why: Why) -> Markup:
    if why is Why.BLOCKED:
        return t._("<b>Cannot be written to</b> (opening the bot again and /start puts it right)")
    if why is Why.UNBOUND:
        return t._("<b>Not registered</b> (the administrator sends a link: duban invite)")
    return t._("<b>Nobody holds the post</b> (the administrator enters one: duban roster load)")


def _line(t: Tongue, one: Lost, today: date) -> Markup:
    facts = []
    if one.cause.since:
        facts.append(t.plain("since {day}", day=words.day(t, one.cause.since, today)))
    facts.append(str(t.plural("{n} item open", "{n} items open", one.open)))
    if one.next_due:
        facts.append(t.plain("next due {day}", day=words.day(t, one.next_due, today)))
    who = f"{one.unit}{one.title or ''}"
    return t._("· {who}: {facts}", who=who, facts=" · ".join(facts))
