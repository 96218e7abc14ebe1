"""How good suggested links are on backlogs that were written without sight of the policy texts.

    python -m benchmarks.backlogs [big] [several] [tickets] [shared]

Without names all four are measured: the three of tests/link_backlogs and the one of ../shared/gold/backlog. Links are
ranked without vectors and with nothing known. A link that only one of two readers saw counts neither for nor against.
A missed bar is said and fails nothing: these backlogs are there to judge scores, not to be fitted to. Segments of
documents beside the checkout are left out where those are not there, and `shared` too.
"""

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import ROOT, SHARED
from benchmarks.bars import Bar, report
from benchmarks.expand_labels import CORPUS, WRITTEN, cut, read_source
from benchmarks.link_measures import Pair, best_f1, calibration_error, ranked
from benchmarks.links_data import Cut, figure, read_items, read_rows
from benchmarks.table import table
from polreq.link import LinkItem, Options, rank
from polreq.text.segment import make_segmenter

BACKLOGS: Final = ROOT / "tests" / "link_backlogs"
OWN: Final = ("big", "several", "tickets")
_SHARED: Final = "shared"
_GOLD: Final = SHARED / "gold" / "backlog"

#: Below this chance nobody looks at a suggestion, and nearly all pairs lie there: they would hide every error.
_SHOWN: Final = 0.1
_LIKELY: Final = 0.5

#: Each figure, what it has to reach, and whether that is the most it may be.
_BARS: Final = (
    ("MAP", 0.48, False),
    ("R@5", 0.54, False),
    ("best F1", 0.31, False),
    ("calibration error from .1 on", 0.05, True),
    ("precision from .5 on", 0.50, False),
)


@dataclass(frozen=True, slots=True)
class Backlog:
    """A backlog, segments of policies, and which item answers which segment.

    Args:
        clauses: the segments.
        features: the items.
        gold: for every segment the items that answer it.
        disputed: links that only one of two readers saw.
    """

    clauses: Sequence[LinkItem]
    features: Sequence[LinkItem]
    gold: Mapping[str, set[str]]
    disputed: frozenset[Pair]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the backlogs beside the bars; a missed bar does not change the exit code, which is 0."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.backlogs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join((*OWN, _SHARED)))
    names = parser.parse_args(arguments).names or [*OWN, _SHARED]
    if unknown := sorted(set(names).difference(OWN, (_SHARED,))):
        parser.error(f"no such backlog: {', '.join(unknown)}")
    if not CORPUS.is_dir():
        print(f"segments of documents in {CORPUS} are left out: the folder is not there")
    cut_words = make_segmenter("jieba").words
    rows: list[tuple[str, ...]] = []
    bars: list[Bar] = []
    for name in names:
        if name == _SHARED and not _GOLD.is_dir():
            print(f"shared is left out: there is no {_GOLD}")
            continue
        backlog = read_shared() if name == _SHARED else read_backlog(name)
        scores = scored(backlog, cut_words)
        figures = measures(scores, backlog.gold)
        likely = sum(score >= _LIKELY for score in scores.values())
        sizes = f"{len(backlog.clauses)} × {len(backlog.features)}"
        rows.append((name, sizes, *("-" if value is None else figure(value) for value in figures), str(likely)))
        bars += [
            Bar(f"{name}: {measure}", value, bar, most=most, open=True)
            for (measure, bar, most), value in zip(_BARS, figures, strict=True)
        ]
    print(table(("backlog", "segments × items", *(measure for measure, _, _ in _BARS), "how many"), rows), end="\n\n")
    return report(bars)


def read_backlog(name: str) -> Backlog:
    """Read a backlog of tests/link_backlogs, with the segments whose text is there."""
    rows = [row for row in read_rows(BACKLOGS / f"clauses_{name}.jsonl") if has_text(row)]
    clauses = [LinkItem(str(row["id"]), {"text": text_of(row)}) for row in rows]
    return _linked(clauses, BACKLOGS / f"features_{name}.jsonl", BACKLOGS / f"links_{name}.jsonl")


def read_shared() -> Backlog:
    """Read the backlog beside the checkout."""
    return _linked(read_items(_GOLD / "requirements.jsonl"), _GOLD / "features.jsonl", _GOLD / "gold.jsonl")


def has_text(row: Mapping[str, Any]) -> bool:
    """Say whether the document of a segment is here: one written for this project, or the corpus is beside the checkout."""
    return str(row["source"]).startswith(f"{WRITTEN}/") or CORPUS.is_dir()


def text_of(row: Mapping[str, Any]) -> str:
    """Give a segment its text; see `has_text`."""
    return cut(row, row["skip"], read_source(str(row["source"])))


def scored(backlog: Backlog, cut_words: Cut) -> dict[Pair, float]:
    """Return the chance of every pair that the program ranks, without vectors; disputed pairs are left out."""
    matches = rank(backlog.clauses, backlog.features, (), Options(len(backlog.features), explain=False), cut_words)
    return {(m.query, m.found): m.score for m in matches if (m.query, m.found) not in backlog.disputed}


def measures(scores: Mapping[Pair, float], gold: Mapping[str, set[str]]) -> tuple[float | None, ...]:
    """Return the figures in the order of the bars; None where no pair is as likely as that."""
    by_query: dict[str, list[str]] = {query: [] for query in gold}
    for query, feature in sorted(scores, key=lambda pair: (-scores[pair], pair[1])):
        by_query[query].append(feature)
    over = ranked(by_query, gold).over(gold)
    pairs = {(query, feature) for query, wanted in gold.items() for feature in wanted}
    shown = {pair: score for pair, score in scores.items() if score >= _SHOWN}
    likely = [pair in pairs for pair, score in scores.items() if score >= _LIKELY]
    error = calibration_error(shown, pairs) if shown else None
    precision = math.fsum(likely) / len(likely) if likely else None
    return over["MAP"], over["R@5"], best_f1(scores, pairs), error, precision


def _linked(clauses: Sequence[LinkItem], features: Path, links: Path) -> Backlog:
    ids = {clause.id for clause in clauses}
    rows = [row for row in read_rows(links) if row["id"] in ids]
    gold = {str(row["id"]): {str(link["f"]) for link in row["links"] if link["agreed"]} for row in rows}
    disputed = frozenset((row["id"], link["f"]) for row in rows for link in row["links"] if not link["agreed"])
    return Backlog(clauses, read_items(features), gold, disputed)


if __name__ == "__main__":
    raise SystemExit(main())
