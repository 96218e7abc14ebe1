"""Pages as HTML."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.render.writers.html.charts import matrix_table, tally_list, timeline_picture
from polreq.render.writers.html.curves import curves_picture
from polreq.render.writers.html.markup import Markup, element, joined, text
from polreq.render.writers.html.pictures import bars_table, flow_list
from polreq.render.writers.html.register import register_list
from polreq.results.said import Said, Share, Span, Stack, in_one, pieces
from polreq.results.sections import (
    Bars,
    Column,
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

#: Between sentences that run on: Chinese has no space.
_GAP: Final = Text("", " ")


#: What parts identifiers: the ends of a link, the entries of a list.
_BETWEEN: Final = (" → ", "、")


def _nowhere(_name: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where things that a page names are found: each gives the address of a thing, or nothing.

    Args:
        item: of an identifier.
        command: of what a command of the terminal does.
    """

    item: Callable[[str], str] = _nowhere
    command: Callable[[str], str] = _nowhere


def write_html(page: Page, lang: Lang, ways: Ways = Ways(), *, top: int = 1) -> Markup:
    """Lay out a page as a piece of HTML.

    Args:
        page: what to show.
        lang: language of the words.
        ways: where the things are found that it names.
        top: level of the heading that its title is.
    """
    return Markup("\n".join(_Sheet(lang, ways, top).page(page)))


class _Sheet:
    """Lays out the parts of a page."""

    def __init__(self, lang: Lang, ways: Ways, top: int) -> None:
        self.lang = lang
        self.ways = ways
        self.top = top

    def page(self, page: Page) -> Iterator[Markup]:
        title, day = self.said(page.title), self.said(page.day)
        if title:
            yield element(f"h{self.top}", title)
        if day:
            yield element("p", day, class_="day" if page.dated else "day undated")
        if page.warnings:
            first, *rest = page.warnings
            lines = element("ul", *(element("li", self.said(line)) for line in rest)) if rest else None
            yield element("div", element("p", self.said(first)), lines, class_="warnings", role="alert")
        for section in page.sections:
            yield self.section(section)

    def section(self, section: Section) -> Markup:
        heading, beside = self.said(section.heading), self.said(section.beside)
        inside: list[Markup] = []
        if heading:
            level = self.top + (2 if section.deeper else 1)
            inside.append(element(f"h{level}", heading, element("small", beside) if beside else None))
            if not section.parts:
                inside.append(element("p", say("empty").words(self.lang), class_="t-faint"))
        inside += [self.part(part) for part in section.parts]
        return element("section", *inside)

    def part(self, part: SectionPart) -> Markup:
        if isinstance(part, Prose):
            return self.prose(part)
        if isinstance(part, Table):
            return self.table(part)
        if isinstance(part, Bars):
            return bars_table(part, self.lang, self.said)
        if isinstance(part, Facts):
            return self.facts(part.rows)
        if isinstance(part, Flow):
            return flow_list(part, self.lang)
        if isinstance(part, Tallies | HeatMap | Timeline | Curves):
            return self.picture(part)
        if isinstance(part, Register):
            return register_list(part, self.lang)
        return self.listed(part)

    def picture(self, part: Tallies | HeatMap | Timeline | Curves) -> Markup:
        if isinstance(part, Tallies):
            return tally_list(part, self.lang)
        if isinstance(part, HeatMap):
            return matrix_table(part, self.lang)
        if isinstance(part, Timeline):
            return timeline_picture(part, self.lang)
        return curves_picture(part, self.lang, self.table)

    def listed(self, part: Items | Tree | Facing | Steps | Notices) -> Markup:
        if isinstance(part, Items):
            name = "items apart" if part.apart else "items"
            return element("ul", *map(self.item, part.items), class_=name)
        if isinstance(part, Tree):
            return element("ul", *map(self.limb, part.limbs), class_="tree")
        if isinstance(part, Facing):
            return self.facing(part)
        if isinstance(part, Steps):
            return self.steps(part)
        return element("ul", *map(self.notice, part.notices), class_="notices")

    # --- what stands in a line

    def said(self, said: Said, column: Column | None = None) -> Markup:
        """Return what is said as HTML; a column's role holds for pieces without one."""
        return joined(self.piece(piece, column) for piece in pieces(said, self.lang))

    def piece(self, piece: Span | Share | Stack, column: Column | None) -> Markup:
        if isinstance(piece, Stack):
            return joined(element("div", self.said(one, column)) for one in piece.pieces)
        if isinstance(piece, Share):
            words = joined((f"{piece.part}/{piece.total} ", element("small", piece.percent)))
            return element("span", words, class_=_classes("share", piece.tone))
        role = piece.role or (column.role if column else "")
        words = text(in_one(piece.text, self.lang))
        if not words.strip():
            return words
        shown = self.named(words, in_one(piece.text, self.lang), role)
        return element("span", shown, class_=_classes(role, piece.tone)) if role or piece.tone else shown

    def named(self, words: Markup, name: str, role: str) -> Markup:
        """Make a link of what names a thing or does something."""
        if role == "id":
            return joined(text(one) if one in _BETWEEN else self.identifier(one) for one in _apart(name))
        if role == "command":
            there = self.ways.command(name)
            return element("a", words, href=there) if there else element("code", words)
        return element("code", words) if role == "path" else words

    def identifier(self, name: str) -> Markup:
        there = self.ways.item(name)
        return element("a", name, href=there) if there else text(name)

    # --- sentences and facts

    def prose(self, part: Prose) -> Markup:
        sentences = [self.said(said) for said in part.sentences]
        if part.form == "run":
            return element("p", Markup(_GAP.words(self.lang).join(sentences)))
        if part.form == "list" and len(sentences) > 1:
            return element("ul", *(element("li", sentence) for sentence in sentences), class_="prose")
        return joined(element("p", sentence) for sentence in sentences)

    def facts(self, rows: Sequence[tuple[Text, Said]]) -> Markup:
        pairs = (joined((element("dt", self.said(name)), element("dd", self.said(said)))) for name, said in rows)
        return element("dl", *pairs)

    # --- tables

    def table(self, part: Table) -> Markup:
        heads = [element("th", self.said(c.name), class_=_cell(c), scope="col") for c in part.columns]
        head = element("thead", element("tr", *heads)) if part.headed else None
        rows = (
            element(
                "tr",
                *(
                    element("td", self.said(cell, c), class_=_cell(c))
                    for cell, c in zip(row, part.columns, strict=True)
                ),
            )
            for row in part.rows
        )
        table = element("table", head, element("tbody", *rows))
        more = self.said(part.more)
        return joined((element("div", table, class_="wide"), element("p", more, class_="more") if more else Markup("")))

    def facing(self, part: Facing) -> Markup:
        colon = say("colon").words(self.lang)
        sides = [joined((self.said(n), colon, self.said(t))) for n, t in zip(part.names, part.titles, strict=True)]
        out = []
        for face in part.faces:
            cells = (
                element("div", element("h5", side), element("p", self.said(words)))
                for side, words in zip(sides, face.texts, strict=True)
            )
            lines = element("ul", *(element("li", self.said(line)) for line in face.lines)) if face.lines else None
            out.append(
                element("div", element("h4", self.said(face.head)), element("div", *cells, class_="sides"), lines)
            )
        return joined(out)

    # --- lists

    def item(self, item: Item) -> Markup:
        mark = self.said(item.mark)
        head = joined((text for said in item.head if (text := self.said(said))), "  ")
        first = (
            element("div", element("span", mark, class_="mark") if mark else None, head, class_="head")
            if head or mark
            else None
        )
        lines = (element("div", words, class_="line") for said in item.lines if (words := self.said(said)))
        facts = self.facts(item.facts) if item.facts else None
        inner = element("ul", *map(self.item, item.items)) if item.items else None
        return element("li", first, *lines, facts, inner)

    def limb(self, limb: Limb) -> Markup:
        line = joined((words for said in limb.pieces if (words := self.said(said))), " ")
        return element("li", line, element("ul", *map(self.limb, limb.limbs)) if limb.limbs else None)

    def steps(self, part: Steps) -> Markup:
        return element("ol", *(self.step(self.said(step.what), step.command) for step in part.steps), class_="steps")

    def step(self, what: Markup, command: str) -> Markup:
        if not command:
            return element("li", what)
        there = self.ways.command(command)
        if there:
            return element("li", element("a", what, href=there))
        words = say("do", what="\0", command="\1").words(self.lang)
        before, _, rest = words.partition("\0")
        between, _, after = rest.partition("\1")
        return element("li", before, what, between, element("code", command), after)

    def notice(self, notice: Notice) -> Markup:
        first = element(
            "div",
            element("span", notice.rule, class_=_classes("rule", notice.tone)),
            " ",
            self.said(notice.words),
            " ",
            element("code", notice.place) if notice.place else None,
        )
        rest = (
            element("div", line, class_="hint")
            for line in (self.said(notice.hint), *map(self.said, notice.also))
            if line
        )
        return element("li", first, *rest)


def _classes(role: str, tone: str) -> str:
    return " ".join(f"{kind}-{key}" for kind, key in (("r", role), ("t", tone)) if key)


def _cell(column: Column) -> str | None:
    return "right" if column.numeric else (_classes(column.role, "") or None)


def _apart(name: str) -> Iterator[str]:
    """Cut what names several things into names and what stands between them: a link, a list."""
    rest = name
    for sign in _BETWEEN:
        if sign in rest:
            first, *others = rest.split(sign)
            yield from _apart(first)
            for other in others:
                yield sign
                yield from _apart(other)
            return
    yield rest
