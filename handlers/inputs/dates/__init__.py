"""Our own small grammar of Chinese dates, one family of phrases a module."""

from handlers.inputs.dates.found import DateFound, far
from handlers.inputs.dates.grammar import Dates, find_dates, read_dates

__all__ = ["DateFound", "Dates", "far", "find_dates", "read_dates"]
