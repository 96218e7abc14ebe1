"""Table rows (任务分工表): which cell says what is to be done, who does it, and by when."""

import re
from typing import Final

from polreq.extract.named_bodies import split_names
from polreq.model.clause import Body, Deadline
from polreq.model.document import Block
from polreq.official.date_context import DateContext
from polreq.official.deadlines import read_cell
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold

#: Columns of a directory.
_FOUND_AT: Final = re.compile(r"地址|电话|邮编|网址|住所|联系(?:人|方式)")
_ROLES: Final = ("lead", "owner", "support")


def is_header(block: Block) -> bool:
    """Tell whether a row only names the columns, or is one of several rows that name them together."""
    named = [
        f" {head} ".startswith(f" {cell} ") or head.endswith(f" {cell}")
        for head, cell in zip(block.head, block.cells, strict=False)
    ]
    return bool(named) and all(named)


def is_directory(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a row only says where somebody is to be found: names, addresses, telephones, and nothing to be done."""
    heads = ["".join(fold(head).split()) for head in block.head]
    asked = any(_under(block, kind, lexicon) for kind in ("task", "time", "lead", "support"))
    return any(map(_FOUND_AT.search, heads)) and not asked and not any("。" in cell for cell in block.cells)


def task(block: Block, lexicon: Lexicon) -> str:
    """Give the folded words of what is to be done: the cell under 任务 or the like, else the longest one."""
    cells = _under(block, "task", lexicon) or [cell for cell in block.cells if cell.strip()]
    return max((fold(cell).strip() for cell in cells), key=len, default=fold(block.text).strip())


def bodies(block: Block, lexicon: Lexicon) -> list[Body]:
    """Give the bodies under 牵头单位, 责任单位, 配合单位."""
    return [
        Body(name, role)
        for role in _ROLES
        for cell in _under(block, role, lexicon)
        for line in fold(cell).split("\n")
        for name in split_names(line, lexicon)
    ]


def deadlines(block: Block, dates: DateContext, lexicon: Lexicon) -> list[Deadline]:
    """Give the time expectations under 完成时限; a bare year or month there means its end."""
    out: list[Deadline] = []
    for cell in _under(block, "time", lexicon):
        if found := read_cell(cell, dates):
            out += found
        elif lexicon.has(fold(cell), "table.always"):
            out.append(Deadline(cell.strip(), "continuous"))
    return out


def _under(block: Block, name: str, lexicon: Lexicon) -> list[str]:
    """Give the cells under a kind of column; a longer name of another kind wins (牵头责任单位 is no 责任单位)."""
    out = []
    for head, cell in zip(block.head, block.cells, strict=False):
        key = "".join(fold(head).split())
        kinds = {kind: lexicon.ends(key, f"table.{kind}") for kind in ("task", "time", *_ROLES)}
        best = max(kinds, key=lambda kind: len(kinds[kind]))
        if kinds[best] and best == name and cell.strip():
            out.append(cell)
    return out
