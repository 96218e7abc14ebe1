"""Patterns that are looked for only where they may match give what looking for all of them gives."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.structural import META
from polreq.extract.turns import TURNS
from polreq.text.telling import Telling, needed

TABLES = [[(name, pattern) for name, _, pattern in table] for table in (TURNS, META)]
EXAMPLES = [example for table in (TURNS, META) for _, example, _ in table]


def plain(patterns, text):
    return [(name, match.span()) for name, pattern in patterns if (match := pattern.search(text))]


def told(patterns, text):
    return [(name, match.span()) for name, match in Telling(patterns).found(text)]


LETTERS = st.sampled_from("甲乙丙")
ATOMS = st.one_of(
    LETTERS,
    st.sampled_from(
        (".", "[甲乙]", "[^甲]", "[甲-鿿]", r"\w", "^", "$", "(?<!甲)", "(?=乙丙)", "(?!丙)", "(?P<x>甲乙)")
    ),
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"({part})"),
        st.tuples(inner, st.sampled_from(("?", "*", "+", "{2}", "{0,2}", "??", "+?"))).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
).filter(lambda pattern: pattern.count("(?P<x>") <= 1)


@given(
    st.lists(PATTERNS, min_size=1, max_size=4),
    st.text(alphabet="甲乙丙丁a", max_size=8),
    st.sampled_from((0, re.IGNORECASE)),
)
def test_whatever_patterns_there_are_the_same_ones_are_found(patterns, text, flags):
    named = [(str(n), re.compile(pattern, flags)) for n, pattern in enumerate(patterns)]
    assert told(named, text) == plain(named, text)


@pytest.mark.parametrize("patterns", TABLES, ids=("turns", "lines without content"))
@given(data=st.data())
def test_forms_of_the_tables_are_found_in_pieces_of_their_examples(patterns, data):
    cuts = st.sampled_from(EXAMPLES).flatmap(
        lambda one: st.tuples(st.just(one), st.integers(0, len(one)), st.integers(0, len(one)))
    )
    text = "".join(one[min(a, b) : max(a, b)] for one, a, b in data.draw(st.lists(cuts, max_size=4)))
    assert told(patterns, text) == plain(patterns, text)


@pytest.mark.parametrize("example", EXAMPLES)
def test_forms_of_the_tables_are_found_in_their_examples(example):
    for patterns in TABLES:
        assert told(patterns, example) == plain(patterns, example)


@pytest.mark.parametrize("table", [TURNS, META], ids=("turns", "lines without content"))
def test_names_of_a_table_are_told_apart(table):
    assert len({name for name, _, _ in table}) == len(table)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("有权|享有", {"有权", "享有"}),
        ("由[^，]{2,30}公(?:布|示)", {"公布", "公示"}),
        (r"\d+ ?%", {"%", " %"}),
        ("(?i)app", {""}),
        ("(?:甲乙)?", {"", "甲乙"}),
        ("(?=甲乙)丙", {"丙"}),
    ],
)
def test_what_a_pattern_needs(pattern, words):
    assert needed(pattern) == words
