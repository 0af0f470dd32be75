"""Codes as people type them, and which of several figures is where a duty stands."""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.notice import on_sunday, row_of

_ROWS = """
5a 未达到70%|report|5a in_progress - -|figure
5a 不到70%|report|5a in_progress - -|figure
5a 低于70%|report|5a in_progress - -|figure
5a 接近70%|report|5a in_progress - -|figure
5a 差2%到70%|report|5a in_progress - -|figure
5a 大约65%|report|5a in_progress 65 -|figure
5a 65%左右|report|5a in_progress 65 -|figure
5a -5%|report|5a in_progress -5 -|figure
5a 120%|report|5a in_progress 120 -|figure
5a 0.72|report|5a in_progress 72 -|figure
1a 1|report|1a in_progress 1 -|figure
1a 85|report|1a in_progress 85 -|
5a 已办结 72%|report|5a done 72 -|
4a 96% 已办结|report|4a done 96 -|
5a 完成72%|report|5a in_progress 72 -|
14a 3 stations done|report|14a done 3 -|
今年以来我们努力工作，群众满意度达到98%，得到了大家一致好评|report|16d in_progress 98 -|duty
满意度达到98%|report|1a/4a/5a/5b/8a/8b/10a in_progress 98 -|duty
5a72%，5b91%|report|5a in_progress 72 -;5b in_progress 91 -|
5a72%5b91%|report|5a in_progress 72 -;5b in_progress 91 -|
5a 现在60%，6月底达到75%|report|5a in_progress 60 2023-06-30|
5a 6月底达到75%|report|5a in_progress - 2023-06-30|
5a 应完成70%，实际68%|report|5a in_progress 68 -|
5a 65%，未完成70%的目标|report|5a in_progress 65 -|
5a 完成72%(上月70%)|report|5a in_progress 72 -|
5a上月65%本月68%|report|5a in_progress 68 -|
5a 65%，目标70%|report|5a in_progress 65 -|
5b 88%-92%|report|5b - - -|figure
16a 第一季度检索1次|report|16a in_progress 1 -|
不是2a，是2c|report|2c - - -|status
不是2a，是2c已办结|report|2c done - -|
2c到2f都已办结|report|2c done - -;2d done - -;2e done - -;2f done - -|
2c-2f已办结|report|2c done - -;2d done - -;2e done - -;2f done - -|
2cdef已办结|report|2c done - -;2d done - -;2e done - -;2f done - -|
2c、d、e已办结|report|2c done - -;2d done - -;2e done - -|
2 a 已办结|report|2a done - -|
5-a 完成65%|report|5a in_progress 65 -|
5（a）完成65%|report|5a in_progress 65 -|
任务5a完成65%|report|5a in_progress 65 -|
第五项a 65%|report|5a in_progress 65 -|
2c设了两个，2d没设，2e正在设|report|2c done - -;2d not_started - -;2e in_progress - -|status
""".strip().splitlines()


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.split("|")[0])
def test_a_code_and_its_figure_are_read_as_they_were_meant(row: str, calendar: Calendar) -> None:
    sentence = row.split("|")[0]
    assert row_of(sentence, on_sunday(sentence, calendar)) == row
