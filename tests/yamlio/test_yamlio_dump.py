"""What dump writes, parse gives back; and it reads well."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.errors import PolreqError
from polreq.yamlio import dump, parse, tree

#: Every character but lone surrogates, with those that YAML or editors treat specially drawn often.
TEXT = st.text(
    st.one_of(
        st.sampled_from(
            " \t\n\r\u3000\xa0\x85\u2028\u2029\ufeff\x00\x07'\"#:,-?[]{}&*!|>%@`\\~=<.0129eExyno中：，“”😀"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
)
TREE = st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, TREE, max_size=4))
def test_whatever_is_dumped_is_parsed_back(value):
    node, findings = parse(dump(value).encode("utf-8"), "a.yml")
    assert findings == ()
    assert tree(node) == value


@given(st.dictionaries(TEXT, TREE, max_size=4), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])))
def test_dumping_is_stable_and_keeps_its_header_a_comment(value, header):
    text = dump(value, header=header)
    node, findings = parse(text.encode("utf-8"), "a.yml")
    assert findings == ()
    assert dump(tree(node), header=header) == text


def test_long_keys_survive():
    value = {"长" * 3000: {"b" * 2000: "c", "d": [{"e" * 1500: None}]}}
    node, findings = parse(dump(value).encode("utf-8"), "a.yml")
    assert (tree(node), findings) == (value, ())


def test_layout():
    value = {
        "polreq": "requirements/1",
        "empty": None,
        "none": [],
        "nothing": {},
        "dates": {"written": date(2018, 10, 27), "published": None, "effective": None},
        "items": [
            {
                "id": "R-1",
                "statement": "应当：在5个工作日内“办结” # 不是注释",
                "release": "2.3",
                "value": Decimal("90"),
                "share": 0.5,
                "count": 3,
                "product": True,
                "channels": ["pc", "app"],
                "bases": [{"clause": "a#三.(一)", "quote": "应当，办结"}, {"meeting": "例会", "on": date(2026, 1, 2)}],
                "note": "第一行\n\n第二行\n",
                "text": "　　第一条",
                "yes": "no",
            }
        ],
    }
    assert (
        dump(value, header="第一行说明\n第二行")
        == """\
# 第一行说明
# 第二行
polreq: requirements/1
empty:
none: []
nothing: {}
dates: {written: 2018-10-27, published: , effective: }
items:
  - id: R-1
    statement: '应当：在5个工作日内“办结” # 不是注释'
    release: '2.3'
    value: 90
    share: 0.5
    count: 3
    product: true
    channels: [pc, app]
    bases:
      - {clause: a#三.(一), quote: 应当，办结}
      - {meeting: 例会, on: 2026-01-02}
    note: |
      第一行

      第二行
    text: '　　第一条'
    yes: 'no'
"""
    )


@pytest.mark.parametrize(
    "text", ["no", "Yes", "~", "null", "1.10", "010", "1_000", "12:30:45", "2024-01-01", "1e5", "0x1f", ".5", ""]
)
def test_texts_that_other_readers_would_take_for_something_else_are_quoted(text):
    assert dump({"a": text}) == f"a: '{text}'\n"


@pytest.mark.parametrize(
    "text", ["1f0c7e3a9b21", "R-001", "90%以上", "国办函〔2018〕71号", "a:b", "http://a.cn/?b=1#c", "三.(一).p1"]
)
def test_other_texts_are_plain(text):
    assert dump({"a": text}) == f"a: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [("一\n二", "|-\n  一\n  二"), ("一 \n二", '"一 \\n二"'), ("一\n二\x07", '"一\\n二\\x07"')],
)
def test_a_block_of_lines_is_for_what_it_keeps_also_in_an_editor_that_trims(text, written):
    assert dump({"a": text}) == f"a: {written}\n"


@pytest.mark.parametrize(("length", "lines"), [(66, 1), (67, 3)])
def test_a_line_is_as_wide_as_it_looks_with_chinese_characters(length, lines):
    assert len(dump({"a": ["政" * length, "b"]}).splitlines()) == lines


def test_half_a_character_is_refused():
    with pytest.raises(PolreqError):
        dump({"a": "x\ud800"})


def test_a_question_mark_after_a_colon_is_kept_inside_brackets():
    text = dump({"a": [{"b": "答复:?待定", "c": "甲"}]})
    node, findings = parse(text.encode(), "a.yml")
    assert findings == ()
    assert tree(node) == {"a": [{"b": "答复:?待定", "c": "甲"}]}
