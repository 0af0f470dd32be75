"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import (
    asking,
    away,
    buttons,
    by_hand,
    calendar,
    digests,
    doubts,
    escalating,
    extending,
    files,
    looking,
    monthly,
    reporting,
    reviewing,
)

TALKS = (
    *reporting.TALKS,
    *buttons.TALKS,
    *monthly.TALKS,
    *doubts.TALKS,
    *files.TALKS,
    *extending.TALKS,
    *reviewing.TALKS,
    *escalating.TALKS,
    *by_hand.TALKS,
    *calendar.TALKS,
    *digests.TALKS,
    *away.TALKS,
    *asking.TALKS,
    *looking.TALKS,
)
