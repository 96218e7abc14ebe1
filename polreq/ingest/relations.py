"""Relations of a document to others, as far as its own words are clear: 根据《…》, 《…》同时废止, 有效期延长至…, cited titles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from polreq.late import late
from polreq.model.document import Relation
from polreq.official.citations import find_citations
from polreq.official.fates import fate
from polreq.official.genres import GENRES, genre_of
from polreq.text.normalise import key

_SHORT_NAME: Final = late(r"(?:简称|下称|统称)《(?P<name>[^《》]{1,30})》")
_BASIS: Final = late(r"根据|依据|依照|按照|为了?(?:深入|全面|认真)?(?:贯彻|落实)|(?:贯彻|落实)")

#: Where several relations to one document show, the last of these counts.
_WEIGHTS: Final = ("cites", "implements", "evolves", "extends", "replaces", "repeals")


def relations(opening: Sequence[str], paragraphs: Sequence[str], own: Sequence[str]) -> tuple[Relation, ...]:
    """Find the relations of a document.

    Args:
        opening: the first paragraphs, which say what it rests on.
        paragraphs: all of its running text, in order.
        own: titles of the document and of what it prints, which are not relations.
    """
    found: list[Relation] = []
    short_names = {match["name"] for text in paragraphs for match in _SHORT_NAME.finditer(text)}
    itself = {key(title) for title in own}
    excluded = {key(title) for title in short_names} | set(GENRES)
    for text in (*own[:1], *paragraphs):
        cited = [c for c in find_citations(text) if key(c.title) not in excluded and (c.number or genre_of(c.title))]
        cited = [c for c in cited if c.title and not c.stands_for]
        for k, citation in enumerate(cited):
            said = fate(text, cited, k)
            if said is None and (text in own or key(citation.title) in itself):
                continue  # 关于印发《…》的通知, 《…》解读: not every title that a title holds is a relation
            if key(citation.title) in itself and not citation.number:
                continue  # under another number it is an earlier one of the same title
            kind = said.kind if said else "cites"
            if kind == "cites" and text in opening and _BASIS.search(_clause_before(text, citation.start)):
                kind = "implements"
            number = str(citation.number.number) if citation.number else ""
            found.append(Relation(kind, citation.title, number, said.day if said else None))
    return together(found)


def together(said: Iterable[Relation]) -> tuple[Relation, ...]:
    """Put together what is said of one document, each document once, in the order in which they are named."""
    found: dict[str, Relation] = {}
    by_number: dict[str, str] = {}
    for one in said:
        name = by_number.setdefault(one.number, key(one.title)) if one.number else key(one.title)
        found[name] = _merged(found.get(name), one)
    return tuple(found.values())


def _merged(old: Relation | None, new: Relation) -> Relation:
    """Put what is said twice of one document together: what says most counts, whoever names the number and the day."""
    if old is None:
        return new
    stronger = max((new, old), key=lambda one: _WEIGHTS.index(one.kind))
    days = [one.day for one in (stronger, old, new) if one.kind == stronger.kind and one.day]
    return replace(
        stronger, title=max(old.title, new.title, key=len), number=old.number or new.number, day=next(iter(days), None)
    )


def _clause_before(text: str, start: int) -> str:
    """Return the sentence up to the title, which begins after the last full stop before it."""
    return re.split(r"[。；]", text[:start])[-1]
