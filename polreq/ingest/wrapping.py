"""Texts that were broken into the lines of a page (taken out of PDF files, recognised scans, mails): paragraphs again.

A line is full if the first word of the next one would not have fitted on it. What was broken there is joined, and so is
what the language cannot leave open: a bracket, a list, a clause. Numbers at the beginning of lines, indents, ends of
sentences on lines that are not full begin paragraphs. Page numbers and running heads go.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from polreq.ingest import cues
from polreq.ingest.furniture import doubled, furniture
from polreq.ingest.headings import Numbered, may_refer, numbered
from polreq.ingest.lines import Raw, SourceLine, Stretch, without
from polreq.ingest.page_edges import around
from polreq.ingest.portal import is_printed
from polreq.ingest.tears import in_brackets, is_torn_apart, splits_date, stands_alone
from polreq.ingest.widths import ENDED, FEWEST, LONG, MARK, SHORT, length, measure, widths
from polreq.late import late
from polreq.official.bodies import is_signatory
from polreq.official.days import is_date_line
from polreq.official.docnumbers import number_line
from polreq.official.genres import genre_of
from polreq.text.normalise import SPACES

#: What no paragraph ends with, and what none begins with.
_GOES_ON: Final = late(r"(?:[，、,（(《“‘〔—和与及或的将把被]|(?<![一-鿿])第|以及)$")
_CLOSES: Final = late(r"[，、。；：！？）》”’〕】,;!?%％]|的[，。；]")
_OPENS: Final = late(r"[（《“‘〔【]")
#: After these words a number belongs to a citation: 第十三条 / 第二款, 前款第 / （一）项.
_CITED: Final = late(r"[依按参遵]照$|根据$|违反$|适用$|[、和与及或至到]$|第$|条$|款$|本(?:法|办法|条例|规定)$")
_CITED_ITEM: Final = late(r"[（(][一二三四五六七八九十]{1,3}[）)](?:项|目|[至到、和或])")
#: A line that ends within a sentence.
_BREAKS_OFF: Final = late(r"[一-鿿，、0-9]$")
_OPENERS: Final = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】"}
#: A line that is only a figure, a sign or marks, where another font cut it out of its line.
_PIECE: Final = late(
    r"[0-9０-９+＋][0-9０-９ .,．%％+＋]{0,12}|[0-9０-９]*[＋+×～~][0-9０-９]*|[，。；：、（）()《》“”‘’〔〕【】,;:?？!！]{1,4}"
)
#: What stands on a line of its own before the title of a heading: 1.2 / 编制依据.
_SECTION: Final = late(r"\d{1,2}\.(?: ?\d{1,2}\.?){0,3}")
_WORD: Final = late(r"[A-Za-z0-9.,%+/_-]+")
#: Characters of any width: Latin ones and figures, marks that printers press together.
_NARROW: Final = late(r"[\x00-\x7f０-９（）《》“”、，。：；]")
_LETTERS: Final = late(r"[A-Za-z]")

#: A longer line is none of a page.
_LONGEST: Final = 120
#: Where fewer are torn than that, they are lines of a page only if they are as wide as one.
_WIDE: Final = 25
#: A text is broken if so many of its long lines do not end a sentence, and so few are longer than a page is wide.
_TORN_SHARE: Final = 0.35
_LONGER_SHARE: Final = 0.03
#: So many of these lines are as wide as those around them, and so many hold a mark of a sentence; lists of names do not.
_ONE_WIDTH: Final = 0.35
_PROSE: Final = 0.3
#: Where few lines are torn, so many of the sentences among them are as wide as the page.
_FULL_PROSE: Final = 0.6

#: How far, in full-width characters, a full line may fall short: in itself, and for each character that may be narrower.
_NARROWER: Final = 0.12
_INDENT: Final = 3.0  # two characters, and the space that PDF files lose after 第一条
#: A bracket opened so far back is not waited for.
_BRACKET: Final = 120
#: Empty lines between more than so many of the lines are no signs of paragraphs.
_ALL_BLANK: Final = 0.6
#: Unless no more than so many of the lines that break off have one.
_WITHIN: Final = 0.25


@dataclass(frozen=True, slots=True)
class Joined:
    """A text after joining: its lines, and how many lines of the source were joined to others or belong to pages."""

    raw: Raw
    joined: int = 0
    dropped: int = 0


def unwrap(raw: Raw) -> Joined:
    """Join the lines of paragraphs if the text was broken into the lines of a page."""
    if not _is_broken(raw.lines):
        return _unwrapped_in_part(raw)
    off = furniture(raw.lines)
    result = _put_together(list(without(raw.lines, off)))
    return Joined(replace(raw, lines=tuple(result)), len(raw.lines) - len(off) - len(result), len(off))


def _unwrapped_in_part(raw: Raw) -> Joined:
    """Join the lines of those stretches of a text that were broken: an attachment out of a PDF below a letter that is whole."""
    ends = [at for at, line in enumerate(raw.lines) if line.cells or length(line) > _LONGEST]
    stretches = [raw.lines[a + 1 : b] for a, b in pairwise((-1, *ends, len(raw.lines)))]
    if not any(map(_is_broken, stretches)):
        return _mended(raw)
    result: list[SourceLine] = []
    dropped = 0
    for stretch, end in zip(stretches, (*ends, None), strict=True):
        broken = _is_broken(stretch)
        off = furniture(stretch) if broken else frozenset()
        dropped += len(off)
        result += _put_together(list(without(stretch, off))) if broken else stretch
        result += [] if end is None else [raw.lines[end]]
    rest = _mended(replace(raw, lines=tuple(result)))
    return Joined(rest.raw, len(raw.lines) - dropped - len(result) + rest.joined, dropped + rest.dropped)


def _put_together(lines: Sequence[SourceLine]) -> list[SourceLine]:
    return list(_paragraphs(list(_pieced(lines))))


def _mended(raw: Raw) -> Joined:
    """Put together the paragraphs that only the end of a page has torn apart; leave out what a browser printed."""
    lines = raw.lines
    printed = frozenset(at for at, line in enumerate(lines) if line.text and is_printed(line.words))
    off = set(doubled(lines)) | (set(printed) if len(printed) > 1 else set())
    pages = furniture(lines) | off
    said = [at for at in range(len(lines)) if at not in pages]
    torn = {
        b for a, b in pairwise(said) if is_torn_apart(lines[a], lines[b], apart=b - a > 1 or raw.form == "markdown")
    } | set(in_brackets(lines, said))
    off |= {at for a, b in pairwise(said) if b in torn for at in range(a + 1, b)}
    result: list[SourceLine] = []
    for at, line in enumerate(lines):
        if at in off and result:
            result[-1] = replace(result[-1], more=result[-1].more + 1 + line.blank)
        elif at in torn:
            result[-1] = _added(result[-1], line)
        elif at not in off:
            result.append(line)
    return Joined(replace(raw, lines=tuple(result)), len(torn), len(off)) if off or torn else Joined(raw)


def _is_broken(lines: Sequence[SourceLine]) -> bool:
    """Whether most long lines end within a sentence that goes on, and none is longer than a page is wide."""
    said = [line for line in lines if line.text.strip(SPACES)]
    said = [line for line in said if not line.unread and not cues.is_contents_entry(line.words)]
    long = [k for k, line in enumerate(said) if length(line) >= LONG and not line.cells]
    longer = sum(length(said[k]) > _LONGEST for k in long)
    torn = [k for k in long if k + 1 < len(said) and _is_torn(said[k], said[k + 1])]
    if longer > _LONGER_SHARE * len(long):
        return False
    if len(torn) < FEWEST:
        return len(torn) >= _TORN_SHARE * len(long) and _are_one_width([said[k] for k in torn], [said[k] for k in long])
    wide = list(widths(said))
    full = [k for k in torn if abs(length(said[k]) - wide[k]) <= _INDENT]
    prose = [k for k in torn if MARK.search(said[k].words)]
    if len(torn) >= _TORN_SHARE * len(long) and len(full) >= _ONE_WIDTH * len(torn):
        return len(prose) >= _PROSE * len(torn)
    # most paragraphs are one line long, as in rules and standards: sentences break off where all lines end, and nowhere else
    beyond = sum(length(said[k]) > wide[k] + _INDENT for k in long)
    both = len(set(full) & set(prose))
    return both >= max(FEWEST, _FULL_PROSE * len(prose)) and beyond <= _LONGER_SHARE * len(long)


def _are_one_width(torn: Sequence[SourceLine], long: Sequence[SourceLine]) -> bool:
    """Whether the few torn lines of a short text are sentences broken at one place, beyond which no line goes."""
    widest = max(map(length, long), default=0.0)
    sentences = [line for line in torn if MARK.search(line.words)]
    return len(sentences) > 1 and all(length(line) >= max(_WIDE, widest - SHORT) for line in sentences)


def _is_torn(line: SourceLine, after: SourceLine) -> bool:
    if after.cells or line.rank or after.rank or line.unread or after.unread:
        return False
    return ENDED.search(line.words.rstrip(SPACES)) is None and numbered(after.words) is None


def _pieced(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines of the page where figures in another font stand on lines of their own: 新建 / 2000 / 个."""
    whole: SourceLine | None = None
    cut = False
    for line in lines:
        piece = _PIECE.fullmatch(line.text.rstrip(SPACES)) is not None and not line.cells
        if whole is not None and _takes(whole, line, piece=piece, cut=cut):
            whole = _added(whole, line)
        else:
            if whole is not None:
                yield whole
            whole = line
        cut = piece
    if whole is not None:
        yield whole


def _takes(whole: SourceLine, line: SourceLine, *, piece: bool, cut: bool) -> bool:
    """Whether a line of the page goes on with a piece of itself.

    Args:
        whole: what there is of the line so far.
        line: what stands on the next line.
        piece: whether that is a piece.
        cut: whether the one before it was a piece.
    """
    if whole.cells or not whole.text or whole.unread or line.unread:
        return False
    if piece and _CLOSES.match(line.words):
        return True
    if ENDED.search(whole.words.rstrip(SPACES)) and not _is_open(whole.words):
        return False
    begun = MARK.search(whole.words) is not None and _BREAKS_OFF.search(whole.words.rstrip(SPACES)) is not None
    if piece and _SECTION.fullmatch(line.text.rstrip(SPACES)) and not begun:
        return False
    return piece or (cut and not _begins(line))


def _begins(line: SourceLine) -> bool:
    return not line.text or bool(line.cells) or numbered(line.words) is not None


def _added(whole: SourceLine, line: SourceLine) -> SourceLine:
    text = join(whole.text.rstrip(SPACES), line.text)
    reading = join(whole.words.rstrip(SPACES), line.words) if whole.reading or line.reading else ""
    below, at = whole.more + whole.blank + 1, len(text) - len(line.text)
    stretches = (*whole.origin, *(Stretch(s.at + at, s.line + below, s.column) for s in line.origin))
    return replace(whole, text=text, reading=reading, blank=line.blank, more=below + line.more, stretches=stretches)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How lines stand: full width at each, whether paragraphs are indented or set apart, numberings, a portal's lines."""

    widths: tuple[float, ...]
    indents: bool
    blanks: bool
    numberings: frozenset[str]
    portal: frozenset[int]


def _layout(lines: Sequence[SourceLine]) -> _Layout:
    said = [line for line in lines if line.text]
    indented = sum(map(_is_indented, said))
    blank = sum(line.blank > 0 for line in said)
    used = Counter(
        found.scheme
        for before, line in pairwise(lines)
        if (found := numbered(line.words)) and ENDED.search(before.text.rstrip(SPACES))
    )
    return _Layout(
        tuple(widths(lines)),
        0.03 * len(said) < indented < 0.7 * len(said),
        0 < blank < _ALL_BLANK * len(said) or _set_apart(said),
        frozenset(used),
        around(lines),
    )


def _set_apart(said: Sequence[SourceLine]) -> bool:
    """Whether empty lines stand between paragraphs and hardly ever within a sentence, however short paragraphs are."""
    torn = [a for a, b in pairwise(said) if length(a) >= LONG and not a.cells and _is_torn(a, b)]
    return len(torn) >= FEWEST and sum(line.blank > 0 for line in torn) <= _WITHIN * len(torn)


def _is_indented(line: SourceLine) -> bool:
    return measure(line.mark.replace("\t", "　　").strip("\ufeff")) >= 1


def _paragraphs(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    layout = _layout(lines)
    whole: SourceLine | None = None
    last: SourceLine | None = None
    for at, line in enumerate(lines):
        if whole is not None and last is not None and _goes_on(whole, last, line, at, layout):
            whole = _added(whole, line)
            last = _added(last, line) if _fill(last, line, layout.widths[at - 1]) else line
        else:
            if whole is not None:
                yield whole
            whole = last = line
    if whole is not None:
        yield whole


def _goes_on(whole: SourceLine, last: SourceLine, line: SourceLine, at: int, layout: _Layout) -> bool:
    """Whether the line at a place goes on with the paragraph that so far ends with the line `last`."""
    text, words, width = last.words.rstrip(SPACES), line.words, layout.widths[at - 1]
    if not words or not text or line.cells or last.cells or line.rank or last.rank or line.unread or last.unread:
        return False
    if (layout.indents and _is_indented(line)) or line.mark.strip(SPACES):
        return False
    if splits_date(text, words):
        return True
    open_end = _GOES_ON.search(text) is not None or _is_open(whole.words) or _CLOSES.match(words) is not None
    if (found := numbered(words)) and not _is_cited(text, words, found, layout, open_end):
        return False
    if (
        stands_alone(words)
        or _is_other_language(text, words)
        or cues.is_download(text)
        or (not open_end and _signs(text, words))
        or {at - 1, at} & layout.portal
        or ((is_date_line(text) or number_line(whole.words) or cues.is_contents_entry(text)) and not open_end)
    ):
        return False
    if ENDED.search(text):
        # within a paragraph sentences end on full lines more often than paragraphs do
        whole_line = _is_full(whole is last, last, words, width, strict=True)
        begins = not layout.indents and layout.blanks and last.blank > 0
        return whole_line and not text.endswith(("：", ":")) and not begins
    full = _is_full(whole is last, last, words, width) or _fill(last, line, width)
    return open_end or (full and not _is_title(whole.words))


def _fill(last: SourceLine, line: SourceLine, width: float) -> bool:
    """Whether two lines together fill one: PDF files are cut where marks are pressed together (“订单式” / “接力式”培养)."""
    return _OPENS.match(line.words) is not None and abs(length(last) + length(line) - width) <= SHORT


def _is_cited(text: str, words: str, found: Numbered, layout: _Layout, open_end: bool) -> bool:
    """Whether a number at the beginning of a line belongs to the sentence: a citation, an amount, a list of numbers."""
    if ENDED.search(text):
        return False
    if found.scheme in ("1.1", "a.", "1）") and found.scheme not in layout.numberings:
        return True
    if may_refer(words, found) or _CITED_ITEM.match(words):
        return True
    return open_end and _CITED.search(text) is not None and found.scheme in ("条", "章", "（一）")


_HAN: Final = late(r"[一-鿿]")


def _is_other_language(text: str, words: str) -> bool:
    """Whether one of two lines is all Latin and the other begins or ends Chinese: the English title of a standard."""
    latin = [len(one) >= LONG and _HAN.search(one) is None and _LETTERS.match(one) is not None for one in (text, words)]
    return latin[0] != latin[1] and _HAN.match(words if latin[0] else text[-1:]) is not None


def _signs(text: str, words: str) -> bool:
    """Whether a line names who signs or issues, below a sentence, a title or another name; a day may follow."""
    below = ENDED.search(text) is not None or genre_of(text) != "" or is_signatory(text)
    return below and is_signatory(words)


#: A title that fills its line: 关于印发某某方案的通知.
_TITLE: Final = late(r"的(?:通知|意见|决定|公告|函|批复|通告)$")


def _is_title(text: str) -> bool:
    return _TITLE.search(text) is not None and "。" not in text


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark that was opened not far back is still open."""
    stack: list[str] = []
    for mark in text[-_BRACKET:]:
        if mark in _OPENERS:
            stack.append(_OPENERS[mark])
        elif stack and mark == stack[-1]:
            stack.pop()
    return bool(stack)


def _is_full(first: bool, last: SourceLine, words: str, width: float, *, strict: bool = False) -> bool:
    """Whether the first word of the next line would not have fitted on a line; first lines may have lost an indent."""
    if not width:
        return False
    word = _WORD.match(words)
    need = measure(word.group()) if word else 1.0
    need += 1.0 if _CLOSES.match(words[word.end() if word else 1 :]) else 0.0
    slack = 0.5 if strict else SHORT + _NARROWER * len(_NARROW.findall(last.text))
    if first and not last.mark:
        slack += 2.0 if strict else _INDENT
    return length(last) + need > width - slack


def join(before: str, after: str) -> str:
    """Put two lines of a paragraph together; Latin words stay apart, numbers are one."""
    apart = _LETTERS.match(after) and re.search(r"[A-Za-z]$", before)
    return f"{before} {after}" if apart else before + after
