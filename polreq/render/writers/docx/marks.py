"""The marks of a template (`{{表}}`): what stands in their place, in Chinese and in English."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from polreq.late import late

_MARK: Final = late(r"\{\{\s*([^{}\s\d]+)\s*(\d{0,2})\s*\}\}")

#: What a mark may say → what it stands for: the table of a sheet, its title, its notes, all sheets that have no mark of their own.
_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "表": "table",
        "table": "table",
        "标题": "title",
        "title": "title",
        "说明": "notes",
        "notes": "notes",
        "其余": "rest",
        "rest": "rest",
        "项目": "project",
        "project": "project",
        "截至日期": "day",
        "day": "day",
    }
)


class TemplateMark(NamedTuple):
    """A mark: what it stands for, and of which sheet, counted from 0."""

    meaning: str
    sheet: int


def read_mark(text: str) -> TemplateMark | None:
    """Return the mark that a paragraph consists of; None where it says anything else."""
    found = _MARK.fullmatch(text.strip())
    return _of(found) if found else None


def filled_in(text: str, values: Mapping[TemplateMark, str]) -> str:
    """Put values in the place of marks; marks that stand for no text stay."""

    def put(found: re.Match[str]) -> str:
        mark = _of(found)
        return values.get(mark, found[0]) if mark else found[0]

    return _MARK.sub(put, text)


def _of(found: re.Match[str]) -> TemplateMark | None:
    meaning = _MEANINGS.get(found[1].lower())
    return TemplateMark(meaning, max(0, int(found[2] or 1) - 1)) if meaning else None
