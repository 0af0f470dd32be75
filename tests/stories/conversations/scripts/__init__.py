"""The conversations, in the order of the page."""

from tests.stories.conversations.scripts import extending, reporting, reviewing

TALKS = (*reporting.TALKS, *extending.TALKS, *reviewing.TALKS)
