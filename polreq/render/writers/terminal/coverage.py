"""Coverage on the terminal: a sentence, a stacked bar for each row, the numbers beside it, and the legend.

Bars fall from full height (delivered) to nothing (missing), so that they read without colour; all of these characters
also exist in GBK terminals.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.render.figures import Index, cells, conclusions, lateness, mandatory, out_of_scope, percent, pressing, share
from polreq.render.oneline import clean
from polreq.render.words import COLUMNS, DIMENSIONS, HEADINGS, STATES, count, label, say
from polreq.render.writers.terminal.canvas import Line, Span, column, pad, width_of, wrap
from polreq.results.coverage import STATES as KEYS
from polreq.results.coverage import Count
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.report import Report
from polreq.words import Lang

FILLS: Final = MappingProxyType(
    {"delivered": "█", "deep": "▆", "direct": "▄", "justified": "=", "stale": "?", "missing": "·"}
)

#: Width of a number under its state's mark.
NUMBER: Final = 5

#: A bar gives way to the names of rows down to so many cells.
SHORTEST_BAR: Final = 10


def coverage_lines(report: Report, index: Index, lang: Lang, width: int, *, verbose: bool) -> Iterator[Line]:
    """Yield the section on coverage; along every dimension if verbose, else by layer."""
    total = report.coverage.total
    yield (
        (label(HEADINGS, "coverage", lang), "title"),
        (" " + "─" * max(0, width - 1 - width_of(label(HEADINGS, "coverage", lang))), "faint"),
    )
    if not total.total:
        yield (("  " + say("no_requirements", lang), ""),)
        return
    yield from _summary(report, index, lang, width)
    for breakdown in report.coverage.breakdowns:
        counts = breakdown.counts
        names = [clean(index.row(breakdown.dimension, c.key, lang)) for c in counts]
        first = breakdown.dimension == "layer"
        if not counts or (not first and not verbose):
            continue
        if first:
            counts, names = (*counts, total), [*names, label(COLUMNS, "total", lang)]
        yield ()
        yield from _table(label(DIMENSIONS, breakdown.dimension, lang), names, counts, lang, width, total=first)
        if first:
            yield ()
            yield from _legend(total, lang, width)


def _summary(report: Report, index: Index, lang: Lang, width: int) -> Iterator[Line]:
    """Yield the conclusion first, then what is open and what suggestions would add."""
    total = report.coverage.total
    for words in conclusions(total, lang):
        for line in wrap(words, width - 2):
            yield (("  " + line, "strong"),)
    if report.gaps:
        number = count("requirement", figure("gaps", total), lang)
        words, style = say("gaps", lang, number=number, must=mandatory(report, index)), ""
    else:
        words, style = say("no_open", lang), "good"
    for line in wrap(words, width - 2):
        yield (("  " + line, style),)
    late = lateness(report, index, lang)
    overdue = any(i.window == "passed" for i in pressing(report, index))
    for line in wrap(late, width - 2) if late else ():
        yield (("  " + line, "bad" if overdue else ""),)
    if figure("if_confirmed", total) > figure("deep", total):
        words = say("if_confirmed", lang, share=share("if_confirmed", total, lang))
        for line in wrap(words, width - 2):
            yield (("  " + line, "faint"),)
    outside = out_of_scope(report, lang)
    for line in wrap(outside, width - 2) if outside else ():
        yield (("  " + line, "faint"),)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Widths of a table's columns; the single states, then the bar, give way to long names and narrow terminals."""

    name: int
    bar: int
    share: int
    states: bool
    maybe: int


def _layout(names: Sequence[str], counts: Sequence[Count], lang: Lang, width: int) -> _Layout:
    """Share the width out; names include the title of their column."""
    share_width = max(
        max(len(f"{figure('deep', c)}/{c.total}") for c in counts) + 6, width_of(label(FIGURE_NAMES, "deep", lang))
    )
    suggested = any(figure("if_confirmed", c) > figure("deep", c) for c in counts)
    maybe = 2 + width_of(label(FIGURE_NAMES, "if_confirmed", lang)) if suggested else 0
    longest = max(map(width_of, names))
    room = width - len("  " + " " + "  ") - share_width
    states = longest + SHORTEST_BAR + NUMBER * len(KEYS) + maybe <= room
    if states:
        room -= NUMBER * len(KEYS) + maybe
    name = max(min(6, longest), min(longest, room - SHORTEST_BAR))
    return _Layout(name, max(SHORTEST_BAR, room - name), share_width, states, maybe)


def _table(
    title: str, names: Sequence[str], counts: Sequence[Count], lang: Lang, width: int, *, total: bool
) -> Iterator[Line]:
    """Yield one row with a bar for each group; `total` marks the last one as the sum of the others."""
    layout = _layout((*names, title), counts, lang, width)
    head: list[Span] = [("  " + column(title, layout.name) + " " * (layout.bar + 3), "faint")]
    head.append((pad(label(FIGURE_NAMES, "deep", lang), layout.share, right=True), "faint"))
    if layout.states:
        head += [(pad(FILLS[key], NUMBER, right=True), key) for key in KEYS]
        if layout.maybe:
            head.append((pad(label(FIGURE_NAMES, "if_confirmed", lang), layout.maybe, right=True), "faint"))
    yield head
    for n, (name, group) in enumerate(zip(names, counts, strict=True), start=1):
        style = "strong" if total and n == len(names) else ""
        yield (("  " + column(name, layout.name) + " ", style), *_row(group, layout))


def _row(group: Count, layout: _Layout) -> Iterator[Span]:
    """Yield a row's bar and numbers."""
    for key, length in zip(KEYS, cells(group.states, layout.bar), strict=True):
        yield FILLS[key] * length, key
    if not group.total:
        yield " " * layout.bar, ""
    deep = figure("deep", group)
    numbers = f"{deep}/{group.total} {pad(percent(deep, group.total), 5, right=True)}"
    yield "  " + pad(numbers, layout.share, right=True), "strong"
    if layout.states:
        for key, number in zip(KEYS, group.states, strict=True):
            yield pad(str(number or "·"), NUMBER, right=True), key if number else "faint"
        if layout.maybe:
            yield pad(str(figure("if_confirmed", group)), layout.maybe, right=True), "faint"


def _legend(total: Count, lang: Lang, width: int) -> Iterator[Line]:
    """Yield the meaning of the fill characters with the numbers of all layers, as many to a line as fit."""
    line: list[Span] = []
    used = 0
    for key, number in zip(KEYS, total.states, strict=True):
        words = f" {label(STATES, key, lang)} {number} ({percent(number, total.total)})"
        length = 3 + width_of(FILLS[key] + words)
        if line and used + length > width:
            yield line
            line, used = [], 0
        line += [("   " if line else "  ", ""), (FILLS[key], key), (words, "")]
        used += length
    yield line
