"""Pages on the terminal: headings with rules, sentences, facts, lists, trees and what to do next."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.writers.plain import as_table
from polreq.render.writers.terminal.bars import bars_lines
from polreq.render.writers.terminal.beside import facing_lines
from polreq.render.writers.terminal.canvas import NARROWEST, CanvasLine, Toned, column, draw, fit, pad, width_of, wrap
from polreq.render.writers.terminal.curves import curve_lines
from polreq.render.writers.terminal.runs import broken, indented, one_line, runs, text_of
from polreq.render.writers.terminal.tables import table_lines
from polreq.results.said import Said, in_one
from polreq.results.sections import (
    Bars,
    Curves,
    Facing,
    Facts,
    Flow,
    HeatMap,
    Item,
    Items,
    Limb,
    Notice,
    Notices,
    Page,
    Prose,
    Register,
    Section,
    SectionPart,
    Steps,
    Table,
    Tallies,
    Timeline,
    Tree,
)
from polreq.words import Lang, Text
from polreq.words.sentences import say

#: Cells of a line that nobody sees the end of: a file or a pipe.
_ENDLESS: Final = 1_000_000

#: Where a line has no end, rules and bars still have.
_RULED: Final = 120

#: From so many cells on, two texts stand beside each other; nobody reads across a line without end.
_BESIDE: Final = 100

#: Cells that a mark in front of an entry takes, so that entries stand below each other; other marks take their own width.
_MARKS: Final = MappingProxyType({"score": 4, "verdict": 9, "field": 10})

#: A fact is broken into lines no shorter than this, and so is the text of a finding.
_SHORTEST: Final = 12

#: Between sentences that run on: Chinese has no space.
_GAP: Final = Text("", " ")


def write_terminal(page: Page, lang: Lang, *, width: int | None = 80, color: bool = False) -> str:
    """Lay a page out for a terminal.

    Args:
        page: what to show.
        lang: language of the words.
        width: cells in a line; None leaves lines whole, for pipes.
        color: whether to use the terminal's colours; without them the same is said by characters.
    """
    return draw(_Sheet(lang, width).page(page), color=color)


class _Sheet:
    """Lays out the parts of one page, each as lines."""

    def __init__(self, lang: Lang, width: int | None) -> None:
        self.lang = lang
        self.width = max(width, NARROWEST) if width else _ENDLESS
        self.ruled = min(self.width, _RULED) if width is None else self.width

    def page(self, page: Page) -> Iterator[CanvasLine]:
        blocks = [list(self.section(section)) for section in page.sections]
        top = list(self.top(page))
        for n, lines in enumerate(block for block in (top, *blocks) if block):
            if n:
                yield ()
            yield from lines

    def top(self, page: Page) -> Iterator[CanvasLine]:
        title = text_of(page.title, self.lang)
        if title:
            day = text_of(page.day, self.lang) if page.dated else ""
            room = self.ruled - width_of(day) - 1
            yield ((column(title, room), "title"), (" " + day, ""))
        if not page.dated:
            yield ((fit(text_of(page.day, self.lang), self.width), "faint"),)
        for said in page.warnings:
            for line in wrap(text_of(said, self.lang), self.width):
                yield ((line, "bad"),)

    def section(self, section: Section) -> Iterator[CanvasLine]:
        heading = text_of(section.heading, self.lang)
        if heading:
            yield self.heading(heading, text_of(section.beside, self.lang), ruled=not section.deeper)
            if not section.parts:
                yield (("  " + say("empty").words(self.lang), "faint"),)
        blocks = [list(self.part(part, 2 if heading else 0)) for part in section.parts]
        for n, lines in enumerate(block for block in blocks if block):
            if n and not section.close:
                yield ()
            yield from lines

    def heading(self, title: str, beside: str, *, ruled: bool) -> CanvasLine:
        """Return a title with a number beside it and a rule up to the edge."""
        beside = f" {beside}" if beside else ""
        rule = "─" * max(0, self.ruled - width_of(title + beside) - 1) if ruled else ""
        return ((title, "title"), (beside, ""), (" " + rule, "faint"))

    def part(self, part: SectionPart, indent: int) -> Iterator[CanvasLine]:
        """Yield the lines of a part; only sentences stand further in below a heading."""
        if isinstance(part, Prose):
            return self.run_on(part, indent) if part.form == "run" else self.prose(part, indent)
        if isinstance(part, Table):
            return table_lines(part, self.lang, self.width)
        if isinstance(part, Tallies | HeatMap | Timeline | Register):
            return table_lines(as_table(part), self.lang, self.width)
        if isinstance(part, Bars):
            return bars_lines(part, self.lang, self.ruled)
        if isinstance(part, Curves):
            return curve_lines(part, self.lang, self.ruled)
        if isinstance(part, Facing):
            return facing_lines(part, self.lang, self.width, beside=_BESIDE <= self.width < _ENDLESS)
        if isinstance(part, Facts):
            return self.facts(part.rows, 2)
        if isinstance(part, Tree):
            return self.limbs(part.limbs, "  ")
        return self.listed(part)

    def listed(self, part: Items | Steps | Notices | Flow) -> Iterator[CanvasLine]:
        """Yield the lines of entries, of steps, of findings, or of boxes and arrows."""
        if isinstance(part, Items):
            return self.items(part)
        if isinstance(part, Steps):
            return self.steps(part)
        if isinstance(part, Notices):
            return (line for notice in part.notices for line in self.notice(notice))
        return self.flow(part)

    # --- sentences

    def prose(self, part: Prose, indent: int) -> Iterator[CanvasLine]:
        for said in part.sentences:
            yield from self.wrapped(runs(said, self.lang), indent)

    def run_on(self, part: Prose, indent: int) -> Iterator[CanvasLine]:
        """Yield sentences one behind the other, as many to a line as fit."""
        line: list[Toned] = []
        gap = _GAP.words(self.lang)
        for said in part.sentences:
            found = runs(said, self.lang)
            if line and sum(width_of(text) for text, _ in (*line, (gap, ""), *found)) > self.width - indent:
                yield [(" " * indent, ""), *line]
                line = []
            line += [(gap, ""), *found] if line else found
        if line:
            yield [(" " * indent, ""), *line]

    def wrapped(self, line: CanvasLine, indent: int) -> Iterator[CanvasLine]:
        """Yield runs in lines that stand in by `indent`."""
        return (indented(indent, found) for found in broken(line, self.width - indent))

    def hanging(self, begun: CanvasLine, line: CanvasLine, hang: int) -> Iterator[CanvasLine]:
        """Yield runs behind what begins their first line; the others hang at `hang`."""
        first, *rest = broken(line, self.width - hang) or [[]]
        yield [*begun, *first]
        yield from (indented(hang, more) for more in rest)

    # --- facts and lists

    def facts(self, rows: Sequence[tuple[Text, Said]], indent: int) -> Iterator[CanvasLine]:
        named = [(name.words(self.lang), runs(said, self.lang)) for name, said in rows]
        wide = max((width_of(name) for name, _ in named), default=0)
        for name, line in named:
            hang = indent + wide + 2
            first, *rest = broken(line, max(_SHORTEST, self.width - hang)) or [[]]
            yield [(" " * indent + pad(name, wide), "faint"), ("  ", ""), *first]
            yield from ([(" " * hang, ""), *more] for more in rest)

    def items(self, part: Items) -> Iterator[CanvasLine]:
        for n, item in enumerate(part.items):
            if n and part.apart:
                yield ()
            yield from self.item(item, 0)

    def item(self, item: Item, indent: int) -> Iterator[CanvasLine]:
        hang = indent + 2
        mark = runs(item.mark, self.lang)
        if mark:
            width = sum(width_of(text) for text, _ in mark)
            gap = max(_MARKS.get(getattr(item.mark, "role", ""), 0), width) - width + 2
            begun = [(" " * (indent + 2), ""), *mark, (" " * gap, "")]
            hang = indent + 2 + width + gap
            yield from self.head(item, begun, hang)
        elif item.head:
            yield from self.head(item, [(" " * indent, "")], indent)
        for said in item.lines:
            yield from self.wrapped(runs(said, self.lang), hang)
        yield from self.facts(item.facts, hang)
        for inner in item.items:
            yield from self.item(inner, indent + 2)

    def head(self, item: Item, begun: CanvasLine, hang: int) -> Iterator[CanvasLine]:
        """Yield the first line of an entry, or more where nothing in it may be cut."""
        short = one_line(item.head, self.lang, self.width - hang)
        if short is not None:
            yield [*begun, *short]
            return
        line: list[Toned] = []
        for said in item.head:
            found = runs(said, self.lang)
            line += [("  ", ""), *found] if line and found else found
        yield from self.hanging(begun, line, hang)

    def limbs(self, limbs: Sequence[Limb], indent: str) -> Iterator[CanvasLine]:
        """Yield branches with guides, one line each, cut at the edge."""
        for limb in limbs:
            last = limb is limbs[-1]
            guide = indent + ("└─ " if last else "├─ ")
            line = one_line(limb.pieces, self.lang, self.width - width_of(guide), " ")
            plain = [run for said in limb.pieces for run in (*runs(said, self.lang), (" ", ""))]
            yield [(guide, "faint"), *(plain if line is None else line)]
            yield from self.limbs(limb.limbs, indent + ("   " if last else "│  "))

    # --- findings, and what to do

    def notice(self, notice: Notice) -> Iterator[CanvasLine]:
        place, words, hint = (text_of(said, self.lang) for said in (notice.place, notice.words, notice.hint))
        head = f"{place} {notice.rule} "
        first, *rest = self.after(words, width_of(head) - 4)
        yield ((place, "strong"), (" ", ""), (notice.rule, notice.tone), (" ", ""), (first, ""))
        yield from ((("    " + line, ""),) for line in rest)
        yield from ((("    " + line, "faint"),) for line in (self.after(hint, 0) if hint else ()))
        for said in notice.also:
            yield (("    " + text_of(said, self.lang), "faint"),)

    def after(self, text: str, taken: int) -> list[str]:
        """Wrap, the first line after `taken` cells; what fills the line leaves nothing but an empty first line."""
        room = self.width - 4
        left = room - taken
        if width_of(text) <= left:
            return [text]
        if left < _SHORTEST:
            return ["", *wrap(text, max(room, _SHORTEST))]
        first = wrap(text, left)[0]
        remaining = text[len(first) :].lstrip()
        return [first, *wrap(remaining, max(room, _SHORTEST))] if remaining else [first]

    def steps(self, part: Steps) -> Iterator[CanvasLine]:
        for number, step in enumerate(part.steps, start=1):
            first, *rest = wrap(step.what.words(self.lang), self.width - 5)
            yield ((f"{number:>3}. ", "strong"), (first, ""))
            yield from ((("     " + line, ""),) for line in rest)
            if step.command:
                yield (("     ", ""), (text_of(step.command, self.lang), "command"))

    def flow(self, part: Flow) -> Iterator[CanvasLine]:
        """Yield each box, and below it where its arrows lead."""
        names = {node.key: in_one(node.words, self.lang) for node in part.nodes}
        for node in part.nodes:
            yield (("  " + text_of(node.words, self.lang), "strong"),)
            for above, below, number in part.arrows:
                if above == node.key:
                    yield ((f"    ↓ {number}  ", ""), (text_of(names.get(below, below), self.lang), ""))
