"""Whether the pace suffices: from points to words, and nothing is said that does not follow from them."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.arrange.history import burnup_sentences
from polreq.conclude.history import PACE_POINTS, make_burnup
from polreq.results.coverage import STATES, Count
from polreq.results.history import FEWEST_BURN_POINTS, DueTally, HistoryMeasure, HistoryPoint
from polreq.words import Text

FIRST = date(2026, 1, 1)


def point(day: int, total: int, delivered: int, justified: int = 0, due: date | None = None) -> HistoryPoint:
    """A point so many days after the first."""
    states = {"delivered": delivered, "justified": justified, "missing": total - delivered - justified}
    count = Count("total", tuple(states.get(state, 0) for state in STATES), 0, 0)
    return HistoryPoint(
        FIRST + timedelta(day), "a", HistoryMeasure(count, 0, 0, (DueTally(due, total, justified, delivered),))
    )


def broken(day: int) -> HistoryPoint:
    return HistoryPoint(FIRST + timedelta(day), "a", problem=Text("坏", "broken"))


def said(points, until: int, lang="zh") -> str:
    found = make_burnup(points, FIRST + timedelta(until))
    assert found is not None
    return "".join(sentence.words(lang) for sentence in burnup_sentences(found))


STEADY = [point(0, 20, 0), point(7, 20, 2), point(14, 20, 4)]


@pytest.mark.parametrize(
    ("points", "until", "words"),
    [
        # two a week were delivered, and two a week are needed for the 16 that are left
        (STEADY, 14 + 56, "到 2026-03-12 要交付 20 项（不算写明不需要功能的），已交付 4 项，还差 16 项。还有 56 天，平均每周要交付 2.0 项。"
         "最近 3 个点（2026-01-01 至 2026-01-15）平均每周交付 2.0 项：照这个速度够。"),
        # a day less, and it is not enough; what is needed is rounded up, so that the two do not look the same
        (STEADY, 14 + 55, "到 2026-03-11 要交付 20 项（不算写明不需要功能的），已交付 4 项，还差 16 项。还有 55 天，平均每周要交付 2.1 项。"
         "最近 3 个点（2026-01-01 至 2026-01-15）平均每周交付 2.0 项：照这个速度不够。"),
        ([*STEADY[:2], broken(14)], 28, "到 2026-01-29 要交付 20 项（不算写明不需要功能的），已交付 2 项，还差 18 项。还有 21 天，平均每周要交付 6.0 项。"
         "能比较的点不到 3 个，还说不出速度够不够。"),
        (STEADY, 14, "到 2026-01-15 要交付 20 项（不算写明不需要功能的），已交付 4 项，还差 16 项。期限就是 2026-01-15 当天。"
         "最近 3 个点（2026-01-01 至 2026-01-15）平均每周交付 2.0 项：照这个速度不够。"),
        (STEADY, 10, "到 2026-01-11 要交付 20 项（不算写明不需要功能的），已交付 4 项，还差 16 项。期限已过 4 天。"),
        ([point(0, 5, 5, 0)], 10, "到 2026-01-11 要交付 5 项（不算写明不需要功能的），已交付 5 项，还差 0 项。要交付的已全部交付。"),
        ([point(0, 5, 3, 2)], 10, "到 2026-01-11 要交付 3 项（不算写明不需要功能的），已交付 3 项，还差 0 项。要交付的已全部交付。"),
        ([point(0, 5, 3), point(7, 6, 3), point(14, 8, 3)], 21, "到 2026-01-22 要交付 8 项（不算写明不需要功能的），已交付 3 项，还差 5 项。"
         "还有 7 天，平均每周要交付 5.0 项。最近 3 个点（2026-01-01 至 2026-01-15）没有新交付：照这个速度不够。同一时期要交付的增加 3 项。"),
        ([point(0, 5, 3), point(7, 5, 3), point(14, 5, 1)], 21, "到 2026-01-22 要交付 5 项（不算写明不需要功能的），已交付 1 项，还差 4 项。"
         "还有 7 天，平均每周要交付 4.0 项。最近 3 个点（2026-01-01 至 2026-01-15）已交付的减少了 2 项：照这个速度不够。"),
    ],
)  # fmt: skip
def test_what_is_said(points, until, words):
    assert said(points, until) == words


def test_the_nearest_deadline_asks_for_what_is_due_by_then_only():
    dues = (DueTally(date(2026, 2, 1), 3, 0, 3), DueTally(date(2026, 3, 1), 4, 1, 1), DueTally(date(2026, 9, 1), 9, 0, 0), DueTally(None, 9, 0, 0))  # fmt: skip
    one = HistoryPoint(date(2026, 1, 10), "a", HistoryMeasure(Count("total", (0,) * 6, 0, 0), 0, 0, dues))
    found = make_burnup([one], None)
    assert found is not None
    assert (found.until, found.whole, found.last.scope, found.last.delivered) == (date(2026, 3, 1), False, 6, 4)
    words = [sentence.en for sentence in burnup_sentences(found)]
    assert words == [
        "The nearest deadline is 2026-03-01. To be delivered by then, what is overdue included: 6; delivered: 4; left: 2.",
        "Days left: 50; that takes 0.3 a week.",
        "There are fewer than 3 points to compare: not enough to say whether the pace suffices.",
    ]


def test_without_a_deadline_ahead_or_a_point_there_is_nothing_to_say():
    assert make_burnup([point(0, 5, 3)], None) is None
    assert make_burnup([point(9, 5, 3, due=FIRST)], None) is None
    assert make_burnup([broken(0)], date(2026, 12, 1)) is None


def test_of_several_commits_of_one_day_the_last_counts_and_a_clock_that_was_wrong_does_not():
    found = make_burnup([point(0, 5, 0), point(900, 5, 1), point(3, 5, 2), point(3, 5, 3)], FIRST + timedelta(30))
    assert found is not None
    assert [((p.day - FIRST).days, p.delivered) for p in found.points] == [(0, 0), (3, 3)]


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12),
    st.integers(-20, 400),
)
def test_the_verdict_is_that_of_exact_arithmetic(steps, ahead):
    """What was delivered over the last points, carried on to the deadline, reaches what is to be delivered, or it does not."""
    points, day = [], 0
    for apart, total, delivered in steps:
        day += apart
        points.append(point(day, max(total, delivered), delivered))
    found = make_burnup(points, FIRST + timedelta(day + ahead))
    assert found is not None
    last = steps[-PACE_POINTS:]
    left = max(last[-1][1:]) - last[-1][2]
    if left == 0:
        assert found.verdict == "done"
    elif ahead < 0:
        assert found.verdict == "passed"
    elif len(last) < FEWEST_BURN_POINTS:
        assert found.verdict == "few"
    else:
        pace = Fraction(last[-1][2] - last[0][2], sum(apart for apart, _, _ in last[1:]))
        assert found.verdict == ("enough" if pace * ahead >= left else "short")
