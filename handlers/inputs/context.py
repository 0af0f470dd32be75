"""The words just before a place in a text."""

import re

_REACH = 24


def just_before(pattern: re.Pattern[str], text: str, end: int) -> bool:
    """Whether a pattern that closes with $ matches right before `end`, within some words."""
    return bool(pattern.search(text, max(0, end - _REACH), end))
