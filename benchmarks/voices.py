"""How well personal data are masked in messages of users, and how well messages are grouped into demands, beside k-means over TF-IDF.

    python -m benchmarks.voices [--size 10000] [--show]

Judges the labelled sets of `tests/voices_labels`; `--show` lists mistakes of masking on messages that may be looked at. k-means is told the true number of
groups and takes the best of four starts; the better of words, pairs of characters and characters counts. Then masks and groups so many messages.
"""

import argparse
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy

from benchmarks.bars import Bar, report
from benchmarks.table import table
from benchmarks.voices_messages import LABELS, Marked, messages
from polreq.link.grouping import group
from polreq.link.terms import pair_terms
from polreq.text.choosing import choose_segmenter
from polreq.text.likeness import letters
from polreq.text.masking import find_private, mask

#: A message, and the number of the demand that it makes.
Labelled = tuple[str, int]
_STARTS: Final = 4
_ROUNDS: Final = 20
_PARTS: Final[Mapping[str, Callable[[int], bool]]] = {
    "tuned on (odd)": lambda number: number % 2 == 1,
    "kept out (even)": lambda number: number % 2 == 0,
    "all": lambda number: True,
}


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit code is 1 below a bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.voices", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="messages to take the time of")
    parser.add_argument("--show", action="store_true", help="list mistakes of masking")
    asked = parser.parse_args(arguments)
    bars = [*_judge_masking(show=asked.show), *_judge_grouping()]
    seconds, groups = _time(asked.size)
    print(f"\n{asked.size} messages: masked and grouped into {groups} demands in {seconds:.1f} s of processor time")
    return report(bars)


def _judge_masking(*, show: bool) -> list[Bar]:
    lines, found = [], [0, 0, 0, 0]
    for part, marked in messages().items():
        counts = [
            sum(column) for column in zip(*(_masked(one, show=show and part != "kept") for one in marked), strict=True)
        ]
        found = [a + b for a, b in zip(found, counts, strict=True)]
        lines.append(_row(part, len(marked), counts))
        if part == "kept":
            kept = counts[0] / counts[1]
    lines.append(_row("all", sum(int(line[1]) for line in lines), found))
    print(table(("masking", "messages", "private", "recall", "precision"), lines))
    return [Bar("recall of masking, all", found[0] / found[1], 0.98), Bar("recall of masking, kept out", kept, 0.98)]


def _row(part: str, size: int, counts: Sequence[int]) -> tuple[str, ...]:
    covered, private, right, said = counts
    return part, str(size), str(private), f"{covered / private:.3f}", f"{right / max(1, said):.3f}"


def _masked(one: Marked, *, show: bool) -> tuple[int, int, int, int]:
    """Count what is private and wholly masked, what is private, what is masked and private, and what is masked."""
    said = find_private(one.text)
    gone = {at for found in said for at in range(found.start, found.end)}
    missed = [one.text[start:end] for _, start, end in one.private if not gone.issuperset(range(start, end))]
    wrong = [
        one.text[found.start : found.end]
        for found in said
        if not any(start < found.end and found.start < end for _, start, end in one.private)
    ]
    if show and (missed or wrong):
        print(f"missed {missed}, wrongly masked {wrong}: {one.text}")
    return len(one.private) - len(missed), len(one.private), len(said) - len(wrong), len(said)


def _judge_grouping() -> list[Bar]:
    lines, bars = [], []
    for part, wanted in _PARTS.items():
        chosen = [(text, number) for text, number in labelled() if wanted(number)]
        true, texts = [number for _, number in chosen], [text for text, _ in chosen]
        rivals = {
            f"k-means, {way}": agreement(true, kmeans(found, len(set(true)))) for way, found in _ways(texts).items()
        }
        ours = agreement(true, _numbered(group(texts), len(texts)))
        for name, (rand, f1) in {**rivals, "polreq": ours}.items():
            lines.append((part, name, str(len(texts)), f"{rand:.3f}", f"{f1:.3f}"))
        if part != "tuned on (odd)":
            for at, measure in enumerate(("adjusted Rand index", "pairwise F1")):
                ahead = ours[at] - max(figures[at] for figures in rivals.values())
                bars.append(Bar(f"{measure} ahead of k-means, {part}", ahead, 0.10))
    print("\n" + table(("grouping", "by", "messages", "adjusted Rand", "pairwise F1"), lines))
    return bars


def labelled() -> list[Labelled]:
    """Read the messages that were written for demands."""
    lines = (LABELS / "demands.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ", 1) for line in lines if not line.startswith("#")]
    return [(text, int(number)) for number, said in rows for text in said.split("|")[1:]]


def agreement(true: Sequence[int], said: Sequence[int]) -> tuple[float, float]:
    """Return the adjusted Rand index and the F1 of pairs of two groupings."""
    both, one, other = (_pairs(Counter(part)) for part in (zip(true, said, strict=True), true, said))
    chance = one * other / math.comb(len(true), 2)
    return (both - chance) / ((one + other) / 2 - chance), 2 * both / (one + other)


def _pairs(counts: Counter[Any]) -> int:
    return sum(math.comb(count, 2) for count in counts.values())


def _numbered(groups: Sequence[Sequence[int]], size: int) -> list[int]:
    numbers = [0] * size
    for number, members in enumerate(groups):
        for position in members:
            numbers[position] = number
    return numbers


def _ways(texts: Sequence[str]) -> dict[str, Any]:
    """Return TF-IDF vectors of length 1 by words, by pairs of characters and by characters."""
    segment = choose_segmenter().words
    ways: dict[str, Callable[[str], Sequence[str]]] = {"words": segment, "pairs": pair_terms, "characters": letters}
    return {name: _tfidf([Counter(way(text)) for text in texts]) for name, way in ways.items()}


def _tfidf(counts: Sequence[Counter[str]]) -> Any:
    usage = Counter(term for terms in counts for term in terms)
    column = {term: at for at, term in enumerate(usage)}
    found = numpy.zeros((len(counts), len(column)))
    for row, terms in enumerate(counts):
        for term, times in terms.items():
            found[row, column[term]] = times * (math.log((1 + len(counts)) / (1 + usage[term])) + 1)
    return found / (numpy.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def kmeans(found: Any, number: int) -> list[int]:
    """Group vectors of length 1 by k-means with k-means++; the tightest of four starts."""
    best: tuple[float, list[int]] = (-1.0, [])
    for seed in range(_STARTS):
        drawn = numpy.random.default_rng(seed)
        centres = [found[drawn.integers(len(found))]]
        for _ in range(number - 1):
            far = numpy.maximum(0, 1 - numpy.max(found @ numpy.array(centres).T, axis=1)) + 1e-12
            centres.append(found[drawn.choice(len(found), p=far / far.sum())])
        middle = numpy.array(centres)
        for _ in range(_ROUNDS):
            said = numpy.argmax(found @ middle.T, axis=1)
            for one in set(said.tolist()):
                mean = found[said == one].mean(axis=0)
                middle[one] = mean / (numpy.linalg.norm(mean) + 1e-9)
        tight = float((found * middle[said]).sum())
        best = max(best, (tight, said.tolist()), key=lambda one: one[0])
    return best[1]


def _time(size: int) -> tuple[float, int]:
    """Mask and group so many messages, each made of two labelled ones and of a message with personal data."""
    drawn = random.Random(1)
    texts, private = [text for text, _ in labelled()], [one.text for one in messages()["dev"]]
    made = [
        f"{drawn.choice(texts)}。{drawn.choice(private) if drawn.random() < 0.5 else drawn.choice(texts)}"
        for _ in range(size)
    ]
    start = time.process_time()
    groups = group([mask(text) for text in made])
    return time.process_time() - start, len(groups)


if __name__ == "__main__":
    sys.exit(main())
