"""Lists of documents that are ended, extended or amended together (废止目录, 清理结果): each entry as a relation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.outline import OutlineItem
from polreq.ingest.parts import PartSection
from polreq.late import late
from polreq.model.document import Relation
from polreq.official.citations import find_citations
from polreq.official.docnumbers import number_alone, parse_docnumber
from polreq.official.fates import DocumentFate, listed_fate
from polreq.official.genres import genre_of
from polreq.text.normalise import SPACES, compact

#: Columns that name a document, and columns that say what becomes of it.
_NAMES: Final = late(r"名称|标题|文件名|题目")
_VERDICTS: Final = late(r"结果|意见|方式|结论|状态|备注|效力")
_LISTS: Final = ("目录", "清单")
#: A line over a list is no longer than this; longer ones reason.
_HEADING: Final = 120
#: 1. 某某办法（试行）（某发〔2010〕5号，2010年3月1日印发）: the title, and what stands in the bracket at the end.
_ENTRY: Final = late(r"(?P<title>[^《》，。；：]{6,90}?)[ \u3000]*(?:[（(](?P<aside>[^（()）]*)[）)])?[。；]?")
_SERIAL: Final = late(r"^[\d一二三四五六七八九十百]{1,4}[.、．)）\s]\s*")


def listed_relations(title: str, sections: Sequence[PartSection]) -> tuple[Relation, ...]:
    """Read the entries of a document that lists others; none where its title and the titles of its parts say nothing of the kind.

    Args:
        title: of the document.
        sections: its parts.
    """
    if not any(_speaks(text) for text in (title, *(section.title for section in sections))):
        return ()
    found: list[Relation] = []
    for section in sections:
        found += _entries(section, listed_fate(section.title) or listed_fate(title))
    return tuple(found)


def _speaks(title: str) -> bool:
    """Whether a title announces that documents end or go on, and is not that of rules for how that is done."""
    return "清理" in title or (("关于" in title or title.endswith(_LISTS)) and listed_fate(title) is not None)


def _entries(section: PartSection, current: DocumentFate | None) -> Iterator[Relation]:
    head: tuple[str, ...] = ()
    is_list = section.title.endswith(_LISTS) or section.kind == "attachment"
    for item in section.items:
        words = item.line.words.strip(SPACES)
        if item.line.cells:
            if _is_head(item):
                head = item.line.cells
                continue
            entry, said = _row(item.line.cells, item.line.head or head)
        else:
            entry, said = _line(words, bare=is_list), None
            if entry is None and item.kind not in ("title", "number") and len(words) <= _HEADING:
                current = _changed(words, current)
        fate = said or current
        if entry is not None and fate is not None and fate.kind != "stays":
            yield replace(entry, kind=fate.kind, day=fate.day)


def _changed(words: str, current: DocumentFate | None) -> DocumentFate | None:
    """Return what a line over entries says of them; a line that says nothing, or several things, changes nothing."""
    return listed_fate(words) or current


def _is_head(item: OutlineItem) -> bool:
    cells = item.line.cells
    return any(_NAMES.search(cell) for cell in cells) and not any(parse_docnumber(cell) for cell in cells)


def _row(cells: Sequence[str], head: Sequence[str]) -> tuple[Relation | None, DocumentFate | None]:
    """Read a row of a table: the document that it names, and what the row itself says of it."""
    cells = [cell.strip(SPACES) for cell in cells]
    columns = dict(zip(head, cells, strict=False))
    named = next((cell for name, cell in columns.items() if _NAMES.search(name)), "")
    title = named or max((c for c in cells if genre_of(_bare(c))), key=len, default="")
    number = next((compact(cell) for cell in cells if number_alone(cell)), "")
    said = next((f for name, cell in columns.items() if _VERDICTS.search(name) and (f := listed_fate(cell))), None)
    if not title:
        return None, said
    entry = _line(title, bare=True) or Relation("cites", _bare(title))
    return (replace(entry, number=number or entry.number) if entry.title else None), said


def _line(words: str, *, bare: bool) -> Relation | None:
    """Read a line that is an entry of a list: a title, with its number behind it; None where it is something else.

    Args:
        words: the line.
        bare: whether a title without marks and without a number is an entry too, where the line is numbered.
    """
    own = numbered(words)
    text = _SERIAL.sub("", words[own.start :] if own else words)
    cited = [one for one in find_citations(text) if one.title]
    if cited and cited[0].start <= 1:
        beside = cited[0].number
        return Relation("cites", cited[0].title, str(beside.number) if beside else "")
    match = _ENTRY.fullmatch(text)
    if match is None:
        return None
    number = parse_docnumber(match["aside"] or "")
    title = (match["title"] if number else text.rstrip("。；")).strip(SPACES)
    if not genre_of(title) or (_speaks(title) and title.endswith(_LISTS)):
        return None
    return Relation("cites", title, str(number) if number else "") if number or (own and bare) else None


def _bare(text: str) -> str:
    return text.strip(SPACES + "《》")
