"""Labelled links that are measured in seconds: a product backlog, English requirement sets."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks import SHARED
from benchmarks.bars import Bar
from benchmarks.link_measures import best_f1, calibration_error, f1_at, ranked
from benchmarks.links_data import BENCH, Measured, Pair, Settings, figure, read_gold, read_items, read_rows
from benchmarks.table import table
from benchmarks.vectors import KeptVectors
from polreq.link import Options, rank
from polreq.link.semantic import available

_BACKLOG: Final = SHARED / "gold" / "backlog"
_SEEDS: Final = 5
_NO_VECTORS: Final = "polreq with vectors: not measured, needs the optional part semantic"

#: What others reach, from ../shared/gold/backlog/README.md: MAP, R@5, best F1.
_BACKLOG_OTHERS: Final = (
    ("BM25, jieba words", ".256", ".333", ".160", ""),
    ("BM25, character bigrams", ".338", ".435", ".190", ""),
    ("rank fusion of both", ".307", ".418", ".156", ""),
    ("multilingual-e5-small", ".216", ".271", ".126", ""),
    ("e5 + both BM25, z-scores", ".336", ".414", ".196", ""),
)
_BACKLOG_BARS: Final = (("MAP", 0.45), ("R@5", 0.55), ("best F1", 0.32), ("calibration error", 0.05))
_KNOWN_BAR: Final = 0.55

#: What simple programs reach at best, which is the bar; sets whose bar is known to be missed.
_ENGLISH: Final = {"cm1": 0.429, "gannt": 0.344, "modis": 0.333}
_ENGLISH_OPEN: Final = frozenset({"modis"})


def backlog(settings: Settings) -> Measured:
    """Measure links of policy segments to a product backlog."""
    queries, corpus = read_items(_BACKLOG / "requirements.jsonl"), read_items(_BACKLOG / "features.jsonl")
    rows = read_rows(_BACKLOG / "gold.jsonl")
    gold: dict[str, set[str]] = {row["id"]: {link["f"] for link in row["links"] if link["agreed"]} for row in rows}
    disputed = {(row["id"], link["f"]) for row in rows for link in row["links"] if not link["agreed"]}
    found: list[tuple[str, ...]] = list(_BACKLOG_OTHERS)
    bars: list[Bar] = []
    for options in _options(settings, len(corpus)):

        def run(known: Sequence[Pair], options: Options = options) -> dict[Pair, float]:
            matches = rank(queries, corpus, known, options, settings.cut)
            return {(m.query, m.found): m.score for m in matches if (m.query, m.found) not in disputed}

        halves = []
        for seed in range(_SEEDS):
            for taught, tested in _halves(sorted(gold), seed):
                known = [(query, feature) for query in taught for feature in sorted(gold[query])]
                scores = {pair: score for pair, score in run(known).items() if pair[0] in tested}
                halves.append((scores, {query: gold[query] for query in tested}))
        plain, taught_figures = _backlog_figures([(run(()), gold)]), _backlog_figures(halves)
        name = "polreq with vectors" if options.semantic else "polreq"
        found.append((name, *map(figure, plain)))
        found.append((f"{name}, other half known (mean of {_SEEDS} splits)", *map(figure, taught_figures)))
        for (measure, least), value in zip(_BACKLOG_BARS, plain, strict=True):
            bars.append(Bar(f"backlog, {name}: {measure}", value, least, most=measure == "calibration error"))
        bars.append(Bar(f"backlog, {name}, other half known: MAP", taught_figures[0], _KNOWN_BAR))
    head = ("policy segments to backlog items", "MAP", "R@5", "best F1", "calibration error")
    return Measured(_with_remark(table(head, found)), bars)


def english(settings: Settings) -> Measured:
    """Measure requirement traceability sets: F1 at one threshold that is chosen on the other two sets."""
    found: list[tuple[str, ...]] = [("simple programs at best", *map(figure, _ENGLISH.values()))]
    bars: list[Bar] = []
    for plain in _options(settings, 0):
        runs: dict[str, dict[Pair, float]] = {}
        gold: dict[str, set[Pair]] = {}
        for name in _ENGLISH:
            queries, corpus = read_items(BENCH / name / "queries.jsonl"), read_items(BENCH / name / "corpus.jsonl")
            options = Options(len(corpus), explain=False, semantic=plain.semantic, vectors=plain.vectors)
            matches = rank(queries, corpus, (), options, settings.cut)
            runs[name] = {(m.query, m.found): m.score for m in matches}
            wanted = read_gold(BENCH / name / "qrels.tsv")
            gold[name] = {(query, document) for query, documents in wanted.items() for document in documents}
        figures = {name: _f1_elsewhere(name, runs, gold) for name in _ENGLISH}
        title = "polreq with vectors" if plain.semantic else "polreq"
        found.append((title, *map(figure, figures.values())))
        if not plain.semantic:  # the bars are for what everybody has
            bars += [Bar(f"{n}: F1", figures[n], bar, open=n in _ENGLISH_OPEN) for n, bar in _ENGLISH.items()]
    return Measured(_with_remark(table(("English requirement sets, F1", *_ENGLISH), found)), bars)


def _options(settings: Settings, top: int) -> Iterator[Options]:
    """Yield how to rank without vectors, and with them where they can be computed."""
    yield Options(top, explain=False)
    if available():
        store = KeptVectors(settings.vectors)
        try:
            yield Options(top, explain=False, semantic=True, vectors=store)
        finally:
            store.close()


def _with_remark(text: str) -> str:
    return text if available() else f"{text}\n{_NO_VECTORS}"


def _backlog_figures(runs: Sequence[tuple[dict[Pair, float], dict[str, set[str]]]]) -> list[float]:
    """Average the figures of several runs, in the order of the bars."""
    sums = [0.0] * len(_BACKLOG_BARS)
    for scores, gold in runs:
        by_query: dict[str, list[str]] = {query: [] for query in gold}
        for query, feature in sorted(scores, key=lambda pair: (-scores[pair], pair[1])):
            by_query[query].append(feature)
        figures = ranked(by_query, gold).over(gold)
        pairs = {(query, feature) for query, wanted in gold.items() for feature in wanted}
        more = (figures["MAP"], figures["R@5"], best_f1(scores, pairs), calibration_error(scores, pairs))
        sums = [one + other for one, other in zip(sums, more, strict=True)]
    return [value / len(runs) for value in sums]


def _halves(ids: Sequence[str], seed: int) -> Iterator[tuple[list[str], set[str]]]:
    mixed = list(ids)
    random.Random(seed).shuffle(mixed)
    one, other = mixed[::2], mixed[1::2]
    yield one, set(other)
    yield other, set(one)


def _f1_elsewhere(name: str, runs: dict[str, dict[Pair, float]], gold: dict[str, set[Pair]]) -> float:
    """Return F1 of a set at the threshold that is best for the other sets."""
    others = [other for other in runs if other != name]
    thresholds = sorted({score for other in others for score in runs[other].values()})
    best = max(thresholds, key=lambda t: sum(f1_at(runs[other], gold[other], t) for other in others))
    return f1_at(runs[name], gold[name], best)
