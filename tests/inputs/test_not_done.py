"""Denials, promises, conditions, orders, hearsay and parts: none of them is recorded as done.

Said on Sunday 2023-04-23 at 10:00 by someone who owes the whole notice.
"""

from itertools import product

import pytest

from db.rules.terms import ReportStatus
from db.rules.workdays import Calendar
from tests.inputs.deciding import decided
from tests.inputs.notice import on_sunday

_FRAMES = """
没{v} 还没{v} 未{v} 尚未{v} 没有{v} 还没有{v} 仍未{v} 至今未{v} 至今没{v} 一直没{v} 暂未{v}
都没{v} 都还没{v} 并没有{v} 没能{v} 未能{v} 不能{v} 无法{v} 没法{v} 没办法{v} 很难{v} 难以{v}
{v}不了 快{v}了 快要{v}了 就快{v}了 差点{v}了 险些{v} 离{v}还早 距{v}还差一步 还差一点{v}
就差一点{v}了 预计月底{v} 预计{v} 争取{v} 争取月底{v} 力争月底前{v} 计划{v} 计划月底{v}
准备{v} 打算月底{v} 即将{v} 将{v} 拟于月底{v} 等设备到了{v} 等设备到了再{v} 设备到了就{v}
设备到货后{v} 设备到货即可{v} 待验收后{v} 如果{v}了就报 要是{v}了就好了 以为{v}了 我以为{v}了
听说{v}了 据说{v}了 好像{v}了 应该{v}了 应该{v}了吧 可能{v}了 大概{v}了 也许{v}了 估计{v}了
基本{v} 基本{v}了 差不多{v}了 大体{v} 接近{v} 几乎{v} 公安局那边{v}了 他们{v}了 对方已{v}
厂家说{v}了 领导说{v}了 请尽快{v} 请大家抓紧{v} 务必{v} 务必月底前{v} 必须月底前{v} 不算{v}
不算已{v} 不是已{v} 并非已{v} 谈不上{v} 还不能算{v} 没完全{v} 没有全部{v} 没全{v} 没最后{v}
没彻底{v} 未完全{v} 未全部{v} 部分{v} 部分已{v} {v}了一部分 已{v}一部分 {v}了一半
只{v}了一部分 大部分已{v} 已{v}大部分 正在{v} 还在{v} 正{v}着 抓紧{v} 尽快{v} 下周{v} 月底{v}
月底前{v} 一定{v} 肯定能{v} 保证{v} 确保月底{v} 承诺{v} 会{v}的 能{v} 明天{v} 明天就{v}
月底能{v} 有望{v} {v}后再报 {v}了再报 {v}后报 {v}之前报不了 {v}前 {v}的话再说 没{v}成 不想{v}
不打算{v} 不会{v} 不可能{v} 怎么可能{v} 哪能{v} 哪有{v} 谁说{v}了 假装{v} 谎称已{v} 号称已{v}
说是{v}了 所谓{v} 别说{v}了 更别说{v} 何谈{v} 希望{v} 希望早日{v} 盼着{v} 但愿{v} 催着{v}
要求{v} 要求月底{v} 目标是{v} 目标{v} 原计划{v} 本来要{v} 本来能{v} 本该{v} 本应已{v} 应已{v}
理应{v} 差一步{v} 除一项外已{v} 距离{v} 接下来{v} 下一步{v} 后续{v} 还需{v} 需要{v} 需{v}
有待{v} 待{v} 未见{v} 否认已{v} 假如已{v} 就算{v} 即使{v} 除非{v} 不等于{v} 转:已{v}
转发：已{v} 算是{v}了 勉强{v} 暂时{v} 阶段性{v} 初步{v} 主体{v} 一期{v} 第一步{v} 口头{v}
试着{v} 努力{v} 全力{v} 加快{v} 推动{v} 推进{v} 组织{v} 督促{v} 协调{v} 指导{v} 帮助{v}
配合{v}
"""
_VERBS = ("办结", "完成", "办完", "弄完", "搞定", "建好", "落实", "设立", "上线")
_DONE = """
已{v} 已经{v} 已全部{v} 已按时{v} 已顺利{v} 都{v}了 全部{v}了 均已{v} 终于{v}了
总算{v}了 刚{v}了 我们已{v}
工作已{v} 昨天已{v} 早就{v}了 确实已{v} 现已{v} 目前已{v} 按要求已{v} 没什么问题,已{v} 已{v},请审核
"""


@pytest.mark.parametrize("frame", _FRAMES.split())
def test_what_is_not_done_is_never_recorded_as_done(frame: str, calendar: Calendar) -> None:
    for named, verb in product(("2a", "第2项政策兑现窗口"), _VERBS):
        sentence = named + frame.format(v=verb)
        plain = decided(on_sunday(sentence, calendar)).plain
        assert not [entry for entry in plain if entry.status is ReportStatus.DONE], sentence


@pytest.mark.parametrize("frame", _DONE.split())
def test_what_is_done_is_recorded_at_once(frame: str, calendar: Calendar) -> None:
    for named, verb in product(("2a", "第2项政策兑现窗口"), _VERBS):
        sentence = named + frame.format(v=verb)
        (entry,) = decided(on_sunday(sentence, calendar)).plain
        assert entry.status is ReportStatus.DONE, sentence
