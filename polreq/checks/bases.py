"""Rules about the clauses that requirements rest on: extracted, unchanged, still there."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.model.document import Document
from polreq.model.requirement import Basis
from polreq.results.finding import Finding

#: Places of a document that are named beside one that it does not have.
NEAREST: Final = 3


def check_extracted(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every document from which no requirements have been extracted."""
    extracted = {e.document for e in assessment.workspace.extracted}
    for document in assessment.workspace.documents:
        if document.id not in extracted:
            yield Finding("E401", document.place or SETTINGS_FILE, document.id, (("document", document.id),))


def check_clauses(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every clause that its document does not have (D304), that has changed (E402) or is gone (E403).

    The words quoted in the requirement are compared with the document, without white space, so that no segmentation
    is needed: words that still stand in the same block are unchanged. What people rejected may rest on what it likes.
    """
    texts = _Texts()
    for requirement in (r for r in assessment.workspace.requirements if r.status != "rejected"):
        for basis in requirement.bases:
            document = assessment.documents.get(basis.ref)
            if basis.kind != "clause" or document is None:
                continue
            code = _trouble(basis, texts, document)
            if not code:
                continue
            if code == "D304":
                facts = _missing(basis, texts, document)
            else:
                clause = f"{basis.ref}#{basis.locator}"
                facts = (("id", requirement.id), ("clause", clause), ("subject", requirement.id))
            yield Finding(code, basis.place or assessment.place(requirement.id), requirement.id, facts)


def _trouble(basis: Basis, texts: "_Texts", document: Document) -> str:
    blocks = texts.blocks(document)
    quote = squeeze(basis.quote)
    if quote and quote not in texts.whole(document):
        return "E402" if block_of(basis.locator) in blocks else "E403"
    return "" if not basis.locator or _exists(basis.locator, blocks) else "D304"


def _exists(locator: str, blocks: dict[str, str]) -> bool:
    """Whether a locator names a block or what stands over blocks (an article); a document without places has no wrong ones."""
    block = block_of(locator)
    return not any(blocks) or block in blocks or any(known.startswith(f"{block}.") for known in blocks)


def _missing(basis: Basis, texts: "_Texts", document: Document) -> tuple[tuple[str, str], ...]:
    """Name the places where the quoted words stand, or else those whose names are most like the wrong one."""
    blocks = texts.blocks(document)
    quote = squeeze(basis.quote)
    places = [place for place, text in blocks.items() if place and quote in text] if quote else []
    if not places:
        places = nearest_places(basis.locator, blocks)
    return (
        ("locator", basis.locator),
        ("document", basis.ref),
        ("places", "、".join(places[:NEAREST])),
        ("file", document.place.path if document.place else basis.ref),
    )


def nearest_places(locator: str, places: Iterable[str]) -> list[str]:
    """Return the places of a document whose names are most like one that it does not have, the nearest first."""
    wrong = block_of(locator)
    depth = wrong.count(".")
    matcher = SequenceMatcher(b=wrong)
    likeness: dict[str, float] = {}
    for place in filter(None, places):
        matcher.set_seq1(place)
        likeness[place] = matcher.ratio()
    return sorted(likeness, key=lambda place: (-likeness[place], abs(place.count(".") - depth)))[:NEAREST]


def block_of(locator: str) -> str:
    """Return the block's part of a clause locator: `三.(一).s4` → `三.(一)`."""
    head, dot, tail = locator.rpartition(".s")
    return head if dot and tail.isdigit() else locator


def squeeze(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


class _Texts:
    """Squeezed texts of documents, made once for each document that is asked for."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[str, str]] = {}
        self._whole: dict[str, str] = {}

    def blocks(self, document: Document) -> dict[str, str]:
        if document.id not in self._blocks:
            self._blocks[document.id] = {b.locator: squeeze(b.text) for b in document.blocks()}
        return self._blocks[document.id]

    def whole(self, document: Document) -> str:
        if document.id not in self._whole:
            self._whole[document.id] = "\n".join(self.blocks(document).values())
        return self._whole[document.id]
