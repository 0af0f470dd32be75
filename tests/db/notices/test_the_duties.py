"""The duties of the bundled notice: which are dated, measured, soft, and how they are told apart.

The expected values are read from the text of the notice, not from its plan.
"""

from decimal import Decimal

import pytest

from db.notices.plan import DutyPlan
from db.rules.deadlines import DueRule, MonthEnd, Monthly, YearEnd
from db.rules.terms import Force, Kind
from tests.db.notices.bundled import DUTIES, PLAN, TASKS, TEXT

Measure = tuple[str, int, str]
Row = tuple[str, str, DueRule | None, Measure | None]

DATED_OR_MEASURED: dict[str, Row] = {
    "1a": ("target", "must", YearEnd(), (">=", 90, "%")),  # 标准化建设达标率
    "2a": ("milestone", "must", MonthEnd(4), None),  # 政策兑现窗口
    "3a": ("milestone", "must", MonthEnd(4), None),  # 市级对接
    "3b": ("milestone", "must", MonthEnd(9), None),  # 分中心接入
    "4a": ("target", "must", YearEnd(), (">=", 95, "%")),  # 进驻比例
    "5a": ("target", "must", MonthEnd(9), (">=", 70, "%")),  # 无差别
    "5b": ("target", "must", MonthEnd(9), (">=", 90, "%")),  # 办件量
    "6a": ("milestone", "must", MonthEnd(9), None),  # 受理权、出证权
    "8a": ("target", "must", None, (">=", 100, "%")),  # 按时办结率
    "8b": ("target", "strive", None, (">=", 70, "%")),  # 提前办结率
    "9a": ("recurring", "must", Monthly(25, "following"), None),  # 事项数据
    "10a": ("target", "must", YearEnd(), (">=", 100, "%")),  # 流程优化和授权
    "14a": ("target", "must", MonthEnd(9), (">=", 1, "站")),  # 便民服务站
    "16a": ("recurring", "must", YearEnd(), (">=", 4, "次")),  # 全覆盖检索
    "19a": ("target", "must", None, ("<=", 3, "类")),  # 专窗
}

UNDATED_DELIVERABLES = {
    "1c": "标准化建设体系",
    "2c": "帮办代办窗口",
    "2d": "跨省通办",
    "2e": "省内通办",
    "2f": "办不成事",
    "10b": "首席事务代表",
    "10c": "行政审批办公室",
    "11a": "2022年度超期、退办事项",
    "11b": "要件受理基本要求和标准",
    "11c": "《要件审查要点一本通》",
    "12b": "无障碍卫生间",
    "12c": "适老化功能改造",
    "13a": "母婴室",
    "13b": "母婴设施物品",
    "13c": "儿童乐园",
    "13h": "在网站公布",
    "14c": "帮代办服务团队",
    "15c": "24小时自助服务区",
    "15d": "自助服务设备",
    "15e": "自助取件设备",
    "16b": "定期排查制度",
    "17a": "“好差评”功能",
    "17b": "评价器",
    "17e": "全省“好差评”系统",
    "17g": "政务服务评价机制",
    "18a": "完善工作制度",
    "18b": "全面梳理",
    "19b": "备案制管理",
    "20b": "服务制度、管理制度、工作制度",
    "保障2c": "本级工作推动措施",
    "保障2e": "工作机制",
}

SOFT = {
    Force.PRINCIPLE: ({"4b", "15b", "19f"}, ["原则上"]),
    Force.STRIVE: ({"8b"}, ["力争"]),
    Force.ENCOURAGE: (
        {"1c", "13c", "13g", "13h", "14c", "14d", "15f"},
        ["鼓励", "探索", "有条件的地区可设置"],
    ),
}


def row(duty: DutyPlan) -> Row:
    target = duty.target
    measure = (target.op.value, int(target.value), target.unit) if target else None
    return duty.kind.value, duty.force.value, duty.due, measure


def of_kind(kind: Kind) -> set[str]:
    return {code for code, duty in DUTIES.items() if duty.kind is kind}


def test_exactly_these_duties_are_dated_or_measured() -> None:
    found = {code: row(duty) for code, duty in DUTIES.items() if duty.due or duty.target}
    assert found == DATED_OR_MEASURED


def test_targets_are_whole_decimals() -> None:
    assert DUTIES["1a"].target is not None
    assert DUTIES["1a"].target.value == Decimal(90)
    assert str(DUTIES["1a"].target.value) == "90"


def test_exactly_these_things_are_to_be_produced_without_a_date() -> None:
    assert of_kind(Kind.DELIVERABLE) == set(UNDATED_DELIVERABLES)


@pytest.mark.parametrize(("code", "words"), UNDATED_DELIVERABLES.items())
def test_the_thing_to_produce_is_named_in_its_source(code: str, words: str) -> None:
    assert words in DUTIES[code].source


def test_what_has_no_date_and_no_product_stands() -> None:
    assert of_kind(Kind.STANDING) == set(DUTIES) - set(DATED_OR_MEASURED) - set(
        UNDATED_DELIVERABLES
    )


@pytest.mark.parametrize("force", SOFT)
def test_exactly_these_duties_are_softer_than_must(force: Force) -> None:
    codes, words = SOFT[force]
    assert {code for code, duty in DUTIES.items() if duty.force is force} == codes
    for code in codes:
        assert any(word in DUTIES[code].source for word in words), code


def test_a_sentence_that_asks_softly_has_a_soft_duty() -> None:
    words = {"原则上": Force.PRINCIPLE, "力争": Force.STRIVE, "鼓励": Force.ENCOURAGE}
    for word, force in words.items():
        asking = {duty.source for duty in DUTIES.values() if word in duty.source}
        soft = {duty.source for duty in DUTIES.values() if duty.force is force}
        assert asking
        assert asking <= soft, word


def test_the_return_asks_for_three_figures() -> None:
    figures = DUTIES["9a"].figures
    assert [figure.name for figure in figures] == ["新版全流程审批系统", "分类综合窗口", "分中心"]
    assert {figure.unit for figure in figures} == {"件"}


@pytest.mark.parametrize("number", TASKS)
def test_codes_run_from_a_with_the_dated_or_measured_first(number: str) -> None:
    codes = [duty.code for duty in TASKS[number].duties]
    assert codes == [f"{number}{chr(ord('a') + position)}" for position in range(len(codes))]
    dated = [code in DATED_OR_MEASURED for code in codes]
    assert dated == sorted(dated, reverse=True)


@pytest.mark.parametrize("number", TASKS)
def test_no_keyword_of_a_duty_lies_inside_one_of_another_duty_of_its_task(number: str) -> None:
    words = [(word, duty.code) for duty in TASKS[number].duties for word in duty.keywords]
    clashes = [(a, b) for a, one in words for b, other in words if one != other and a in b]
    assert clashes == []


@pytest.mark.parametrize("number", TASKS)
def test_the_title_of_a_duty_names_it_by_its_keywords_and_no_other(number: str) -> None:
    duties = TASKS[number].duties
    for titled in duties:
        named = [
            duty.code for duty in duties if any(word in titled.title for word in duty.keywords)
        ]
        assert named == [titled.code]


@pytest.mark.parametrize("code", DUTIES)
def test_a_duty_has_a_short_title_and_one_to_five_keywords(code: str) -> None:
    assert len(DUTIES[code].title) <= 20
    assert 1 <= len(DUTIES[code].keywords) <= 5


def test_the_head_is_that_of_the_notice() -> None:
    head = PLAN.notice
    assert head.title in TEXT
    assert f"发文机关:{head.issuer}" in TEXT
    assert f"成文日期:{head.issued_on:%Y年%m月%d日}" in TEXT
    assert f"发布日期:{head.published_on:%Y年%m月%d日}" in TEXT
    assert f"/{head.code}" in TEXT
    assert head.year == 2023
