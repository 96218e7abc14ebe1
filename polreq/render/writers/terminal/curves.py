"""Numbers over time on the terminal: for each day a bar as long as its whole, filled as far as its parts reach."""

from collections.abc import Iterator
from typing import Final

from polreq.render.writers.terminal.bars import FILLS, SHORTEST_BAR
from polreq.render.writers.terminal.canvas import CanvasLine, Toned, fit, pad, width_of
from polreq.render.writers.terminal.runs import text_of
from polreq.results.sections import CurvePoint, Curves
from polreq.words import Lang

#: What is no further part.
_REST: Final = "missing"

#: Longer bars say no more.
_LONGEST: Final = 60

_GAP: Final = 2
_DAY: Final = 10


def curve_lines(part: Curves, lang: Lang, width: int) -> Iterator[CanvasLine]:
    """Yield one row for each day; the bar gives way to the numbers where there is little room."""
    heads = [name.words(lang) for name in (*(name for _, name in part.lines), *part.more)]
    wide = [max(width_of(head), 4) + _GAP for head in heads]
    name = max(width_of(text_of(said, lang)) for said in (part.label, *(point.name for point in part.points)))
    room = min(_LONGEST, width - len("  ") - _DAY - _GAP - name - _GAP - sum(wide))
    bar = room if room >= SHORTEST_BAR else 0
    lead = f"  {pad(part.name.words(lang), _DAY + _GAP)}{pad(text_of(part.label, lang), name)}"
    numbered = "".join(pad(head, size, right=True) for head, size in zip(heads, wide, strict=True))
    yield ((lead + " " * (bar + _GAP if bar else 0) + numbered, "faint"),)
    most = max((point.numbers[0] for point in part.points if point.numbers), default=0)
    for point in part.points:
        day = f"  {pad(str(point.day), _DAY + _GAP)}{pad(text_of(point.name, lang), name)}"
        if not point.numbers:
            note = fit(text_of(point.note, lang), max(1, width - width_of(day) - _GAP))
            yield ((day, ""), (" " * _GAP + note, "bad"))
            continue
        drawn = [(" " * _GAP, ""), *_bar(part, point, bar, most)] if bar else []
        numbers = "".join(
            pad(str(n), size, right=True) for n, size in zip((*point.numbers, *point.more), wide, strict=True)
        )
        yield [(day, ""), *drawn, (numbers, "")]


def _bar(part: Curves, point: CurvePoint, width: int, most: int) -> Iterator[Toned]:
    """Yield the innermost part first, then what each further one adds."""
    ends = [n * width // most if most else 0 for n in point.numbers]
    at = 0
    for tone, end in zip((*(tone for tone, _ in part.lines[:0:-1]), _REST), reversed(ends), strict=True):
        yield FILLS[tone] * (end - at), tone
        at = max(at, end)
    yield " " * (width - at), ""
