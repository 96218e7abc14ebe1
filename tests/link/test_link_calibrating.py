"""Scores as chances."""

from hypothesis import given
from hypothesis import strategies as st

from polreq.link.calibrating import chance

values = st.floats(0, 1000)


@given(values, values, st.sampled_from(["texts", "meaning"]))
def test_a_higher_score_is_a_higher_chance(one, other, kind):
    low, high = sorted((one, other))
    assert 0 < chance(low, kind) <= chance(high, kind) < 1
    if high - low > 0.001:
        assert chance(low, kind) < chance(high, kind)


def test_no_score_is_next_to_no_chance():
    assert chance(0, "texts") < 0.001
