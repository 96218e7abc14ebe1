"""The texts of policy documents, as an assistant reads them whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from polreq.assistant.look import Look
from polreq.errors import UsageError

_PREFIX: Final = "polreq://document/"


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """Where the text of a document is read.

    Args:
        uri: its address in the protocol.
        id: of the document.
        title: of the document, with its number.
    """

    uri: str
    id: str
    title: str


def document_links(look: Look) -> Iterator[DocumentLink]:
    """Yield the documents of the workspace."""
    for one in look.assessment.workspace.documents:
        yield DocumentLink(_PREFIX + quote(one.id, safe=""), one.id, f"{one.title} {one.number}".strip())


def document_text(look: Look, uri: str) -> str:
    """Return the text of a document, each line behind the place by which it is cited.

    Raises:
        UsageError: there is no such document.
    """
    id = unquote(uri.removeprefix(_PREFIX))
    found = look.assessment.documents.get(id) if uri.startswith(_PREFIX) else None
    if found is None:
        raise UsageError(f"没有政策文件“{uri}”。", f"there is no document {uri}.")
    lines = [f"{found.id} {found.title} {found.number}".strip()]
    lines += [f"[{id}#{block.locator}] {block.text}" if block.locator else block.text for block in found.blocks()]
    return "\n".join(lines) + "\n"
