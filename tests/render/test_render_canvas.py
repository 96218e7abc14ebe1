"""Cutting, filling and wrapping by terminal cells."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.render.oneline import clean
from polreq.render.writers.terminal.canvas import STYLES, column, draw, fit, width_of, wrap

TEXT = st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("政务，。（）ab 12")))
WIDTHS = st.integers(min_value=2, max_value=60)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("政务服务", 8, "政务服务"),
        ("政务服务", 7, "政务服…"),
        ("政务服务", 6, "政务…"),
        ("abc", 2, "a…"),
        ("abc", 0, ""),
    ],
)
def test_fit(text, width, cut):
    assert fit(text, width) == cut


@given(text=TEXT.map(clean), width=WIDTHS)
def test_a_column_is_exactly_as_wide_as_asked(text, width):
    assert width_of(column(text, width)) == width


@given(text=TEXT.map(clean), width=WIDTHS)
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text, width):
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_punctuation_stays_with_its_text():
    assert wrap("甲乙丙丁，戊（己）庚", 8) == ["甲乙丙", "丁，戊", "（己）庚"]


def test_words_stay_whole():
    assert wrap("run polreq check now", 10) == ["run polreq", "check now"]


@given(text=st.text())
def test_clean_text_is_one_line_without_anything_that_acts(text):
    said = clean(text)
    assert clean(said) == said
    assert not [c for c in said if unicodedata.category(c) in ("Cc", "Cf", "Cs") or (c.isspace() and c != " ")]


def test_escape_sequences_and_direction_marks_do_not_reach_the_terminal():
    assert clean("a\x1b[31mred\u202eabc\tb\r\nc") == "a[31mredabc b c"


def test_styles_suit_light_and_dark_backgrounds():
    assert not [s for s in STYLES.values() if "white" in s or "black" in s or "yellow" in s or "on " in s]


def test_colour_changes_only_the_colour():
    line = (("政务 ", "title"), ("[bold]x[/bold]", ""), (" :smile:", "bad"))
    assert draw([line], color=False) == "政务 [bold]x[/bold] :smile:\n"
    assert draw([line], color=True) == "\x1b[1m政务 \x1b[0m[bold]x[/bold]\x1b[1;31m :smile:\x1b[0m\n"
