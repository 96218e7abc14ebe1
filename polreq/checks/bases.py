"""Rules about the clauses that requirements rest on: extracted, unchanged, still there."""

from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.model.document import Document
from polreq.model.requirement import Basis
from polreq.results.finding import Finding


def check_extracted(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every document from which no requirements have been extracted."""
    extracted = {e.document for e in assessment.workspace.extracted}
    for document in assessment.workspace.documents:
        if document.id not in extracted:
            yield Finding("E401", document.place or SETTINGS_FILE, document.id, (("document", document.id),))


def check_clauses(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every quoted clause that has changed (E402) or is gone (E403).

    The words quoted in the requirement are compared with the document, without white space, so that no segmentation
    is needed: words that still stand in the same block are unchanged.
    """
    texts = _Texts()
    for requirement in assessment.workspace.requirements:
        for basis in requirement.bases:
            document = assessment.documents.get(basis.ref)
            if basis.kind != "clause" or document is None or not basis.quote:
                continue
            code = _trouble(basis, texts, document)
            if code:
                clause = f"{basis.ref}#{basis.locator}"
                facts = (("id", requirement.id), ("clause", clause), ("subject", requirement.id))
                yield Finding(code, basis.place or assessment.place(requirement.id), requirement.id, facts)


def _trouble(basis: Basis, texts: "_Texts", document: Document) -> str:
    blocks = texts.blocks(document)
    quote = squeeze(basis.quote)
    here = blocks.get(block_of(basis.locator))
    if (here is not None and quote in here) or quote in texts.whole(document):
        return ""  # in its place, or moved as it is
    return "E402" if here is not None else "E403"


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
