"""Coverage on the terminal: a sentence, a stacked bar for each row, the numbers beside it, and the legend.

Bars fall from full height (delivered) to nothing (missing), so that they read without colour; all of these characters
also exist in GBK terminals.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.console.canvas import Line, Span, column, pad, width_of, wrap
from polreq.render.figures import Index, cells, open_gaps, percent, share
from polreq.render.oneline import clean
from polreq.render.words import COLUMNS, DIMENSIONS, HEADINGS, STATES, Lang, count, label, say
from polreq.results.coverage import STATES as KEYS
from polreq.results.coverage import Count
from polreq.results.report import Report

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
        yield from _table(label(DIMENSIONS, breakdown.dimension, lang), names, counts, lang, width)
        if first:
            yield ()
            yield from _legend(total, lang, width)


def _summary(report: Report, index: Index, lang: Lang, width: int) -> Iterator[Line]:
    """Yield the conclusion first, then what is open and what suggestions would add."""
    total = report.coverage.total
    must, passed, soon = open_gaps(report, index)
    covered = say(
        "covered",
        lang,
        total=count("requirement", total.total, lang),
        deep=share(total.deep, total.total, lang),
        delivered=share(total.delivered, total.total, lang),
    )
    for line in wrap(covered, width - 2):
        yield (("  " + line, "strong"),)
    if report.gaps:
        words = say(
            "open", lang, number=count("requirement", len(report.gaps), lang), must=must, passed=passed, soon=soon
        )
        style = "bad" if passed else ""
    else:
        words, style = say("no_open", lang), "good"
    for line in wrap(words, width - 2):
        yield (("  " + line, style),)
    if total.if_confirmed > total.deep:
        words = say("if_confirmed", lang, share=share(total.if_confirmed, total.total, lang))
        for line in wrap(words, width - 2):
            yield (("  " + line, "faint"),)


def _table(title: str, names: Sequence[str], counts: Sequence[Count], lang: Lang, width: int) -> Iterator[Line]:
    """Yield one row with a bar for each group; columns of single states give way to long names and on a narrow terminal."""
    deep, maybe = label(COLUMNS, "deep", lang), label(COLUMNS, "if_confirmed", lang)
    digits = max(len(f"{c.deep}/{c.total}") for c in counts)
    share_width = max(digits + 6, width_of(deep))
    longest = max(width_of(n) for n in (*names, title))
    room = width - 3 - share_width - 2 - SHORTEST_BAR
    with_states = longest <= room - NUMBER * len(KEYS) - 2 - width_of(maybe)
    rest = 2 + share_width + (NUMBER * len(KEYS) + 2 + width_of(maybe) if with_states else 0)
    name_width = max(6, min(longest, width - 3 - rest - SHORTEST_BAR))
    bar = max(SHORTEST_BAR, width - 2 - name_width - 1 - rest)
    head: list[Span] = [("  " + column(title, name_width) + " " + " " * bar + "  ", "faint")]
    head.append((pad(deep, share_width, right=True), "faint"))
    if with_states:
        head += [(pad(FILLS[key], NUMBER, right=True), key) for key in KEYS]
        head.append(("  " + maybe, "faint"))
    yield head
    for name, group in zip(names, counts, strict=True):
        last = name == names[-1] and group is counts[-1]
        spans: list[Span] = [("  " + column(name, name_width) + " ", "strong" if last and len(counts) > 1 else "")]
        for key, length in zip(KEYS, cells(group.states, bar), strict=True):
            spans.append((FILLS[key] * length, key))
        if not group.total:
            spans.append((" " * bar, ""))
        numbers = f"{group.deep}/{group.total} {pad(percent(group.deep, group.total), 5, right=True)}"
        spans += [("  ", ""), (pad(numbers, share_width, right=True), "strong")]
        if with_states:
            for key, number in zip(KEYS, group.states, strict=True):
                spans.append((pad(str(number or "·"), NUMBER, right=True), key if number else "faint"))
            spans.append(("  " + pad(str(group.if_confirmed), width_of(maybe), right=True), "faint"))
        yield spans


def _legend(total: Count, lang: Lang, width: int) -> Iterator[Line]:
    """Yield the meaning of the fill characters with the numbers of all layers, as many to a line as fit."""
    line: list[Span] = [("  ", "")]
    used = 2
    for key, number in zip(KEYS, total.states, strict=True):
        words = f" {label(STATES, key, lang)} {number}"
        length = width_of(FILLS[key] + words) + 3
        if used + length > width + 3 and len(line) > 1:
            yield line
            line, used = [("  ", "")], 2
        line += [(FILLS[key], key), (words, ""), ("   ", "")]
        used += length
    yield line
