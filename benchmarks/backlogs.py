"""How good suggested links are on backlogs that were written without sight of the policy texts.

    python -m benchmarks.backlogs [big] [several] [tickets] [shared] [--left-out]

Without names all four are measured: the three of tests/link_backlogs and the one of ../shared/gold/backlog. Links are
ranked without vectors of whole texts and with nothing known. A link that only one of two readers saw counts neither for
nor against. Chances were fitted on these four; with `--left-out` each is judged by chances that were fitted on the other three,
which is what a new backlog may expect (needs the extra `learn`). A missed bar is said and fails nothing. Segments of documents
beside the checkout are left out where those are not there, and `shared` too.
"""

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import ROOT, SHARED
from benchmarks.bars import Bar, report
from benchmarks.chances_fit import BEST, fitted, samples
from benchmarks.expand_labels import CORPUS, WRITTEN, cut, read_source
from benchmarks.link_measures import Pair, best_f1, calibration_error, ranked
from benchmarks.links_data import Cut, figure, read_items, read_rows
from benchmarks.table import table
from polreq.link import LinkItem, Options, rank
from polreq.link.chances import Evidence, weighed
from polreq.text.segment import make_segmenter

BACKLOGS: Final = ROOT / "tests" / "link_backlogs"
OWN: Final = ("big", "several", "tickets")
_SHARED: Final = "shared"
_GOLD: Final = SHARED / "gold" / "backlog"

#: What 0.1.0 (commit 9e0fae8) reached: its `polreq link --no-semantic --top N` over the same texts, judged by the same measures.
_BEFORE: Final[Mapping[str, tuple[str, ...]]] = {
    "big": (".453", ".526", ".198", ".090", ".267", "15"),
    "several": (".394", ".429", ".184", ".136", ".222", "18"),
    "tickets": (".339", ".333", ".071", ".213", ".000", "8"),
    _SHARED: (".529", ".607", ".358", ".028", ".600", "15"),
}

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
    parser.add_argument("--left-out", action="store_true", help="chances fitted on the other backlogs")
    asked = parser.parse_args(arguments)
    names = asked.names or [*OWN, _SHARED]
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
        backlog = read(name)
        scores = left_out(name, cut_words) if asked.left_out else scored(backlog, cut_words)
        figures = measures(scores, backlog.gold)
        likely = sum(score >= _LIKELY for score in scores.values())
        sizes = f"{len(backlog.clauses)} × {len(backlog.features)}"
        rows.append((name, sizes, *("-" if value is None else figure(value) for value in figures), str(likely)))
        rows.append(("  0.1.0", "", *_BEFORE[name]))
        bars += [
            Bar(f"{name}: {measure}", value, bar, most=most, open=True, before=float(before))
            for (measure, bar, most), value, before in zip(_BARS, figures, _BEFORE[name][: len(_BARS)], strict=True)
        ]
    print(table(("backlog", "segments × items", *(measure for measure, _, _ in _BARS), "how many"), rows), end="\n\n")
    return report(bars)


def read(name: str) -> Backlog:
    """Read one of the four backlogs."""
    return read_shared() if name == _SHARED else read_backlog(name)


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


def left_out(name: str, cut_words: Cut) -> dict[Pair, float]:
    """Return the chance of every pair of a backlog by weights that were fitted on the others that are there."""
    others = [read(other) for other in (*OWN, _SHARED) if other != name and (other != _SHARED or _GOLD.is_dir())]
    weights = fitted([pair for backlog in others for pair in judged(backlog, cut_words)])
    backlog = read(name)
    found = samples(backlog.clauses, backlog.features, cut_words, len(backlog.features), semantic=False)
    return {s.pair: weighed(s.evidence, weights) for s in found if s.pair not in backlog.disputed}


def judged(backlog: Backlog, cut_words: Cut, *, semantic: bool = False) -> list[tuple[Evidence, bool]]:
    """Gather the evidence of a backlog's best pairs, and whether both readers saw a link; those that only one saw are left out."""
    found = samples(backlog.clauses, backlog.features, cut_words, BEST, semantic=semantic)
    return [(s.evidence, s.pair[1] in backlog.gold[s.pair[0]]) for s in found if s.pair not in backlog.disputed]


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
