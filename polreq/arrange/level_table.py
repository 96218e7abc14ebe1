"""The table of several levels (上下位对照表) that is handed over: every clause with what each level makes of it, values, what is missing, what is local."""

from collections.abc import Iterator, Sequence

from polreq.arrange.alignments import RELATION_TONES, RELATIONS
from polreq.arrange.level_words import (
    alone_said,
    governing_said,
    is_alone,
    level_names,
    metric_said,
    steps_said,
    values_said,
)
from polreq.arrange.levels import source_said, state_said
from polreq.arrange.wording import listed
from polreq.results.levels import ChainClause, ChainRow, LevelChain, LevelValue, ValueRow
from polreq.results.said import Row, Said, Span, Stack
from polreq.results.sections import Column, Table, TitledTable
from polreq.results.suggestion import score_text
from polreq.words import Text
from polreq.words.levels import told
from polreq.words.names import label
from polreq.words.sentences import filled


def level_tables(chain: LevelChain) -> tuple[TitledTable, ...]:
    """Arrange all sheets: every clause, the values, what is missing below, and what is purely local; those that would be empty are left out."""
    names = level_names(chain)
    title = filled(told("sheet_title"), {"title": chain.documents[0].title})
    notes = tuple(
        filled(told("listed_document"), {"level": name, "title": _title(document.title, document.number)})
        for name, document in zip(names, chain.documents, strict=True)
    )
    sheets = (
        ("levels", "sheet", _clauses(chain, names)),
        ("values", "values_sheet", _values(chain, names)),
        ("missing", "missing_sheet", _missing(chain, names)),
        ("local", "local_sheet", _local(chain, names)),
    )
    return tuple(
        TitledTable(
            key,
            told(name),
            title if key == "levels" else told(name),
            notes if key == "levels" else (),
            table,
            "A3",
            kept=1,
        )
        for key, name, table in sheets
        if table.rows or key == "levels"
    )


def _title(title: str, number: str) -> str:
    return f"{title}（{number}）" if number else title


def _clauses(chain: LevelChain, names: Sequence[Text]) -> Table:
    columns = [_column("place", names[0], "place0", 10), _column("words", names[0], "text0", 34)]
    for n, name in enumerate(names[1:], start=1):
        columns += [_column("relation", name, f"relation{n}", 12), _column("words", name, f"text{n}", 34)]
    columns += [
        Column(told("values"), key="values", size=34),
        Column(told("governing"), key="governing", size=26),
    ]
    rows = (row for row in chain.rows if row.level == 0 or row.says)
    return Table(tuple(columns), tuple(_clause_cells(row, chain, names) for row in rows))


def _clause_cells(row: ChainRow, chain: LevelChain, names: Sequence[Text]) -> tuple[Said, ...]:
    cells: list[Said] = [row.clause.article.locator, _text(row.clause)] if row.level == 0 else ["", ""]
    for n in range(1, len(names)):
        if n < row.level:
            cells += ["", ""]
        elif n == row.level:
            own = Row((Span(row.clause.article.locator, "id"), Span(told("local_sheet"), "state")))
            cells += [own, _text(row.clause)]
        elif clauses := row.at(n):
            cells.append(_stack([_relation(clause, row, n, names) for clause in clauses]))
            cells.append(_stack([_text(clause) for clause in clauses]))
        else:
            cells += [state_said(row, n, chain), ""]
    shown = [value for value in row.values if not is_alone(value)]
    alone = tuple(alone_said(row, names)) if any(row.below) else ()
    cells.append(_stack([*(_value(value, row, names) for value in shown), *alone]))
    cells.append(_stack([_governs(value, names) for value in shown]))
    return tuple(cells)


def _relation(clause: ChainClause, row: ChainRow, level: int, names: Sequence[Text]) -> Said:
    best = max((link.carried for link in clause.links), key=lambda one: one.score)
    state = Span(label(RELATIONS, best.relation), "state", RELATION_TONES.get(best.relation, ""))
    source = source_said(clause, row, level, names)
    return Row((Span(clause.article.locator, "id"), state, *((source,) if source else ())))


def _values(chain: LevelChain, names: Sequence[Text]) -> Table:
    columns = (
        _column("place", names[0], "clause", 12),
        Column(told("what"), key="what", size=22),
        *(Column(name, key=f"value{n}", size=24) for n, name in enumerate(names)),
        Column(told("governing"), key="governing", size=40),
    )
    rows = ((row, value) for row in chain.rows for value in row.values)
    return Table(columns, tuple(_value_cells(row, value, names) for row, value in rows))


def _value_cells(row: ChainRow, value: ValueRow, names: Sequence[Text]) -> tuple[Said, ...]:
    place = row.clause.article.locator if row.level == 0 else Row((names[row.level], row.clause.article.locator))
    return (place, metric_said(value), *(_at(value, n, names) for n in range(len(names))), governing_said(value, names))


def _at(value: ValueRow, level: int, names: Sequence[Text]) -> Said:
    return _stack([line for one in value.values if one.level == level for line in _lines(one, names)])


def _lines(one: LevelValue, names: Sequence[Text]) -> Iterator[Said]:
    yield Row((one.stated.words, Span(f"（{one.locator}）", "id")), "")
    if one.steps:
        yield steps_said(one, names)


def _missing(chain: LevelChain, names: Sequence[Text]) -> Table:
    columns = (
        _column("place", names[0], "clause", 12),
        Column(told("text"), fit="most", key="text", size=80),
        Column(told("lacks"), key="lacks", size=24),
    )
    rows = []
    for row in chain.of_level(0):
        lacks = [name for n, name in enumerate(names[1:], start=1) if row in chain.missing(n)]
        if row.clause.asks and lacks:
            rows.append((row.clause.article.locator, _text(row.clause), listed(lacks)))
    return Table(columns, tuple(rows))


def _local(chain: LevelChain, names: Sequence[Text]) -> Table:
    columns = (
        Column(told("level"), key="level", size=10),
        Column(told("clause"), "id", key="clause", size=12),
        Column(told("text"), fit="most", key="text", size=70),
        Column(told("taken_up"), key="below", size=28),
        Column(told("close"), key="nearest", size=22),
    )
    rows = (row for row in chain.rows if row.level and row.clause.asks)
    return Table(columns, tuple(_local_cells(row, chain, names) for row in rows))


def _local_cells(row: ChainRow, chain: LevelChain, names: Sequence[Text]) -> tuple[Said, ...]:
    near = row.clause.nearest
    words = (
        {"level": names[row.level - 1], "place": near.upper.locator, "score": score_text(near.score)} if near else {}
    )
    below = [
        Row((names[n], Span(clause.article.locator, "id"), state_said(row, n, chain)))
        for n in range(row.level + 1, len(names))
        for clause in row.at(n)
    ]
    nearest = filled(told("nearest"), words) if near else ""
    return names[row.level], row.clause.article.locator, _text(row.clause), _stack(below), nearest


def _value(value: ValueRow, row: ChainRow, names: Sequence[Text]) -> Said:
    return Row((metric_said(value), values_said(value, row, names)), Text("：", ": "))


def _governs(value: ValueRow, names: Sequence[Text]) -> Said:
    return Row((metric_said(value), governing_said(value, names)), Text("：", ": "))


def _column(key: str, name: Text, column: str, size: int) -> Column:
    return Column(filled(told(key), {"level": name}), key=column, size=size)


def _text(clause: ChainClause) -> Said:
    return _stack([line for line in clause.article.text.split("\n") if line.strip()])


def _stack(said: Sequence[Said]) -> Said:
    return Stack(tuple(said)) if len(said) > 1 else said[0] if said else ""
