"""Our own small grammar of Chinese dates, one family of phrases a module."""

from handlers.inputs.dates.found import DateFound, far
from handlers.inputs.dates.grammar import find_dates

__all__ = ["DateFound", "far", "find_dates"]
