"""What becomes of a message whose turn to be sent has come."""

from zoneinfo import ZoneInfo

import pytest

from db.rules.freshness import Fate, fate
from db.rules.office import Office
from tests.moments import at

OFFICE = Office(ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("kind", "made", "now", "wanted"),
    [
        pytest.param("ping", "04-28 09:00", "04-28 09:01", Fate.SEND, id="a minute later"),
        pytest.param("ping", "04-28 09:00", "04-28 17:29", Fate.SEND, id="the same afternoon"),
        pytest.param("ping", "04-28 09:00", "04-28 17:30", Fate.WAIT, id="in the evening"),
        pytest.param("ping", "04-28 09:00", "05-01 10:00", Fate.WAIT, id="on a holiday"),
        pytest.param("ping", "04-28 09:00", "05-04 08:59", Fate.WAIT, id="before nine"),
        pytest.param("ping", "04-28 09:00", "05-04 09:00", Fate.ANEW, id="after the holiday"),
        pytest.param("digest", "04-27 09:00", "04-28 09:00", Fate.ANEW, id="a digest of yesterday"),
        pytest.param("calendar", "04-27 09:00", "04-28 09:00", Fate.SEND, id="dates that moved"),
        pytest.param("group", "04-28 08:30", "04-28 08:30", Fate.SEND, id="a group at half past"),
        pytest.param("group", "04-28 08:30", "04-28 20:00", Fate.WAIT, id="a group at night"),
        pytest.param("nudge", "04-28 20:00", "04-28 20:00", Fate.SEND, id="by hand, at any hour"),
        pytest.param("said", "04-28 20:00", "05-01 23:00", Fate.SEND, id="an answer, whenever"),
    ],
)
def test_it_is_sent_or_waits_or_is_made_anew(kind: str, made: str, now: str, wanted: Fate) -> None:
    assert fate(kind, at(f"2023-{made}"), now=at(f"2023-{now}"), office=OFFICE) is wanted
