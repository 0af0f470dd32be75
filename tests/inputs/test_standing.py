"""Where a duty stands now, told from targets, changes, gaps and what was said before."""

from decimal import Decimal

import pytest

from db.rules.workdays import Calendar
from tests.inputs.notice import on_sunday

# The sentence, the figure recorded (a dash for none), and whether it is plain.
_ROWS = """
5a提高了5个百分点|-|status
5a比上月多了5个点|-|status
5a环比增长5%|-|status
5a提高了5个百分点，达到65%|65|
标准化达标率88个点，比上月涨了3个点|88|
5a由60%提升至65%|65|
5a 60%提高到65%|65|
5a：60%→65%|65|
5a距70%还差5个点|-|figure
5a还差5个点到70%|-|figure
无差别目前65%，离70%还差5个点|65|
办件比例91.3%，高于目标1.3个百分点|91.3|
5a 65%（目标70%）|65|
5a目标70%目前65%|65|
1a 90%的目标，完成88%|88|
5a完成目标的80%|80|figure
5a 60%到70%|-|figure
5a六七成|-|figure
5a过半|50|figure
14a两百来个站|200|figure
14a两三个站|-|figure
5a由58%更正为56%|56|
5a 58改成56|56|
5a 58%写错了，85%|85|
5a不是65%，是56%|56|
5a应该是56%不是65%|56|
5a刚才报58%，应该是56%|56|
16a计划4次已完成2次|2|
16a每季度1次，已2次|2|
16a已经检索了三次|3|
16a第三次检索|3|figure
5a一点零一个点|1.01|
5a went up 5 points|-|status
5a rose 5 points to 65%|65|
5a is 5 points short of 70%|-|figure
5a 65%, 5% to go|65|
5a hasn't reached 70%|-|figure
5a 65% against a target of 70%|65|
5a was 60% last month, 65% now|65|
5a 80% of target|80|figure
5a currently 65%, will reach 70% by 30 Sept|65|
5a 65% not 58%|65|
14a two stations up and running|2|
""".strip().splitlines()


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.split("|")[0])
def test_the_standing_is_recorded_and_nothing_else_is(row: str, calendar: Calendar) -> None:
    sentence, value, unsure = row.split("|")
    (item,) = on_sunday(sentence, calendar).items
    assert item.value == (None if value == "-" else Decimal(value))
    assert ",".join(item.unsure) == unsure


@pytest.mark.parametrize(
    ("sentence", "values", "unsure"),
    [
        ("无差别70%实际办件92%", ["5a 70", "5b 92"], ()),
        ("5a65 5b91", ["5a 65", "5b 91"], ()),
        ("5a、5b分别是65%和91%", ["5a 65", "5b 91"], ()),
        ("无差别和办件量分别65%和91%", ["5a 65", "5b 91"], ()),
        ("第5项两个指标都是90%", ["5a 90", "5b 90"], ()),
        ("both figures of task 5 are 90%", ["5a 90", "5b 90"], ()),
        ("5a and 5b are 65% and 91% respectively", ["5a 65", "5b 91"], ()),
        ("5号任务65%、91%", ["5a 65", "5b 91"], ("figure",)),
        ("第5项，前者65后者91", ["5a 65", "5b 91"], ("figure",)),
    ],
)
def test_two_figures_go_to_their_two_duties(
    sentence: str, values: list[str], unsure: tuple[str, ...], calendar: Calendar
) -> None:
    reading = on_sunday(sentence, calendar)
    assert [f"{item.duty} {item.value}" for item in reading.items] == values
    assert reading.unsure == unsure
