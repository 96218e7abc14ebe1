"""Learn what signals of articles count (polreq/link/data/alignment.json) from labelled pairs of documents.

    python -m benchmarks.train_alignment

needs the texts beside the checkout. Only names of signals and their weights are written, no text.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import numpy
from scipy.optimize import minimize

import polreq.link
from benchmarks.alignment_data import PAIRS, Labelled, read_pair
from polreq.link.aligning import fits, meant_signals, pair_scores
from polreq.link.alignment_weights import BIAS, Weights
from polreq.link.article_signals import ALIKE, ROLES, ByPair, local_signals, pair_signals
from polreq.link.relating import role
from polreq.link.relation_signals import relation_signals

Array = Any

#: Signals of a pair that the sum of how well it fits may use.
_FITTING: Final = (*ALIKE, "chapter", "beside", "around", "common", *ROLES)
#: L2 penalties, against the sum of the losses of all articles. Roles hold for few articles each and are clear where they do.
_FIT_PENALTY: Final = 1.0
_ROLE_PENALTY: Final = 0.25
_LOCAL_PENALTY: Final = 2.0
_MEANT_PENALTY: Final = 0.1
_RELATION_PENALTY: Final = 8.0
#: Relations that are learned; the labels have two pairs that are looser, too few to learn from.
_RELATIONS: Final = ("same", "specifies", "partial", "stricter")
#: What the second and further upper articles of a lower one count in learning relations: they are nearly always partial.
_FURTHER: Final = 0.3
#: 0: every pair counts the same; 1: every relation does.
_EVEN_RELATIONS: Final = 0.3


def learn(pairs: Sequence[Labelled]) -> Weights:
    """Learn from some pairs of documents, at least three, all that `align` weighs."""
    usual = {
        name: round(math.fsum(sum(map(max, p.alike[name])) / len(p.lowers) for p in pairs) / len(pairs), 4)
        for name in ALIKE
    }
    bare = Weights(usual, _learn_fit(pairs, usual), {}, {}, {})
    # who answers is found by weights of the other pairs here, or the best partners would look better than they are
    signs = [_local_signs(p, usual, _learn_fit(_but(pairs, n), usual)) for n, p in enumerate(pairs)]
    truth = [[not labels for labels, asked in zip(p.labels, _asked(p), strict=True) if asked] for p in pairs]
    bare = replace(bare, local=_learn_chance(signs, truth, _LOCAL_PENALTY), relation=_learn_relation(pairs))
    told, right = [], []
    for n, pair in enumerate(pairs):
        elsewhere = _learn_chance(_but(signs, n), _but(truth, n), _LOCAL_PENALTY)
        rows, found = _meant(pair, replace(bare, local=elsewhere, fits=_learn_fit(_but(pairs, n), usual)))
        told += rows
        right += found
    return replace(bare, meant=_learn_chance(told, right, _MEANT_PENALTY))


def signals_of(pair: Labelled, usual: Mapping[str, float]) -> dict[str, ByPair]:
    """Return the signals of a pair of documents."""
    return pair_signals(pair.uppers, pair.lowers, pair.alike, usual)


def main() -> None:
    """Learn from all pairs and write the weights that are shipped."""
    weights = learn([read_pair(pair) for pair in PAIRS])
    path = Path(polreq.link.__file__).parent / "data" / "alignment.json"
    path.write_text(json.dumps(asdict(weights), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(weights.fits)} weights of pairs, {len(weights.local)} of articles")


def _learn_fit(pairs: Sequence[Labelled], usual: Mapping[str, float]) -> dict[str, float]:
    """Maximise the chance that a softmax over the upper articles gives to the labelled ones."""
    data = []
    for pair in pairs:
        signals = signals_of(pair, usual)
        linked = [n for n, labels in enumerate(pair.labels) if labels]
        x = numpy.stack([numpy.array([signals[name][n] for n in linked]) for name in _FITTING], -1)
        gold = numpy.zeros(x.shape[:2])
        for row, n in enumerate(linked):
            gold[row, [place for place, _ in pair.labels[n]]] = 1
        data.append((x, gold))
    penalty = numpy.array([_ROLE_PENALTY if name in ROLES else _FIT_PENALTY for name in _FITTING])

    def loss(weights: Array) -> tuple[float, Array]:
        value, slope = penalty @ weights**2, 2 * penalty * weights
        for x, gold in data:
            chances = _softmax(x @ weights)
            right = (chances * gold).sum(1)
            value -= numpy.log(right).sum()
            slope = slope + numpy.einsum("ij,ijk->k", chances - chances * gold / right[:, None], x)
        return value, slope

    found = minimize(loss, numpy.zeros(len(_FITTING)), jac=True, method="L-BFGS-B").x
    return _rounded(dict(zip(_FITTING, found, strict=True)))


def _local_signs(pair: Labelled, usual: Mapping[str, float], weights: Mapping[str, float]) -> list[dict[str, float]]:
    signals = signals_of(pair, usual)
    rows = local_signals(signals, pair_scores(signals, weights))
    return [row for row, asked in zip(rows, _asked(pair), strict=True) if asked]


def _asked(pair: Labelled) -> list[bool]:
    """Tell for each lower article whether the weights are asked: that a document takes effect is known to be local."""
    return [role(item.text) != "effect" for item in pair.lowers]


def _learn_chance(
    rows: Sequence[Sequence[Mapping[str, float]]], truth: Sequence[Sequence[bool]], penalty: float
) -> dict[str, float]:
    """Fit a logistic model; signals are put on one scale for the penalty, and off it again in the weights."""
    signs = [sign for row in rows for sign in row]
    names = list(signs[0])
    x = numpy.array([[sign[name] for name in names] for sign in signs])
    y = numpy.array([value for row in truth for value in row], dtype=float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = numpy.hstack([(x - mean) / spread, numpy.ones((len(x), 1))])

    def loss(weights: Array) -> tuple[float, Array]:
        s = z @ weights
        value = numpy.logaddexp(0, s).sum() - y @ s + penalty * (weights[:-1] ** 2).sum()
        slope = z.T @ (1 / (1 + numpy.exp(-s)) - y)
        slope[:-1] += 2 * penalty * weights[:-1]
        return value, slope

    found = minimize(loss, numpy.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    raw = found[:-1] / spread
    return _rounded(dict(zip(names, raw, strict=True)) | {BIAS: found[-1] - raw @ mean})


def _learn_relation(pairs: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """Fit a softmax over relations."""
    signs, kinds, counts = [], [], []
    for pair in pairs:
        for lower, labels in zip(pair.lowers, pair.labels, strict=True):
            for n, (place, kind) in enumerate(labels):
                if kind in _RELATIONS:
                    purpose = role(lower.text) == "purpose"
                    signs.append(relation_signals(pair.uppers[place].text, lower.text, purpose))
                    kinds.append(_RELATIONS.index(kind))
                    counts.append(_FURTHER if n else 1.0)
    names = list(signs[0])
    x = numpy.array([[sign[name] for name in names] for sign in signs])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z, gold = numpy.hstack([(x - mean) / spread, numpy.ones((len(x), 1))]), numpy.eye(len(_RELATIONS))[kinds]
    shares = gold.T @ numpy.array(counts)
    count = numpy.array(counts) * ((shares.sum() / (len(_RELATIONS) * shares)) ** _EVEN_RELATIONS)[kinds]

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(len(_RELATIONS), -1)
        chances = _softmax(z @ weights.T)
        value = -(count * numpy.log((chances * gold).sum(1))).sum() + _RELATION_PENALTY * (weights[:, :-1] ** 2).sum()
        slope = (count[:, None] * (chances - gold)).T @ z
        slope[:, :-1] += 2 * _RELATION_PENALTY * weights[:, :-1]
        return value, slope.ravel()

    found = minimize(loss, numpy.zeros(z.shape[1] * len(_RELATIONS)), jac=True, method="L-BFGS-B").x
    weights = found.reshape(len(_RELATIONS), -1)
    raw = weights[:, :-1] / spread
    return {
        kind: _rounded(dict(zip(names, raw[n], strict=True)) | {BIAS: weights[n, -1] - raw[n] @ mean})
        for n, kind in enumerate(_RELATIONS)
    }


def _meant(pair: Labelled, weights: Weights) -> tuple[list[list[dict[str, float]]], list[list[bool]]]:
    """Return what tells whether the candidates of each lower article are right, and whether they are."""
    signals = signals_of(pair, weights.usual)
    scores = pair_scores(signals, weights.fits)
    signs, right = [], []
    fitting = fits(signals, replace(weights, meant={BIAS: 0.0}))
    for row, fit, labels, asked in zip(scores, fitting, pair.labels, _asked(pair), strict=True):
        if asked:
            best = row[fit.order[0]]
            all_scores = math.fsum(math.exp(value - best) for value in row)
            signs.append([meant_signals(fit.local, row[n] - best, all_scores) for n in fit.order])
            right.append([n in {place for place, _ in labels} for n in fit.order])
    return signs, right


def _softmax(scores: Array) -> Array:
    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _but(rows: Sequence[Any], n: int) -> list[Any]:
    return [row for m, row in enumerate(rows) if m != n]


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in weights.items()}


if __name__ == "__main__":
    main()
