"""Parts of a standard (标准, GB/T 1.1): where it bids, and where it only says what it is about, names and explains."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from polreq.late import late
from polreq.model.document import Block, Document
from polreq.text.normalise import fold

#: What makes a text a standard: it names its rules of drafting, or has the clause that every standard has.
_STANDARD: Final = late(
    r"^本(?:文件|标准|规范|部分)(?:按照|依据|根据) ?GB/T ?1 ?\. ?1|^\d{0,2} ?规范性引用文件$", re.MULTILINE
)

#: Headings of parts → the part. Those without a number begin and end a standard; an annex says itself whether it bids.
_PARTS: Final = (
    ("front", late(r"^(?:前言|引言|目次|目录)$")),
    ("scope", late(r"^\d{1,2}\.?(?:适用)?范围$")),
    ("references", late(r"^\d{1,2}\.?规范性引用文件$")),
    ("terms", late(r"^\d{1,2}\.?(?:术语|定义|符号|缩略语)(?:[、和与及](?:术语|定义|符号|代号|缩略语|缩写))*$")),
    ("annex", late(r"^附录[A-Z]（资料性(?:附录)?）[^.…]*$")),
    ("body", late(r"^附录[A-Z]（规范性(?:附录)?）[^.…]*$")),
    ("bibliography", late(r"^参考文献$")),
)
#: A clause of the body: 4 等级划分与要求. In an annex such a line is one of its own.
_CLAUSE: Final = late(r"^\d{1,2}\.?(?![\d.、）])[^，。；：]{2,30}$")

#: What a part without duties is called where nothing else is known of a line: it surrounds the standard, or explains.
CLASSES: Final[Mapping[str, str]] = {
    "cover": "meta",
    "front": "meta",
    "bibliography": "meta",
    "scope": "definition",
    "references": "definition",
    "terms": "definition",
    "annex": "definition",
}


def parts_of(document: Document) -> Mapping[int, str]:
    """Give the part of a standard in which each block stands, by the identity of the block.

    Args:
        document: any; the answer is empty for what is no standard.

    Returns:
        A key of CLASSES, or `body` where the standard says what is to be done.
    """
    if not _STANDARD.search(fold(document.text())):
        return {}
    out: dict[int, str] = {}
    part = "cover"
    for title, body in (("", document.body), *((inner.title, inner.body) for inner in document.parts)):
        part = _opened(_squeezed(title), part)
        for block in _all(body):
            part = _opened(_squeezed(block.text), part)
            out[id(block)] = part
    return out


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())


def _opened(key: str, part: str) -> str:
    """Give the part that a line without white space opens, or the one that goes on."""
    for name, pattern in _PARTS:
        if pattern.match(key):
            return name
    return "body" if part in ("scope", "references", "terms") and _CLAUSE.match(key) else part


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.children)
