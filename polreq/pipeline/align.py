"""Align a lower document with the upper one that it carries out, article by article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from polreq.link.aligning import Alignment, align
from polreq.link.item import Item, Options
from polreq.model.document import Block, Document
from polreq.pipeline.read import read_document
from polreq.pipeline.segmenting import choose_segmenter
from polreq.results.finding import Finding

_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?$")

_LABEL = re.compile(r"^\s*第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?[\s　]*")


@dataclass(frozen=True, slots=True)
class Aligned:
    """What came of comparing two documents.

    Args:
        rows: one for each article of the lower document; None where one of the two could not be read.
        findings: what is to be looked at in the files.
    """

    rows: tuple[Alignment, ...] | None
    findings: tuple[Finding, ...]


def align_files(upper: Path, lower: Path) -> Aligned:
    """Align the articles of a lower document with those of an upper one.

    Args:
        upper: policy YAML or any source file.
        lower: the same.
    """
    above, below = read_document(upper), read_document(lower)
    findings = (*above.findings, *below.findings)
    if above.document is None or below.document is None:
        return Aligned(None, findings)
    rows = align(articles(above.document), articles(below.document), Options(), choose_segmenter().words)
    return Aligned(rows, findings)


def articles(document: Document) -> list[Item]:
    """Return the articles (条) of a document with all their paragraphs, or, where it has none, its places with text."""
    found = [_item(block) for block in document.blocks() if _ARTICLE.search(block.locator)]
    return found or [_item(block) for block in document.blocks() if block.kind in ("heading", "paragraph", "row")]


def _item(block: Block) -> Item:
    # the number of an article says nothing of its matter, and would match the same number elsewhere
    text = _LABEL.sub("", "\n".join(_texts(block)), count=1)
    return Item(id=block.locator, fields={"text": text})


def _texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block and of what stands under it, down to the next article."""
    yield block.text
    for child in block.children:
        if not _ARTICLE.search(child.locator):
            yield from _texts(child)
