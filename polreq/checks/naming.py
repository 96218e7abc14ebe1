"""What an item is called where there is no room for all of it: the beginning of its text, and what it rests on."""

from collections.abc import Mapping
from typing import Final

from polreq.model.document import Document
from polreq.model.requirement import Requirement

#: Characters of a statement that stand for a missing title.
TITLE_LENGTH: Final = 40


def beginning(text: str) -> str:
    """Return the beginning of a text, marked where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= TITLE_LENGTH else flat[: TITLE_LENGTH - 1] + "…"


def resting_on(requirement: Requirement, documents: Mapping[str, Document]) -> str:
    """Say what a requirement rests on, a policy clause first: `国办发〔2019〕51号 二.(一)`; empty if on nothing."""
    clause = next((b for b in requirement.bases if b.kind == "clause"), None)
    basis = clause or next(iter(requirement.bases), None)
    if basis is None:
        return ""
    document = documents.get(basis.ref)
    return f"{(document and (document.number or document.title)) or basis.ref} {basis.locator}".strip()
