"""Canonical form: how a file looks is settled, what it says and all its comments stay."""

import re
import sys

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from polreq.errors import PolreqError
from polreq.store.canonical import format_file
from polreq.yamlio import canonical, dump, parse, tree


class Order:
    """Keys in an order, those that it does not name behind; the same one below each of `inside`."""

    def __init__(self, *keys, inside=()):
        self.keys = keys
        self.inside = inside

    def rank(self, key):
        return self.keys.index(key) if key in self.keys else len(self.keys)

    def inner(self, key):
        return self if key in self.inside else None


def formatted(text, order=None):
    result = canonical(text, order or Order())
    assert said(result) == said(text)
    return result


def said(text):
    node, findings = parse(text.encode(), "a.yml")
    assert not findings
    return tree(node)


BEFORE = """\
# 文件头

# 第二段
layer:   "high"  # 层
# polreq 之上
polreq: 'requirements/1'


features:
- title: >-   # 折叠
    hello
    world
  # 编号
  id: "F-1"
  note: |
    一

    二
  # - id: 注释掉的一项


-   # 横杠
    id: F-2   # 旁注
    tags: [a,   # 其一
       "b", 'true', yes,
       # 末尾
       ]  # 之后
    empty: [ # 什么也没有
      ]
    m: {a: 1, b: {c: ~}}
    t: "a\\nb"
   # 半路
x: 1:30
# 文件尾


"""

AFTER = """\
# 文件头

# 第二段
# polreq 之上
polreq: requirements/1
layer: high  # 层

features:
  # 编号
  - id: F-1
    title: hello world  # 折叠
    note: |
      一

      二
    # - id: 注释掉的一项

  # 横杠
  - id: F-2  # 旁注
    tags:  # 之后
      - a  # 其一
      - b
      - 'true'
      - yes
      # 末尾
    empty: []  # 什么也没有
    m: {a: 1, b: {c: }}
    t: |-
      a
      b
  # 半路
x: 1:30
# 文件尾
"""


@pytest.mark.parametrize("text", [BEFORE, BEFORE.replace("\n", "\r\n"), AFTER])
def test_the_whole_of_it(text):
    assert formatted(text, Order("polreq", "layer", "id", "title", inside=("features",))) == AFTER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1", "a: 1\n"),
        ("{a: 1, b: [2]}\n", "a: 1\nb: [2]\n"),
        ("--- # 文件\na: 1\n...\n", "# 文件\na: 1\n"),
        ("\n\n# 一\n\n\n\na: 1\n\n\n\nb: 2\n", "# 一\n\na: 1\n\nb: 2\n"),
        ("a: # 一\n  >- # 二\n  x\n", "# 一\na: x  # 二\n"),
        ("a:\n- b\n# 下一个的\nc: 1\n", "a:\n  - b\n# 下一个的\nc: 1\n"),
        ("a:\n  - b\n  # 列表的\nc: 1\n", "a:\n  - b\n  # 列表的\nc: 1\n"),
        ("a:\n  - b: 1\n  # 列表的\n    # 更深的\nc: 1\n", "a:\n  - b: 1\n  # 列表的\n  # 更深的\nc: 1\n"),
        ("a:\n\n  # 一\n\n  b: 1\n", "a:\n  # 一\n\n  b: 1\n"),
        ("a: |+\n  x\n\n\nb: 1\n", 'a: "x\\n\\n\\n"\nb: 1\n'),
        ("a: |\n  # 不是注释\n  x\nb: 1\n", "a: |\n  # 不是注释\n  x\nb: 1\n"),
        ("a: '# 不是注释'\nb: 'c#d'\n", "a: '# 不是注释'\nb: c#d\n"),
        ("a: -5\nb: '-5'\nc: 2026-01-31\nd: \"2026-01-31\"\n", "a: -5\nb: '-5'\nc: 2026-01-31\nd: '2026-01-31'\n"),
        ("a: [[b, {c:   d}], []]\n", "a: [[b, {c: d}], []]\n"),
        ("a: [[b,\n {c: d}], []]\n", "a:\n  - - b\n    - {c: d}\n  - []\n"),
        ('a: "\\ud83d\\ude00"\n', "a: 😀\n"),
        ("a:\n  [b,\n  c]\n", "a: [b, c]\n"),
        ("a:\n  # 空\nb: 1\n", "a:\n# 空\nb: 1\n"),
        ("? a\n# 中间\n: b # 旁\n", "a: b  # 旁\n# 中间\n"),
        ("a: [ # 一\n  # 二\n]\n", "# 二\na: []  # 一\n"),
        ("a: []\n  # 二\n", "a: []\n# 二\n"),
        (f"a: [{'很长的一项, ' * 20}b]\n", f"a: [{'很长的一项, ' * 20}b]\n"),
        (f"a: [{'很长的一项, ' * 20}\n b]\n", "a:\n" + "  - 很长的一项\n" * 20 + "  - b\n"),
        (f"{'甲' * 1001}: {{b: c}} # 一\n", f"# 一\n? {'甲' * 1001}\n: {{b: c}}\n"),
    ],
)
def test_one_thing_at_a_time(before, after):
    assert formatted(before) == after
    assert formatted(after) == after


WORD = st.text(st.sampled_from("ab甲乙:#,-'\" 1"), max_size=5)
VALUE = st.recursive(
    st.none() | WORD | st.sampled_from(["一\n二", "一\n\n二\n", "true", "2026-01-31", "-5", "\t", "😀"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD.filter(len), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(WORD.filter(len), VALUE, max_size=4), st.sampled_from(["", "说明\n\n再说明"]))
def test_what_the_program_writes_is_canonical(value, header):
    text = dump(value, header=header)
    assert formatted(text) == text


class Writer:
    """Writes a mapping in ways that people choose, keys and comments being unique in the file."""

    def __init__(self, draw):
        self.draw = draw
        self.number = 0
        self.comments = []

    def chance(self, one_in):
        return self.draw(st.integers(1, one_in)) == 1

    def comment(self, said):
        self.number += 1
        self.comments.append(f"#注{self.number} {said}".rstrip())
        return self.comments[-1]

    def key(self):
        self.number += 1
        return f"k{self.number}"

    def scalar(self):
        text = self.draw(st.sampled_from(["", "甲", "a b", "true", "1:30", "a: b", "# x", "it's", 'q"', "x\ny"]))
        ways = ['"' + text.replace('"', '\\"').replace("\n", "\\n") + '"']
        if "\n" not in text:
            ways.append("'" + text.replace("'", "''") + "'")
        if text not in ("a: b", "# x", "x\ny"):
            ways.append(text)
        return self.draw(st.sampled_from(ways))

    def beside(self, said):
        return f"{self.draw(st.sampled_from([' ', '   ']))}{self.comment(said)}" if self.chance(4) else ""

    def above(self, margin, said):
        lines = [""] * self.draw(st.sampled_from([0, 0, 0, 1, 3]))
        return lines + ([margin + self.comment(said)] if self.chance(4) else [])

    def block(self, indent, depth, kind):
        lines = []
        margin = " " * indent
        for _ in range(self.draw(st.integers(1, 3))):
            name = self.key() if kind == "mapping" else ""
            lines += self.above(margin, f"above {name}")
            lines += self.entry(margin, name, depth)
        if self.chance(5):
            lines.append(margin + self.comment("end"))
        return lines

    def entry(self, margin, name, depth):
        start = f"{margin}{name}:" if name else f"{margin}-"
        if depth and self.chance(2):
            kind = self.draw(st.sampled_from(["mapping", "list"]))
            least = 0 if name and kind == "list" else 1
            inner = self.block(len(margin) + self.draw(st.integers(least, 4)), depth - 1, kind)
            at = len(inner[0]) - len(inner[0].lstrip())
            if not name and at > len(start) and not inner[0].lstrip().startswith("#"):
                return [f"{start}{inner[0][len(start) :]}", *inner[1:]]
            return [start + self.beside(f"beside {name}"), *inner]
        if self.chance(3):
            sign = self.draw(st.sampled_from(["|", ">", "|-", ">+"]))
            body = [f"{margin}   {line}" if line else "" for line in ("文字", "", "#不是", "文字")]
            return [f"{start} {sign}{self.beside(f'beside {name}')}", *body]
        if self.chance(3):
            return self.flow(start, margin, name)
        return [f"{start} {self.scalar()}{self.beside(f'beside {name}')}"]

    def flow(self, start, margin, name):
        lines = [f"{start} ["]
        for _ in range(self.draw(st.integers(0, 3))):
            inner = self.key()
            one = self.draw(st.sampled_from([self.scalar() or "''", f"{{{inner}: 1, b: [] }}", f"{inner}: 2", "[]"]))
            said = f"beside {inner}" if f"{inner}: 2" in one else "beside "
            lines += [f"{margin}    {one},{self.beside(said)}"]
        return [*lines, f"{margin}  ]{self.beside(f'beside {name}')}"]


@st.composite
def files(draw):
    """A text, its comments and its keys."""
    writer = Writer(draw)
    lines = writer.block(0, 3, "mapping")
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n\n"])), writer.comments, writer.number


@given(files(), st.data())
def test_values_and_comments_stay_and_once_is_enough(file, data):
    text, comments, number = file
    names = [f"k{n}" for n in range(1, number + 1)]
    keys = data.draw(st.permutations(names))
    after = formatted(text, order := Order(*keys, inside=names))
    assert canonical(after, order) == after
    assert sorted(re.findall("#注.*", after)) == sorted(comments)
    assert after.endswith("\n")
    assert "\n\n\n" not in after
    assert not any(line.endswith(" ") for line in after.splitlines())
    for at, line in enumerate(lines := after.splitlines()):
        if name := re.search(r"#注\d+ beside (k\d+)", line):
            # at the end of the same line, or above it where another comment stands there
            below = next(one for one in lines[at:] if one.strip() and not one.strip().startswith("#"))
            assert f"{name[1]}:" in below
        if (name := re.search(r"#注\d+ above (k\d+)", line)) and at >= head(after):
            below = next(one for one in lines[at:] if one.strip() and not one.strip().startswith("#"))
            assert re.match(rf"[ -]*{name[1]}:", below)


def head(text):
    """The number of the first line that is no comment: those above it stay at the top whatever becomes of the first key."""
    return next(n for n, line in enumerate(text.splitlines()) if line and not line.startswith("#"))


@given(files(), st.data())
def test_keys_stand_in_their_order(file, data):
    text, _, number = file
    names = [f"k{n}" for n in range(1, number + 1)]
    keys = data.draw(st.permutations(names))

    def check(value):
        if isinstance(value, dict):
            ranked = [keys.index(key) for key in value if key in keys]
            assert ranked == sorted(ranked)
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(child)

    check(said(canonical(text, Order(*keys, inside=names))))


@given(files())
@example(("a: 'true'\nb: true\nc: [1:30, '1:30', ~, '~']\n", [], 0))
def test_other_readers_of_yaml_read_what_they_read_before(file):
    assert yaml.safe_load(canonical(file[0], Order())) == yaml.safe_load(file[0])


@pytest.mark.parametrize("wrong", [["a: 2  # 一"], ["a: 1"], ["a: 1  # 一", "a: 3"], ["a: ["]])
def test_a_file_whose_values_or_comments_would_change_is_left_alone(monkeypatch, wrong):
    """The net below all of it: no text is known for which it is needed."""
    monkeypatch.setattr(sys.modules["polreq.yamlio.canonical"], "_block", lambda *_: wrong)
    with pytest.raises(PolreqError, match="cannot be formatted safely"):
        canonical("a:  1  # 一\n", Order())
    with pytest.raises(PolreqError, match=r"^requirements/a\.yml: the file is written in a way"):
        format_file(b"polreq:  requirements/1\n", "requirements/a.yml", "requirements/1")
