"""Moments and days as the office writes them."""

from datetime import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """`at("2023-04-14 09:00")`: that minute on the office's wall clock, aware."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
