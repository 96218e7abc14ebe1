"""Numbers that Word generates for paragraphs (自动编号) → the text that a reader sees."""

import re
from collections.abc import Sequence
from typing import Any, Final

from polreq.ingest.headings import chinese
from polreq.late import late

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE: Final = (
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographTraditional",
)  # fmt: skip
_LEVELS: Final = 9

#: A number in an attribute; what is longer, negative or not there counts as the default.
_COUNT: Final = late(r"\d{1,9}", re.ASCII)

#: No list of a document is longer.
_LAST: Final = 9_999
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts the numbered paragraphs of a document in the order in which they are asked for."""

    def __init__(self, document: Any) -> None:
        root = _root(document)
        abstract = {} if root is None else {a.get(f"{_W}abstractNumId"): a for a in root.findall(f"{_W}abstractNum")}
        self._lists: dict[str, tuple[str, list[Any]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for num in () if root is None else root.findall(f"{_W}num"):
            link, num_id = num.find(f"{_W}abstractNumId"), num.get(f"{_W}numId")
            shared = "" if link is None else link.get(f"{_W}val")
            if shared in abstract:
                self._lists[num_id] = (shared, _levels(abstract[shared], num))
                self._starts[num_id] = _overrides(num)
        self._counts: dict[str, list[int]] = {}

    def next(self, paragraph: Any, styles: Sequence[Any]) -> str:
        """Count a paragraph and return its number with what stands around it: （一）; empty if it has none."""
        num_id, level = _numbered(paragraph, styles)
        if num_id not in self._lists:
            return ""
        shared, levels = self._lists[num_id]
        if level >= len(levels):
            return ""
        counts = self._counts.setdefault(shared, [0] * _LEVELS)
        starts = self._starts[num_id]
        if level in starts:
            counts[level] = starts.pop(level)
        else:
            counts[level] = counts[level] + 1 if counts[level] else _start(levels[level])
        for lower in range(level + 1, _LEVELS):
            if lower >= len(levels) or _restarts(levels[lower], level):
                counts[lower] = 0
        return _written(levels, level, counts)


def _root(document: Any) -> Any:
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    return None if part is None else part.element


def _levels(abstract: Any, num: Any) -> list[Any]:
    levels = {_whole(lvl, "ilvl", n): lvl for n, lvl in enumerate(abstract.findall(f"{_W}lvl"))}
    for override in num.findall(f"{_W}lvlOverride"):
        if (own := override.find(f"{_W}lvl")) is not None:
            levels[_whole(override, "ilvl", 0)] = own
    return [levels[i] for i in sorted(levels)][:_LEVELS]


def _overrides(num: Any) -> dict[int, int]:
    starts = {}
    for override in num.findall(f"{_W}lvlOverride"):
        if (start := override.find(f"{_W}startOverride")) is not None:
            starts[_whole(override, "ilvl", 0)] = min(_whole(start, "val", 1), _LAST)
    return starts


def _restarts(level: Any, after: int) -> bool:
    """Whether a level begins anew after a paragraph of a higher one: 第一条 of a law goes on through its chapters."""
    restart = level.find(f"{_W}lvlRestart")
    return restart is None or after < _whole(restart, "val", _LEVELS)


def _start(level: Any) -> int:
    start = level.find(f"{_W}start")
    return 1 if start is None else min(_whole(start, "val", 1), _LAST)


def _whole(element: Any, name: str, default: int) -> int:
    """Return a number from an attribute, or the default where it has none that can be used."""
    said = element.get(f"{_W}{name}")
    return int(said) if said is not None and _COUNT.fullmatch(said) else default


def _numbered(paragraph: Any, styles: Sequence[Any]) -> tuple[str, int]:
    """Return list and level of a paragraph: its own, or what its styles say, the nearest first."""
    for holder in (paragraph, *styles):
        properties = holder.find(f"{_W}pPr")
        number = None if properties is None else properties.find(f"{_W}numPr")
        if number is not None:
            num_id, level = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
            return "" if num_id is None else num_id.get(f"{_W}val"), 0 if level is None else _whole(level, "val", 0)
    return "", 0


def _written(levels: list[Any], level: int, counts: list[int]) -> str:
    text = levels[level].find(f"{_W}lvlText")
    if text is None or _format(levels[level]) in ("bullet", "none"):
        return ""
    legal = levels[level].find(f"{_W}isLgl") is not None

    def figure(match: re.Match[str]) -> str:
        n = min(int(match[1]) - 1, level)
        return _figure("decimal" if legal else _format(levels[n]), counts[n] or _start(levels[n]))

    suffix = levels[level].find(f"{_W}suff")
    space = " " if suffix is not None and suffix.get(f"{_W}val") == "space" else ""
    return re.sub(r"%([1-9])", figure, text.get(f"{_W}val") or "") + space


def _format(level: Any) -> str:
    form = level.find(f"{_W}numFmt")
    return "decimal" if form is None else str(form.get(f"{_W}val"))


def _figure(form: str, value: int) -> str:
    if form in _CHINESE and value < 100:
        return chinese(value)
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(d)] for d in str(value))
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and value <= 20:
        return chr(0x245F + value)
    return f"{value:02}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        while value >= size:
            written, value = written + letters, value - size
    return written
