"""Days that no calendar has: 9月31日, 2023年2月29日, 13月5日. No dates, but worth asking."""

import re

from handlers.inputs.dates.pieces import NUM, day_of
from handlers.inputs.numerals import small

_DAY = re.compile(rf"(?:(?<!\d)(?P<y>\d{{4}})年)?(?P<m>{NUM})月份?(?P<d>{NUM})[日号]")
_LEAP = 2024


def impossible_days(text: str) -> list[int]:
    """Where such days stand in a (normalized) text."""
    if "月" not in text:
        return []
    return [
        match.start()
        for match in _DAY.finditer(text)
        if not day_of(int(match["y"] or _LEAP), small(match["m"]), small(match["d"]))
    ]
