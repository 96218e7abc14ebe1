"""Numbers as shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.arrange.wording import days_to
from polreq.render.writers.terminal.bars import cells
from polreq.results.said import Share
from polreq.words import Text

COUNTS = st.integers(min_value=0, max_value=10_000)


@pytest.mark.parametrize(
    ("part", "total", "said"),
    [
        (0, 0, "—"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (1, 3, "33%"),
        (2, 3, "67%"),
        (1, 8, "13%"),
        (1, 1000, "<1%"),
        (999, 1000, ">99%"),
    ],
)
def test_percent(part, total, said):
    assert Share(part, total).percent == said


@given(part=COUNTS, rest=COUNTS)
def test_all_and_nothing_are_said_only_when_exact(part, rest):
    said = Share(part, part + rest).percent
    assert (said == "100%") == (part > 0 and rest == 0)
    assert (said == "0%") == (part == 0 and rest > 0)


@given(numbers=st.lists(COUNTS, min_size=1, max_size=8), width=st.integers(min_value=1, max_value=200))
def test_a_bar_is_full_and_in_proportion(numbers, width):
    given_cells = cells(numbers, width)
    total = sum(numbers)
    assert sum(given_cells) == (width if total else 0)
    assert all(c >= 0 for c in given_cells)
    for number, length in zip(numbers, given_cells, strict=True):
        assert number or not length
        if sum(1 for n in numbers if n) <= width:
            assert length or not number
        if total:
            assert abs(length - number * width / total) <= len(numbers)


@pytest.mark.parametrize(
    ("due", "zh", "en"),
    [
        (date(2026, 11, 1), "今天到期", "due today"),
        (date(2026, 11, 2), "还剩 1 天", "1 day left"),
        (date(2026, 10, 30), "已过期 2 天", "2 days overdue"),
    ],
)
def test_days(due, zh, en):
    assert days_to(due, date(2026, 11, 1)) == Text(zh, en)


def test_no_days_without_both_dates():
    assert days_to(None, date(2026, 11, 1)) is None
    assert days_to(date(2026, 11, 1), None) is None
