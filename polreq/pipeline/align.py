"""Align a lower document with the upper one that it carries out, article by article."""

import re
from collections.abc import Iterator
from pathlib import Path

from polreq.errors import PolreqError
from polreq.ingest import read_source
from polreq.link.aligning import Alignment, align
from polreq.link.item import Item, Options
from polreq.model.document import Block, Document
from polreq.pipeline.read import POLICY_ENDINGS
from polreq.store.load_single import load_document
from polreq.text.segment import make_segmenter

_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?$")

_LABEL = re.compile(r"^\s*第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?[\s　]*")


def align_files(upper: Path, lower: Path) -> tuple[Alignment, ...]:
    """Align the articles of a lower document with those of an upper one.

    Args:
        upper: policy YAML or any source file.
        lower: the same.

    Raises:
        PolreqError: a file cannot be read.
    """
    uppers, lowers = articles(_document(upper)), articles(_document(lower))
    return align(uppers, lowers, Options(), make_segmenter().words)


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


def _document(file: Path) -> Document:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PolreqError(f"无法读取 {file}：{error.strerror}", f"cannot read {file}: {error.strerror}") from error
    if file.suffix.lower() in POLICY_ENDINGS:
        document, findings = load_document(data, str(file))
    else:
        read = read_source(file.name, data)
        document, findings = read.document, read.findings
    if document is None:
        codes = "、".join(dict.fromkeys(f.code for f in findings))
        raise PolreqError(
            f"无法读取 {file}（{codes}）。运行 polreq extract {file} 查看原因。",
            f"cannot read {file} ({codes}); polreq extract {file} says why.",
        )
    return document
