"""Cells that spreadsheets do not take for formulas.

A cell that a spreadsheet would take for a formula (it begins with = + - @, their full-width forms, a tab or a line end)
gets an apostrophe in front, so that text from a policy or a backlog can never run.
"""

import re
from typing import Final

from polreq.late import late

#: Beginnings that Excel, WPS or LibreOffice take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

_NUMBER: Final = late(r"-?\d+(?:\.\d+)?", re.ASCII)


def guarded(cell: str) -> str:
    """Return the cell's text so that no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe away that guards a cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def is_number(cell: str) -> bool:
    """Whether a cell is a plain number, which every spreadsheet takes for that and nothing else."""
    return bool(_NUMBER.fullmatch(cell))
