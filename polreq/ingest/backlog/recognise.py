"""A table → whose export it is, where its header stands, and which column says what: by the set of its headings, never by their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest.backlog.formats import COLUMNS, ListFormat, column_name, telling
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.tools import FORMATS, OWN

#: A header stands in one of so many first rows.
HEADER_ROWS: Final = 15
#: So many columns are named in a message, each by so many characters.
_NAMES_SHOWN: Final = 20
_NAME_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Args:
        format: whose export it is.
        row: index of its row.
        names: of all columns; repeated ones are one, empty ones are named by their number.
        at: name → indexes of its columns.
        fields: field → name of the column that tells it.
    """

    format: ListFormat
    row: int
    names: tuple[str, ...]
    at: Mapping[str, tuple[int, ...]]
    fields: Mapping[str, str]


def recognise(table: RowTable, own: Mapping[str, str]) -> Header | None:
    """Find the header of a table.

    Args:
        table: the table.
        own: field → name of its column, as people say; such a table is theirs, unless it is that of a tool as well.

    Returns:
        The header; None where the table is that of no tool, and the columns of `own` do not stand in it.
    """
    for row, cells in enumerate(table.rows[:HEADER_ROWS]):
        names = [column_name(cell) for cell in cells]
        if own and not {column_name(name) for name in own.values()} <= set(names):
            continue
        found = next((one for one in FORMATS if telling(one.needs, names)), OWN if own else None)
        if found and not (own and found.holds):
            return _header(found, row, cells, own)
        if found:
            return _header(OWN, row, cells, own)
    return None


def likely_header(table: RowTable) -> tuple[str, ...]:
    """Return the row that looks most like a header, for asking what its columns are: the one with most words that are no numbers."""
    first = table.rows[:HEADER_ROWS]
    best = max(first, key=lambda cells: len({cell.strip() for cell in cells if cell.strip()}), default=())
    return tuple(dict.fromkeys(cell.strip() for cell in best if cell.strip()))


def shown_columns(names: Sequence[str]) -> str:
    """Name columns in a message, no longer than people read: what was taken for a header may be a whole file on one line."""
    shown = [name if len(name) <= _NAME_SHOWN else f"{name[: _NAME_SHOWN - 1]}…" for name in names[:_NAMES_SHOWN]]
    return "、".join((*shown, "…") if len(names) > _NAMES_SHOWN else shown)


def guess(names: Sequence[str]) -> dict[str, str]:
    """Return field → the column that seems to tell it, for asking people."""
    known = {column_name(name): name for name in reversed(names)}
    return _fields(OWN, known, {})


def _header(format_: ListFormat, row: int, cells: Sequence[str], own: Mapping[str, str]) -> Header:
    at: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        at.setdefault(" ".join(cell.split()) or f"列{index + 1}", []).append(index)
    known: dict[str, str] = {}
    for name in at:
        known.setdefault(column_name(name), name)
    fields = _fields(format_, known, own)
    return Header(format_, row, tuple(at), {name: tuple(found) for name, found in at.items()}, fields)


def _fields(format_: ListFormat, known: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    fields = {field: known[column_name(name)] for field, name in own.items() if column_name(name) in known}
    taken = set(fields.values())
    for field in (*COLUMNS, *(one for one in format_.columns if one not in COLUMNS)):
        name = next((known[n] for n in format_.names(field) if n in known and known[n] not in taken), None)
        if field not in fields and name is not None:
            fields[field] = name
            taken.add(name)
    return fields
