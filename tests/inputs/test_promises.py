"""Promises, parts and obstacles that sound like 办结, said on Sunday 2023-04-23."""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.notice import on_sunday, row_of

_ROWS = """
3a本周五前办完|report|3a in_progress - 2023-04-21|date
2a 本周五完成|report|2a in_progress - 2023-04-21|date
6a 2022年9月20日前完成|report|6a in_progress - 2022-09-20|date
6a 2022年9月20日完成|report|6a in_progress - 2022-09-20|date
6a 去年底前办结|report|6a done - 2022-12-31|status
6a 3月底完成|report|6a in_progress - 2024-03-31|date
2a上周五完成了|report|2a done - 2023-04-14|
2f 3月已完成|report|2f done - -|
2a 4月15日前办完|report|2a in_progress - 2024-04-15|date
2a 4月15日前已办完|report|2a done - 2023-04-15|
2a本月15号前对接完成|report|2a in_progress - 2023-04-15|date
2a 昨天完成|report|2a done - 2023-04-22|
6a 9月31日前完成|report|6a in_progress - -|date
6a 九月三十一日前完成|report|6a in_progress - -|date
2a 月底前完成|report|2a in_progress - 2023-04-30|
2a 今年不做了|report|2a not_applicable - -|status
2a 不用办了|report|2a not_applicable - -|status
2a 完成了一部分|report|2a in_progress - -|
2a 完成了第一阶段|report|2a in_progress - -|
2a 已完成招标|report|2a done - -|status
2a 已完成方案|report|2a done - -|status
2a 已采购|report|2a done - -|status
2a 已完成设立|report|2a done - -|
2a 已完成,请审核|report|2a done - -|
3a 已完成对接|report|3a done - -|
6a 已完成授权工作|report|6a done - -|
2a 已设立，10月投入使用|report|2a done - -|status
2a 已完工，待验收|report|2a done - -|status
2a 尚末完成|report|2a in_progress - -|
2a 末完成|report|2a in_progress - -|
2a 木有完成|report|2a in_progress - -|
2a 以为办结了，其实没有|report|2a in_progress - -|status
2a 假装已办结|report|2a in_progress - -|status
2a 完成个屁|report|2a in_progress - -|status
2a 差点就办完了|report|2a in_progress - -|status
3a 设备还没到，要财政局支持下|report|3a blocked - -|
3a 需要拨款|report|3a blocked - -|
2a 不需要支持，已办结|report|2a done - -|
2a 不能按期完成|report|2a blocked - -|
2a 不会完成|report|2a blocked - -|
2a 完不成|report|2a blocked - -|
2a 没办|report|2a not_started - -|
2a 没办完|report|2a in_progress - -|
2a 无进展|report|2a not_started - -|
2a 未设立|report|2a not_started - -|
2a 没动|report|2a not_started - -|
2a 停了|report|2a blocked - -|
2a 没钱|report|2a blocked - -|
2a 没有经费|report|2a blocked - -|
2a 跟我们没关系|report|2a not_applicable - -|status
2a 去年就完成了|report|2a not_applicable - -|status
5a 达标|report|5a done - -|
5a 不达标|report|5a in_progress - -|
5a 未达标|report|5a in_progress - -|
宝障3已完成|report|保障3a/保障3b/保障3c done - -|duty
第2项政策兑现窗口已经设立完成|report|2a done - -|
2a 已按要求完成|report|2a done - -|
2a 已办结，材料已上报|report|2a done - -|
2a 窗口已建成，正常运行|report|2a done - -|
2a 没有困难，正常推进|report|2a in_progress - -|
3a 经费已到位，已对接|report|3a done - -|
2a 资金未到位|report|2a blocked - -|
今天5a会议|report|5a in_progress - 2023-04-23|status
6a 预计6月底|report|6a in_progress - 2023-06-30|
2a 下周五|report|2a in_progress - 2023-04-28|
""".strip().splitlines()


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.split("|")[0])
def test_what_is_not_done_is_not_taken_for_done(row: str, calendar: Calendar) -> None:
    sentence = row.split("|")[0]
    assert row_of(sentence, on_sunday(sentence, calendar)) == row
