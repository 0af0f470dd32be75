"""◀ ▶ under the history: the press says which task, of what, and which page."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline


def paging(t: Tongue, scope: str, page: int, pages: int) -> Markup | None:
    """`scope` is the task with its filters; nothing where one page is all."""
    row = []
    if page > 1:
        row.append(button(t.plain("◀ Earlier"), "hist", scope, page - 1))
    if page < pages:
        row.append(button(t.plain("Later ▶"), "hist", scope, page + 1))
    return inline(row) if row else None
