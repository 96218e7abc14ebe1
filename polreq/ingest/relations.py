"""Relations of a document to others, as far as its own words are clear: 根据《…》, 《…》同时废止, cited titles."""

import re
from collections.abc import Sequence
from typing import Final

from polreq.model.document import Relation
from polreq.official.citations import Citation, find_citations
from polreq.official.genres import GENRES, genre_of
from polreq.text.normalise import key

_ASIDE: Final = r"(?:[（(][^（）()]*[）)])?"
_JOINED: Final = re.compile(_ASIDE + r"[、，,和及以与]*")
_REPEALED: Final = re.compile(
    _ASIDE
    + r"(?:等?[\d一二三四五六七八九十]*[件项部]?(?:文件|规定|法规|规章)?)(?:自[^，。；]{1,25}起)?，?(?:同时|同步|即行|一并)?(?:予以)?"
    r"(?:废止|停止执行|失效)"
)
_SHORT_NAME: Final = re.compile(r"(?:简称|下称|统称)《(?P<name>[^《》]{1,30})》")
_BASIS: Final = re.compile(r"根据|依据|依照|按照|为了?(?:深入|全面|认真)?(?:贯彻|落实)|(?:贯彻|落实)")

#: Where several relations to one document show, the last of these counts.
_WEIGHTS: Final = ("cites", "implements", "repeals")


def relations(opening: Sequence[str], paragraphs: Sequence[str], own: Sequence[str]) -> tuple[Relation, ...]:
    """Find the relations of a document.

    Args:
        opening: the first paragraphs, which say what it rests on.
        paragraphs: all of its running text, in order.
        own: titles of the document and of what it prints, which are not relations.
    """
    found: dict[str, Relation] = {}
    short_names = {match["name"] for text in paragraphs for match in _SHORT_NAME.finditer(text)}
    excluded = {key(title) for title in (*own, *short_names)} | set(GENRES)
    for text in paragraphs:
        cited = [c for c in find_citations(text) if key(c.title) not in excluded and (c.number or genre_of(c.title))]
        cited = [c for c in cited if c.title and not c.stands_for]
        for k, citation in enumerate(cited):
            kind = "cites"
            if _is_repealed(text, cited, k):
                kind = "repeals"
            elif text in opening and _BASIS.search(_clause_before(text, citation.start)):
                kind = "implements"
            title, number = citation.title, str(citation.number.number) if citation.number else ""
            old = found.get(key(title), Relation("cites", title))
            found[key(title)] = Relation(max(kind, old.kind, key=_WEIGHTS.index), title, old.number or number)
    return tuple(found.values())


def _clause_before(text: str, start: int) -> str:
    """Return the sentence up to the title, which begins after the last full stop before it."""
    return re.split(r"[。；]", text[:start])[-1]


def _is_repealed(text: str, cited: Sequence[Citation], k: int) -> bool:
    """Whether the sentence says that the k-th title, perhaps with others joined to it, ends."""
    first = last = k
    while first > 0 and _JOINED.fullmatch(text, cited[first - 1].end, cited[first].start):
        first -= 1
    while last + 1 < len(cited) and _JOINED.fullmatch(text, cited[last].end, cited[last + 1].start):
        last += 1
    return text[: cited[first].start].endswith("废止") or _REPEALED.match(text, cited[last].end) is not None
