"""How many lines from here on are a title, a table of contents, or an adoption history in brackets."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.portal import is_portal_line
from polreq.ingest.signatures import signed_and_dated
from polreq.late import late
from polreq.official.days import days
from polreq.official.docnumbers import find_decree, number_line
from polreq.official.genres import genre_of, is_official
from polreq.text.normalise import SPACES, compact, key

#: A number that was not told from the title below it; where a title may end and a number begin.
_NUMBER_FIRST: Final = late(
    r"[一-鿿 ]{2,16}[〔\[【［﹝(（]\s*(?:19|20)\d{2}\s*[〕\]】］﹞)）]\s*第?\s*\d{1,5}\s*号(?=[一-鿿]{4})"
)
_GENRE_END: Final = late(r"[一-鿿）》](?=\s*[（(一-鿿])")
_TITLE_LINES: Final = 8
_GUESSED_LENGTH: Final = 50
_BRACKET_LINES: Final = 8
#: What heads a table of contents.
CONTENTS: Final = ("目录", "目次")
_COPIED_LINES: Final = 30
_ENTRY_LENGTH: Final = 60
_PAGE: Final = late(r"(?:[.．·…]{2,}|[（(—-])\d{1,3}[）)—-]?$")


def joined(lines: Sequence[SourceLine]) -> str:
    """Join the lines of a title."""
    return "".join(_unspaced(line.words) for line in lines)


def without_number(title: str) -> tuple[str, str]:
    """Take the document's number off a title that runs into it; ("…的通知（某办〔2027〕8号）", "") is given as two.

    Returns:
        The title, and the number as it should be printed; empty if the title holds none at either end.
    """
    words = one_line(title)
    if match := _NUMBER_FIRST.match(words):
        return words[match.end() :].strip(SPACES), number_line(match.group())
    for end in reversed([match.end() for match in _GENRE_END.finditer(words)]):
        rest = words[end:].strip(SPACES).strip("（）()")
        if genre_of(words[:end]) and (
            number := number_line(rest) or (find_decree(rest) if rest.endswith("号") else "")
        ):
            return words[:end], number
    return words, ""


def one_line(text: str) -> str:
    """Return a title on one line: spaces go where Chinese characters meet, and stay between names."""
    return re.sub(r"[ \t\u3000\u00a0\n]+", " ", text).strip()


def known_title(lines: Sequence[SourceLine], at: int, known: Collection[str]) -> int:
    """Count the lines that together say a title known from elsewhere, such as the list of attachments."""
    said = ""
    for count, line in enumerate(lines[at : at + _TITLE_LINES], 1):
        said += key(line.words)
        if said and said in known:
            return count
        if not any(title.startswith(said) for title in known):
            return 0
    return 0


def title_length(lines: Sequence[SourceLine], at: int, *, main: bool, given: bool) -> int:
    """Count the lines of the title that begins here.

    Args:
        lines: of the document.
        at: the line to begin with.
        main: whether the document itself begins here, and not an inner document or an attachment.
        given: whether a portal has told the title, so that nothing has to be guessed.
    """
    if at < len(lines) and lines[at].rank == 1:
        return 1
    count = 0
    while count < _TITLE_LINES and at + count < len(lines) and _may_belong(lines[at + count], first=not count):
        count += 1
    after = lines[at + count] if at + count < len(lines) else None
    if count and after is not None and (number_line(after.words) or (main and cues.is_addressee(after))):
        return count
    for length in range(1, count + 1):
        if genre_of(joined(lines[at : at + length])):
            return length + (length < count and _continues(lines[at + length]))
    alone = len(lines) == 1 or (main and given)
    short = count > 0 and len(compact(lines[at].words)) <= _GUESSED_LENGTH
    return 1 if short and not alone and not signed_and_dated(lines[at].words) else 0


def copied_along(lines: Sequence[SourceLine], at: int, page: str = "", given: str = "") -> int:
    """Count the lines of a web page (menus, metadata) that were copied along above a title.

    They are only skipped where a full title stands below them, with a number or an addressee to show that it is one, or
    the title of the page, as a browser prints it on each sheet.

    Args:
        lines: of the document.
        at: the line to begin with.
        page: the title of the page, where it is known.
        given: the title that the portal's facts tell: nothing has to be guessed then.
    """
    if page and (count := _above(lines, at, key(page))):
        return count
    if genre_of(joined(lines[at : at + title_length(lines, at, main=True, given=False)])):
        return 0
    if given:
        return _above(lines, at, key(given))
    for start in range(at + 1, min(at + _COPIED_LINES, len(lines))):
        above = lines[start - 1].words
        found = numbered(above)
        if "。" in above or (found is not None and found.scheme != "【】"):
            return 0
        count = title_length(lines, start, main=True, given=False)
        title = joined(lines[start : start + count])
        after = lines[start + count] if start + count < len(lines) else None
        shown = after is not None and (
            number_line(after.words) or cues.is_addressee(after) or is_portal_line(after.words)
        )
        if "关于" in title and is_official(genre_of(title)) and shown:
            # the issuer's name in the page's metadata looks like the first line of the title below it
            again = count > 1 and joined(lines[start + 1 : start + count]).find("关于") > 0
            return start - at + again
    return 0


def _above(lines: Sequence[SourceLine], at: int, page: str) -> int:
    """Count the lines above the one that says the title of the page; none where a sentence or a number stands there."""
    for start in range(at, min(at + _COPIED_LINES, len(lines))):
        if known_title(lines, start, {page}):
            return start - at
        if "。" in lines[start].words or numbered(lines[start].words) is not None:
            return 0
    return 0


def bracket_length(lines: Sequence[SourceLine], at: int) -> int:
    """Count the lines of an adoption history in brackets that is wrapped over several lines."""
    if lines[at].words[:1] not in ("（", "("):
        return 0
    said = ""
    for count, line in enumerate(lines[at : at + _BRACKET_LINES], 1):
        said += line.words.strip(SPACES)
        if said[-1:] in ("）", ")"):
            closed = said.count("（") + said.count("(") <= said.count("）") + said.count(")")
            return count if closed and next(days(said), None) is not None else 0
    return 0


def contents_length(lines: Sequence[SourceLine], at: int) -> int:
    """Count the lines of a table of contents (目录): headings only, the first of which comes again after them."""
    start = at + (compact(lines[at].words) in CONTENTS)
    while start < len(lines) and not lines[start].words:
        start += 1
    if start == len(lines) or (compact(lines[at].words) not in CONTENTS and numbered(lines[at].words) is None):
        return 0
    first = _entry(lines[start].words)
    for end in range(start + 1, len(lines)):
        text = lines[end].words.strip(SPACES)
        if _entry(text) == first:
            return end - at if end > start + 1 else 0
        if len(text) > _ENTRY_LENGTH or text[-1:] in ("。", "；", "：") or lines[end].cells:
            return 0
    return 0


def _entry(text: str) -> str:
    """Return an entry of a table of contents without its page number."""
    return _PAGE.sub("", key(re.sub(r"[\t \u3000]+\d{1,3}$", "", text)))


def _may_belong(line: SourceLine, *, first: bool) -> bool:
    belongs = (
        not line.unread and cues.title_like(line) and (first or not line.rank) and compact(line.words) not in CONTENTS
    )
    return belongs and not cues.is_delivery(line.words)


def _continues(line: SourceLine) -> bool:
    """Whether a line goes on with a title that seemed complete: 国家职业教育改革实施方案 / 的通知."""
    words = line.words.strip(SPACES)
    return (
        words[:1] in ("的", "》", "和", "及", "与", "、")
        or re.search(r"的(?:通知|意见|函|批复|决定|公告)$", words) is not None
    )


def _unspaced(text: str) -> str:
    """Drop the spaces of a spread-out line (国 务 院 工 作 规 则); keep those between names."""
    words = text.strip(SPACES)
    pieces = re.split(r"[ \u3000\u00a0]+", words)
    spread = len(pieces) > 2 and sum(len(piece) == 1 for piece in pieces) > len(pieces) // 2
    return "".join(pieces) if spread else words
