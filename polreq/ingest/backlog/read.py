"""Tables of exports → items, and findings with row and column where a row cannot be taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.item import ImportedItem, RowTable
from polreq.ingest.backlog.markup import words_of
from polreq.ingest.backlog.recognise import Header
from polreq.ingest.backlog.states import standing
from polreq.late import late
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.words import Text

#: Fields whose text stands in the field as the tool has it, but for markup.
_TEXTS: Final = ("description", "acceptance")

#: Fields in which channels are named, the most telling first.
_NAMING: Final = ("channel", "title", "labels", "module", "product")

#: Columns of a tree of Azure DevOps, one for each level.
_LEVEL: Final = late(r"Title (\d{1,2})", re.I)


@dataclass(frozen=True, slots=True)
class TableItems:
    """What a table holds: items of all rows that could be taken, in their order, and findings about the others."""

    items: tuple[ImportedItem, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_items(table: RowTable, header: Header, statuses: Mapping[str, str]) -> TableItems:
    """Read the items of a table.

    Args:
        table: as it was read.
        header: see recognise.
        statuses: word → status, as people say.
    """
    if header.format.holds is not None:
        return TableItems((), (_no_features(table, header, header.format.holds),))
    reader = _Reader(table, header, statuses)
    items = [item for n in range(header.row + 1, len(table.rows)) if (item := reader.row(n)) is not None]
    return TableItems(tuple(_numbered(items, header)), tuple(reader.findings))


def _no_features(table: RowTable, header: Header, holds: Text) -> Finding:
    facts = (("name", table.file), ("tool", header.format.tool), ("what", holds))
    return Finding("X727", Place(table.file, header.row + 1), table.file, facts)


class _Reader:
    """Reads rows, one after the other."""

    def __init__(self, table: RowTable, header: Header, statuses: Mapping[str, str]) -> None:
        self._table, self._header, self._statuses = table, header, statuses
        self._format = header.format
        self._above: list[tuple[int, str]] = []
        self.findings: list[Finding] = []

    def row(self, number: int) -> ImportedItem | None:
        """Read one row; None where it says nothing, or has no title."""
        said = dict(self._said(self._table.rows[number]))
        if not said:
            return None
        given = {field: said[name] for field, name in self._header.fields.items() if name in said}
        title, parent = self._title(said, given)
        if not title:
            self._find("X720", number, "title")
            return None
        given["title"] = title
        return self._item(number, said, given, parent)

    def _item(self, number: int, said: dict[str, str], given: dict[str, str], parent: str) -> ImportedItem:
        format_, at = self._format, self._header.fields
        how = standing(given, format_.steps, self._statuses)
        path, rounded = cells.path(given.get("module", "")), cells.is_rounded(given.get("id", ""))
        fields = {name: words_of(given[name], format_.markup) for name in _TEXTS if name in given}
        product = cells.unnumbered(given.get("product", ""))
        item = ImportedItem(
            place=self._place(number, "title"),
            id=given["id"] if rounded else cells.identity(given.get("id", "")),
            title=" ".join(given["title"].split()),
            other=given.get("other", ""),
            description=fields.get("description", ""),
            acceptance=fields.get("acceptance", ""),
            status=how.status,
            said=tuple((step, given[step]) for step in ("status", "stage", "resolution") if step in given),
            priority=given.get("priority", ""),
            module=path[-1] if path else "",
            modules=tuple(dict.fromkeys((*([product] if product else []), *path[:-1]))),
            parent=parent or given.get("parent", ""),
            owner=cells.people(given.get("owner", ""), format_.nobody),
            source=given.get("source", ""),
            plan=cells.several(given.get("plan", "")),
            release="、".join(cells.several(given.get("release", ""))),
            written=tuple((name, at[name], given.get(name, "")) for name in _NAMING if name in at),
            fields=tuple(at),
            columns=self._header.names,
            rounded=rounded,
        )
        return replace(item, custom=tuple(self._custom(said, item)))

    def _title(self, said: Mapping[str, str], given: Mapping[str, str]) -> tuple[str, str]:
        """Return the title of a row and, in a tree of Azure DevOps (Title 1, Title 2 …), that of the item above it."""
        levels = [(int(found[1]), text) for name, text in said.items() if (found := _LEVEL.fullmatch(name))]
        if not levels or "title" in given:
            return given.get("title", ""), ""
        depth, title = levels[0]
        self._above = [(level, text) for level, text in self._above if level < depth]
        parent = self._above[-1][1] if self._above else ""
        self._above.append((depth, title))
        return title, parent

    def _said(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield what the columns of a row say; a column that is repeated says all of it."""
        for name, at in self._header.at.items():
            texts = [row[n].replace("\r\n", "\n").replace("\r", "\n").strip() for n in at if n < len(row)]
            texts = [text for text in texts if text]
            if texts:
                yield name, cells.day(name, ("\n" if any("\n" in text for text in texts) else "; ").join(texts))
        width = max((n for at in self._header.at.values() for n in at), default=-1) + 1
        for n, cell in enumerate(row[width:], start=width + 1):
            if cell.strip():
                yield f"列{n}", cell.strip()

    def _custom(self, said: Mapping[str, str], item: ImportedItem) -> Iterator[tuple[str, str]]:
        """Yield the cells that stand in no field, or not word for word."""
        kept = {
            "id": item.id,
            "title": item.title,
            "description": item.description,
            "acceptance": item.acceptance,
            "priority": item.priority,
            "module": "" if item.modules else item.module,
            "owner": item.owner,
            "source": item.source,
            "plan": item.plan[0] if len(item.plan) == 1 else "",
            "release": item.release,
        }
        held = {name: kept[field] for field, name in self._header.fields.items() if field in kept}
        for name, text in said.items():
            if held.get(name) != text:
                yield name, text

    def _find(self, code: str, number: int, field: str) -> None:
        place = self._place(number, field)
        facts = (("row", str(number + 1)), ("column", self._header.fields.get(field, "")))
        self.findings.append(Finding(code, place, "", facts))

    def _place(self, number: int, field: str) -> Place:
        name = self._header.fields.get(field, "")
        column = self._header.at[name][0] + 1 if name in self._header.at else 1
        file = f"{self._table.file}[{self._table.sheet}]" if self._table.sheet else self._table.file
        return Place(file, number + 1, column)


def _numbered(items: Sequence[ImportedItem], header: Header) -> Iterator[ImportedItem]:
    """Give items of tools without a column of ids the number at the end of their address (issues/12)."""
    url = header.fields.get("url", "")
    if "id" in header.fields or not url:
        yield from items
        return
    addresses = [dict(item.custom).get(url, "") for item in items]
    several = len({cells.repository(address) for address in addresses if cells.number_at_end(address)}) > 1
    for item, address in zip(items, addresses, strict=True):
        number = cells.number_at_end(address)
        where = f"{cells.repository(address)}-" if several and number else ""
        yield replace(item, id=cells.identity(f"{where}{number}"))
