"""Learn the weights of polreq.extract from labelled texts, and measure them on texts that were left out.

    python -m benchmarks.train_extraction ../shared/gold                   # learn from all, write data/weights.json
    python -m benchmarks.train_extraction ../shared/gold --leave-out DIR   # predictions by weights learned elsewhere
    python ../shared/eval/score_extract.py ../shared/gold/dev DIR/dev

Only the names of signals (readable, built from the lexicon) and their weights are written, no text of the labels.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import polreq.extract
from benchmarks import expand_labels
from benchmarks.extraction_priors import LABELS, PRIORS
from benchmarks.right_readings import judged
from polreq.extract.alike import Company, companies
from polreq.extract.certain import certain
from polreq.extract.classify import Answer
from polreq.extract.context import Sentence
from polreq.extract.doubting import PARTS, Doubts
from polreq.extract.extracting import SentenceReading, readings, sure_of
from polreq.extract.product import product_signals
from polreq.extract.signals import sentence_parts, signals
from polreq.extract.structural import structural
from polreq.extract.walk import walk
from polreq.extract.weighing import Model
from polreq.extract.wording import clauses_said, words_said
from polreq.ingest.source import read_source
from polreq.model.clause import NORMS
from polreq.model.document import Document
from polreq.render.machine.clauses import clause_plain
from polreq.text.lexicon import load_lexicon

#: L2 penalty for each of the three questions, per weight, against the sum over all labels.
PENALTY = {"class": 2.0, "force": 2.0, "product": 4.0}
#: Signals seen in fewer labelled units are left out.
RARE = {"class": 3, "force": 3, "product": 3}
#: What is added to a label's score for good. Few norms bear on the product; the best F1 on texts left out is reached where
#: a chance of .43 is enough.
LEAN = {"product": {"yes": 0.3}}
#: Labels of one class that one document may bring in; a long list of like items teaches little more.
CAP = 60
#: The same two for how sure readings are, and the share of readings called sure that must be right, of those left
#: out in turn; new texts may differ more (docs/extraction.md has the figures).
DOUBT_PENALTY, DOUBT_RARE, SURE_RIGHT = 10.0, 10, 0.93
#: How often a labelled text of the reference sets counts; they are fewer than the project's own and read more carefully.
REFERENCE = 3
#: L2 penalty on the weights by which the norms of a document are put beside each other.
TOGETHER_PENALTY = 1.0
#: Into how many parts the texts are put of which each is read with weights learned from the others.
FOLDS = 5


@dataclass(frozen=True)
class Sample:
    """A labelled unit that form alone does not decide."""

    group: str
    text: Path
    times: int
    heading: tuple[str, ...]
    kind: str
    force: str
    product: bool
    words: tuple[str, ...]
    force_words: tuple[str, ...]
    product_words: tuple[str, ...]


def texts_of(gold: Path, own: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (labels, text) of everything that is labelled.

    Args:
        gold: ../shared/gold.
        own: folder that the labels of tests/extraction_labels were expanded into.
    """
    sets = (
        (gold / "dev", gold / "docs"),
        (gold / "paragraphs" / "dev", gold / "paragraphs" / "docs"),
        (gold / "passages" / "dev", gold / "passages" / "docs"),
        (own / "gold", own / "docs"),
    )
    for labels, texts in sets:
        for path in sorted(labels.glob("*.jsonl")):
            yield path, texts / f"{path.stem}.txt"


def partial_texts_of(own: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (labels, text) of what is labelled in class, force and bearing on the product only."""
    for path in sorted((own / "partial" / "gold").glob("*.jsonl")):
        yield path, own / "partial" / "docs" / f"{path.stem}.txt"


def samples(gold: Path, own: Path) -> list[Sample]:
    """Read the labelled texts and their signals; list items see the labelled class of their lead-in."""
    out = []
    for labels, text in (*texts_of(gold, own), *partial_texts_of(own)):
        times = 1 if labels.is_relative_to(own) else REFERENCE
        out += list(_samples(labels.stem, text, _rows(labels), times))
    return out


def _read(path: Path) -> Document:
    document = read_source(path.name, path.read_bytes(), force=True).document
    if document is None:
        raise SystemExit(f"{path} cannot be read")
    return document


def _samples(name: str, text: Path, rows: Sequence[Mapping[str, object]], times: int) -> Iterator[Sample]:
    lexicon = load_lexicon()
    document = _read(text)
    squeezed = "".join("".join(str(row["text"]).split()) for row in rows)
    spans, start = [], 0
    for row in rows:
        end = start + len("".join(str(row["text"]).split()))
        spans.append((start, end, row))
        start = end
    at = 0
    units: list[tuple[Sentence, Mapping[str, object]]] = []

    def decide(unit: Sentence) -> Answer:
        nonlocal at
        # folding keeps the length, so the unit's place in the squeezed text can be counted out
        size = len("".join(unit.key.split()))
        row = max(spans, key=lambda s: min(at + size, s[1]) - max(at, s[0]))[2]
        at += size
        units.append((unit, row))
        return Answer(str(row["class"]), str(row.get("force", "")), bool(row.get("product")))

    for _ in walk(document, lexicon, decide):
        pass
    if at != len(squeezed):
        print(f"  {name}: text and labels differ in length: {at}, {len(squeezed)}")
    seen: Counter[str] = Counter()
    for unit, row in units:
        kind = str(row["class"])
        if structural(unit, lexicon) or kind in ("heading", "meta"):
            continue
        seen[kind] += 1
        if kind in NORMS or seen[kind] <= CAP:
            parts = sentence_parts(unit, lexicon)
            words = tuple(signals(unit, lexicon, parts))
            said = words_said(unit, lexicon)
            yield Sample(
                _group(name),
                text,
                times,
                unit.heading,
                kind,
                str(row.get("force", "")),
                bool(row.get("product")),
                words,
                tuple(dict.fromkeys((*words, *said, *clauses_said(unit, lexicon, parts)))),
                tuple(dict.fromkeys((*product_signals(unit, lexicon), *said))),
            )


def _group(name: str) -> str:
    """Give the fold of a text; all that comes from one source is left out together."""
    if document := re.fullmatch(r"[dpr](\d+)", name):
        return f"fold {int(document[1]) % FOLDS}"
    if several := re.fullmatch(r"(?:paragraphs|stretches)\S*?-(\d+)(?:-\d+)?", name):
        return f"fold {int(several[1]) % FOLDS}"
    return f"fold {sum(map(ord, name)) % FOLDS}"


Weights = dict[str, list[float]]


def learn(
    rows: Sequence[tuple[tuple[str, ...], str]],
    labels: Sequence[str],
    penalty: float,
    rare: int,
    prior: Mapping[str, Mapping[str, float]],
) -> Weights:
    """Fit a multinomial logistic regression by L-BFGS; the same rows always give the same weights.

    Args:
        rows: signals and label.
        labels: all labels.
        rare: signals seen less often are left out, unless the prior knows them.
        penalty: how strongly weights are drawn to the prior.
        prior: signal → label → weight before any text was seen.
    """
    common = Counter(name for words, _ in rows for name in words)
    known = sorted({name for name, n in common.items() if n >= rare} | (set(prior) - {"bias"}))
    place = {name: at for at, name in enumerate(("bias", *known))}
    held = [[0, *(place[word] for word in words if word in place)] for words, _ in rows]
    ends = numpy.cumsum([0, *map(len, held)])
    columns = numpy.concatenate(held)
    seen = csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(rows), len(place)))
    right = numpy.array([labels.index(label) for _, label in rows])
    start = numpy.array([[prior.get(name, {}).get(label, 0.0) for label in labels] for name in place])
    drawn = numpy.full((len(place), 1), penalty)
    drawn[0] = 0.0  # the bias goes where it must
    every = numpy.arange(len(rows))

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(start.shape)
        scores = seen @ weights
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - numpy.log(numpy.exp(scores).sum(axis=1, keepdims=True))
        slopes = numpy.exp(logs)
        slopes[every, right] -= 1
        moved = weights - start
        cost = -logs[every, right].sum() + 0.5 * (drawn * moved**2).sum()
        return cost, (seen.T @ slopes + drawn * moved).ravel()

    best = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {name: list(row) for name, row in zip(place, best.x.reshape(start.shape).tolist(), strict=True)}


@dataclass(frozen=True)
class Question:
    """One of the three things learned."""

    field: str
    keep: Callable[[Sample], bool]
    label: Callable[[Sample], str]
    words: Callable[[Sample], tuple[str, ...]]

    def rows(self, data: Sequence[Sample]) -> list[tuple[tuple[str, ...], str]]:
        """Give signals and label of the samples that have an answer."""
        return [(self.words(s), self.label(s)) for s in data if self.keep(s) for _ in range(s.times)]


QUESTIONS = (
    Question("class", lambda s: not certain(dict.fromkeys(s.words, "")), lambda s: s.kind, lambda s: s.words),
    Question("force", lambda s: s.kind in ("requirement", "prohibition"), lambda s: s.force, lambda s: s.force_words),
    Question("product", lambda s: s.kind in NORMS, lambda s: "yes" if s.product else "no", lambda s: s.product_words),
)


@dataclass(frozen=True)
class LeftOut:
    """What weights learned without a text read in it."""

    labels: Path
    folder: str
    group: str
    readings: tuple[SentenceReading, ...]
    judged: tuple[tuple[SentenceReading, dict[str, bool]], ...]


def learn_parts(data: Sequence[Sample]) -> tuple[dict[str, dict[str, Model]], Model]:
    """Learn the models for each part of the texts from the others, and how the norms of a text count for each other from all."""
    models = {group: fit([s for s in data if s.group != group]) for group in sorted({s.group for s in data})}
    beside = list(_beside(data, models))
    for group, model in models.items():
        model["together"] = learn_together([(company, yes) for company, yes, of in beside if of != group])
    return models, learn_together([(company, yes) for company, yes, _ in beside])


def _beside(data: Sequence[Sample], models: Mapping[str, Mapping[str, Model]]) -> Iterator[tuple[Company, bool, str]]:
    """Yield each norm beside the others of its text, as weights learned without the text see them, and its label."""
    texts: dict[Path, list[Sample]] = {}
    for sample in data:
        if sample.kind in NORMS:
            texts.setdefault(sample.text, []).append(sample)
    for norms in texts.values():
        model = models[norms[0].group]["product"]
        chances = [model.chance("yes", sample.product_words) for sample in norms]
        seen = zip(norms, companies(chances, [sample.heading for sample in norms]), strict=True)
        yield from ((company, sample.product, sample.group) for sample, company in seen)


def learn_together(rows: Sequence[tuple[Company, bool]]) -> Model:
    """Fit how much a norm's own words and the other norms count for its bearing on the product, by logistic regression."""
    names = ("bias", "own", "document", "heading")
    seen = numpy.array([(1.0, company.own, company.document, company.heading) for company, _ in rows])
    yes = numpy.array([bears for _, bears in rows], dtype=float)
    drawn = numpy.array([0.0, *(TOGETHER_PENALTY for _ in names[1:])])

    def loss(weights: Any) -> tuple[float, Any]:
        chances = 1 / (1 + numpy.exp(-(seen @ weights)))
        cost = -numpy.log(numpy.where(yes == 1, chances, 1 - chances)).sum() + 0.5 * (drawn * weights**2).sum()
        return cost, seen.T @ (chances - yes) + drawn * weights

    best = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B")
    return Model("together", ("no", "yes"), {n: (0.0, w) for n, w in zip(names, best.x.tolist(), strict=True)})


def read_left_out(models: Mapping[str, Mapping[str, Model]], gold: Path, own: Path) -> list[LeftOut]:
    """Read each text with weights learned without it, and judge every reading."""
    lexicon = load_lexicon()
    out = []
    for labels, text in texts_of(gold, own):
        folder = "own" if labels.is_relative_to(own) else str(labels.parent.relative_to(gold))
        group = _group(labels.stem)
        read = tuple(readings(_read(text), lexicon, models[group]))
        out.append(LeftOut(labels, folder, group, read, tuple(judged(_rows(labels), read))))
    return out


def leave_out(left_out: Sequence[LeftOut], out: Path) -> None:
    """Write what the scorer reads: dev, paragraphs/dev, passages/dev, own; how sure each is by weights learned without it."""
    doubts = {group: learn_doubts([t for t in left_out if t.group != group]) for group in {t.group for t in left_out}}
    for text in left_out:
        folder = out / text.folder
        folder.mkdir(parents=True, exist_ok=True)
        clauses = (sure_of(reading, doubts[text.group]) for reading in text.readings)
        lines = [json.dumps(clause_plain(clause), ensure_ascii=False) for clause in clauses]
        (folder / text.labels.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn_doubts(left_out: Sequence[LeftOut]) -> Doubts:
    """Learn how sure readings are from such as were made without the text."""
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = {part: [] for part in PARTS}
    for text in left_out:
        for reading, right in text.judged:
            for part, fine in right.items():
                rows[part].append((tuple(reading.signals), "right" if fine else "wrong"))
    labels = ("wrong", "right")
    models = {}
    for part in PARTS:
        weights = learn(rows[part], labels, DOUBT_PENALTY, DOUBT_RARE, {})
        models[part] = Model(part, labels, {name: tuple(row) for name, row in weights.items()})
    chances = [
        (models["whole"].chance("right", reading.signals), right["whole"])
        for text in left_out
        for reading, right in text.judged
    ]
    return Doubts(models, _least_chance(chances))


def _least_chance(chances: Sequence[tuple[float, bool]]) -> float:
    """Give the least chance above which as many readings are right as is promised, in steps of a hundredth."""
    for least in range(50, 100):
        kept = [right for chance, right in chances if chance >= least / 100]
        if kept and sum(kept) / len(kept) >= SURE_RIGHT:
            return least / 100
    return 1.0


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fit(data: Sequence[Sample]) -> dict[str, Model]:
    """Learn the three models."""
    out = {}
    for question in QUESTIONS:
        rows = question.rows(data)
        labels = LABELS[question.field]
        weights = learn(rows, labels, PENALTY[question.field], RARE[question.field], PRIORS[question.field])
        for label, more in LEAN.get(question.field, {}).items():
            weights["bias"][labels.index(label)] += more
        out[question.field] = Model(question.field, labels, {name: tuple(row) for name, row in weights.items()})
    return out


def write(data: Sequence[Sample], together: Model, path: Path) -> None:
    """Learn from all samples and write the weights."""
    out = {}
    for field, model in (fit(data) | {"together": together}).items():
        kept = {name: [round(w, 3) for w in row] for name, row in model.weights.items() if max(map(abs, row)) >= 0.02}
        out[field] = {"labels": model.labels, "weights": kept}
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(text.replace(",\n", ", ").replace("], ", "],\n"), encoding="utf-8")


def write_doubts(doubts: Doubts, path: Path) -> None:
    """Write the weights for how sure a reading is."""
    models = {
        part: {
            "labels": model.labels,
            "weights": {
                name: [round(weight, 3) for weight in row]
                for name, row in model.weights.items()
                if name == "bias" or max(map(abs, row)) >= 0.02
            },
        }
        for part, model in doubts.models.items()
    }
    text = json.dumps({"models": models, "sure": doubts.sure}, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(text.replace(",\n", ", ").replace("], ", "],\n"), encoding="utf-8")


def main() -> None:
    """Learn and write, or write what weights learned elsewhere say of each text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--leave-out", type=Path, metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch)
        expand_labels.main([scratch])
        data = samples(options.gold, own)
        print(len(data), "units:", dict(Counter(s.kind for s in data)))
        folder = Path(polreq.extract.__file__).parent / "data"
        models, together = learn_parts(data)
        left_out = read_left_out(models, options.gold, own)
        if options.leave_out:
            leave_out(left_out, options.leave_out)
        else:
            write(data, together, folder / "weights.json")
            write_doubts(learn_doubts(left_out), folder / "doubts.json")


if __name__ == "__main__":
    main()
