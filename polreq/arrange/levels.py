"""A chain of documents of several levels: totals, what is looser or missing below, and every clause with what each level makes of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.arrange.alignments import RELATION_TONES, RELATIONS
from polreq.arrange.level_words import (
    alone_said,
    governing_said,
    is_alone,
    level_names,
    metric_said,
    questions_said,
    steps_said,
    values_said,
)
from polreq.arrange.wording import listed
from polreq.results.alignment import RELATIONS as RELATION_KEYS
from polreq.results.levels import ChainClause, ChainLink, ChainRow, LevelChain, ValueRow
from polreq.results.said import Phrase, Row, Said, Share, Span
from polreq.results.sections import Column, Item, Items, Page, Prose, Section, Table
from polreq.results.suggestion import score_text
from polreq.words import Text
from polreq.words.levels import MISSING, STANDINGS, told
from polreq.words.names import label
from polreq.words.sentences import filled

_DOCUMENTS: Final = (
    Column(told("level"), key="level"), Column(told("document"), fit="most", key="document"),
    Column(told("day"), "date", key="day"), Column(told("standing"), "state", key="standing"),
)  # fmt: skip

#: A link is to be looked at below this chance.
_DOUBTFUL: Final = 0.5


def arrange_levels(chain: LevelChain) -> Page:
    """Arrange what each level makes of every clause."""
    names = level_names(chain)
    levels = range(1, len(names))
    return Page(
        (
            Section((_documents(chain, names), Prose(tuple(_remarks(chain, names))))),
            *_list(told("loosened"), tuple(_loosened(chain, names))),
            *(
                section
                for n in levels
                for section in _list(
                    filled(told("lacking"), {"top": names[0], "level": names[n]}),
                    tuple(
                        Item((_place(row), _cut(row.clause)), lines=tuple(_doubts(row, n, names)))
                        for row in chain.missing(n)
                    ),
                )
            ),
            *(_decided(chain, n, names) for n in levels if chain.decides(n)),
            _rows(filled(told("rows"), {"top": names[0]}), 0, chain, names),
            *(_rows(filled(told("local"), {"level": names[n]}), n, chain, names) for n in levels),
            *_list(told("questions"), tuple(Item((question,)) for question in questions_said(chain))),
        ),
        title=told("title"),
    )


def state_said(row: ChainRow, level: int, chain: LevelChain) -> Span:
    """Say what a level makes of a clause."""
    state = row.state(level)
    if state == "missing":
        key = "undecided" if chain.decides(level) else "missing" if row.clause.asks else "silent"
        return Span(label(MISSING, key), "state", "bad" if key == "missing" else "faint")
    return Span(label(RELATIONS, state), "state", RELATION_TONES.get(state, ""))


def source_said(clause: ChainClause, row: ChainRow, level: int, names: Sequence[Text]) -> Text | None:
    """Say which clauses a clause carries out, where that is not plain: a level was skipped, or it has several clauses in the row."""
    for upper in sorted({link.level for link in clause.links}, reverse=True):
        if upper < level - 1:
            return filled(told("skipped"), {"level": names[upper]})
        if len(row.at(upper)) > 1:
            places = listed(Text(p, p) for link in clause.links if (p := link.carried.upper.locator))
            return filled(told("of"), {"level": names[upper], "places": places})
    return None


def _documents(chain: LevelChain, names: Sequence[Text]) -> Table:
    return Table(
        _DOCUMENTS,
        tuple(
            (
                name,
                f"{document.title}（{document.number}）" if document.number else document.title,
                document.day.isoformat() if document.day else "—",
                Span(label(STANDINGS, document.standing), "state"),
            )
            for name, document in zip(names, chain.documents, strict=True)
        ),
    )


def _remarks(chain: LevelChain, names: Sequence[Text]) -> Iterator[Said]:
    if chain.reordered:
        yield Span(told("reordered"), tone="warn")
    if unknown := [f"《{document.title}》" for document in chain.documents if not document.rank]:
        yield Span(filled(told("no_level"), {"titles": listed(Text(one, one) for one in unknown)}), tone="warn")
    asked = [row for row in chain.of_level(0) if row.clause.asks]
    for n in range(1, len(names)):
        if chain.decides(n):
            yield from _meeting(chain, n, names)
            continue
        counts = Counter(row.state(n) for row in asked)
        said = [Row((label(RELATIONS, key), Share(counts[key], len(asked)))) for key in RELATION_KEYS if counts[key]]
        said.append(Row((label(MISSING, "missing"), Share(counts["missing"], len(asked)))))
        local = sum(row.clause.asks for row in chain.of_level(n))
        fields: tuple[tuple[str, Said], ...] = (
            ("level", Span(names[n])), ("top", Span(names[0])), ("asked", Span(str(len(asked)), "number")),
            ("counts", Row(tuple(said), Text("，", ", "))), ("local", Span(str(local), "number")),
        )  # fmt: skip
        yield Phrase(told("totals"), fields)


def _meeting(chain: LevelChain, level: int, names: Sequence[Text]) -> Iterator[Said]:
    found = chain.clauses[level]
    local = sum(not clause.links for clause in found)
    sure = sum(any(link.carried.score >= _DOUBTFUL for link in clause.links) for clause in found)
    fields = (("carried", Share(sure, len(found))), ("local", Share(local, len(found))))
    yield Phrase(told("meeting"), (("level", Span(names[level])), ("number", Span(str(len(found)), "number")), *fields))
    if doubtful := len(found) - local - sure:
        yield Phrase(told("doubtful"), (("number", Span(str(doubtful), "number")),), "warn")


def _loosened(chain: LevelChain, names: Sequence[Text]) -> Iterator[Item]:
    for row, value, one in chain.loosened():
        words = {"level": names[one.level], "words": one.stated.words, "steps": steps_said(one, names)}
        said = Span(filled(told("loosened_one"), words), tone="bad")
        yield Item((_place(row, one.locator), metric_said(value), said), lines=(governing_said(value, names),))


def _list(heading: Text, items: tuple[Item, ...]) -> tuple[Section, ...]:
    return (Section((Items(items),), heading, str(len(items))),) if items else ()


def _decided(chain: LevelChain, level: int, names: Sequence[Text]) -> Section:
    """Arrange what a meeting decided, each with what it carries out."""
    items = []
    for clause in chain.clauses[level]:
        lines = [_carried_out(link, names) for link in clause.links] or [Span(told("carries_nothing"), tone="warn")]
        items.append(Item((Span(clause.article.locator, "id"), _cut(clause)), lines=tuple(lines)))
    return Section((Items(tuple(items)),) if items else (), told("decided"), str(len(items)))


def _carried_out(link: ChainLink, names: Sequence[Text]) -> Said:
    one = link.carried
    words = {"level": names[link.level], "place": one.upper.locator, "relation": label(RELATIONS, one.relation)}
    said = filled(told("carries"), words | {"score": score_text(one.score)})
    return Row((said, Span(_one_line(one.upper.text), cut=True)), "  ")


def _rows(heading: Text, level: int, chain: LevelChain, names: Sequence[Text]) -> Section:
    """Arrange the rows of a level that ask for anything, at their beginning or below."""
    rows = chain.of_level(level)
    shown = [row for row in rows if row.says]
    hidden = [row.clause.article.locator for row in rows if row not in shown]
    parts: list[Items | Prose] = [Items(tuple(_item(row, chain, names) for row in shown), apart=True)] if shown else []
    if hidden:
        places = {"number": str(len(hidden)), "places": listed(Text(one, one) for one in hidden)}
        parts.append(Prose((Span(filled(told("silent"), places), tone="faint"),)))
    return Section(tuple(parts), heading, f"{len(shown)}/{len(rows)}")


def _item(row: ChainRow, chain: LevelChain, names: Sequence[Text]) -> Item:
    items = [item for n in range(row.level + 1, len(names)) for item in _level(row, n, chain, names)]
    if any(row.below):
        items += [_value(value, row, names) for value in row.values if not is_alone(value)]
        items += [Item((said,)) for said in alone_said(row, names)]
    head = (names[row.level], _place(row), _cut(row.clause))
    return Item(head, lines=tuple(_nearest(row, names)), items=tuple(items))


def _level(row: ChainRow, level: int, chain: LevelChain, names: Sequence[Text]) -> Iterator[Item]:
    if not row.at(level) and not chain.decides(level):
        yield Item((names[level], state_said(row, level, chain)))
    for clause in row.at(level):
        best = max((link.carried for link in clause.links), key=lambda one: one.score)
        state = Span(label(RELATIONS, best.relation), "state", RELATION_TONES.get(best.relation, ""))
        source = source_said(clause, row, level, names)
        place = Span(clause.article.locator, "id")
        doubtful = best.score < _DOUBTFUL
        words = filled(told("unsure" if doubtful else "sure"), {"score": score_text(best.score)})
        sure = Span(words, tone="warn" if doubtful else "faint")
        yield Item((names[level], place, state, sure, *((source,) if source else ()), _cut(clause)))


def _value(value: ValueRow, row: ChainRow, names: Sequence[Text]) -> Item:
    head = Row((metric_said(value), values_said(value, row, names)), Text("：", ": "))
    return Item((head,), lines=(Span(governing_said(value, names), tone="strong"),))


def _doubts(row: ChainRow, level: int, names: Sequence[Text]) -> Iterator[Said]:
    """Say what speaks against something being missing: the clause that comes nearest, and that the centre speaks of itself."""
    if row.clause.central:
        yield Span(told("central"), tone="faint")
    if place := row.closest[level - 1]:
        yield Span(filled(told("closest"), {"level": names[level], "place": place}), tone="faint")


def _nearest(row: ChainRow, names: Sequence[Text]) -> Iterator[Said]:
    if row.clause.nearest:
        one = row.clause.nearest
        words = {"level": names[row.level - 1], "place": one.upper.locator, "score": score_text(one.score)}
        yield Span(filled(told("nearest"), words), tone="faint")


def _place(row: ChainRow, locator: str = "") -> Span:
    return Span(locator or row.clause.article.locator, "id")


def _cut(clause: ChainClause) -> Span:
    return Span(_one_line(clause.article.text), cut=True)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
