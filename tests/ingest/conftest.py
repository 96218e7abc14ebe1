from collections.abc import Iterable
from pathlib import Path

import pytest

from polreq.ingest import read_source
from polreq.model.document import Block, Document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def _blocks(blocks: Iterable[Block], indent: str) -> Iterable[str]:
    for block in blocks:
        yield f"{indent}{block.kind} {block.locator} {block.text}".rstrip()
        yield from _blocks(block.children, indent + "  ")


@pytest.fixture
def outline_of():
    """Draw a document as lines of `kind locator text`, indented by depth, with its parts after the body."""

    def draw(document: Document) -> str:
        lines = list(_blocks(document.body, ""))
        for part in document.parts:
            lines.append(f"[{part.kind} {part.title}]")
            lines += _blocks(part.body, "")
        return "\n".join(lines)

    return draw


@pytest.fixture
def read():
    """Read a text that must become a document; the name's end tells its kind."""

    def read_document(text: str, name: str = "a.txt") -> Document:
        document = read_source(name, text.encode()).document
        assert document is not None
        return document

    return read_document


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the optional material ../shared beside the checkout")
    return SHARED
