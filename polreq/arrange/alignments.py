"""How a lower document carries out an upper one, one line for each of its articles."""

from collections.abc import Iterable
from typing import Final

from polreq.results.alignment import Row
from polreq.results.sections import Item, Items, Page, Phrase, Section
from polreq.words import Text
from polreq.words.names import label, names
from polreq.words.sentences import joined

RELATIONS: Final = names(
    same=("相同", "same"),
    specifies=("细化", "specifies"),
    partial=("部分对应", "partial"),
    stricter=("更严", "stricter"),
    looser=("更宽", "looser"),
)

_ROW: Final = Text("{lower} ← {upper}", "{lower} ← {upper}")

_LOCAL: Final = Text("上位文件没有对应条款（本地自定）", "nothing above (purely local)")


def arrange_alignment(rows: Iterable[Row]) -> Page:
    """Arrange the articles of the lower document with those above each."""
    items = []
    for lower, uppers in rows:
        words = joined("；", (joined(" ", (u, label(RELATIONS, r), f"{s:.2f}")) for u, r, s in uppers))
        items.append(Item((Phrase(_ROW, (("lower", lower), ("upper", words if uppers else _LOCAL))),)))
    return Page((Section((Items(tuple(items)),)),))
