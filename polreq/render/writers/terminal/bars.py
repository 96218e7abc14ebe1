"""Bars on the terminal: a stacked bar for each row, the numbers beside it, and the key to its parts.

Bars fall from full height (delivered) to nothing (missing), so that they read without colour; all of these characters
also exist in GBK terminals.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.render.writers.terminal.canvas import CanvasLine, Toned, column, pad, width_of
from polreq.render.writers.terminal.runs import share_text, text_of
from polreq.results.said import Share
from polreq.results.sections import Bar, Bars
from polreq.words import Lang

FILLS: Final = MappingProxyType(
    {"delivered": "█", "deep": "▆", "direct": "▄", "justified": "=", "stale": "?", "missing": "·"}
)

#: Width of a number under its part's mark.
NUMBER: Final = 5

#: A bar gives way to the names of rows down to so many cells, and to further numbers down to so many.
SHORTEST_BAR: Final = 10
LONG_BAR: Final = 60


def cells(numbers: Sequence[int], width: int) -> list[int]:
    """Share `width` cells out among numbers by largest remainder; what is not zero gets a cell while there are enough."""
    total = sum(numbers)
    if not total:
        return [0] * len(numbers)
    least = [1 if n else 0 for n in numbers] if sum(1 for n in numbers if n) <= width else [0] * len(numbers)
    exact = [n * width / total for n in numbers]
    given = [max(int(e), low) for e, low in zip(exact, least, strict=True)]
    while sum(given) < width:
        given[max(range(len(given)), key=lambda i: (exact[i] - given[i], -i))] += 1
    while sum(given) > width:
        spare = [i for i in range(len(given)) if given[i] > least[i]]
        given[min(spare, key=lambda i: (exact[i] - given[i], i))] -= 1
    return given


@dataclass(frozen=True, slots=True)
class _Layout:
    """Widths of the columns; the single parts, then the bar, give way to long names and narrow terminals."""

    name: int
    bar: int
    shares: tuple[int, ...]
    parts: bool
    extra: int


def bars_lines(bars: Bars, lang: Lang, width: int) -> Iterator[CanvasLine]:
    """Yield one row with a bar for each group, and the key to its parts."""
    yield from _lines(bars, lang, width)
    if bars.key:
        yield ()
        yield from _key(bars, lang, width)


def _lines(bars: Bars, lang: Lang, width: int) -> Iterator[CanvasLine]:
    names = [text_of(row.name, lang) for row in bars.rows]
    title = bars.name.words(lang)
    layout = _layout(bars, (*names, title), lang, width)
    head: list[Toned] = [("  " + column(title, layout.name) + " " * (layout.bar + 3), "faint")]
    for n, room in zip(_order(bars), layout.shares, strict=False):
        head.append((pad(bars.shares[n][1].words(lang), room, right=True), "faint"))
    if layout.parts:
        head += [(pad(FILLS[tone], NUMBER, right=True), tone) for tone, _ in bars.parts]
        if layout.extra:
            head.append((pad(bars.extra.words(lang), layout.extra, right=True), "faint"))
    yield head
    for name, row in zip(names, bars.rows, strict=True):
        style = "strong" if row.sum else ""
        yield (("  " + column(name, layout.name) + " ", style), *_row(row, bars, layout))


def _key(bars: Bars, lang: Lang, width: int) -> Iterator[CanvasLine]:
    """Yield the meaning of the fill characters with the numbers of the last row, as many to a line as fit."""
    last = bars.rows[-1]
    line: list[Toned] = []
    used = 0
    for (tone, name), number in zip(bars.parts, last.parts, strict=True):
        words = f" {name.words(lang)} {number} ({Share(number, last.total).percent})"
        length = 3 + width_of(FILLS[tone] + words)
        if line and used + length > width:
            yield line
            line, used = [], 0
        line += [("   " if line else "  ", ""), (FILLS[tone], tone), (words, "")]
        used += length
    yield line


def _layout(bars: Bars, names: Sequence[str], lang: Lang, width: int) -> _Layout:
    """Share the width out; names include the title of their column."""
    shares = [_share_width(bars, n, lang) for n in _order(bars)]
    suggested = any(row.extra > row.shares[bars.lead] for row in bars.rows)
    extra = 2 + width_of(bars.extra.words(lang)) if suggested else 0
    longest = max(map(width_of, names))
    room = width - len("  " + " " + "  ") - shares[0]
    parts = longest + SHORTEST_BAR + NUMBER * len(bars.parts) + extra <= room
    if parts:
        room -= NUMBER * len(bars.parts) + extra
    more = [size + 2 for size in shares[1:]]
    if parts and longest + LONG_BAR + sum(more) <= room:
        room -= sum(more)
    else:
        more = []
    name = max(min(6, longest), min(longest, room - SHORTEST_BAR))
    return _Layout(name, max(SHORTEST_BAR, room - name), (shares[0], *more), parts, extra)


def _order(bars: Bars) -> list[int]:
    """Return the shares in the order in which they are given room: the one that matters most, then the others."""
    return sorted(range(len(bars.shares)), key=lambda n: n != bars.lead)


def _share_width(bars: Bars, n: int, lang: Lang) -> int:
    longest = max(width_of(share_text(Share(row.shares[n], row.total))) for row in bars.rows)
    return max(longest, width_of(bars.shares[n][1].words(lang)))


def _row(row: Bar, bars: Bars, layout: _Layout) -> Iterator[Toned]:
    """Yield a row's bar and numbers."""
    for (tone, _), length in zip(bars.parts, cells(row.parts, layout.bar), strict=True):
        yield FILLS[tone] * length, tone
    if not row.total:
        yield " " * layout.bar, ""
    sized = zip(_order(bars), layout.shares, strict=False)
    first, *others = [share_text(Share(row.shares[n], row.total), room) for n, room in sized]
    yield "  " + first, "strong"
    yield from ((text, "") for text in others)
    if layout.parts:
        for (tone, _), number in zip(bars.parts, row.parts, strict=True):
            yield pad(str(number or "·"), NUMBER, right=True), tone if number else "faint"
        if layout.extra:
            yield pad(str(row.extra), layout.extra, right=True), "faint"
