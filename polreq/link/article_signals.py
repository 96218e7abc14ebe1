"""What is seen of every pair of articles of two levels: how alike they are, what each is for, and where they stand."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from polreq.late import late
from polreq.link import bm25
from polreq.link.item import LinkItem, Options, Segment
from polreq.link.relating import role
from polreq.link.terms import pair_terms
from polreq.link.thesaurus import load_thesaurus
from polreq.link.views import View, make_views
from polreq.link.word_meaning import closeness

#: One number for every pair: a row for each lower article, a column for each upper one.
ByPair = list[list[float]]

#: Signals that say how alike two articles are. They are divided by what a best partner has in these two documents, so
#: that weights learned on some documents hold for others.
ALIKE: Final = (
    "characters", "characters back", "pairs", "pairs back", "words", "words back", "concepts",
    "sentence", "sentence back", "shared", "covered",
)  # fmt: skip

#: The mean of these stands for all of them where articles are compared with their neighbours.
_TOGETHER: Final = ("characters", "pairs", "words", "concepts", "pairs back", "sentence")

#: Signals of roles, which hold or do not.
ROLES: Final = ("both liability", "one liability", "same role", "one general", "same bearer")

#: A best partner's usual likeness counts as much as so many articles of the two documents.
_USUAL_ARTICLES: Final = 5
#: How sharply the better one of two likely partners is told from the other, where neighbours are asked.
_SHARP: Final = 8.0
#: How many articles above and below a neighbour's partner are still near it.
_NEAR: Final = 2
#: An upper article is as common as its likeness to so many lower ones on average.
_COMMON: Final = 10

_SENTENCE_END: Final = late(r"[。；;\n]")
_SHORT: Final = 6
_HAN: Final = late(r"[一-鿿]")

#: Whom an article about liability threatens, by words at its head.
_THREATENED: Final = (
    late(r"工作人员|有关部门及其|行政机关及其"),
    late(r"公用企"),
    late(r"行业协会|中介"),
)
_HEAD: Final = 45


def likeness(
    uppers: Sequence[LinkItem], lowers: Sequence[LinkItem], options: Options, segment: Segment
) -> dict[str, ByPair]:
    """Compare every lower article with every upper one in several ways, without regard to headings.

    Args:
        uppers: articles of the upper document, at least one.
        lowers: articles of the lower document, at least one.
        options: see Options; only `thesaurus` counts.
        segment: text to words.

    Returns:
        A matrix for each name of ALIKE, of which none is below 0; how close the articles are by vectors of words (`closeness`); and
        which share of the lower one's pairs the whole upper document lacks, the same in the whole row (`new`).
    """
    above = [replace(item, heading=()) for item in uppers]
    below = [replace(item, heading=()) for item in lowers]
    views = {view.name: view for view in make_views(load_thesaurus(options.thesaurus), segment)}
    pairs, words = views["pairs"], views["words"]
    characters = View("characters", _characters, 1.0, pairs.k1, pairs.b)
    shared, covered = _common(above, below)
    return {
        "characters": _scores(characters, below, above),
        "characters back": _turned(_scores(characters, above, below)),
        "pairs": _scores(pairs, below, above),
        "pairs back": _turned(_scores(pairs, above, below)),
        "words": _scores(words, below, above),
        "words back": _turned(_scores(words, above, below)),
        "concepts": _scores(views["concepts"], below, above),
        "sentence": _sentences(pairs, below, above),
        "sentence back": _turned(_sentences(pairs, above, below)),
        "shared": shared,
        "covered": covered,
        "closeness": closeness([item.text for item in below], [item.text for item in above]),
        "new": _new(above, below),
    }


def pair_signals(
    uppers: Sequence[LinkItem], lowers: Sequence[LinkItem], alike: Mapping[str, ByPair], usual: Mapping[str, float]
) -> dict[str, ByPair]:
    """Return all signals of every pair.

    Args:
        uppers: articles of the upper document; the last heading is the chapter's.
        lowers: articles of the lower document.
        alike: see `likeness`.
        usual: how alike a best partner is in other documents, by name of ALIKE.
    """
    found = {name: _scaled(alike[name], usual[name]) for name in ALIKE}
    together = [
        [math.fsum(values) / len(_TOGETHER) for values in zip(*rows, strict=True)]
        for rows in zip(*(found[name] for name in _TOGETHER), strict=True)
    ]
    found |= {name: alike[name] for name in ("closeness", "new")}
    found["chapter"] = _chapters(uppers, lowers)
    found["beside"], found["around"] = _neighbours(together)
    common = [sum(sorted(column, reverse=True)[:_COMMON]) / _COMMON for column in zip(*together, strict=True)]
    found["common"] = [common for _ in lowers]
    found["standing"] = _of_column(together)
    found |= _roles(uppers, lowers)
    return found


def local_signals(signals: Mapping[str, ByPair], scores: ByPair) -> list[dict[str, float]]:
    """Return what tells whether an article is purely local: how good its best partner is, and how much the upper document lacks.

    Args:
        signals: see `pair_signals`.
        scores: how well each upper article fits.
    """
    tops = [max(range(len(row)), key=lambda n, row=row: (row[n], -n)) for row in scores]  # type: ignore[misc]
    best = [row[top] for row, top in zip(scores, tops, strict=True)]
    ordered = sorted(best)
    pairs_standing, shared_standing = _of_column(signals["pairs back"]), _of_column(signals["shared"])
    found = []
    for n, (row, top) in enumerate(zip(scores, tops, strict=True)):
        others = [value for m, value in enumerate(row) if m != top]
        below = (ordered.index(best[n]) + _USUAL_ARTICLES / 2) / (len(best) + _USUAL_ARTICLES)
        one = {
            "score": best[n],
            "lead": best[n] - max(others, default=best[n]),
            "certain": -math.log(math.fsum(math.exp(value - best[n]) for value in row)),
            "rank": below,
            "standing": signals["standing"][n][top],
            "pairs standing": pairs_standing[n][top],
            "shared standing": shared_standing[n][top],
            "closeness": max(signals["closeness"][n]),
            "new": signals["new"][n][top],
        }
        found.append(one | {name: signals[name][n][top] for name in ALIKE})
    return found


def _scores(view: View, queries: Sequence[LinkItem], corpus: Sequence[LinkItem]) -> ByPair:
    """Score all pairs; each query's scores are divided by the square root of the best that could be had."""
    asked = [view.counts(item) for item in queries]
    index = bm25.build(map(view.parts, corpus), frozenset().union(*asked), view.k1, view.b)
    return [_of_best(index, terms, view.k1) for terms in asked]


def _of_best(index: bm25.TermIndex, terms: Mapping[str, float], k1: float) -> list[float]:
    best = math.fsum(weight * index.rarity(term) * (k1 + 1) for term, weight in terms.items())
    return [score / math.sqrt(best) for score in index.scores(terms)] if best else [0.0] * index.size


def _sentences(view: View, queries: Sequence[LinkItem], corpus: Sequence[LinkItem]) -> ByPair:
    """Score the two sentences that are most alike, since an article may carry out one sentence of another."""
    asking, askers = _split(queries)
    asked, owners = _split(corpus)
    best = [[0.0] * len(corpus) for _ in queries]
    if not asking or not asked:
        return best
    for asker, row in zip(askers, _scores(view, asking, asked), strict=True):
        for owner, score in zip(owners, row, strict=True):
            best[asker][owner] = max(best[asker][owner], score)
    return best


def _split(items: Sequence[LinkItem]) -> tuple[list[LinkItem], list[int]]:
    sentences: list[LinkItem] = []
    owners: list[int] = []
    for n, item in enumerate(items):
        for sentence in _SENTENCE_END.split(item.text):
            if len(sentence) > _SHORT:
                sentences.append(LinkItem(str(len(sentences)), {"text": sentence}))
                owners.append(n)
    return sentences, owners


def _common(uppers: Sequence[LinkItem], lowers: Sequence[LinkItem]) -> tuple[ByPair, ByPair]:
    """Return which share of both articles' pairs is common, and which share of the lower one's; rare ones count more."""
    above, below = ([_counted(item.text) for item in items] for items in (uppers, lowers))
    usage: dict[str, int] = {}
    for counts in (*above, *below):
        for pair in counts:
            usage[pair] = usage.get(pair, 0) + 1
    rarity = {pair: bm25.Usage(len(above) + len(below), usage).rarity(pair) for pair in usage}
    owners: dict[str, list[tuple[int, int]]] = {}
    for n, counts in enumerate(above):
        for pair, count in counts.items():
            owners.setdefault(pair, []).append((n, count))
    sizes = [_weight(counts, rarity) for counts in above]
    shared, covered = [], []
    for counts in below:
        common = [0.0] * len(above)
        for pair, count in counts.items():
            for n, other in owners.get(pair, ()):
                common[n] += min(count, other) * rarity[pair]
        size = _weight(counts, rarity)
        shared.append(
            [2 * value / (size + other) if value else 0.0 for value, other in zip(common, sizes, strict=True)]
        )
        covered.append([value / size if value else 0.0 for value in common])
    return shared, covered


def _new(uppers: Sequence[LinkItem], lowers: Sequence[LinkItem]) -> ByPair:
    """Return which share of a lower article's pairs stands nowhere in the upper document, for every upper article."""
    known = frozenset(pair for item in uppers for pair in pair_terms(item.text))
    owned = [frozenset(pair_terms(item.text)) for item in lowers]
    return [[len(own - known) / max(1, len(own))] * len(uppers) for own in owned]


def _counted(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in pair_terms(text):
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def _weight(counts: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    return math.fsum(count * rarity[pair] for pair, count in counts.items())


def _scaled(matrix: ByPair, usual: float) -> ByPair:
    """Divide by what a best partner has on average; few articles are helped out by what is usual."""
    mean = (math.fsum(map(max, matrix)) + _USUAL_ARTICLES * usual) / (len(matrix) + _USUAL_ARTICLES)
    return [[value / mean for value in row] for row in matrix]


def _of_column(matrix: ByPair) -> ByPair:
    """Divide by the best in the column: 1 for the lower article that fits an upper one best."""
    best = [max(column) or 1.0 for column in zip(*matrix, strict=True)]
    return [[value / top for value, top in zip(row, best, strict=True)] for row in matrix]


def _chapters(uppers: Sequence[LinkItem], lowers: Sequence[LinkItem]) -> ByPair:
    """Return which share of the pairs of two chapters' headings is common."""
    above, below = ([frozenset(pair_terms(item.heading[-1])) if item.heading else frozenset() for item in items]
                    for items in (uppers, lowers))  # fmt: skip
    return [[len(one & other) / max(1, min(len(one), len(other))) for other in above] for one in below]


def _neighbours(together: ByPair) -> tuple[ByPair, ByPair]:
    """Return how likely the articles before and after answer the same upper article, and one near it."""
    likely = []
    for row in together:
        best = max(row)
        chances = [math.exp(_SHARP * (value - best)) for value in row]
        total = math.fsum(chances)
        likely.append([chance / total for chance in chances])
    nothing = [0.0] * len(together[0])
    beside = [
        [one + other for one, other in zip(before, after, strict=True)]
        for before, after in zip([nothing, *likely[:-1]], [*likely[1:], nothing], strict=True)
    ]
    around = [
        [sum(row[max(0, n - _NEAR) : n]) + sum(row[n + 1 : n + _NEAR + 1]) for n in range(len(row))] for row in beside
    ]
    return beside, around


def _roles(uppers: Sequence[LinkItem], lowers: Sequence[LinkItem]) -> dict[str, ByPair]:
    """Return what the roles of two articles have to do with each other; see ROLES."""
    above, below = ([(role(item.text), _threatened(item.text)) for item in items] for items in (uppers, lowers))
    found: dict[str, ByPair] = {name: [] for name in ROLES}
    for own, mine in below:
        rows: dict[str, list[float]] = {name: [] for name in ROLES}
        for other, theirs in above:
            both = own == other == "liability"
            rows["both liability"].append(float(both))
            rows["one liability"].append(float((own == "liability") != (other == "liability")))
            rows["same role"].append(float(own == other and own in ("purpose", "definition", "effect")))
            rows["one general"].append(
                float((own in ("purpose", "definition")) != (other in ("purpose", "definition")))
            )
            rows["same bearer"].append(float(both and bool(mine & theirs)))
        for name, row in rows.items():
            found[name].append(row)
    return found


def _threatened(text: str) -> frozenset[int]:
    return frozenset(n for n, pattern in enumerate(_THREATENED) if pattern.search(text[:_HEAD]))


def _characters(text: str) -> list[str]:
    return _HAN.findall(text)


def _turned(matrix: ByPair) -> ByPair:
    return [list(column) for column in zip(*matrix, strict=True)]
