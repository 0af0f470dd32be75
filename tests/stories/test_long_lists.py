"""Where a page of a reminder begins and ends, and that the longest names still fit a message."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from db.engine import Register
from db.items import Item, all_items
from handlers.i18n import LANGUAGES, Tongue, tongue
from handlers.texts import escalation as escalation_texts
from handlers.texts import pings
from handlers.texts.fit import LIMIT, length
from handlers.texts.listing import SIZE, Page, page_with, ringed

MAY_5 = date(2023, 5, 5)
ZH = tongue("zh_CN")


@pytest.fixture
def late(bound_url: str) -> Iterator[list[Item]]:
    """What is due on 30 April: 2a and 3a, of many units."""
    with closing(Register(bound_url)) as register, register.read() as session:
        found = all_items(session, today=MAY_5)
        yield [item for item in found if item.due_on == date(2023, 4, 30)]


@pytest.mark.parametrize(
    ("place", "count", "places", "left"),
    [
        pytest.param(0, 1, range(0, 1), 0, id="one"),
        pytest.param(7, 8, range(0, 8), 0, id="a full page"),
        pytest.param(7, 9, range(0, 8), 1, id="one too many"),
        pytest.param(8, 9, range(8, 9), 0, id="which stands alone"),
        pytest.param(10, 24, range(8, 16), 8, id="in the middle"),
        pytest.param(99, 24, range(16, 24), 0, id="beyond the last"),
        pytest.param(0, 0, range(0, 0), 0, id="nothing"),
    ],
)
def test_pages(place: int, count: int, places: range, left: int) -> None:
    page = page_with(place, count)
    assert (page.places, page.left) == (places, left)


def test_a_page_may_end_among_what_the_units_others_owe(late: list[Item]) -> None:
    mine, unit = late[:6], late[6:10]
    pages = [_whole(mine, unit, [], Page(number, 10)) for number in (0, 1)]
    first, second = (page.splitlines() for page in pages)
    numbers = [
        [line[0] for line in page if line[:1] in tuple("①②③④⑤⑥⑦⑧⑨⑩")] for page in (first, second)
    ]
    assert numbers == [list("①②③④⑤⑥⑦⑧"), list("⑨⑩")]
    assert first[-1] == "还有2项，请点“更多”查看。"
    assert second[:2] == [
        "李科长，您好。本单位以下4项已过时限、尚未反馈，请帮助提醒或协助办理：",
        "第9至10项：",
    ]


def test_the_count_of_the_rest_stands_below_a_page_of_ones_own(late: list[Item]) -> None:
    first, second = (_whole(late[:8], late[8:9], [], Page(number, 9)) for number in (0, 1))
    assert "还有1项，请点“更多”查看。\n2a、3a如今天仍未反馈" in first
    assert "另有本单位" not in first
    assert second.splitlines()[1] == "第9项："


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_names_fit(late: list[Item], language: str) -> None:
    """Titles and units ten times as long as any, with everything else that a message may say."""
    t = tongue(language)
    long = [
        replace(item, id=n, title="督<办>" * 100, unit="局&处" * 50, duty=f"保障{n}a")
        for n, item in enumerate(late * 10)
    ]
    text = _whole(long[:60], long[60:90], long[90:140], Page(0, 90), t)
    assert length(text) <= LIMIT
    assert all(ringed(place) in text for place in range(SIZE))
    assert "督&lt;办&gt;" in text


def _whole(
    mine: list[Item], unit: list[Item], office: list[Item], page: Page, t: Tongue = ZH
) -> str:
    """A message as jobs and handlers put it together."""
    told = page.places.start < len(mine)
    warning = escalation_texts.warning(t, mine[:40], {one.id: MAY_5 for one in mine}, MAY_5)
    parts = [
        pings.ping(
            t,
            "李科长",
            mine,
            MAY_5,
            guessed=True,
            warning=warning,
            standing=[Markup("👥 代刘科长")],
            page=page,
        )
    ]
    below = escalation_texts.told(
        t,
        None if told else "李科长",
        [(item, "王科长") for item in unit],
        office,
        MAY_5,
        start=len(mine),
        how=True,
        page=page,
    )
    return "\n\n".join([*(parts if told else []), *([below] if below else [])])
