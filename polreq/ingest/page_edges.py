"""Which lines above the first and below the last sentence of a text are the page's on which a portal shows it.

Above stand tools, menus, the way to the page and the facts of the document; below are tools again, lists of other pages,
links to other sites, and who runs the site, with the numbers under which it is registered. Between the two a line is the
document's, whatever it says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.menus import begins_menu, heads_links, is_of_site, menu_length
from polreq.ingest.portal import above, is_portal_line, is_way
from polreq.ingest.signatures import signed_and_dated
from polreq.late import late
from polreq.official.days import is_date_line
from polreq.official.genres import genre_of
from polreq.text.normalise import SPACES

#: The numbers under which every site of a government is registered, and its rights.
_REGISTERED: Final = late(
    r"ICP\s*(?:备案?|证)|公\s*网\s*安\s*备|网站标识码?[：:]|版权所有|All Rights Reserved|Copyright|©", re.IGNORECASE
)
#: Who runs the site and where, for what browsers it is made, and codes to be scanned.
_RUN_BY: Final = late(
    r"(?:网站)?(?:主办|承办|协办|维护|运维|管理|建设|运行维护|技术支持)(?:单位)?[：:].{1,80}|.{0,30}(?:建议|推荐)您?使用.{0,40}(?:浏览器|分辨率|版本).{0,200}"
    r"|(?:联系|单位|网站|通信|通讯)?地址[：:].*|(?:手机)?扫[一码]扫?.{0,24}|.{2,14}(?:官方)?(?:微信|微博|公众号|客户端|小程序|抖音号)(?:二维码)?"
)
#: A mark on a line of its own, between two steps of the way to the page.
_STEP: Final = late(r"[>＞›»]+")
_LETTERS: Final = late(r"\w")


def around(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the places of the page's lines around a text."""
    outset = _outset(lines)
    end = _last_said(lines) + 1
    head = {*_of_page(lines, 0, outset), *_above_menu(lines[:outset])}
    tail = set(_of_page(lines, max(end, outset), len(lines)))
    return frozenset(head | tail | set(_foot(lines, max(end, outset))))


def _outset(lines: Sequence[SourceLine]) -> int:
    """Return the place of the first sentence, or of a numbered heading above it."""
    top = above(lines)
    starts = (at for at, line in enumerate(top) if (found := numbered(line.words)) and found.scheme != "【】")
    return next(starts, len(top))


def _last_said(lines: Sequence[SourceLine]) -> int:
    """Return the place of the last sentence or row of a table that is not the page's; the end where there is none."""
    said = (at for at, line in enumerate(lines) if "。" in line.words or line.cells or line.unread)
    return max((at for at in said if not _row_of_page(lines, at) and not _ends_page(lines[at])), default=len(lines))


def _of_page(lines: Sequence[SourceLine], start: int, end: int) -> Iterator[int]:
    """Yield the lines between two places that are the page's by what they say, or as a menu with an entry to a line."""
    said = [n for n in range(start, end) if _may_be_page(lines[n])]
    words = [lines[n].words for n in said]
    before = step = False
    for n, at in enumerate(said):
        yield from said[n : n + menu_length(words[n:])]
        # a bracket that closes on a line of its own, and a step of the way below its mark, belong to the line above
        before = is_portal_line(words[n]) or (before and (step or _LETTERS.search(words[n]) is None))
        step = before and _STEP.fullmatch(words[n].strip(SPACES)) is not None
        if before:
            yield at
    yield from (at for at in range(start, end) if _row_of_page(lines, at))


def _may_be_page(line: SourceLine) -> bool:
    """Whether a line may be the page's: it has words, and the file itself calls it neither a heading nor a row."""
    return bool(line.words.strip(SPACES)) and not line.cells and not line.rank


def _above_menu(lines: Sequence[SourceLine]) -> Iterator[int]:
    """Yield what stands above the last menu or way to the page, whatever it says, but below a title, where there is one."""
    ways = [at for at, line in enumerate(lines) if is_way(line.words) or begins_menu(line.words)]
    above_it = range(ways[-1]) if ways else range(0)
    titles = [at for at in above_it if _is_named(lines[at])]
    yield from (at for at in above_it if not lines[at].cells and (not titles or at > titles[-1]))


def _is_named(line: SourceLine) -> bool:
    """Whether a line is of a document's cover: a piece of its title, its number, whom it is sent to."""
    titled = cues.title_like(line) and (genre_of(line.words) != "" or "关于" in line.words)
    return titled or cues.is_number(line.words) or cues.is_addressee(line)


def _row_of_page(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether what was read as a row, for the bars in it, is the page's: a menu, or a link to an explanation (图解 | …).

    No row of another kind stands beside it.
    """
    near = [lines[k].cells for k in (at - 1, at, at + 1) if 0 <= k < len(lines) and lines[k].cells]
    return bool(lines[at].cells) and all(map(_are_of_page, near))


def _are_of_page(cells: Sequence[str]) -> bool:
    return heads_links(cells[0]) or is_of_site(" ".join(dict.fromkeys(cells)))


def _ends_page(line: SourceLine) -> bool:
    """Whether a line tells who runs the site, or under which number."""
    words = line.words.strip(SPACES)
    return not line.cells and (_REGISTERED.search(words) is not None or _RUN_BY.fullmatch(words) is not None)


def _foot(lines: Sequence[SourceLine], end: int) -> Iterator[int]:
    """Yield the lines of a page's foot: from the first one that is the page's, where a registered number or links follow.

    What stands below an attachment's opening is its own, until a line is the page's again.
    """
    tail = range(end, len(lines))
    marks = [at for at in tail if _REGISTERED.search(lines[at].words) or heads_links(lines[at].words)]
    dated = [at for at in tail if marks and at < marks[-1] and _is_signed(lines[at])]
    below = False
    for at in range(dated[-1] + 1 if dated else end, len(lines) if marks else end):
        below = cues.attachment(lines[at].words) is None and (below or _is_page(lines, at))
        if below:
            yield at


def _is_signed(line: SourceLine) -> bool:
    return is_date_line(line.words) or signed_and_dated(line.words)


def _is_page(lines: Sequence[SourceLine], at: int) -> bool:
    words = lines[at].words
    return _ends_page(lines[at]) or heads_links(words) or is_portal_line(words) or _row_of_page(lines, at)
