"""Files that somebody exported in chat."""

from jobs.making import Make

MAKERS: dict[str, Make] = {}
