"""Laypeople's questions about law: 303 questions, 56,930 articles; quality, and cost beside bm25s."""

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks import ROOT
from benchmarks.bars import Bar
from benchmarks.link_measures import ranked
from benchmarks.links_data import Measured, Settings, figure, read_gold, read_rows
from benchmarks.links_law_run import FOLDER, NOT_KEPT
from benchmarks.measure import Run, measure
from benchmarks.table import table
from polreq.link.semantic import available

_MEASURES: Final = ("R@1", "R@10", "R@100", "MRR@10", "nDCG@10")

#: What others reach, from ../shared/eval/README.md: the measures, then nDCG@10 of questions whose articles were never
#: linked before.
_OTHERS: Final = (
    ("BM25, jieba words", ".219", ".458", ".623", ".353", ".356", ""),
    ("BM25, character bigrams", ".235", ".466", ".643", ".376", ".370", ""),
    ("both, rank fusion", ".245", ".462", ".656", ".380", ".375", ".556"),
    ("the same, links known", ".249", ".599", ".777", ".450", ".452", ".482"),
    ("multilingual-e5-small", ".220", ".531", ".781", ".389", ".401", ""),
    ("z-scores: both BM25, e5", ".277", ".543", ".786", ".436", ".435", ".615"),
    ("the same, links known (.90, 400)", ".274", ".601", ".817", ".463", ".472", ".552"),
    ("the same, links known (.92, 200)", ".283", ".558", ".790", ".456", ".452", ".609"),
)

_NDCG_BARS: Final = {"polreq": 0.385, "polreq, links known": 0.46, "polreq with vectors": 0.445,
                     "polreq with vectors, links known": 0.49}  # fmt: skip
_RECALL_BARS: Final = {"polreq": 0.67, "polreq with vectors": 0.79}

#: What was asked for without any extra, and what 0.1.0 had: the order of what is found for questions has not changed since.
_WANTED: Final = {"nDCG@10": (0.395, 0.389), "R@100": (0.71, 0.707)}

#: Most that questions whose articles were never linked may lose by links being known.
_LOSS: Final = 0.01
#: Most wall time in terms of bm25s, and most memory.
_TIMES: Final = 1.5
_MEGABYTES: Final = 1500

_SECONDS: Final = 600.0
#: Computing all vectors takes 40 minutes on two idle cores.
_SECONDS_WITH_VECTORS: Final = 4 * 3600.0


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came of one way of answering: how the program ran, and its rankings if it did."""

    run: Run
    found: Mapping[str, list[str]] | None


def questions(settings: Settings) -> Measured:
    """Measure quality, and cost beside bm25s, all in one run and one after the other."""
    tested = {str(row["id"]) for row in read_rows(FOLDER / "queries.jsonl") if row["split"] == "check"}
    gold = read_gold(FOLDER / "qrels.tsv")
    linked = {document for query, wanted in gold.items() if query not in tested for document in wanted}
    checked = {query: wanted for query, wanted in gold.items() if query in tested}
    untouched = [query for query, wanted in checked.items() if not wanted & linked]
    answered, missing = _answer_all(settings)
    rows: list[tuple[str, ...]] = [(*row, "", "") for row in _OTHERS]
    values: dict[str, dict[str, float]] = {}
    for name, one in answered.items():
        if one.found is None:
            missing[name] = f"exit code {one.run.code}"
            continue
        figures = ranked(one.found, checked)
        values[name] = figures.over(checked) | {"untouched": figures.over(untouched)["nDCG@10"]}
        shares = [figure(values[name][measure]) for measure in (*_MEASURES, "untouched")]
        rows.append((name, *shares, f"{one.run.wall:.0f}", f"{one.run.rss:.0f}"))
    head = ("questions to articles of law", *_MEASURES, "never linked", "wall s", "peak MB")
    lines = [table(head, rows), *(f"{name}: not measured, {why}" for name, why in missing.items())]
    ratio = None
    if "bm25s" in values and "polreq" in values:
        ratio = answered["polreq"].run.wall / answered["bm25s"].run.wall
        lines.append(f"wall time of polreq: {ratio:.2f} times that of bm25s")
    return Measured("\n".join(lines), _bars(values, answered, ratio))


def _answer_all(settings: Settings) -> tuple[dict[str, _Answered], dict[str, str]]:
    """Run every way that can be run here; the others are named with the reason."""
    answered: dict[str, _Answered] = {}
    missing: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="polreq-links-") as scratch:

        def answer(name: str, *arguments: str, seconds: float = _SECONDS) -> None:
            method, *more = arguments
            out = Path(scratch, f"{len(answered)}.tsv")
            command = (sys.executable, "-m", "benchmarks.links_law_run", method, str(out), *more)
            run = measure(command, ROOT, seconds)
            answered[name] = _Answered(run, _read(out) if run.code == 0 else None)

        if find_spec("bm25s"):
            answer("bm25s", "bm25s")
        else:
            missing["bm25s"] = "it is not installed"
        segmenter = ("--segmenter", settings.segmenter)
        answer("polreq", "polreq", *segmenter)
        answer("polreq, links known", "polreq-known", *segmenter)
        kept = ("--vectors", str(settings.vectors), *(("--compute",) if settings.semantic else ()))
        for name, method in (("polreq with vectors", "polreq"), ("polreq with vectors, links known", "polreq-known")):
            if not available():
                missing[name] = "needs the optional part semantic"
            elif "polreq with vectors" in missing:
                missing[name] = missing["polreq with vectors"]
            else:
                answer(name, method, *segmenter, *kept, seconds=_SECONDS_WITH_VECTORS)
                if answered[name].run.code == NOT_KEPT:
                    del answered[name]
                    missing[name] = (
                        "run python -m benchmarks.links questions --semantic (computes 56,930 vectors, once)"
                    )
    return answered, missing


def _bars(
    values: Mapping[str, Mapping[str, float]], answered: Mapping[str, _Answered], ratio: float | None
) -> list[Bar]:
    bars: list[Bar] = []

    def value(name: str, measure: str) -> float | None:
        return values[name][measure] if name in values else None

    for name, least in _NDCG_BARS.items():
        bars.append(Bar(f"questions, {name}: nDCG@10", value(name, "nDCG@10"), least))
    for name, least in _RECALL_BARS.items():
        bars.append(Bar(f"questions, {name}: R@100", value(name, "R@100"), least))
    for kind, (wanted, former) in _WANTED.items():
        bars.append(Bar(f"questions, polreq, wanted: {kind}", value("polreq", kind), wanted, open=True, before=former))
    for name in ("polreq", "polreq with vectors"):
        before, after = value(name, "untouched"), value(f"{name}, links known", "untouched")
        loss = None if before is None or after is None else before - after
        bars.append(Bar(f"questions, {name}: lost by links known, never linked", loss, _LOSS, most=True))
    # how fast a program runs beside another one depends on what else the machine does: that fails nothing
    bars.append(Bar("questions: wall time, times bm25s", ratio, _TIMES, most=True, open=True))
    peaks = [one.run.rss for name, one in answered.items() if name in values and name != "bm25s"]
    bars.append(Bar("questions: peak MB", max(peaks, default=None), _MEGABYTES, most=True))
    return bars


def _read(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, document = line.split("\t")
        found.setdefault(query, []).append(document)
    return found
