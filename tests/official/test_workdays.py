"""Working days, by notices that have come out and by weekends alone."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.workdays import nth_workday, workdays_until

DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "until", "number"),
    [
        (date(2026, 11, 27), date(2026, 11, 30), 1),  # Friday to Monday
        (date(2026, 9, 30), date(2026, 10, 8), 1),  # 国庆节 from the 1st to the 7th
        (date(2026, 10, 9), date(2026, 10, 10), 1),  # a Saturday that is worked for it
        (date(2026, 11, 30), date(2026, 11, 30), 0),
        (date(2026, 11, 30), date(2026, 11, 27), -1),
    ],
)
def test_holidays_and_days_worked_for_them_are_known(day, until, number):
    found = workdays_until(day, until)
    assert (found.number, found.unknown) == (number, frozenset())


def test_a_year_without_a_notice_has_weekends_only(monkeypatch):
    found = workdays_until(date(2099, 9, 30), date(2099, 10, 9))
    assert (found.number, found.unknown) == (7, {2099})
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    found = workdays_until(date(2026, 9, 30), date(2026, 10, 9))
    assert (found.number, found.unknown) == (7, {2026})


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_counts_add_up(day, one, two):
    middle = day + timedelta(one)
    end = middle + timedelta(two)
    whole = workdays_until(day, end).number
    assert whole == workdays_until(day, middle).number + workdays_until(middle, end).number
    assert 0 <= whole <= one + two
    assert workdays_until(end, day).number == -whole


@given(DAYS, st.integers(1, 30))
def test_the_nth_working_day_is_one(day, number):
    found = nth_workday(day, number)
    assert workdays_until(day - timedelta(1), found).number == number
    assert workdays_until(found - timedelta(1), found).number == 1
