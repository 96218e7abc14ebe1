"""Chain documents of several levels (上下位文件逐级对照): alignments of two documents, composed into what every level makes of each clause."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from polreq.change.articles import Cut, compare_units, units
from polreq.change.chain_documents import chain_document, descending
from polreq.change.chain_values import FoundValue, find_values, line_up
from polreq.change.decisions import asking
from polreq.late import late
from polreq.model.document import Document
from polreq.official.date_context import DateContext, year_named
from polreq.official.patterns import WORDS
from polreq.results.alignment import Article, Carried, Comparison
from polreq.results.levels import ChainClause, ChainDocument, ChainLink, ChainRow, LevelChain
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold

#: A clause two links below another carries it out too if both links together are as likely as this, or it carries out nothing likelier.
_LIKELY: Final = 0.3
#: A clause that has an upper one already carries out a further one higher up, which the levels between have skipped, from this chance on.
_SURE: Final = 0.5

#: A clause of which the state itself is the subject.
_CENTRAL: Final = late(WORDS["of_the_centre"])

#: A clause of the chain: position of its document, and its locator.
Spot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class ChainParts:
    """A chain before it is put together.

    Args:
        documents: from the top down.
        articles: of each document, in its order.
        asks: locators of those of each document that ask for something.
        comparisons: (position of the upper document, of the lower one) → their alignment; those of neighbours, and of any others.
    """

    documents: tuple[ChainDocument, ...]
    articles: tuple[tuple[Article, ...], ...]
    asks: tuple[frozenset[str], ...]
    comparisons: Mapping[tuple[int, int], Comparison]


def chain(
    documents: Sequence[Document], lexicon: Lexicon, day: date | None = None, *, as_given: bool = False
) -> LevelChain:
    """Hold documents of several levels against each other.

    Args:
        documents: two or more; in any order where all their levels are known, else from the top down.
        lexicon: cuts texts into words, and knows how names of bodies end.
        day: on which documents are to be in force; None if that is not asked.
        as_given: keep the order also where the levels say otherwise.
    """
    described = [chain_document(document, day) for document in documents]
    given = tuple(range(len(documents)))
    order = given if as_given else descending(described)
    cuts: list[Cut] = [(documents[n], tuple(units(documents[n], lexicon))) for n in order]
    pairs = [(upper, lower) for lower in range(len(cuts)) for upper in range(lower)]
    parts = ChainParts(
        tuple(described[n] for n in order),
        tuple(tuple(found) for _, found in cuts),
        tuple(asking(document, found, lexicon) for document, found in cuts),
        {(upper, lower): compare_units(cuts[upper], cuts[lower], lexicon) for upper, lower in pairs},
    )
    found = [_values(document, parts.documents[n], n, articles) for n, (document, articles) in enumerate(cuts)]
    values = {spot: value for level in found for spot, value in level.items()}
    return replace(compose(parts, values), reordered=order != given)


def compose(parts: ChainParts, values: Mapping[Spot, tuple[FoundValue, ...]]) -> LevelChain:
    """Put alignments of two documents each together.

    Args:
        parts: the documents and their alignments.
        values: numbers, time limits and days of clauses.
    """
    links = _links(parts)
    roots = _roots(parts, links)
    members: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in _spots(parts):
        for root in roots[spot]:
            members[root].append(spot)
    clauses = {
        (n, article.locator): ChainClause(
            article,
            article.locator in parts.asks[n],
            links[n, article.locator],
            _nearest(parts, n, article.locator) if not links[n, article.locator] else None,
            bool(_CENTRAL.match(article.text)),
        )
        for n, found in enumerate(parts.articles)
        for article in found
    }
    rows = []
    for spot in _spots(parts):
        if not links[spot]:
            level, _ = spot
            inside = set(members[spot])
            below = tuple(
                tuple(_within(clauses[one], inside) for one in members[spot] if one[0] == n)
                for n in range(level + 1, len(parts.documents))
            )
            lower = [(values.get(one, ()), next(iter(roots[one])) == spot) for one in members[spot] if one != spot]
            rows.append(
                ChainRow(level, clauses[spot], below, line_up(values.get(spot, ()), lower), _closest(parts, spot))
            )
    by_level = tuple(tuple(clauses[n, one.locator] for one in found) for n, found in enumerate(parts.articles))
    return LevelChain(parts.documents, by_level, tuple(rows))


def _links(parts: ChainParts) -> dict[Spot, tuple[ChainLink, ...]]:
    """Return what every clause carries out: of the level above; further up, what the levels between have skipped."""
    links: dict[Spot, list[ChainLink]] = {spot: [] for spot in _spots(parts)}
    for lower in range(1, len(parts.documents)):
        for upper in range(lower - 1, -1, -1):
            skipped = _skipped(parts, links, upper, lower)
            for row in parts.comparisons[upper, lower].rows:
                mine = links[lower, row.lower.locator]
                alone = not mine
                for one in row.uppers:
                    if upper == lower - 1 or alone or (one.upper.locator in skipped and one.score >= _SURE):
                        mine.append(ChainLink(upper, one))
    return {spot: tuple(found) for spot, found in links.items()}


def _skipped(parts: ChainParts, links: Mapping[Spot, Sequence[ChainLink]], upper: int, lower: int) -> set[str]:
    """Return the locators of clauses that no level between two others carries out."""
    carried = {
        link.carried.upper.locator
        for n in range(upper + 1, lower)
        for article in parts.articles[n]
        for link in links[n, article.locator]
        if link.level == upper
    }
    return {article.locator for article in parts.articles[upper]} - carried


def _roots(parts: ChainParts, links: Mapping[Spot, Sequence[ChainLink]]) -> dict[Spot, dict[Spot, float]]:
    """Return for every clause the rows that it belongs to, the likeliest first, each with its chance; a row is named by its first clause.

    Links that are likely one by one drift away from what they began with: beside the likeliest row, a clause belongs to those only
    that its own alignment with the first clause names too.
    """
    roots: dict[Spot, dict[Spot, float]] = {}
    for spot in _spots(parts):
        chances: dict[Spot, float] = {}
        for link in links[spot]:
            for root, chance in roots[link.level, link.carried.upper.locator].items():
                chances[root] = max(chances.get(root, 0.0), chance * link.carried.score)
        ordered = sorted(chances.items(), key=lambda one: -one[1])
        direct = _direct(parts, spot)
        kept = {root: c for n, (root, c) in enumerate(ordered) if not n or (c >= _LIKELY and root in direct)}
        roots[spot] = kept or {spot: 1.0}
    return roots


def _direct(parts: ChainParts, spot: Spot) -> set[Spot]:
    """Return the clauses of all levels above that alignments of two documents name for a clause."""
    level, locator = spot
    return {
        (upper, one.upper.locator)
        for upper in range(level)
        for row in parts.comparisons[upper, level].rows
        if row.lower.locator == locator
        for one in row.uppers
    }


def _within(clause: ChainClause, inside: Iterable[Spot]) -> ChainClause:
    """Keep the links of a clause that lead to the clauses of a row."""
    spots = set(inside)
    kept = tuple(link for link in clause.links if (link.level, link.carried.upper.locator) in spots)
    return replace(clause, links=kept)


def _nearest(parts: ChainParts, level: int, locator: str) -> Carried | None:
    if level == 0:
        return None
    rows = parts.comparisons[level - 1, level].rows
    return next((row.nearest for row in rows if row.lower.locator == locator), None)


def _closest(parts: ChainParts, spot: Spot) -> tuple[str, ...]:
    """Return for every level below the place of the clause that comes nearest."""
    level, locator = spot
    lowers = range(level + 1, len(parts.documents))
    return tuple(parts.comparisons[level, lower].closest.get(locator, "") for lower in lowers)


def _spots(parts: ChainParts) -> Iterator[Spot]:
    """Yield all clauses from the top down."""
    for n, found in enumerate(parts.articles):
        yield from ((n, article.locator) for article in found)


def _values(
    document: Document, described: ChainDocument, level: int, found: Sequence[Article]
) -> dict[Spot, tuple[FoundValue, ...]]:
    dates = document.dates
    context = DateContext(year_named(fold(document.title)), dates.written, dates.published, dates.effective)
    return {(level, one.locator): find_values(one, level, described, context) for one in found}
