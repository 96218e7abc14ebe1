"""Search for words in the texts of documents, requirements and features."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.checks.naming import beginning
from polreq.model.place import Place
from polreq.results.show import Found, Hit, Marked

#: Characters of a passage before the first word, and in all.
_BEFORE: Final = 24
_PASSAGE: Final = 96


def search_texts(assessment: Assessment, words: str) -> Found:
    """Find what has all the words, parted by spaces, in its texts; width, capitals and line breaks make no difference.

    Args:
        assessment: the workspace.
        words: as they were typed.
    """
    wanted = tuple(dict.fromkeys(filter(None, map(_folded, words.split()))))
    if not wanted:
        return Found(words)
    workspace = assessment.workspace
    documents: list[Hit] = []
    for d in workspace.documents:
        place = d.place or SETTINGS_FILE
        documents += _hit(wanted, d.id, (d.title, d.number), place)
        for b in d.blocks():
            # a line of the text that repeats the title says nothing new
            if b.text != d.title:
                documents += _hit(wanted, f"{d.id}#{b.locator}", ("", b.text), b.place or place, d.number or d.title)
    requirements = [
        hit
        for r in workspace.requirements
        for hit in _hit(wanted, r.id, (r.title, r.statement, r.note), r.place or SETTINGS_FILE)
    ]
    features = [
        hit
        for f in workspace.features
        for hit in _hit(wanted, f.id, (f.title, f.description, f.acceptance, f.note), f.place or SETTINGS_FILE)
    ]
    return Found(words, tuple(documents), tuple(requirements), tuple(features))


def _hit(wanted: tuple[str, ...], id: str, texts: tuple[str, ...], place: Place, name: str = "") -> Iterator[Hit]:
    """Yield a hit if all words stand in the texts, the first of which is the title."""
    folded = [_folded(text) for text in texts]
    if not all(any(word in text for text in folded) for word in wanted):
        return
    title, *others = texts
    best = max(others, key=lambda text: sum(word in _folded(text) for word in wanted), default="")
    inside = any(word in _folded(best) for word in wanted)
    passage = _cut(_marked(" ".join(best.split()), wanted)) if inside else ()
    yield Hit(id, _marked(title, wanted) if title else ((name or beginning(texts[1]), False),), passage, place)


def _marked(text: str, wanted: tuple[str, ...]) -> Marked:
    """Cut a text into pieces, those that are searched for apart."""
    folded, at = [], []
    for position, character in enumerate(text):
        for one in _folded(character):
            folded.append(one)
            at.append(position)
    whole = "".join(folded)
    hits = [False] * len(text)
    for word in wanted:
        start = whole.find(word)
        while start >= 0:
            first, last = at[start], at[start + len(word) - 1]
            hits[first : last + 1] = [True] * (last + 1 - first)
            start = whole.find(word, start + len(word))
    pieces: list[tuple[str, bool]] = []
    for character, hit in zip(text, hits, strict=True):
        if pieces and pieces[-1][1] == hit:
            pieces[-1] = (pieces[-1][0] + character, hit)
        else:
            pieces.append((character, hit))
    return tuple(pieces)


def _cut(marked: Marked) -> Marked:
    """Leave out what stands far from the first word that was searched for."""
    before, rest = (marked[0], marked[1:]) if not marked[0][1] else (("", False), marked)
    out = [("…" + before[0][-_BEFORE:] if len(before[0]) > _BEFORE else before[0], False)]
    left = _PASSAGE - len(out[0][0])
    for piece, hit in rest:
        if left <= 0:
            out.append(("…", False))
            break
        kept = piece if hit or len(piece) <= left else piece[:left] + "…"
        out.append((kept, hit))
        left -= len(piece)
        if kept is not piece:
            break
    return tuple(piece for piece in out if piece[0])


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
