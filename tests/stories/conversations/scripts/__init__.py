"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import by_hand, files, reporting

TALKS = (*reporting.TALKS, *files.TALKS, *by_hand.TALKS)
