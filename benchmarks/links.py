"""How good suggested links are, beside simple programs, on labelled links that may lie beside the checkout.

    python -m benchmarks.links [backlog] [lineage] [english] [questions] [--semantic] [--segmenter jieba]

Without names all sets are measured. `--semantic` adds closeness in meaning, which takes long for the questions about law.
"""

import argparse
import json
import lzma
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks import SHARED
from benchmarks.link_measures import best_f1, calibration_error, f1_at, ranked
from benchmarks.table import table
from polreq.link import Item, Match, Options, align, rank
from polreq.text.segment import make_segmenter

_BACKLOG: Final = SHARED / "gold" / "backlog"
_LINEAGE: Final = SHARED / "gold" / "lineage"
_LAWS: Final = SHARED / "corpus" / "legislation"
_BENCH: Final = SHARED / "bench"
_ENGLISH: Final = ("cm1", "gannt", "modis")
_SEEDS: Final = 5
_ARTICLE: Final = re.compile(r"(第[一二三四五六七八九十百零〇]+条)[\s　]*(.*)")

Cut = Callable[[str], list[str]]
Pair = tuple[str, str]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(_SETS))
    parser.add_argument("--semantic", action="store_true")
    parser.add_argument("--segmenter", default="jieba")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.sets) - set(_SETS)):
        parser.error(f"no such set: {', '.join(unknown)}")
    if not _BACKLOG.is_dir():
        print(f"skipped: {SHARED} is not beside this checkout")
        return 0
    cut = make_segmenter(asked.segmenter).words
    for name in asked.sets or _SETS:
        print(_SETS[name](cut, asked.semantic), end="\n\n")
    return 0


def backlog(cut: Cut, semantic: bool) -> str:
    """Measure links of policy segments to a product backlog."""
    queries, corpus = _items(_BACKLOG / "requirements.jsonl"), _items(_BACKLOG / "features.jsonl")
    rows = [json.loads(line) for line in _lines(_BACKLOG / "gold.jsonl")]
    gold = {row["id"]: {link["f"] for link in row["links"] if link["agreed"]} for row in rows}
    disputed = {(row["id"], link["f"]) for row in rows for link in row["links"] if not link["agreed"]}
    found: list[tuple[str, ...]] = [
        ("BM25, jieba words", ".256", ".333", ".160", ""),
        ("BM25, character bigrams", ".338", ".435", ".190", ""),
        ("e5 + both BM25", ".336", ".414", ".196", ""),
        ("to reach, nothing known / other half known", ".450 / .550", ".550", ".320", ".050"),
    ]

    def run(known: Sequence[Pair], options: Options) -> dict[Pair, float]:
        matches = rank(queries, corpus, known, options, cut)
        return {(m.query, m.found): m.score for m in matches if (m.query, m.found) not in disputed}

    for vectors in (False, True) if semantic else (False,):
        options = Options(top=len(corpus), explain=False, semantic=vectors)
        name = "polreq with vectors" if vectors else "polreq"
        found.append(_backlog_row(name, [(run((), options), gold)]))
        halves = []
        for seed in range(_SEEDS):
            for taught, tested in _halves(sorted(gold), seed):
                known = [(query, feature) for query in taught for feature in sorted(gold[query])]
                scores = {pair: score for pair, score in run(known, options).items() if pair[0] in tested}
                halves.append((scores, {query: gold[query] for query in tested}))
        found.append(_backlog_row(f"{name}, other half known ({_SEEDS} random splits)", halves))
    head = ("policy segments to backlog items", "MAP", "R@5", "best F1", "calibration error")
    return table(head, found)


def lineage(cut: Cut, semantic: bool) -> str:
    """Measure which national articles a provincial article carries out; vectors have no part in this."""
    found: list[tuple[str, ...]] = [
        ("henan: rank fusion of BM25s", ".778", ".889", ".588"),
        ("shandong: the same", ".930", ".965", ".552"),
        ("henan: to reach", ".850", ".930", ".750"),
        ("shandong: to reach", ".950", ".980", ".750"),
    ]
    upper = _articles("国家_优化营商环境条例")
    for name, start in (("henan", "河南_河南省优化营商环境条例"), ("shandong", "山东_山东省优化营商环境条例")):
        rows = [json.loads(line) for line in _lines(_LINEAGE / f"{name}.jsonl")]
        gold = {row["local"]: {link["article"] for link in row["national"]} for row in rows}
        first = third = agreed = said = 0
        for aligned in align(upper, _articles(start), Options(), cut):
            ids, wanted = [link.upper for link in aligned.uppers], gold[aligned.lower]
            first += bool(wanted.intersection(ids[:1]))
            third += bool(wanted.intersection(ids[:3]))
            agreed += not ids and not wanted
            said += not ids
        linked = sum(map(bool, gold.values()))
        local = 2 * agreed / (said + len(gold) - linked)
        found.append((f"{name}: polreq", _figure(first / linked), _figure(third / linked), _figure(local)))
    return table(("provincial to national articles", "hit@1", "hit@3", "purely local F1"), found)


def english(cut: Cut, semantic: bool) -> str:
    """Measure requirement traceability sets: F1 at one threshold that is chosen on the other two sets."""
    found: list[tuple[str, ...]] = [("to reach", ".429", ".344", ".333")]
    for vectors in (False, True) if semantic else (False,):
        runs: dict[str, dict[Pair, float]] = {}
        gold: dict[str, set[Pair]] = {}
        for name in _ENGLISH:
            queries, corpus = _items(_BENCH / name / "queries.jsonl"), _items(_BENCH / name / "corpus.jsonl")
            matches = rank(queries, corpus, (), Options(len(corpus), explain=False, semantic=vectors), cut)
            runs[name] = {(m.query, m.found): m.score for m in matches}
            gold[name] = {pair for query, wanted in _qrels(name).items() for pair in ((query, d) for d in wanted)}
        row = []
        for name in _ENGLISH:
            others = [other for other in _ENGLISH if other != name]
            thresholds = sorted({score for other in others for score in runs[other].values()})
            best = max(thresholds, key=lambda t: sum(f1_at(runs[o], gold[o], t) for o in others))
            row.append(_figure(f1_at(runs[name], gold[name], best)))
        found.append(("polreq with vectors" if vectors else "polreq", *row))
    return table(("English requirement sets, F1", *_ENGLISH), found)


def questions(cut: Cut, semantic: bool) -> str:
    """Measure laypeople's questions about law: 303 questions, 56,930 articles."""
    folder = _BENCH / "stard"
    with lzma.open(folder / "corpus.jsonl.xz", "rt", encoding="utf-8") as stream:
        corpus = [_item(json.loads(line)) for line in stream]
    rows = [json.loads(line) for line in _lines(folder / "queries.jsonl")]
    tested = {str(row["id"]) for row in rows if row["split"] == "check"}
    gold = _qrels("stard")
    known = [(query, d) for query, wanted in gold.items() if query not in tested for d in sorted(wanted)]
    linked = {document for _, document in known}
    checked = {query: wanted for query, wanted in gold.items() if query in tested}
    untouched = {query: wanted for query, wanted in checked.items() if not wanted & linked}
    asking = [_item(row) for row in rows if str(row["id"]) in tested]
    everyone = [_item(row) for row in rows]
    found: list[tuple[str, ...]] = [
        ("BM25, jieba words", ".458", ".623", ".356", "", ""),
        ("rank fusion with character bigrams", ".462", ".656", ".375", "", ""),
        ("the same, links known", ".599", ".777", ".452", ".482 (from .556)", ""),
        ("to reach / with vectors", "", ".670 / .790", ".385 / .445", "", ""),
        ("to reach, links known / with vectors", "", "", ".460 / .490", "at most .010 less", ""),
    ]
    for vectors in (False, True) if semantic else (False,):
        options = Options(100, explain=False, semantic=vectors)
        name = "polreq with vectors" if vectors else "polreq"
        for label, queries, links in ((name, asking, ()), (f"{name}, links known", everyone, known)):
            began = perf_counter()
            figures = ranked(_run(rank(queries, corpus, links, options, cut)), checked | untouched)
            seconds = perf_counter() - began
            mine = figures.over(checked)
            row = (_figure(mine["R@10"]), _figure(mine["R@100"]), _figure(mine["nDCG@10"]))
            found.append((label, *row, _figure(figures.over(untouched)["nDCG@10"]), f"{seconds:.0f}"))
    return table(("questions to articles of law", "R@10", "R@100", "nDCG@10", "never linked before", "seconds"), found)


_SETS: Final[Mapping[str, Callable[[Cut, bool], str]]] = {
    "backlog": backlog,
    "lineage": lineage,
    "english": english,
    "questions": questions,
}


def _backlog_row(name: str, runs: Sequence[tuple[dict[Pair, float], dict[str, set[str]]]]) -> tuple[str, ...]:
    """Average the figures of several runs."""
    sums = [0.0] * 4
    for scores, gold in runs:
        by_query: dict[str, list[str]] = {query: [] for query in gold}
        for query, feature in sorted(scores, key=lambda pair: (-scores[pair], pair[1])):
            by_query[query].append(feature)
        figures = ranked(by_query, gold).over(gold)
        pairs = {(query, feature) for query, wanted in gold.items() for feature in wanted}
        more = (figures["MAP"], figures["R@5"], best_f1(scores, pairs), calibration_error(scores, pairs))
        sums = [one + other for one, other in zip(sums, more, strict=True)]
    return (name, *(_figure(value / len(runs)) for value in sums))


def _halves(ids: Sequence[str], seed: int) -> Iterator[tuple[list[str], set[str]]]:
    mixed = list(ids)
    random.Random(seed).shuffle(mixed)
    one, other = mixed[::2], mixed[1::2]
    yield one, set(other)
    yield other, set(one)


def _run(matches: Sequence[Match]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for match in matches:
        found.setdefault(match.query, []).append(match.found)
    return found


def _articles(start: str) -> list[Item]:
    """Read the articles (条) of a regulation."""
    path = next(path for path in sorted(_LAWS.iterdir()) if path.name.startswith(start))
    articles: list[tuple[str, list[str]]] = []
    open_article = False
    for line in path.read_text(encoding="utf-8").split("<!-- INFO END -->")[-1].splitlines():
        text = line.strip()
        match = _ARTICLE.match(text)
        if match:
            articles.append((match[1], [match[2]]))
            open_article = True
        elif text.startswith("#"):
            open_article = False
        elif text and open_article:
            articles[-1][1].append(text)
    return [Item(locator, {"text": "\n".join(lines)}) for locator, lines in articles]


def _items(path: Path) -> list[Item]:
    return [_item(json.loads(line)) for line in _lines(path)]


def _item(row: Mapping[str, object]) -> Item:
    names = ("title", "text", "module", "description", "acceptance")
    return Item(str(row["id"]), {name: str(row[name]) for name in names if row.get(name)})


def _qrels(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines(_BENCH / name / "qrels.tsv"):
        query, document, relevance = line.split("\t")
        if float(relevance) > 0:
            found.setdefault(query, set()).add(document)
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]


def _figure(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


if __name__ == "__main__":
    sys.exit(main())
