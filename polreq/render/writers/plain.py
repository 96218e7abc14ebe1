"""What is a picture or a list to search elsewhere, as a table for writers that have neither."""

from polreq.results.said import Said, Span
from polreq.results.sections import Column, Curves, HeatMap, Register, Table, Tallies, Timeline
from polreq.words import Text
from polreq.words.history import told


def as_table(part: Tallies | HeatMap | Timeline | Curves | Register) -> Table:
    """Say the same in a table."""
    if isinstance(part, Tallies):
        columns = tuple(Column(tally.name, "share") for tally in part.tallies)
        return Table(columns, (tuple(tally.share for tally in part.tallies),))
    if isinstance(part, HeatMap):
        return _matrix(part)
    if isinstance(part, Timeline):
        return _timeline(part)
    if isinstance(part, Curves):
        return _curves(part)
    return _register(part)


def _matrix(part: HeatMap) -> Table:
    columns = (Column(part.name), *(Column(name, "share") for name in part.columns))
    rows: list[tuple[Said, ...]] = []
    for name, shares in part.rows:
        cells: list[Said] = [share if share.total else "" for share in shares]
        rows.append((name, *cells))
    return Table(columns, tuple(rows))


def _timeline(part: Timeline) -> Table:
    columns = (Column(part.name), *(Column(name, "number") for _, name in part.parts))
    rows: list[tuple[Said, ...]] = []
    for stretch in part.stretches:
        name = Span(stretch.name, tone="strong" if stretch.when == "now" else "")
        rows.append((name, *map(str, stretch.parts)))
    return Table(columns, tuple(rows))


def _curves(part: Curves) -> Table:
    """Give every day with its numbers, and why they are missing where one of them is."""
    names = (*(name for _, name in part.lines), *part.more)
    notes = any(point.note for point in part.points)
    columns = (
        Column(part.name, "date"),
        *((Column(part.label),) if part.label else ()),
        *(Column(name, "number") for name in names),
        *((Column(told("problem"), fit="below"),) if notes else ()),
    )
    rows: list[tuple[Said, ...]] = []
    for point in part.points:
        numbers = map(str, (*point.numbers, *point.more)) if point.numbers else ("—" for _ in names)
        named = (point.name,) if part.label else ()
        rows.append((str(point.day), *named, *numbers, *((point.note,) if notes else ())))
    return Table(columns, tuple(rows))


def _register(part: Register) -> Table:
    """Give every entry with what it leads to; facts that are shown with one entry stay away."""
    kept = [n for n, column in enumerate(part.columns) if column.fit != "below"]
    names = [entry[0] for entry in part.entries] + [end.id for end in part.ends]
    below: dict[int, list[str | Text]] = {}
    for upper, lower in part.chains:
        below.setdefault(upper, []).append(names[lower])
    columns = (*(part.columns[n] for n in kept), Column("→", "id"))
    rows = []
    for number, entry in enumerate(part.entries):
        leading: list[Said] = [entry[n] for n in kept]
        rows.append((*leading, "、".join(map(str, below.get(number, ())))))
    return Table(columns, tuple(rows))
