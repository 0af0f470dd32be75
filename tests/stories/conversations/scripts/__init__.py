"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import by_hand, extending, reporting, reviewing

TALKS = (*reporting.TALKS, *extending.TALKS, *reviewing.TALKS, *by_hand.TALKS)
