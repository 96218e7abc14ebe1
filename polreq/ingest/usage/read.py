"""A table of figures of use → services with their figures by period, and what could not be read, by row and column."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.usage.columns import MONTHLY, UsageHeader, heading
from polreq.ingest.usage.numbers import NumberProblem, count, is_percent, share
from polreq.ingest.usage.periods import find_period
from polreq.ingest.usage.summing import CountedCell, RowFigures, by_month, summed
from polreq.model.place import Place
from polreq.model.usage import COUNTS, RATES, UsageFigures, period_days, period_text
from polreq.results.finding import Finding
from polreq.text.masking import mask
from polreq.words import Text

#: Rows that sum up the others.
_TOTALS: Final = ("合计", "总计", "小计", "汇总", "全部", "全站", "总数", "total", "sum", "all")
#: So much of a cell is shown.
_SHOWN: Final = 40

_PROBLEMS: Final[Mapping[str, Text]] = {
    "formula": Text("是公式，没有算出来的数", "a formula, and no number"),
    "range": Text("超出了可能的范围", "out of the range that it can have"),
    "huge": Text("大得不可能", "larger than it can be"),
    "part": Text("应为整数", "no whole number"),
    "words": Text("不是数字", "no number"),
    "signs": Text("含有看不见的控制字符，已去掉", "it had invisible control characters, which were taken out"),
    "name": Text("是公式，不是名称，这一行没有读入", "a formula and no name; the row was left out"),
}
_NAMELESS: Final = Text("没有名称", "no name")
_TIMELESS: Final = Text("没有写明是哪一段时间", "no time")


@dataclass(frozen=True, slots=True)
class CountedService:
    """A service as a table counts it.

    Args:
        place: of its first row.
        name: for the workspace: without personal data, parameters of addresses and control characters.
        said: as the table has it, for comparing.
        ids: what the table calls it beside that: an id of a feature, or of its own.
        figures: by period.
    """

    place: Place
    name: str
    said: str
    ids: tuple[str, ...]
    figures: tuple[UsageFigures, ...]


@dataclass(frozen=True, slots=True)
class UsageTable:
    """The services of a table, whose figures they are, and what was found wrong."""

    source: str
    services: tuple[CountedService, ...]
    findings: tuple[Finding, ...]


def read_usage(table: RowTable, header: UsageHeader, period: str) -> UsageTable:
    """Read the services of a table.

    Args:
        table: the table.
        header: of it.
        period: as people name it, for rows that do not; empty: what stands above the table, in the name of its sheet or file.
    """
    reading = _Reading(table, header, period or _period_of(table, header))
    for number, row in enumerate(table.rows[header.row + 1 :], start=header.row + 2):
        if any(cell.strip() for cell in row):
            reading.take(number, row)
    return UsageTable(header.source, tuple(reading.services()), (*reading.findings, *reading.left_out()))


def _period_of(table: RowTable, header: UsageHeader) -> str:
    """Return the period that the lines above the table, the sheet or the file name; the first that names one."""
    above = (" ".join(cell for cell in row if cell.strip()) for row in table.rows[: header.row])
    file = table.file.replace("\\", "/").rpartition("/")[2]
    return next(filter(None, map(find_period, (*above, table.sheet, file))), "")


@dataclass(slots=True)
class _Service:
    place: Place
    said: str
    ids: tuple[str, ...]
    rows: list[RowFigures] = field(default_factory=list)


class _Reading:
    """Takes the rows of a table one after the other."""

    def __init__(self, table: RowTable, header: UsageHeader, period: str) -> None:
        self._table = table
        self._header = header
        self._period = period
        at = header.at.get("period", -1)
        self._monthly = at >= 0 and heading(header.names[at]) in MONTHLY
        below = table.rows[header.row + 1 :]
        columns = {
            key: [row[n] for row in below if n < len(row)] for key in RATES if (n := header.at.get(key, -1)) >= 0
        }
        self._percent = {
            key: is_percent(cells_, rare=key == "bad")
            or "%" in unicodedata.normalize("NFKC", header.names[header.at[key]])
            for key, cells_ in columns.items()
        }
        self._unsigned = [key for key, cells_ in columns.items() if not self._percent[key] and _says_no_sign(cells_)]
        self._services: dict[str, _Service] = {}
        self._seen: set[tuple[str, ...]] = set()
        self._repeated: list[int] = []
        self._nameless: list[int] = []
        self._timeless: list[int] = []
        self.findings: list[Finding] = []

    def take(self, number: int, row: Sequence[str]) -> None:
        """Take a row."""
        cell = {key: row[at] if at < len(row) else "" for key, at in self._header.at.items()}
        said = self._clean(number, "name", cell.get("name", ""))
        feature, own = (cells.identity(cell.get(key, "")) for key in ("feature", "id"))
        # a number of the table's own may be that of any feature
        ids = tuple(id_ for id_ in (feature, "" if own.isdigit() else own) if id_)
        said = said or (ids[0] if ids else "")
        if said.strip("　 ").lower() in _TOTALS:
            return
        if cell.get("name", "").lstrip()[:1] == "=":
            self._find(number, "name", cell["name"], "name")
            return
        if not said:
            self._nameless.append(number)
            return
        period = self._period_in(cell)
        if not period:
            self._timeless.append(number)
            return
        if tuple(row) in self._seen:
            self._repeated.append(number)
            return
        self._seen.add(tuple(row))
        counts: dict[str, CountedCell] = {key: self._count(number, key, cell[key]) for key in COUNTS if key in cell}
        rates: dict[str, float | None] = {key: self._share(number, key, cell[key]) for key in RATES if key in cell}
        name = _without_parameters(said)
        place = Place(self._table.file, number, self._header.at.get("name", self._header.at.get("feature", 0)) + 1)
        service = self._services.setdefault(mask(name), _Service(place, name, ids))
        service.rows.append(RowFigures(period, counts, rates))

    def services(self) -> Iterator[CountedService]:
        """Yield the services, days of a month put together."""
        days = {one.period for service in self._services.values() for one in service.rows}
        stretch = by_month(days)
        for name, service in self._services.items():
            rows = [RowFigures(stretch.get(one.period, one.period), one.counts, one.rates) for one in service.rows]
            yield CountedService(service.place, name, service.said, service.ids, summed(rows))

    def left_out(self) -> Iterator[Finding]:
        """Yield findings about rows that were left out."""
        for rows, problem in ((self._nameless, _NAMELESS), (self._timeless, _TIMELESS)):
            if rows:
                facts = self._counted(rows)
                yield Finding(
                    "X745", Place(self._table.file, rows[0]), self._table.file, (*facts, ("problem", problem))
                )
        for key in self._unsigned:
            at = self._header.at[key]
            facts = (("head", self._header.names[at].strip()), ("column", str(at + 1)))
            yield Finding("X750", Place(self._table.file, self._header.row + 1, at + 1), self._table.file, facts)
        if rows := self._repeated:
            yield Finding("X746", Place(self._table.file, rows[0]), self._table.file, self._counted(rows))

    def _counted(self, rows: Sequence[int]) -> tuple[tuple[str, str], ...]:
        return ("name", self._table.file), ("count", str(len(rows))), ("row", str(rows[0]))

    def _period_in(self, cell: Mapping[str, str]) -> str:
        first, last = (self._day(cell.get(key, "")) for key in ("first", "last"))
        if first and last and first <= last:
            return period_text(first, last)
        said = cells.day("日期", cell.get("period", ""))
        if said.strip():
            return find_period(said, monthly=self._monthly)
        return self._period

    @staticmethod
    def _day(cell: str) -> date | None:
        days = period_days(find_period(cells.day("日期", cell)))
        return days[0] if days else None

    def _clean(self, number: int, key: str, cell: str) -> str:
        """Return a name in one line, without signs that cannot be seen."""
        kept = "".join(c for c in cell if c in "\n\t\r" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
        if kept != cell and cell.strip("\ufeff\u200b") != kept:
            self._find(number, key, kept, "signs")
        return " ".join(kept.split())

    def _count(self, number: int, key: str, cell: str) -> CountedCell:
        found = count(cell)
        if isinstance(found, str):
            self._find(number, key, cell, found)
            return "spoiled"
        return found

    def _share(self, number: int, key: str, cell: str) -> float | None:
        found = share(cell, percent=self._percent[key])
        if isinstance(found, str):
            self._find(number, key, cell, found)
            return None
        return found

    def _find(self, number: int, key: str, cell: str, problem: NumberProblem | str) -> None:
        shown = mask(" ".join("".join(c if c.isprintable() else " " for c in cell).split()))
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        at = self._header.at[key]
        facts = (
            ("row", str(number)), ("column", str(at + 1)), ("head", self._header.names[at].strip()), ("value", shown), ("problem", _PROBLEMS[problem]),
        )  # fmt: skip
        self.findings.append(Finding("X743", Place(self._table.file, number, at + 1), self._table.file, facts))


def _says_no_sign(cells_: Sequence[str]) -> bool:
    """Whether a column of shares has numbers between 0 and 1 and no sign of percent: 0.3 may be 30 % or 0.3 %."""
    shares = [share(cell, percent=False) for cell in cells_]
    signed = any("%" in unicodedata.normalize("NFKC", cell) for cell in cells_)
    return not signed and any(isinstance(one, float) and 0 < one < 1 for one in shares)


def _without_parameters(name: str) -> str:
    """Return the address of a page without its parameters, which may say who looked at it; any other name as it is."""
    if "/" not in name:
        return name
    kept = name.partition("#")[0].partition("?")[0]
    return kept if kept.strip("/") else name
