"""Lists of demands → requirements without ids yet, and findings about rows that cannot be taken."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.markup import words_of
from polreq.ingest.demands.columns import DemandHeader, kind_of_paper
from polreq.late import late
from polreq.model.clause import Body, Deadline
from polreq.model.place import Place
from polreq.model.requirement import Basis
from polreq.official.date_context import DateContext
from polreq.official.days import first_day
from polreq.official.deadlines import find_deadlines, read_cell
from polreq.results.finding import Finding

_BODIES: Final = late(r"[、，,；;\n]+")
#: A column of bodies that lead; those of other columns are responsible.
_LEADS: Final = ("牵头", "主办", "lead")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a row of a list demands.

    Args:
        place: file, row and column of its words.
        key: what the list calls it: a number, a clause; empty if nothing.
        statement: what is demanded, word for word.
        title: short name; empty where there is only one text.
        basis: what it rests on.
        deadlines: of the column for them, or else of the words.
        units: bodies made responsible.
        channels: that the column for them, or else the words, name.
        fields: those that its table has a column for.
        columns: names of all columns.
        custom: (column, cell) pairs: what stands in no key word for word.
    """

    place: Place
    key: str
    statement: str
    title: str
    basis: Basis
    deadlines: tuple[Deadline, ...]
    units: tuple[Body, ...]
    channels: tuple[str, ...]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    custom: tuple[tuple[str, str], ...] = ()


def read_demands(
    table: RowTable, header: DemandHeader, basis: Basis, channels: Callable[[str], tuple[str, ...]]
) -> tuple[tuple[Demand, ...], tuple[Finding, ...]]:
    """Read the demands of a table.

    Args:
        table: as it was read.
        header: of it.
        basis: what those rest on that do not say: its kind and name.
        channels: finds those that a text names.
    """
    reader = _Reader(table, header, basis, channels)
    found = [demand for n in range(header.row + 1, len(table.rows)) if (demand := reader.row(n)) is not None]
    return tuple(found), tuple(reader.findings)


class _Reader:
    def __init__(
        self, table: RowTable, header: DemandHeader, basis: Basis, channels: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._table, self._header, self._basis, self._channels = table, header, basis, channels
        self.findings: list[Finding] = []

    def row(self, number: int) -> Demand | None:
        """Read one row; None where it demands nothing."""
        said = dict(self._said(self._table.rows[number]))
        given = {field: said[name] for field, name in self._header.fields.items() if name in said}
        words = words_of(given.get("statement", ""), "html")
        title = " ".join(given.get("title", "").split())
        if not words and not title:
            # a sub-heading over the whole width, or a line of sums
            if len(set(said.values())) > 1:
                place = self._place(number)
                facts = (
                    ("row", str(number + 1)),
                    ("column", self._header.fields.get("statement") or self._header.fields["title"]),
                )
                self.findings.append(Finding("X720", place, "", facts))
            return None
        statement, title = (words, title) if words else (title, "")
        basis = self._rests_on(given)
        demand = Demand(
            place=self._place(number),
            key=cells.identity(given.get("id", "")),
            statement=statement,
            title=title,
            basis=basis,
            deadlines=deadlines_of(given.get("deadline", ""), statement, DateContext(written=basis.on)),
            units=tuple(self._units(given)),
            channels=self._channels(given.get("channel", "")) or self._channels(f"{title} {statement}"),
            fields=tuple(self._header.fields),
            columns=self._header.names,
        )
        return replace(demand, custom=tuple(self._custom(said, demand)))

    def _rests_on(self, given: Mapping[str, str]) -> Basis:
        ref = given.get("basis", "") or self._basis.ref
        kind = kind_of_paper(given["basis"], self._basis.kind) if "basis" in given else self._basis.kind
        named = self._header.fields.get("id", "")
        at = given.get("at", "") or (given.get("id", "") if "条款" in named else "")
        count = given.get("count", "")
        number = int(count) if count.isascii() and count.isdigit() and len(count) < 10 else 0
        return Basis(kind, ref, at, on=first_day(given.get("on", "")) or self._basis.on, count=number)

    def _units(self, given: Mapping[str, str]) -> Iterator[Body]:
        lead = "lead" if any(word in self._header.fields.get("lead", "") for word in _LEADS) else "owner"
        for field, role in (("lead", lead), ("support", "support")):
            for name in _BODIES.split(given.get(field, "")):
                if name.strip():
                    yield Body(name.strip(), role)

    def _custom(self, said: Mapping[str, str], demand: Demand) -> Iterator[tuple[str, str]]:
        """Yield the cells that stand in no key word for word."""
        basis = demand.basis
        held = {
            "id": demand.key,
            "statement": demand.statement,
            "title": demand.title or demand.statement,
            "basis": basis.ref,
            "at": basis.locator,
            "on": basis.on.isoformat() if basis.on else "",
            "count": str(basis.count),
            "deadline": "、".join(one.text for one in demand.deadlines),
            "lead": "、".join(body.name for body in demand.units if body.role != "support"),
            "support": "、".join(body.name for body in demand.units if body.role == "support"),
        }
        kept = {self._header.fields[field]: text for field, text in held.items() if field in self._header.fields}
        yield from ((name, text) for name, text in said.items() if kept.get(name) != text)

    def _said(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        for name, at in self._header.at.items():
            texts = [row[n].replace("\r\n", "\n").replace("\r", "\n").strip() for n in at if n < len(row)]
            if texts := [text for text in texts if text]:
                yield name, cells.day(name, ("\n" if any("\n" in text for text in texts) else "; ").join(texts))
        width = max((n for at in self._header.at.values() for n in at), default=-1) + 1
        yield from ((f"列{n}", cell.strip()) for n, cell in enumerate(row[width:], start=width + 1) if cell.strip())

    def _place(self, number: int) -> Place:
        name = self._header.fields.get("statement") or self._header.fields["title"]
        file = f"{self._table.file}[{self._table.sheet}]" if self._table.sheet else self._table.file
        return Place(file, number + 1, self._header.at[name][0] + 1)


def deadlines_of(cell: str, statement: str, context: DateContext) -> tuple[Deadline, ...]:
    """Return the time expectations of a demand: those of a cell for them, or else of its words.

    Args:
        cell: a day like 2026-11-01, or words; empty where nothing is said.
        statement: what is demanded.
        context: days that are known.
    """
    if not cell:
        found = find_deadlines(statement, context)
    else:
        try:
            found = (Deadline(cell, "milestone", date.fromisoformat(cell)),)
        except ValueError:
            found = read_cell(cell, context)
    # as files say it: what tells no source is what the words say
    return tuple(replace(one, resolved_by=one.resolved_by or "text") for one in found)
