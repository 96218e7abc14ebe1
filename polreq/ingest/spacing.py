"""White space that was never printed: PDF files leave it between characters that were set apart, and at random.

A line whose characters were set apart to fill it shows this by itself. Spaces within sentences, or around figures, are
taken for damage only where they are a habit of the whole text. What means something stays: the space after a number of
an article, between columns, between names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.lines import Raw, SourceLine, Stretch
from polreq.late import late
from polreq.official.bodies import is_body
from polreq.text.normalise import SPACES

_GAP: Final = late(rf"[{SPACES}]+")
#: A space that PDF files put in, and not the wider one that people set between words.
_SMALL: Final = late(rf"(?<![{SPACES}])[ \u00a0](?![{SPACES}])")
_HAN: Final = late(r"[一-鿿]")
_MARK: Final = late(r"[，。；：、？！）》”’〕】»,;:?!)(（《“‘〔【«]")
#: After these a space may stand for a break that was meant.
_STOP: Final = late(r"[。；：？！;:?!]")
_SHORT: Final = late(
    r"\W{0,2}[一-鿿]?\W{0,2}[一-鿿]?\W?|[0-9０-９]{1,4}[^A-Za-z0-9]?|\W?[A-Za-z]|[^A-Za-z0-9][0-9A-Za-z]"
)
#: A character by itself, and no blank of a form (年 月 日).
_ONE: Final = late(r"\W{0,2}(?![年月日时分元])[一-鿿]\W{0,2}")

#: What the space after is kept: the number of an article, of an attachment or table, of a section of a standard.
_NUMBER: Final = late(
    rf"(?:第(?:[{SPACES}]*[一二三四五六七八九十百零〇0-9])+[{SPACES}]*(?:编|篇|部分|章|节|条)(?:之[一二三四五])?"
    rf"|附?[{SPACES}]*[件表图录][{SPACES}]*[0-9]{{1,2}}|[0-9]{{1,2}}(?:[.．][0-9]{{1,2}})*[.．、]?)(?=[{SPACES}](?![.．、，。]))"
)
#: An article or chapter within a line, before and after which a space may be the end of a line.
_ARTICLE: Final = late(r"第[一二三四五六七八九十百]+[编章节条]$")
_ARTICLE_NEXT: Final = late(r"第[一二三四五六七八九十百]+[编章节条]")
#: What a browser prints at the edge of each page holds a time of day.
_TIME: Final = late(r"\d:\d{2}")
#: Words of a sentence or of a title, as against names and columns.
_PROSE: Final = late(r"[，。；、,;]|关于|的(?:通知|意见|办法)")
_SENTENCE: Final = late(r"[，。；,;]")
_NAME: Final = late(r"[一-鿿]{2,20}")

_FIGURE: Final = late(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9%])(?=[一-鿿])")
_BY_FIGURE: Final = late(
    r"(?<=[一-鿿（〔，、。；：]) (?=[0-9])|(?<=[0-9%〕]) (?=[一-鿿）〕，、。；：%])|(?<=〕) (?=[0-9])"
)

#: So many gaps of one width between single characters are no words any more; fewer where nothing else is on the line,
#: and in the sentences of a text with such lines.
_RUN: Final = 5
_WHOLE_LINE: Final = 3
_SHORTER_RUN: Final = 2
#: A line of a sentence has at least so many characters.
_LINE: Final = 15
#: Spaces within sentences are a habit if so many lines, and this share of them, have some.
_LINES: Final = 3
_SHARE: Final = 0.3
#: Spaces around figures are a habit if they stand at this share of the places.
_FIGURES: Final = 0.5
#: A name at the beginning of a line, with the space in it.
_NAME_LENGTH: Final = 4
_EXCERPT: Final = 20


@dataclass(frozen=True, slots=True)
class ClosedUp:
    """A text without such spaces: how many lines had some, and the first of them, before and after."""

    raw: Raw
    lines: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a text as a whole shows: characters set apart, spaces within sentences, spaces around figures."""

    spread: bool
    loose: bool
    figures: bool


def close_up(raw: Raw) -> ClosedUp:
    """Take out the white space between characters that is not printed."""
    habits = _habits([line for line in raw.lines if not line.cells])
    result = tuple(_closed_up(line, habits) for line in raw.lines)
    changed = [(old, new) for old, new in zip(raw.lines, result, strict=True) if old is not new]
    if not changed:
        return ClosedUp(raw)
    before, after = _excerpts(*changed[0])
    return ClosedUp(replace(raw, lines=result), len(changed), before, after)


def _excerpts(old: SourceLine, new: SourceLine) -> tuple[str, str]:
    """Show the first space that went, with what stands around it."""
    texts = (old.text, new.text) if old.text != new.text else ("|".join(old.cells), "|".join(new.cells))
    at = next((i for i, (a, b) in enumerate(zip(*texts, strict=False)) if a != b), min(map(len, texts)))
    start = max(0, at - _EXCERPT // 4)
    return texts[0][start : start + _EXCERPT], texts[1][start : start + _EXCERPT]


def _closed_up(line: SourceLine, habits: _Habits) -> SourceLine:
    if line.cells:
        cells = tuple(_without(cell, _superfluous(cell, habits)) for cell in line.cells)
        return replace(line, cells=cells) if cells != line.cells else line
    if len(line.reading) not in (0, len(line.text)):
        return line
    off = _superfluous(line.words.rstrip(SPACES), habits)
    if not off:
        return line
    text, reading = _without(line.text, off), _without(line.reading, off)
    return replace(line, text=text, reading=reading, stretches=_stretches(line, off))


def _stretches(line: SourceLine, off: frozenset[int]) -> tuple[Stretch, ...]:
    """Say where what is left of a line's text stands: behind each gap begins a stretch."""
    column = len(line.mark) + 1
    behind = [at + 1 for at in sorted(off) if at + 1 not in off]
    return (Stretch(0, 0, column), *(Stretch(at - sum(o < at for o in off), 0, column + at) for at in behind))


def _without(text: str, off: frozenset[int]) -> str:
    return "".join(c for at, c in enumerate(text) if at not in off) if off else text


def _habits(lines: Sequence[SourceLine]) -> _Habits:
    texts = [line.words.rstrip(SPACES) for line in lines]
    spread = [_spread(text, _RUN) for text in texts]
    prose = [(text, off) for text, off in zip(texts, spread, strict=True) if _is_prose(text)]
    sentences = {text for text, off in prose if not off and _SENTENCE.search(text)}
    loose = sum(map(_is_loose, sentences))
    apart = sum(len(_around_figures(text)) for text, _ in prose)
    close = sum(len(_FIGURE.findall(text)) for text, _ in prose)
    return _Habits(
        sum(map(bool, spread)) >= _LINES,
        loose >= _LINES and loose > _SHARE * len(sentences),
        apart >= _LINES and apart >= _FIGURES * (apart + close),
    )


def _is_loose(text: str) -> bool:
    """Whether a sentence has a space where none is meant: not behind a stop, nor behind a name that begins the line."""
    return any(at > _NAME_LENGTH and not _STOP.match(text[at - 1]) for at in _loose(text))


def _superfluous(text: str, habits: _Habits) -> frozenset[int]:
    """Find the places of the white space that was not printed."""
    if _GAP.search(text) is None:
        return frozenset()
    prose = _is_prose(text)
    # the characters of a title alone may have been set apart on purpose
    off = (
        _spread(text, _SHORTER_RUN if habits.spread and prose else _RUN)
        if habits.spread or habits.loose or prose
        else frozenset()
    )
    if habits.loose and (prose or numbered(text)):
        off |= _loose(text)
    if habits.figures and prose:
        off |= _around_figures(text)
    return off


def _is_prose(text: str) -> bool:
    return len(text) >= _LINE and _PROSE.search(text) is not None and _TIME.search(text) is None


def _spread(text: str, least: int) -> frozenset[int]:
    """Find the gaps of one width between characters that were set apart: 重 点 推 广."""
    kept = _kept(text)
    if all(map(_ONE.fullmatch, _GAP.split(text))):
        least = _WHOLE_LINE
    found: set[int] = set()
    run: list[re.Match[str]] = []
    between: list[str] = []
    gaps = list(_GAP.finditer(text))
    for at, gap in enumerate(gaps):
        token = text[gaps[at - 1].end() : gap.start()] if at else ""
        if run and (gap.group() != run[-1].group() or _SHORT.fullmatch(token) is None):
            found |= _places(run, between, least)
            run, between = [], []
        elif run:
            between.append(token)
        run.append(gap)
    return frozenset(found | _places(run, between, least)) - kept


def _places(run: Sequence[re.Match[str]], between: Sequence[str], least: int) -> set[int]:
    ones = sum(_ONE.fullmatch(token) is not None for token in between)
    if len(run) < least or ones < max(least - 1, sum(len(_HAN.findall(token)) > 1 for token in between)):
        return set()
    return {place for gap in run for place in range(gap.start(), gap.end())}


def _loose(text: str) -> frozenset[int]:
    """Find the gaps within a sentence: 具有重要支撑 作用; those between two bodies stay."""
    kept = _kept(text)
    found: set[int] = set()
    for gap in _SMALL.finditer(text):
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        inner = all(_HAN.match(c) or _MARK.match(c) for c in (before, after))
        if inner and not _may_be_meant(text[: gap.start()], text[gap.end() :]):
            found |= set(range(gap.start(), gap.end()))
    return frozenset(found) - kept


def _may_be_meant(before: str, after: str) -> bool:
    """Whether articles stand there, or a name of a body on both sides: 中共中央办公厅 国务院办公厅关于…."""
    if _ARTICLE.search(before) or _ARTICLE_NEXT.match(after):
        return True
    left, right = re.search(r"[一-鿿]+$", before), _NAME.match(re.split(r"关于|印发", after, maxsplit=1)[0])
    return left is not None and right is not None and is_body(left.group()) and is_body(right.group())


def _around_figures(text: str) -> frozenset[int]:
    """Find the gaps between characters and figures: 在 5 个工作日内."""
    return frozenset(gap.start() for gap in _BY_FIGURE.finditer(text)) - _kept(text)


def _kept(text: str) -> frozenset[int]:
    """Find the gap after the number at the beginning of a line."""
    number, found = _NUMBER.match(text), numbered(text)
    end = number.end() if number else len(text[: found.start].rstrip(SPACES)) if found else 0
    gap = _GAP.match(text, end) if end else None
    return frozenset(range(gap.start(), gap.end())) if gap else frozenset()
