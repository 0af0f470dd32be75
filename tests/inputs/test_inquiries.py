"""What questions ask for, and that no report is taken for one because it names a unit."""

from datetime import date
from pathlib import Path

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.reading import Intent, Reading, read
from handlers.inputs.windows import Window
from tests.inputs.conftest import SHANGHAI
from tests.inputs.notice import OWED, SUNDAY

UNITS = (
    "市公安局",
    "市政务服务中心",
    "市政数局",
    "市民政局",
    "市人社局",
    "怀德镇",
    "范家屯镇",
    "各乡镇(街道)",
    "各分中心",
)
HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


ROWS = rows("questions.tsv")
"""Said on Sunday 2023-04-23 at 10:00. `dates`: 2023-04-01..2023-04-30, without the first whatever
is due by the last; `more`: who asks for units, why, the return and its month, the task."""


def asked(sentence: str, calendar: Calendar) -> Reading:
    return read(sentence, now=SUNDAY, zone=SHANGHAI, calendar=calendar, owed=OWED, units=UNITS)


def window_of(text: str) -> Window | None:
    first, _, last = text.partition("..")
    if not last:
        return None
    return Window(date.fromisoformat(first) if first else None, date.fromisoformat(last))


def also(reading: Reading) -> str:
    """The last column."""
    found = reading.inquiry
    month = found.month.number if found and found.month else None
    words = [
        "who" if found and found.by_units else "",
        "why" if found and found.why else "",
        f"returns{month or ''}" if found and found.returns else "",
        f"task{reading.tasks[0]}" if reading.tasks else "",
    ]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(
    ("sentence", "which", "units", "window", "more"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_question_is_read(
    sentence: str, which: str, units: str, window: str, more: str, calendar: Calendar
) -> None:
    reading = asked(sentence, calendar)
    found = reading.inquiry
    said = (
        str(found.which or "") if found else "",
        ",".join(found.units) if found else "",
        found.window if found else None,
        also(reading),
    )
    assert said == (which, units, window_of(window), more)
    assert not reading.intent.reports


SENTENCES = [row[0] for row in rows("sentences.tsv") if Intent(row[1]).reports]


def test_no_report_of_a_duty_is_taken_for_a_question(calendar: Calendar) -> None:
    """Those of no duty in particular may ask: 需要协调的事项."""
    turned = [
        sentence
        for sentence in SENTENCES
        if asked(sentence, calendar).intent is Intent.QUERY
        and any(item.task for item in plainly(sentence, calendar).items)
    ]
    assert len(SENTENCES) > 500
    assert turned == []


def plainly(sentence: str, calendar: Calendar) -> Reading:
    return read(sentence, now=SUNDAY, zone=SHANGHAI, calendar=calendar, owed=OWED)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("words", ["2a已办结", "第5项完成65%", "3a还没对接，厂家不配合"])
def test_the_name_of_a_unit_makes_no_question_of_a_report(
    unit: str, words: str, calendar: Calendar
) -> None:
    assert asked(f"{unit}{words}", calendar).intent is Intent.REPORT


_TOLD = """
all done
all finished
blocked
status: done
4月20日完成的
昨天办完的
上周完成的
完成任务
已完成全部任务
完成本月任务
总体已完成
整体办结
统计表做完了
已落实的
搞定的
卡住的
有困难的
需要协调的
公安局的都办结了
还剩两个窗口没弄完
数据已报
9月底前能办完
"""


@pytest.mark.parametrize("words", _TOLD.strip().splitlines())
def test_what_tells_is_no_question(words: str, calendar: Calendar) -> None:
    assert asked(words, calendar).intent is not Intent.QUERY


@pytest.mark.parametrize(
    "words", ["需要协调的事项", "下周要交的", "卡住的工作", "没弄完的", "还差的"]
)
def test_what_replies_to_a_reminder_is_no_question(words: str, calendar: Calendar) -> None:
    reading = read(
        words,
        now=SUNDAY,
        zone=SHANGHAI,
        calendar=calendar,
        owed=OWED,
        units=UNITS,
        replied_to=["3a"],
    )
    assert reading.intent is not Intent.QUERY


def test_a_long_text_is_read_as_fast_as_it_is_long(calendar: Calendar) -> None:
    """No pattern looks again and again at what it has seen."""
    for words in ("看" * 4000, "没" * 4000, "公安局" * 1300, "已办结" + "达" * 4000):
        assert not asked(words, calendar).tasks
