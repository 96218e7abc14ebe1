"""How wide the page was from which the lines of a text were taken, where each of them stands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.lines import SourceLine
from polreq.late import late
from polreq.text.normalise import SPACES

#: How a sentence ends, and marks that only sentences have.
ENDED: Final = late(r"[。；：！？…!?;:][”’」』）)】》]*$")
MARK: Final = late(r"[，。；,;]")

#: Lines from this length on, in full-width characters, tell how wide a page is; fewer than so many tell nothing.
LONG: Final = 15
FEWEST: Final = 5
#: How far a full line may fall short of the width.
SHORT: Final = 1.5

#: Of so many lines above and below a line, so many at most tell how wide its page is, and how many of them are full at least.
_AROUND: Final = 40
_TELLING: Final = 12
_FULL_SHARE: Final = 0.25
_FULL_LINES: Final = 3


def widths(lines: Sequence[SourceLine]) -> Iterator[float]:
    """Yield for each line how wide the lines around it are: the greatest length that many have which end no sentence.

    Where there are enough, these are lines of sentences: the rows of tables and lists around them are narrower. Those
    above and below a line are looked at apart, since one page may be wider than the next.
    """
    lengths = [length(line) for line in lines]
    torn = [at for at, line in enumerate(lines) if lengths[at] >= LONG and _is_open_ended(line)]
    prose = [at for at in torn if MARK.search(lines[at].words)]
    for at, own in enumerate(lengths):
        sides = ((max(0, at - _AROUND), at + 1), (at, at + _AROUND))
        found = sorted(_width([lengths[k] for k in _near(torn, prose, *side, at)]) for side in sides)
        yield found[0] if own <= found[0] + SHORT else found[1]


def length(line: SourceLine) -> float:
    """Return how far a line reaches, with its indent, in full-width characters."""
    # a comma of ASCII that stands for a Chinese one is as wide as that
    return measure(line.mark.replace("\t", "　　") + line.words.rstrip(SPACES))


def measure(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def _is_open_ended(line: SourceLine) -> bool:
    text = line.words.rstrip(SPACES)
    return not (line.cells or line.unread) and ENDED.search(text) is None and not cues.is_contents_entry(text)


def _near(torn: Sequence[int], prose: Sequence[int], start: int, end: int, at: int) -> Sequence[int]:
    """Return the places, nearest first, of some lines between two places that tell how wide a page is."""
    some = prose[bisect_left(prose, start) : bisect_left(prose, end)]
    if len(some) < FEWEST:
        some = torn[bisect_left(torn, start) : bisect_left(torn, end)]
    return some[:_TELLING] if start >= at else some[-_TELLING:]


def _width(lengths: Sequence[float]) -> float:
    near = sorted(lengths, reverse=True)
    enough = max(_FULL_LINES, _FULL_SHARE * len(near)) if len(near) >= FEWEST else 2
    return next((x for x in near if sum(x - 1.5 <= y <= x for y in near) >= enough), 0.0)
