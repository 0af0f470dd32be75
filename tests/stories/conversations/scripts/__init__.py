"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import reporting

TALKS = (*reporting.TALKS,)
