"""What `polreq show` says about the hits of a search."""

import shlex
from collections.abc import Sequence
from typing import Final

from polreq.arrange.wording import unread_warning
from polreq.results.finding import Finding
from polreq.results.said import Phrase, Row, Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, SectionPart
from polreq.results.show import Found, Hit, Marked
from polreq.words.sentences import HEADINGS, SENTENCES, count, say

#: Hits of each kind that are shown, unless all are wanted.
SHOWN: Final = 10


def arrange_found(found: Found, unread: Sequence[Finding], *, verbose: bool = False, most: int | None = None) -> Page:
    """Arrange the hits of a search.

    Args:
        found: them.
        unread: why files could not be read, for each such file.
        verbose: whether to show all of them.
        most: hits of each kind that are shown where no command shows the rest.
    """
    words = found.words if found.words.isalnum() else shlex.quote(found.words)
    rest = f"polreq show {words} --all"
    sections = [
        Section((Prose((Span(say("found", words=found.words, number=count("hit", found.total)), tone="strong"),)),))
    ]
    for key, hits in (
        ("found_documents", found.documents),
        ("found_requirements", found.requirements),
        ("found_features", found.features),
    ):
        shown = hits if verbose else hits[: most or SHOWN]
        if not hits:
            continue
        parts: list[SectionPart] = [Items(tuple(map(_item, shown)))]
        if len(hits) > len(shown) and most is None:
            parts.append(Prose((Span(say("more", number=len(hits) - len(shown), command=rest), tone="faint"),)))
        beside = say("top_of", shown=len(shown), total=len(hits)) if len(hits) > len(shown) else str(len(hits))
        sections.append(Section(tuple(parts), HEADINGS[key], beside))
    return Page(tuple(sections), warnings=unread_warning(unread))


def _item(hit: Hit) -> Item:
    lines = (_said(hit.passage),) if hit.passage else ()
    return Item((Span(hit.id, "id"), _said(hit.title), Span(str(hit.place), "path", "faint")), lines=lines)


def _said(marked: Marked) -> Said:
    """Say a text with what was searched for in marks, which are seen without colour too."""
    return Row(
        tuple(Phrase(SENTENCES["matched"], (("word", piece),), "good") if hit else piece for piece, hit in marked), ""
    )
