"""What a supervisor tells the bot to do, and what only sounds like it."""

import pytest

from handlers.inputs.orders import Order, nudged, recorded_for

UNITS = ("市公安局", "公安局", "公安", "市公积金", "范家屯镇", "怀德镇", "供水企业")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代公安局 5a 完成72%", Order("公安局", "5a 完成72%")),
        ("代录 范家屯镇 2a已办结", Order("范家屯镇", "2a已办结")),
        ("代录：范家屯镇：2a已办结", Order("范家屯镇", "2a已办结")),
        ("请代市公安局反馈，5a 完成72%", Order("市公安局", "5a 完成72%")),
        ("公安局来电:3a还没对接,设备没到货", Order("公安局", "3a还没对接,设备没到货")),
        ("公安局打电话说3a还没对接", Order("公安局", "3a还没对接")),
        ("公安局联络员来电：3a还没对接", Order("公安局", "3a还没对接")),
        ("on behalf of 公安局: 5a 72% done", Order("公安局", "5a 72% done")),
        ("公安局 phoned: 5a 72% done", Order("公安局", "5a 72% done")),
        ("公安局5a 完成72%", None),
        ("5a 完成72%", None),
        ("代码已办结", None),
        ("供水企业电话不通", None),
        ("for 5a 72%", None),
    ],
)
def test_for_whom_a_report_is_written_down(text: str, expected: Order | None) -> None:
    assert recorded_for(text, UNITS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("催办公安局 5号", Order("公安局", "5号")),
        ("催办5号公安局", Order("公安局", "5号")),
        ("催一下5a还没报的", Order(None, "5a")),
        ("请催办怀德镇", Order("怀德镇", "")),
        ("催办 5a", Order(None, "5a")),
        ("nudge 公安局 5a", Order("公安局", "5a")),
        ("chase task 5", Order(None, "task 5")),
        ("催办函已发,3a已办结", None),
        ("催办过了，3a已办结", None),
        ("已催办，3a已办结", None),
        ("5a 完成72%", None),
    ],
)
def test_who_is_to_be_nudged(text: str, expected: Order | None) -> None:
    assert nudged(text, UNITS) == expected
