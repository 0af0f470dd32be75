"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import by_hand, reporting

TALKS = (*reporting.TALKS, *by_hand.TALKS)
