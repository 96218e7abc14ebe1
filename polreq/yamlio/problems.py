"""What the YAML parser says about wrong syntax → what was meant, where it is to be mended, in plain words.

The parser reports where it lost the thread; the mistake often stands one line above, or is a Chinese character that
looks like a YAML sign: ： for a colon, a full-width space for an indentation.
"""

import re
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.words import Text

#: A line and a column, from 1.
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error of the parser: its words and its two places, as far as it gives them."""

    problem: str
    context: str
    at: Position | None
    context_at: Position | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """The same in plain words, with the place to be mended and one that explains it."""

    said: Text
    at: Position
    related: Position | None = None


#: A line that git puts around the two sides of a conflict, at the beginning of a line and nowhere else.
_MARKER: Final = late(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)", re.MULTILINE)
_CONTROL: Final = late("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE_IT: Final = Text("请给整个值加引号", "put the whole value in quotes")

_WIDE_COLON: Final = Text(
    "“：”是全角冒号，键后应为半角冒号加空格“: ”",
    "'：' is a full-width colon; after a key write ': '",
)
_NO_SPACE: Final = Text("冒号后缺空格，键后应为“: ”", "a space is missing after the colon")
_NO_COLON: Final = Text(
    "这一行缺少“: ”，或上一行的文字没有写完",
    "': ' is missing on this line, or the text of the line above goes on here",
)
_WIDE_SPACE: Final = Text(
    "缩进用了全角空格，应为半角空格",
    "the indentation is made of full-width spaces; use ordinary ones",
)
_TAB: Final = Text("缩进用了制表符（Tab），应为空格", "the indentation is made of tabs; use spaces")
_INDENT: Final = Text("缩进与上面同级的键不一致", "the indentation differs from that of the keys above")
_ITEM_INDENT: Final = Text("缩进与上面的列表项不一致", "the indentation differs from that of the list items above")
_TOO_DEEP: Final = Text(
    "这一行比上一行缩进深，但上一行已经有值",
    "this line is indented deeper than the one above, which already has a value",
)
_COLON_IN_VALUE: Final = Text(f"值里含有“: ”，{_QUOTE_IT.zh}", f"the value contains ': '; {_QUOTE_IT.en}")
_AFTER_QUOTE: Final = Text(
    "引号闭合之后还有文字；引号内的引号请换成“”，或写两遍",
    "text follows the closing quote; double the quotes inside, or use others",
)
_AFTER_BRACKET: Final = Text("括号闭合之后还有文字", "text follows the closing bracket")

#: (words of the parser, whether the context's place is the one to mend, plain words), for what needs no look at the text.
_FIXED: Final = (
    ("found unexpected end of stream", True, Text("引号没有闭合", "the quote is not closed")),
    ("block sequence entries are not allowed", False, Text("“- ”不能和键写在同一行，请另起一行", "'- ' cannot stand on the line of its key; begin a new line")),
    ("did not find expected '-' indicator", False, _ITEM_INDENT),
    ("found unknown escape character", False, Text("双引号里的反斜杠写法不认识，请改用单引号", "unknown escape after the backslash; use single quotes")),
    ("invalid Unicode character escape code", False, Text("双引号里的 \\u 写法不是一个完整的字符", "the escape after the backslash is not a whole character")),
    ("hexdecimal number", False, Text("双引号里的反斜杠写法不完整，请改用单引号", "incomplete escape after the backslash; use single quotes")),
    ("found unexpected ':'", False, Text(f"花括号或方括号里的值含有“:”，{_QUOTE_IT.zh}", f"a value in brackets contains ':'; {_QUOTE_IT.en}")),
    ("found incompatible YAML document", False, Text("文件声明的 YAML 版本不支持，请删除 %YAML 一行", "this YAML version is not supported; delete the %YAML line")),
    ("expected <document start>", False, Text("这里的内容不属于上面的任何一项，请检查缩进", "this belongs to nothing above; check the indentation")),
    ("expected comment or line break", False, Text("“|”或“>”之后应换行再写文字", "after '|' or '>' the text begins on a new line")),
)  # fmt: skip


def unfinished_merge(text: str, *, broken: bool) -> tuple[int, str] | None:
    """Look for the markers of a conflict (冲突标记).

    Args:
        text: of the file.
        broken: its syntax is wrong: any marker tells why. Otherwise it may be what somebody wrote, and only all three kinds,
            in their order, tell of a merge of which both sides were read.

    Returns:
        The line of the first marker, from 1, and the marker.
    """
    ours, parted = None, False
    for found in _MARKER.finditer(text):
        sign = found[0][0]
        if sign == "<" or broken:
            ours, parted = found, False
        elif sign == "=":
            parted = ours is not None
        if ours and (broken or (sign == ">" and parted)):
            return text.count("\n", 0, ours.start()) + 1, ours[0]
    return None


def marker_of(line: str) -> str:
    """Return the marker of a conflict that a line begins with; empty where it begins with none."""
    found = _MARKER.match(line)
    return found[0] if found else ""


def describe(problem: Problem, text: str) -> Mistake:
    """Say what is wrong, looking at the text around the place."""
    at = problem.at or problem.context_at or (1, 1)
    control = _CONTROL.search(text)
    if problem.at is None and control:
        return _control(control, text)
    for words, at_context, said in _FIXED:
        if words in problem.problem:
            return Mistake(said, (problem.context_at or at) if at_context else at)
    lines = text.split("\n")
    if "could not find expected ':'" in problem.problem:
        return _missing_colon(problem.context_at or at, lines)
    if "mapping values are not allowed" in problem.problem:
        return _unexpected_colon(at, lines)
    if "did not find expected ','" in problem.problem:
        return _open_bracket(problem, at)
    if "did not find expected key" in problem.problem:
        return _unexpected_text(at, lines)
    return _bad_start(problem, at, lines)


def _control(found: re.Match[str], text: str) -> Mistake:
    start = found.start()
    at = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    name = f"U+{ord(found[0]):04X}"
    return Mistake(Text(f"含有控制字符 {name}，请删除", f"control character {name}; delete it"), at)


def _missing_colon(at: Position, lines: list[str]) -> Mistake:
    line = _line(lines, at[0])
    return _wide_signs(line, at[0]) or Mistake(_NO_COLON, at)


def _unexpected_colon(at: Position, lines: list[str]) -> Mistake:
    line = _line(lines, at[0])
    if ": " in line[: at[1] - 1]:
        return Mistake(_COLON_IN_VALUE, at)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Mistake(_TAB, (at[0], indent.index("\t") + 1))
    above = next((n for n in range(at[0] - 1, 0, -1) if _line(lines, n).strip()), 0)
    if above:
        line = _line(lines, above)
        said = _wide_signs(line, above)
        if said:
            return said
        tight = re.match(r"[\s-]*[^\s:#'\"]+:(?=[^\s/])", line)
        if tight and ": " not in line:
            return Mistake(_NO_SPACE, (above, tight.end() + 1))
        if not re.search(r": |:$", line.rstrip("\r")):
            return Mistake(_NO_COLON, (above, len(line) - len(line.lstrip()) + 1))
    return Mistake(_TOO_DEEP, (at[0], len(indent) + 1), (above, 1) if above else None)


def _open_bracket(problem: Problem, at: Position) -> Mistake:
    closing = "]" if "']'" in problem.problem else "}"
    opened = problem.context_at or at
    said = Text(
        f"括号没有闭合：缺少“{closing}”，或两项之间缺少逗号",
        f"the bracket is not closed: '{closing}' is missing, or a comma between two entries",
    )
    return Mistake(said, at, opened) if at[0] == opened[0] else Mistake(said, opened, at)


def _unexpected_text(at: Position, lines: list[str]) -> Mistake:
    before = _line(lines, at[0])[: at[1] - 1].rstrip()
    if not before:
        return Mistake(_INDENT, at)
    if before[-1] in "'\"":
        return Mistake(_AFTER_QUOTE, at)
    return Mistake((_AFTER_BRACKET if before[-1] in "]}" else _INDENT), at)


def _bad_start(problem: Problem, at: Position, lines: list[str]) -> Mistake:
    """Describe a character that nothing can begin with, and everything else."""
    if problem.context_at and ("anchor" in problem.context or "alias" in problem.context or "tag" in problem.context):
        at = problem.context_at
    if "directive" in problem.context and problem.context_at:
        at = problem.context_at
    sign = _line(lines, at[0])[at[1] - 1 : at[1]]
    if sign == "\t":
        return Mistake(_TAB, at)
    if sign in ("]", "}", ","):
        return Mistake(
            Text(f"多余的“{sign}”，{_QUOTE_IT.zh}或删除它", f"stray '{sign}'; delete it, or {_QUOTE_IT.en}"), at
        )
    if sign and sign in "@`%&*!|>":
        return Mistake(
            Text(f"值不能以“{sign}”开头，{_QUOTE_IT.zh}", f"a value cannot begin with '{sign}'; {_QUOTE_IT.en}"), at
        )
    context = f"{problem.context}: " if problem.context else ""
    return Mistake(Text("此处不合语法，请检查缩进、引号和冒号", context + problem.problem), at)


def _wide_signs(line: str, number: int) -> Mistake | None:
    """Look for Chinese characters in the place of YAML signs."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\u3000" in indent:
        return Mistake(_WIDE_SPACE, (number, indent.index("\u3000") + 1))
    wide = re.match(r"[\s-]*[\w.]+(：)", line)
    return Mistake(_WIDE_COLON, (number, wide.start(1) + 1)) if wide and ": " not in line[: wide.start(1)] else None


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
