"""Pages as Markdown (GitHub's kind)."""

from collections.abc import Iterator, Sequence

from polreq.render.writers.marks import code, phrase, table
from polreq.render.writers.mermaid import write_mermaid
from polreq.render.writers.plain import as_table
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

#: Roles whose text is set as code.
_CODE = frozenset(("id", "path", "command"))

#: Roles whose text holds nothing that Markdown could take for its own.
_BARE = frozenset(("number", "score", "date", "share", "rule"))

#: Between sentences that run on: Chinese has no space.
_GAP = Text("", " ")


def write_markdown(page: Page, lang: Lang) -> str:
    """Lay out a page."""
    return "\n".join(_Sheet(lang).page(page)).rstrip("\n") + "\n"


class _Sheet:
    """Lays out the parts of a page, each as lines."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def page(self, page: Page) -> Iterator[str]:
        title = self.said(page.title)
        if title:
            yield from (f"# {title}", "")
        day = self.said(page.day)
        if day:
            yield from (day, "")
        if page.warnings:
            first, *rest = page.warnings
            yield from (f"**{self.said(first)}**", "", *(f"- {self.said(line)}" for line in rest), "")
        for section in page.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        heading = self.said(section.heading)
        if heading:
            beside = self.said(section.beside)
            yield f"{'###' if section.deeper else '##'} {heading}{f' ({beside})' if beside else ''}"
            yield ""
            if not section.parts:
                yield from (say("empty").words(self.lang), "")
        for part in section.parts:
            lines = list(self.part(part))
            if lines:
                yield from lines
                yield ""

    def part(self, part: SectionPart) -> Iterator[str]:
        if isinstance(part, Prose):
            return self.prose(part)
        if isinstance(part, Table):
            return self.table(part)
        if isinstance(part, Tallies | HeatMap | Timeline | Curves | Register):
            return self.table(as_table(part))
        if isinstance(part, Bars):
            return self.bars(part)
        if isinstance(part, Facts):
            return self.facts(part.rows, "")
        if isinstance(part, Flow):
            return iter(("```mermaid", write_mermaid(part, self.lang).rstrip("\n"), "```"))
        return self.listed(part)

    def listed(self, part: Items | Tree | Facing | Steps | Notices) -> Iterator[str]:
        if isinstance(part, Items):
            return (line for item in part.items for line in self.item(item, ""))
        if isinstance(part, Tree):
            return self.limbs(part.limbs, "")
        if isinstance(part, Facing):
            return self.facing(part)
        if isinstance(part, Steps):
            return self.steps(part)
        return (line for notice in part.notices for line in self.notice(notice))

    # --- what stands in a line

    def said(self, said: Said, column: Column | None = None) -> str:
        """Return what is said as Markdown; a column's role holds for pieces without one."""
        if isinstance(said, str | Text):  # most cells
            return self.words(in_one(said, self.lang), column.role if column else "")
        return "".join(self.piece(piece, column) for piece in pieces(said, self.lang))

    def words(self, text: str, role: str) -> str:
        """Return text as its role wants it."""
        if role in _CODE:
            return code(text)
        return text if role in _BARE else phrase(text)

    def piece(self, piece: Span | Share | Stack, column: Column | None) -> str:
        if isinstance(piece, Stack):
            return "<br>".join(self.said(one, column) for one in piece.pieces)
        if isinstance(piece, Share):
            return f"{piece.part}/{piece.total} ({piece.percent})"
        role = piece.role or (column.role if column else "")
        words = self.words(in_one(piece.text, self.lang), role)
        return f"**{words}**" if piece.tone == "strong" and words.strip() and role not in _CODE else words

    # --- sentences and facts

    def prose(self, part: Prose) -> Iterator[str]:
        sentences = [self.said(said) for said in part.sentences]
        if part.form == "run":
            yield _GAP.words(self.lang).join(sentences)
        elif part.form == "list":
            yield from (f"- {sentence}" for sentence in sentences)
        else:
            for n, sentence in enumerate(sentences):
                yield from ("", sentence) if n else (sentence,)

    def facts(self, rows: Sequence[tuple[Text, Said]], indent: str) -> Iterator[str]:
        colon = say("colon").words(self.lang)
        for name, said in rows:
            yield f"{indent}- **{self.said(name)}**{colon}{self.said(said)}"

    # --- tables

    def table(self, part: Table) -> Iterator[str]:
        right = [n for n, c in enumerate(part.columns) if c.numeric]
        rows = [[self.said(cell, c) for cell, c in zip(row, part.columns, strict=True)] for row in part.rows]
        yield from table([self.said(c.name) for c in part.columns], rows, right=right)
        more = self.said(part.more)
        if more:
            yield from ("", more)

    def bars(self, part: Bars) -> Iterator[str]:
        """Write the numbers; a part that is the same number as one with a share is not repeated."""
        twice = {tone for tone, _ in part.shares}
        own = [n for n, (tone, _) in enumerate(part.parts) if tone not in twice]
        names = (
            part.name,
            part.total,
            *(name for _, name in part.shares),
            *(part.parts[n][1] for n in own),
            part.extra,
        )
        rows = []
        for row in part.rows:
            name = self.said(row.name)
            shares = (self.said(Share(n, row.total)) for n in row.shares)
            numbers = map(str, (*(row.parts[n] for n in own), row.extra))
            rows.append([f"**{name}**" if row.sum else name, str(row.total), *shares, *numbers])
        yield from table([self.said(name) for name in names], rows, right=range(1, len(names)))

    def facing(self, part: Facing) -> Iterator[str]:
        colon = say("colon").words(self.lang)
        sides = [f"{self.said(n)}{colon}{self.said(t)}" for n, t in zip(part.names, part.titles, strict=True)]
        for n, face in enumerate(part.faces):
            if n:
                yield ""
            yield from (f"### {self.said(face.head)}", "")
            yield from table(sides, [[self.said(text) for text in face.texts]])
            yield ""
            yield from (f"- {self.said(line)}" for line in face.lines)

    # --- lists

    def item(self, item: Item, indent: str) -> Iterator[str]:
        inner = indent
        if item.head or item.mark:
            yield f"{indent}- " + "  ".join(text for said in (item.mark, *item.head) if (text := self.said(said)))
            inner = indent + "  "
        yield from (f"{inner}- {text}" for said in item.lines if (text := self.said(said)))
        yield from self.facts(item.facts, inner)
        for one in item.items:
            yield from self.item(one, inner)

    def limbs(self, limbs: Sequence[Limb], indent: str) -> Iterator[str]:
        for limb in limbs:
            yield f"{indent}- " + " ".join(text for said in limb.pieces if (text := self.said(said)))
            yield from self.limbs(limb.limbs, indent + "  ")

    def steps(self, part: Steps) -> Iterator[str]:
        for step in part.steps:
            what = self.said(step.what)
            yield "1. " + (say("do", what=what, command=code(step.command)).words(self.lang) if step.command else what)

    def notice(self, notice: Notice) -> Iterator[str]:
        yield f"- {code(notice.place)} **{notice.rule}** {self.said(notice.words)}"
        hint = self.said(notice.hint)
        yield from (f"  - {line}" for line in (hint, *map(self.said, notice.also)) if line)
