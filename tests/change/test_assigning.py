"""The best pairs of all, compared with trying every way of pairing."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from polreq.change.assigning import assign

WORTH = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from([0.3, 0.5, 0.75, 1.0]), max_size=12
)


def best_of(worth):
    """What the best way of pairing is worth, by trying all; None is nobody."""
    partners = [*range(4), *(None,) * 4]
    return max(sum(worth.get((row, c), 0) for row, c in enumerate(way)) for way in permutations(partners, 4))


@given(WORTH)
def test_no_other_way_of_pairing_is_worth_more(worth):
    pairs = assign(worth)
    assert set(pairs.items()) <= set(worth)
    assert len(set(pairs.values())) == len(pairs)
    assert abs(sum(worth[pair] for pair in pairs.items()) - best_of(worth)) < 1e-9


def test_the_nearest_partner_is_given_up_where_all_are_better_off():
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}
