"""Edits change what they name and nothing else."""

import difflib

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from polreq.errors import PolreqError
from polreq.yamlio import Append, Delete, Set, dump, edit, parse, plain_tree, tree
from polreq.yamlio.dump import flow_text

FILE = """\
# 复核记录
polreq: links/1   # 标记

links:
  # 第一条由王敏确认
  - {lower: F-001, upper: U-003, verdict: confirmed}   # 好
  - lower: F-002
    upper:   'U-004'
    note: |
      两行
      文字

    by:
  -   {lower: "F-003", upper: U-005,
       verdict: rejected}
gaps: []
empty:
tags: [甲, '乙']   # 标签
x:
- 1.10
- no
# 结束
"""

CASES = {
    "replace a plain value": (
        [Set(("links", 1, "lower"), "F-009")],
        [("  - lower: F-002", "  - lower: F-009")],
    ),
    "keep the quotes": ([Set(("links", 1, "upper"), "U-9")], [("    upper:   'U-004'", "    upper: 'U-9'")]),
    "fill an empty value": ([Set(("links", 1, "by"), "王敏")], [("    by:", "    by: 王敏")]),
    "replace a block of lines": (
        [Set(("links", 1, "note"), "一行")],
        [("    note: |", "    note: 一行"), ("      两行", None), ("      文字", None)],
    ),
    "replace inside brackets": (
        [Set(("links", 2, "verdict"), "confirmed")],
        [("       verdict: rejected}", "       verdict: confirmed}")],
    ),
    "add a key in brackets": (
        [Set(("links", 0, "on"), "2026-01-02")],
        [
            (
                "  - {lower: F-001, upper: U-003, verdict: confirmed}   # 好",
                "  - {lower: F-001, upper: U-003, verdict: confirmed, on: '2026-01-02'}   # 好",
            )
        ],
    ),
    "add a key to a block": ([Set(("links", 1, "on"), "今天")], [("    by:", "    by:\n    on: 今天")]),
    "append to a list whose last item is in brackets": (
        [Append(("links",), {"lower": "F-4", "upper": "U-1"}), Append(("links",), {"lower": "F-5", "upper": "U-1"})],
        [
            (
                "       verdict: rejected}",
                "       verdict: rejected}\n  - {lower: F-4, upper: U-1}\n  - {lower: F-5, upper: U-1}",
            )
        ],
    ),
    "append to a list in brackets": (
        [Append(("tags",), "丙, 丁")],
        [("tags: [甲, '乙']   # 标签", "tags: [甲, '乙', '丙, 丁']   # 标签")],
    ),
    "append to an empty list": (
        [Append(("gaps",), {"requirement": "P-1", "reason": "省里建"})],
        [("gaps: []", "gaps:\n  - {requirement: P-1, reason: 省里建}")],
    ),
    "append to nothing": ([Append(("empty",), {"a": "b"})], [("empty:", "empty:\n  - {a: b}")]),
    "append to a list without indentation": ([Append(("x",), "z")], [("- no", "- no\n- z")]),
    "delete an item": (
        [Delete(("links", 2))],
        [('  -   {lower: "F-003", upper: U-005,', None), ("       verdict: rejected}", None)],
    ),
    "delete the key behind a dash": (
        [Delete(("links", 1, "lower"))],
        [("  - lower: F-002", None), ("    upper:   'U-004'", "  - upper:   'U-004'")],
    ),
    "delete in brackets": ([Delete(("tags", 0))], [("tags: [甲, '乙']   # 标签", "tags: ['乙']   # 标签")]),
    "delete the last in brackets": ([Delete(("tags", 1))], [("tags: [甲, '乙']   # 标签", "tags: [甲]   # 标签")]),
    "delete all items": (
        [Delete(("x", 1)), Delete(("x", 0))],
        [("x:", "x: []"), ("- 1.10", None), ("- no", None)],
    ),
    "a list instead of a text": (
        [Set(("polreq",), [{"a": "b" * 150}])],
        [("polreq: links/1   # 标记", "polreq:   # 标记\n  - a: " + "b" * 150)],
    ),
    "a text instead of a list": ([Set(("x",), "乙")], [("x:", "x: 乙"), ("- 1.10", None), ("- no", None)]),
    "a key at the end of the file": ([Set(("z",), ["甲"])], [("- no", "- no\nz: [甲]")]),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("name", CASES)
def test_edit(name, start, line_end):
    edits, changes = CASES[name]
    expected = FILE
    for old, new in changes:
        assert f"\n{old}\n" in expected
        expected = expected.replace(f"\n{old}\n", "\n" if new is None else f"\n{new}\n", 1)
    assert edit(start + FILE.replace("\n", line_end), edits) == start + expected.replace("\n", line_end)


@pytest.mark.parametrize(
    "path", [("nowhere", "a"), ("links", 3), ("links", 0, "lower", "a"), ("links", "a"), ("gaps", 0)]
)
def test_a_path_that_leads_nowhere_is_refused(path):
    with pytest.raises(PolreqError):
        edit(FILE, [Set(path, "a")])


def test_a_file_with_errors_is_not_edited():
    with pytest.raises(PolreqError):
        edit("a: 1\na: 2\n", [Set(("a",), "3")])
    with pytest.raises(PolreqError):
        edit("a: &x 1\nb: *x\n", [Set(("a",), "3")])


def test_many_edits_at_once_equal_one_after_the_other():
    edits = [
        Set(("links", 0, "by"), "甲"),
        Append(("gaps",), {"requirement": "P-1"}),
        Append(("gaps",), {"requirement": "P-2"}),
        Set(("gaps", 1, "reason"), "乙"),
        Delete(("links", 1)),
        Set(("links", 1, "by"), "丙"),
        Set(("new",), {"a": "b"}),
        Set(("new", "c"), "d"),
    ]
    one_by_one = FILE
    for one in edits:
        one_by_one = edit(one_by_one, [one])
    assert edit(FILE, edits) == one_by_one


@pytest.mark.parametrize(
    ("text", "one", "after"),
    [
        ("a: |+\n  x\n\nb: 1\n", Set(("a",), "z"), "a: z\nb: 1\n"),  # the empty line is part of the value
        ("a: |\n  x\n\nb: 1\n", Set(("a",), "z"), "a: z\n\nb: 1\n"),
        ("a:\n- b-\n- c\n- d\n", Delete(("a", 1)), "a:\n- b-\n- d\n"),
        ("a: 1\n", Set(("a",), [{"b": "c"}]), "a:\n  - {b: c}\n"),
        ("a: 1\n", Set(("a",), ["b"]), "a: [b]\n"),
        ("a: 1\n", Set(("a",), [["b"]]), "a: [[b]]\n"),
        ("a: []\n", Append(("a",), ["b"]), "a:\n  - [b]\n"),
        # two escapes of one character, as JSON has them, beside the edit and in the name of a key
        ('"\\ud83d\\ude00": "\\ud83d\\ude00"\nb: 1\n', Set(("b",), "2"), '"\\ud83d\\ude00": "\\ud83d\\ude00"\nb: 2\n'),
        ('"\\ud83d\\ude00": 1\n', Set(("😀",), "二"), '"\\ud83d\\ude00": 二\n'),
    ],
)
def test_where_values_and_items_begin_and_end(text, one, after):
    assert edit(text, [one]) == after


WORD = st.text(st.sampled_from("ab甲乙:#,-'\" 1"), max_size=5)
KEY = st.text(st.sampled_from("ab甲乙-1"), min_size=1, max_size=3)
VALUE = st.recursive(
    st.none() | WORD | st.sampled_from(["一\n二", "一\n\n二\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=8,
)
TOP = st.dictionaries(KEY, VALUE, min_size=1, max_size=4)


@st.composite
def files(draw):
    """Texts with comments, empty lines, both line ends, brackets, and with or without a line end at the end."""
    value = draw(TOP)
    if draw(st.booleans()):
        lines = dump(value).split("\n")[:-1]
    else:
        lines = [f"{flow_text({k: v})[1:-1]}" for k, v in value.items()]
        assume(all("? " not in line for line in lines))
    out = []
    for line in lines:
        if draw(st.integers(0, 5)) == 0:
            out.append(draw(st.sampled_from(["", "# 说明", "   # x: y"])))
        out.append(line + draw(st.sampled_from(["", "", "", "  # 旁注"])))
    text = draw(st.sampled_from(["\n", "\r\n"])).join(out) + draw(st.sampled_from(["\n", ""]))
    node, findings = parse(text.encode(), "a.yml")
    assume(not findings)
    return text, tree(node)


def paths(value, prefix=()):
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in steps:
        yield (*prefix, step)
        yield from paths(child, (*prefix, step))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def attempt(text, edits):
    """Edit, but for a block of lines at the end of the file, or above a comment that would become part of it: refused."""
    try:
        return edit(text, edits)
    except PolreqError:
        assume("|" not in text)
        raise


@st.composite
def places(draw):
    """Texts as of `files`, with the path of one value."""
    text, value = draw(files())
    return text, value, draw(st.sampled_from(list(paths(value))))


def comments(text):
    """The lines that are comments; one that begins with # inside a block of lines is text of its value."""
    inside = set()
    for token in yaml.scan(text):
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            # without a line end at the end of the file the last line ends where the value does
            inside |= set(range(token.start_mark.line + 1, token.end_mark.line + (token.end_mark.column > 0)))
    return [s for n, s in enumerate(text.splitlines()) if s.lstrip().startswith("#") and n not in inside]


@pytest.mark.parametrize("end", ["", "\n"])
def test_only_comments_count_as_comments(end):
    assert comments("# 一\na: |\n  # x: y\n  b\n# 二\nb: '# c'  # 旁注\nc: >-\n  # d" + end) == ["# 一", "# 二"]


@given(places(), VALUE)
@example(("a: |\n  一\n  # x: y\n# 说明\nb: 1\n", {"a": "一\n# x: y\n", "b": "1"}, ("a",)), "乙")
@example(("a: |\n  一\n  # x: y", {"a": "一\n# x: y"}, ("a",)), "一\n二")
@example(("a: |\n  一\n  # x: y\n# 说明\nb: 1\n", {"a": "一\n# x: y\n", "b": "1"}, ("b",)), "乙")
def test_replacing_touches_only_the_lines_of_the_value(place, new):
    text, value, path = place
    after = attempt(text, [Set(path, new)])
    node, findings = parse(after.encode(), "a.yml")
    assert not findings
    assert at(tree(node), path) == plain_tree(new)
    if not isinstance(at(value, path), dict | list):
        assert comments(after) == comments(text)


@given(files(), VALUE, st.data())
def test_appending_and_taking_away_again_gives_the_same_bytes(file, new, data):
    text, value = file
    lists = [p for p in paths(value) if isinstance(at(value, p), list) and at(value, p)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    after = attempt(text, [Append(path, new)])
    assert subsequence(text, after)
    assert_same(attempt(after, [Delete((*path, len(at(value, path))))]), text)


@given(files(), KEY, VALUE, st.data())
def test_adding_a_key_and_taking_it_away_again_gives_the_same_bytes(file, key, new, data):
    text, value = file
    mappings = [(), *(p for p in paths(value) if isinstance(at(value, p), dict) and at(value, p))]
    path = data.draw(st.sampled_from([p for p in mappings if key not in at(value, p)] or [None]))
    assume(path is not None)
    after = attempt(text, [Set((*path, key), new)])
    assert subsequence(text, after)
    assert_same(attempt(after, [Delete((*path, key))]), text)


@given(files(), st.data())
def test_deleting_only_takes_away(file, data):
    text, value = file
    path = data.draw(st.sampled_from(list(paths(value))))
    after = attempt(text, [Delete(path)])
    parent = at(value, path[:-1])
    if len(parent) > 1:
        assert subsequence(after, text)


@given(files(), WORD, st.data())
def test_replacing_a_text_and_putting_it_back_gives_the_same_bytes(file, new, data):
    text, value = file
    texts = [p for p in paths(value) if isinstance(at(value, p), str) and "\n" not in at(value, p)]
    assume(texts and new)
    path = data.draw(st.sampled_from(texts))
    old = at(value, path)
    again = attempt(attempt(text, [Set(path, new)]), [Set(path, old)])
    # quotes that the new text needed may stay; nothing else may differ
    changed = [line for line in difflib.ndiff(text.splitlines(), again.splitlines()) if line[0] in "+-"]
    assert [line[1:].replace("'", "") for line in changed if line[0] == "-"] == [
        line[1:].replace("'", "") for line in changed if line[0] == "+"
    ]


def assert_same(after, text):
    # a text that ends with a line feed cannot end a file that does not, so that one is added
    assert after == text or (after == text + ("\r\n" if "\r\n" in text else "\n") and text[-1] != "\n")


def subsequence(short, long):
    rest = iter(long)
    return all(c in rest for c in short)


@given(files(), st.lists(st.tuples(KEY, VALUE), max_size=3), st.data())
def test_a_batch_of_edits_equals_its_edits_one_by_one(file, new, data):
    text, value = file
    edits = []
    for key, one in new:
        path = data.draw(st.sampled_from([(), *paths(value)]))
        kind = at(value, path)
        if isinstance(kind, list):
            edits.append(Append(path, one))
        elif isinstance(kind, dict):
            edits.append(Set((*path, key), one))
        elif path:
            edits.append(Set(path, one))
    try:
        expected = text
        for one in edits:
            expected = attempt(expected, [one])
    except PolreqError:  # an edit has taken away what a later one names
        return
    assert tree(parse(attempt(text, edits).encode(), "a.yml")[0]) == tree(parse(expected.encode(), "a.yml")[0])


def test_a_key_added_right_behind_a_value_that_is_replaced():
    text = "11: \n"
    after = edit(text, [Set(("1",), None), Set(("11",), ["一\n二"])])
    assert tree(parse(after.encode(), "a.yml")[0]) == {"11": ["一\n二"], "1": None}
