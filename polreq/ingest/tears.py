"""Paragraphs of a whole text that something has torn apart: the end of a page, a line break within a bracket or a day."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.portal import is_portal_line
from polreq.ingest.titles import CONTENTS
from polreq.ingest.widths import ENDED, LONG, MARK
from polreq.late import late
from polreq.official.days import is_date_line
from polreq.official.docnumbers import number_line
from polreq.text.normalise import SPACES, compact

#: A line that ends within a sentence, and the two pieces of a day.
#: A line that ends within a sentence, and the two pieces of a day.
_BREAKS_OFF: Final = late(r"[一-鿿，、0-9]$")
_YEAR_BEGUN: Final = late(r"(?<![0-9])(?:1|2|19|20|19\d|20\d)$")
_YEAR_ENDED: Final = late(r"(?P<n>\d{1,3})[ ]?年")
_YEAR_DIGITS: Final = 4
_DAY_BEGUN: Final = late(r"(?:19|20)\d{2}年(?:\d{1,2}(?:月(?:\d{1,2})?)?)?$")
_DAY_ENDED: Final = late(r"\d{0,2}[月日](?!报)")
#: So many lines it may run on in a text that is whole elsewhere, and the marks that are no quotation marks.
_BRACKET_LINES: Final = 4
#: What stands within a sentence or a note, and hardly in a title.
_IN_SENTENCE: Final = late(r"[，。；：、,;:]")
_OPENING_MARKS: Final = "（(〔【[［《"
_CLOSING_MARKS: Final = "）)〕】]］》"
#: A bracket opened so far back is not waited for.
_BRACKET: Final = 120


def is_torn_apart(line: SourceLine, after: SourceLine, *, apart: bool) -> bool:
    """Whether a line breaks off within a date, or within a sentence that the next one ends.

    Args:
        line: the line.
        after: the next one that belongs to the text.
        apart: whether the end of a page may lie between them.
    """
    text, words = line.words.rstrip(SPACES), after.words.rstrip(SPACES)
    if not _may_go_on(line) or not _may_go_on(after):
        return False
    if splits_date(text, words):
        return True
    if not apart or len(text) < LONG or MARK.search(text) is None or _BREAKS_OFF.search(text) is None:
        return False
    return ENDED.search(words) is not None and numbered(words) is None and not stands_alone(words)


def in_brackets(lines: Sequence[SourceLine], said: Sequence[int]) -> Iterator[int]:
    """Yield the places of lines that go on within a bracket which the line above leaves open, and those that close it."""
    for n, at in enumerate(said):
        inside: list[int] = []
        opening = lines[at].words
        # a title and the history of a law stand on several lines, as they were printed
        told = _IN_SENTENCE.search(opening) is not None and not cues.is_adoption(opening.strip(SPACES))
        for after in said[n + 1 : n + 1 + _BRACKET_LINES] if told and _leaves_open(opening) else ():
            words = lines[after].words
            if not _may_go_on(lines[at]) or not _may_go_on(lines[after]) or numbered(words) is not None:
                break
            if is_portal_line(words) or stands_alone(words):
                break
            inside.append(after)
            whole = "".join(lines[place].words for place in (at, *inside))
            if len(whole) - len(opening) > _BRACKET:
                break
            if not _leaves_open(whole) and _closes_more(words):
                yield from inside
                break


def _may_go_on(line: SourceLine) -> bool:
    return bool(line.text.strip(SPACES)) and not (line.cells or line.rank or line.unread or line.mark.strip(SPACES))


def _leaves_open(text: str) -> bool:
    """Whether a bracket of whatever shape is open at the end, not counting those that close without having been opened."""
    depth = 0
    for mark in text[-_BRACKET:]:
        depth = max(0, depth + (mark in _OPENING_MARKS) - (mark in _CLOSING_MARKS))
    return depth > 0


def _closes_more(text: str) -> bool:
    """Whether a bracket closes that was not opened in the text."""
    depth = 0
    for mark in text:
        depth += (mark in _OPENING_MARKS) - (mark in _CLOSING_MARKS)
        if depth < 0:
            return True
    return False


def splits_date(text: str, words: str) -> bool:
    """Whether a line break falls into a day: 202 / 0年, 2027年6 / 月, 6月 / 30日."""
    year = _YEAR_BEGUN.search(text), _YEAR_ENDED.match(words)
    if year[0] and year[1] and len(year[0].group() + year[1]["n"]) == _YEAR_DIGITS:
        return True
    return _DAY_BEGUN.search(text) is not None and _DAY_ENDED.match(words) is not None


#: The cover of a standard: the days, and who issues it.
_COVER: Final = late(
    r"(?:\d{4}|[Xx]{4})\s*[-—–]\s*(?:\d{2}|[Xx]{2})\s*[-—–]\s*(?:\d{2}|[Xx]{2})\s*(?:发布|实施).*|[一-鿿、 ]{2,40}\s发\s*布"
)


def stands_alone(words: str) -> bool:
    """Whether a line is of a kind that goes on with nothing and is gone on with by nothing: a day, a note, an entry of contents."""
    alone = (
        _COVER.fullmatch(words.strip(SPACES)) is not None
        or cues.attachment(words) is not None
        or cues.is_note(words)
        or is_date_line(words)
        or cues.is_aside(words)
    )
    return alone or cues.is_contents_entry(words) or number_line(words) != "" or compact(words) in CONTENTS
