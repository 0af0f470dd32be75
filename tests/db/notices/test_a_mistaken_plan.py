"""Every mistake in a plan is one line: which file, which place, what is wrong and what to do."""

from pathlib import Path

import pytest

from db.notices.reader import read_plan
from tests.db.notices.plans import GOOD, said, written

MISTAKES = {
    "unknown unit in a bracket": (
        "units: [市公安局]",
        "units: [市公按局]",
        "task 5, units: unknown unit 市公按局; correct it, or add it to units or collectives",
    ),
    "alias in a bracket": (
        "units: [市公安局]",
        "units: [公安局]",
        "task 5, units: 公安局 is an alias; write 市公安局",
    ),
    "unknown subject": (
        "keywords: [窗口]",
        "keywords: [窗口]\n            responsible: [市容局]",
        "task 5, duty 5b, responsible: unknown unit 市容局; "
        "correct it, or add it to units or collectives",
    ),
    "nobody owes the duty": (
        "units: [市公安局]",
        "units: []",
        "task 5, duty 5a: nobody owes this duty; "
        "fill in the task's units or the duty's responsible",
    ),
    "unknown unit of a contact": (
        "unit: 市公安局, post",
        "unit: 市容局, post",
        "contact 孙雯雯, unit: unknown unit 市容局; correct it, or add it to units or collectives",
    ),
    "handler who is no contact": (
        "handlers: {市公安局: 科长}",
        "handlers: {市公安局: 处长}",
        "task 5, handlers: 市公安局 has no contact 处长; write the post of one of the contacts",
    ),
    "code twice": (
        "code: 5b",
        "code: 5a",
        "task 5: code 5a is used twice; each code names one duty of its task",
    ),
    "title twice": (
        "title: 窗口",
        "title: 受理比例",
        "task 5: title 受理比例 is used twice; each title names one duty of its task",
    ),
    "keyword twice": (
        "keywords: [窗口]",
        "keywords: [比例]",
        "task 5: keyword 比例 is used twice; each keyword names one duty of its task",
    ),
    "code of another task": (
        "code: 5b",
        "code: 6b",
        "task 5, duty 6b, code: write the task's number and a letter, such as 5a",
    ),
    "alias twice": (
        "{name: 市司法局}",
        "{name: 市司法局, aliases: [公安局]}",
        "units and collectives: 公安局 is written twice as a name or alias; keep it with one unit",
    ),
    "unknown kind": (
        "kind: deliverable",
        "kind: task",
        "task 5, duty 5b, kind: input should be 'milestone', 'target', 'recurring', "
        "'deliverable' or 'standing', not 'task'",
    ),
    "unknown force": (
        "force: must\n            source: 设",
        "force: shall\n            source: 设",
        "task 5, duty 5b, force: input should be 'must', 'principle', 'strive' or 'encourage', "
        "not 'shall'",
    ),
    "target in words": (
        "value: 70",
        "value: 七成",
        "task 5, duty 5a, target, value: '七成' is not a number; write for example value: 90",
    ),
    "target without its number": (
        "value: 70, ",
        "",
        "task 5, duty 5a, target, value: is missing; add it",
    ),
    "target left out": (
        '            target: {op: ">=", value: 70, unit: "%"}\n',
        "",
        "task 5, duty 5a, target: a target needs its number; "
        'write target: {op: ">=", value: 90, unit: "%"}',
    ),
    "unknown comparison": (
        'op: ">="',
        'op: "≥"',
        "task 5, duty 5a, target, op: input should be '>=', '<=' or '=', not '≥'",
    ),
    "milestone without a date": (
        "kind: deliverable",
        "kind: milestone",
        "task 5, duty 5b, due: a milestone duty needs its date; "
        "write for example due: {month_end: 4}",
    ),
    "thirteenth month": (
        "month_end: 9",
        "month_end: 13",
        "task 5, duty 5a, due: month_end: 13 is not a whole number from 1 to 12",
    ),
    "date in words": (
        "due: {month_end: 9}",
        "due: 9月底",
        "task 5, duty 5a, due: '9月底' is no date rule; write for example {month_end: 4}",
    ),
    "unknown date rule": (
        "month_end: 9",
        "quarter_end: 3",
        "task 5, duty 5a, due: due rule {'quarter_end': 3}: write month_end: 4, year_end: true, "
        "on_day: 09-20, or monthly: 25 with roll: following or none",
    ),
    "misspelt key": (
        "keywords: [窗口]",
        "keyword: [窗口]",
        "task 5, duty 5b, keywords: is missing; add it",
    ),
    "misspelt optional key": (
        "due: {month",
        "dew: {month",
        "task 5, duty 5a, dew: no such key; did you mean due?",
    ),
    "foreign key": (
        "title: 抓受理",
        "title: 抓受理\n    负责人: 张三",
        "section 1, 负责人: no such key; remove it",
    ),
    "phone without quotes": (
        'mobile: "150"',
        "mobile: 150",
        "contact 孙雯雯, mobile: 150 is not text; put it in quotes",
    ),
    "impossible date": (
        "issued_on: 2024-03-01",
        "issued_on: 2024-13-01",
        "notice, issued_on: input should be a valid date or datetime, "
        "month value is outside expected range of 1-12, not '2024-13-01'",
    ),
    "year of another notice": (
        "  year: 2024",
        "  year: 2042",
        "notice, year: 2042 does not fit a notice issued in 2024; correct one of them",
    ),
    "figure twice": (
        "keywords: [窗口]",
        "keywords: [窗口]\n            figures: [{name: 甲, unit: 件}, {name: 甲, unit: 件}]",
        "task 5, duty 5b, figures: 甲 is asked for twice; keep one",
    ),
    "unit that is no mapping": (
        "{name: 市司法局}",
        "市司法局",
        "unit 2: '市司法局' has no keys; write for example {name: 市公安局}",
    ),
    "list that is no list": (
        "units: [市公安局]",
        "units: 市公安局",
        "task 5, units: '市公安局' is no list; write for example [市公安局]",
    ),
    "key twice": (
        "title: 窗口",
        "title: 窗口\n            title: 帮办窗口",
        "line 31: broken YAML: title is written twice here; correct it",
    ),
    "bracket left open": (
        "units: [市公安局]",
        "units: [市公安局",
        "line 19: broken YAML: expected ',' or ']', but got ':'; correct it",
    ),
}


def test_the_plan_that_the_mistakes_are_made_in_is_good(tmp_path: Path) -> None:
    plan = read_plan(Path(written(tmp_path, GOOD)))
    assert [duty.code for duty in plan.tasks[0].duties] == ["5a", "5b"]


@pytest.mark.parametrize(("right", "wrong", "line"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_one_line(tmp_path: Path, right: str, wrong: str, line: str) -> None:
    assert GOOD.count(right) == 1
    assert said(written(tmp_path, GOOD.replace(right, wrong))) == line


def test_a_task_number_used_twice_is_named(tmp_path: Path) -> None:
    section = GOOD[GOOD.index("  - title: 抓受理") :]
    assert said(written(tmp_path, GOOD + section)) == (
        "task 5: this number is used twice; give each task its own"
    )
