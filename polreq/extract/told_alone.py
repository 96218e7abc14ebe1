"""Numbered sentences that head nothing, though something stands below them: what is below belongs to the whole document."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.extract.context import enumerator
from polreq.late import late
from polreq.model.document import Block, Document
from polreq.official.enumerators import ARTICLE
from polreq.text.normalise import fold

#: What stands below the items of a list and belongs to none of them: how long the document holds, that it is announced herewith.
_BELOW_A_LIST: Final = late(
    r"^(?:本|此|上述|以上)[^，。；：]{1,12}(?:自.*起|(?:执行|实施|施行|适用|有效)期限?|由.*解释|适用于)|^(?:现?特此|专此)"
)


def told_alone(document: Document) -> Iterator[Block]:
    """Yield the numbered sentences whose children are none of theirs: they head nothing, and say by themselves what is to be done.

    These are those below which only stands what belongs to the whole document, and the last of a list whose other items are
    sentences with nothing below them.
    """
    for body in (document.body, *(part.body for part in document.parts)):
        for group in (body, *(block.children for top in body for block in top.walk())):
            yield from _alone_in(group)


def _alone_in(group: Sequence[Block]) -> Iterator[Block]:
    numbered = [block for block in group if _is_sentence(block)]
    for block in numbered:
        said = [fold(child.text).strip() for child in block.children if child.kind == "paragraph"]
        style = enumerator(fold(block.text))[0]
        like = [other for other in numbered if enumerator(fold(other.text))[0] == style]
        last = len(like) > 1 and block is like[-1] and not any(other.children for other in like[:-1])
        paragraphs = all(child.kind not in ("heading", "row") and not child.children for child in block.children)
        if block.children and paragraphs and (all(map(_BELOW_A_LIST.search, said)) or last):
            yield block


def _is_sentence(block: Block) -> bool:
    """Tell whether a block is one numbered sentence with its full stop."""
    key = fold(block.text).rstrip()
    return key.endswith("。") and key.count("。") == 1 and enumerator(key)[0] not in ("", ARTICLE)
