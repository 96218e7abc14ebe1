"""When something that recurs is due next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.occurrences import next_occurrence

#: Words → the next day from 2026-11-30 (a Monday) on, after how many months again, whether on the last day of a month.
NEXT = {
    "每年3月底前": ("2027-03-31", 12, True), "每年": ("2026-12-31", 12, True), "每年度": ("2026-12-31", 12, True),
    "按年度": ("2026-12-31", 12, True), "每年年底前": ("2026-12-31", 12, True), "每年12月15日至次年1月10日": ("2027-01-10", 12, False),
    "每年第一季度": ("2027-03-31", 12, True), "每年三季度": ("2027-09-30", 12, True), "每年上半年": ("2027-06-30", 12, True),
    "每年下半年": ("2026-12-31", 12, True), "每年1月上旬": ("2027-01-10", 12, False), "每年12月中旬": ("2026-12-20", 12, False),
    "每年十一月": ("2026-11-30", 12, True), "每年二月底": ("2027-02-28", 12, True), "每年2月29日前": ("2027-02-28", 12, False),
    "每年11月29日前": ("2027-11-29", 12, False), "每年11月30日前": ("2026-11-30", 12, False),
    "每半年": ("2026-12-31", 6, True), "按半年": ("2026-12-31", 6, True),
    "每季度": ("2026-12-31", 3, True), "按季度": ("2026-12-31", 3, True), "每季度末": ("2026-12-31", 3, True), "每个季度": ("2026-12-31", 3, True),
    "每季度首月10日前": ("2027-01-10", 3, False), "每季度最后一个月20日前": ("2026-12-20", 3, False), "每季度第一个月": ("2027-01-31", 3, True),
    "逐月": ("2026-11-30", 1, True), "每月": ("2026-11-30", 1, True), "每月5日前": ("2026-12-05", 1, False), "每个月10日": ("2026-12-10", 1, False),
    "每月10日至15日": ("2026-12-15", 1, False), "每月底前": ("2026-11-30", 1, True),
    "每周": ("2026-12-06", 0, False), "每周五前": ("2026-12-04", 0, False), "每周一": ("2026-11-30", 0, False), "按周": ("2026-12-06", 0, False),
}  # fmt: skip


@pytest.mark.parametrize("words", NEXT)
def test_words_say_the_next_day(words):
    found = next_occurrence(words, date(2026, 11, 30))
    assert (str(found.day), found.months, found.month_end) == NEXT[words]
    assert found.fixed


@pytest.mark.parametrize(
    ("words", "day"),
    [("每月前5个工作日内", "2026-12-07"), ("每月第十个工作日前", "2026-12-14"), ("每季度前3个工作日内", "2027-01-05")],
)
def test_working_days_are_counted_and_are_another_day_in_every_cycle(words, day):
    found = next_occurrence(words, date(2026, 11, 30))
    assert (str(found.day), found.fixed) == (day, False)


@pytest.mark.parametrize(
    "words", ["每两年", "两年一次", "定期", "每天", "每日", "每学期", "每年初", "每2小时", "逐旬", "", "2027年底前"]
)
def test_words_that_say_no_day_say_none(words):
    assert next_occurrence(words, date(2026, 11, 30)) is None


@given(st.sampled_from(sorted(NEXT)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_next_day_is_not_past_and_within_a_cycle_and_a_day_later_the_same_or_the_one_after(words, day):
    found = next_occurrence(words, day)
    again = next_occurrence(words, found.day + timedelta(1))
    longest = 7 if not found.months else 31 * found.months
    assert day <= found.day <= day + timedelta(longest)
    assert timedelta(0) < again.day - found.day <= timedelta(longest)
    assert next_occurrence(words, found.day).day == found.day
