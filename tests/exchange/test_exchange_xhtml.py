"""Texts in XHTML: shown as a reader sees them, and written so that this gives them back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.exchange.xhtml import shown, written
from polreq.guarded.xml import parse_placed


def text_of(html: str) -> str:
    page = f"<d xmlns='http://www.w3.org/1999/xhtml' xmlns:xhtml='http://www.w3.org/1999/xhtml'>{html}</d>"
    return shown(parse_placed("x", page.encode()))


@given(st.text(st.sampled_from(" \t\n\ra中<&>]\"'\xa0\u2028"), max_size=20))
def test_any_text_is_shown_as_it_was_written(text):
    assert text_of(written(text)) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>\n  <p>甲 <b>乙</b>\n 丙</p>\n  <p>丁<br/> 戊</p></div>", "甲 乙 丙\n丁\n戊"),
        ("<div>a<div><br/></div><div>b</div></div>", "a\n\nb"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>d<ol><li>x</li><li>y</li></ol>", "- a\n- b\nc\nd\n1. x\n2. y"),
        ("<table><tr><td>a</td><td><p>b</p></td></tr>\n<tr><th>c</th><td>d</td></tr></table>e", "a | b\nc | d\ne"),
        (
            "<p>see <object data='p.png' type='image/png'/></p><object data='q.png'>a plan</object>",
            "see [p.png]\na plan",
        ),
        ("<p>x </p><pre>  y\n z </pre><p> w</p>", "x\n  y\n z \nw"),
    ],
)
def test_lines_lists_tables_and_pictures(html, text):
    assert text_of(html) == text
