"""Any day of 2020–2030, in any of the ways people write it, reads back to itself."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.inputs.dates import DateFound, find_dates
from tests.inputs.conftest import SHANGHAI
from tests.inputs.date_writers import (
    AMBIGUOUS,
    CALENDAR,
    RELATIVE,
    WITH_YEAR,
    WITHOUT_YEAR,
    Writer,
)

_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
AROUND = (
    "{}",
    "{}前",
    "{}之前",
    "预计{}前办结",
    "争取{}完成",
    "最晚{},不能再拖",
    "截至{}",
    "5号任务无差别受理完成65%,预计{}前达标",
    "第三项延期到{},原因是设备没到货",
    "第2项12个事项已进驻8个,剩下的{}前进驻",
    "办件1203件,电话0434-6281234,{}报",
    "按公政数办〔2023〕12号文件要求,{}前报齐3家的材料",
    "2号楼306室的5台设备到货了,{}前装完",
    "达标率3.5%提到8成五,12345热线24小时受理,{}前全部达标",
    "用了3天才报上去,每周一次调度,{}完成第3条",
    "task 5 at 65%, the rest of 1,203 by {}",
)
_bounded = settings(max_examples=12, deadline=None, derandomize=True)


def _read(words: str, around: str, now: date) -> list[DateFound]:
    moment = datetime(now.year, now.month, now.day, 9, tzinfo=SHANGHAI)
    return find_dates(around.format(words), now=moment, zone=SHANGHAI, calendar=CALENDAR)


def _assert_itself(write: Writer, day: date, now: date, around: str) -> None:
    words = write(day, now)
    if words is None:
        return
    found = [(one.on, one.at) for one in _read(words, around, now)]
    assert found == [(day, None)], (around.format(words), now)


@pytest.mark.parametrize("name", WITH_YEAR)
@given(day=_DAYS, now=_DAYS, around=st.sampled_from(AROUND))
@_bounded
def test_a_day_with_its_year_reads_back_to_itself(
    name: str, day: date, now: date, around: str
) -> None:
    _assert_itself(WITH_YEAR[name], day, now, around)


@pytest.mark.parametrize("name", WITHOUT_YEAR)
@given(now=_DAYS, ahead=st.integers(0, 180), around=st.sampled_from(AROUND))
@_bounded
def test_a_day_of_the_coming_half_year_needs_no_year(
    name: str, now: date, ahead: int, around: str
) -> None:
    _assert_itself(WITHOUT_YEAR[name], now + timedelta(days=ahead), now, around)


@pytest.mark.parametrize("name", RELATIVE)
@given(now=_DAYS, around=st.sampled_from(AROUND[:8]))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_a_day_told_from_now_reads_back_to_itself(name: str, now: date, around: str) -> None:
    write = RELATIVE[name]
    days = (now + timedelta(days=ahead) for ahead in range(-400, 800))
    said = [day for day in days if write(day, now)]
    for day in said[:: max(1, len(said) // 6)]:
        _assert_itself(write, day, now, around)


_EVERY = {**WITH_YEAR, **WITHOUT_YEAR, **RELATIVE, **AMBIGUOUS}


@given(
    write=st.sampled_from(list(_EVERY.values())),
    now=_DAYS,
    ahead=st.integers(-90, 270),
    around=st.sampled_from(AROUND),
)
@settings(max_examples=800, deadline=None, derandomize=True)
def test_no_day_is_ever_read_as_another_in_silence(
    write: Writer, now: date, ahead: int, around: str
) -> None:
    day = now + timedelta(days=ahead)
    around = around if day >= now else "{}报"  # nobody promises for a day that has passed
    for one in _read(write(day, now) or "", around, now):
        assert one.on == day or not one.sure, (around.format(write(day, now)), now)
