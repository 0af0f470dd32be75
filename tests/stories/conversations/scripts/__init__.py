"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import buttons, by_hand, doubts, monthly, reporting

TALKS = (*reporting.TALKS, *buttons.TALKS, *monthly.TALKS, *doubts.TALKS, *by_hand.TALKS)
