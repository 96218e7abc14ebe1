"""What is shown to people: pages of sections, the same for every writer.

An arranger says here what is to be read and what each piece of it is; a writer decides how that looks. Nothing in this
module knows a format, and nothing that reads it needs to know where a piece came from. The values are named tuples, which
cost every start of the program a third of what data classes would.
"""

import string
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from polreq.words import Lang, Text

#: What a piece is: a writer aligns numbers, sets identifiers in type of their own, and escapes the rest.
Role = Literal[
    "", "id", "number", "share", "score", "date", "state", "verdict", "force", "person", "path", "rule", "command", "arrow", "field", "sign",
]  # fmt: skip

#: How a piece stands: weight, judgement, state of coverage or severity; a writer may colour it, the words say it anyway.
TONES: Final = (
    "", "strong", "faint", "good", "warn", "bad",
    "delivered", "deep", "direct", "justified", "stale", "missing",
    "error", "warning", "info",
)  # fmt: skip


class Span(NamedTuple):
    """A piece of a line.

    Args:
        text: words of the program, or what somebody wrote, which may hold anything.
        role: what it is.
        tone: one of TONES.
        cut: may be shortened where the line is narrow; at most one piece of a line is.
    """

    text: "str | Text"
    role: Role = ""
    tone: str = ""
    cut: bool = False


class Share(NamedTuple):
    """A number with its denominator, of which a writer may show the percentage."""

    part: int
    total: int
    tone: str = ""

    @property
    def percent(self) -> str:
        """The share as said: 0% and 100% only when they are exact, a dash for a share of nothing."""
        if not self.total:
            return "—"
        rounded = (200 * self.part + self.total) // (2 * self.total)
        if self.part and not rounded:
            return "<1%"
        if self.part < self.total and rounded == 100:
            return ">99%"
        return f"{rounded}%"


class Phrase(NamedTuple):
    """A sentence with fields that are pieces themselves.

    Args:
        template: with fields in braces, in the order that each language wants.
        fields: name → what stands there.
        tone: of the words around the fields, and of fields without a tone of their own.
    """

    template: Text
    fields: "tuple[tuple[str, Said], ...]" = ()
    tone: str = ""


class Row(NamedTuple):
    """Pieces beside each other with the same words between them; empty ones are left out."""

    pieces: "tuple[Said, ...]"
    between: "str | Text" = " "


class Stack(NamedTuple):
    """Pieces that stand below each other inside one cell."""

    pieces: "tuple[Said, ...]"


#: Anything that a line or a cell can say.
Said = str | Text | Span | Share | Phrase | Row | Stack


class Prose(NamedTuple):
    """Sentences.

    Args:
        form: `list`, one below the other; `text`, paragraphs; `run`, one behind the other.
    """

    sentences: tuple[Said, ...]
    form: Literal["list", "text", "run"] = "list"


class Column(NamedTuple):
    """A column of a table.

    Args:
        name: its heading.
        role: what its cells are, unless a cell says something else.
        fit: what becomes of it where there is little room: `keep` its width; `cut` its text, or put it on a line of its
            own if next to nothing would be left; `below`: it stands on lines of its own anyway; `most`: it takes what
            the others leave.
        key: names the column for programs.
        size: characters that a cell usually holds, for writers that cannot measure.
        open: people fill it in.
        choices: what they may fill in.
    """

    name: "str | Text"
    role: Role = ""
    fit: Literal["keep", "cut", "below", "most"] = "keep"
    key: str = ""
    size: int = 12
    open: bool = False
    choices: tuple[Text, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its cells stand to the right."""
        return self.role in ("number", "share")


class Table(NamedTuple):
    """Rows of cells.

    Args:
        columns: at least one.
        rows: as many cells each as there are columns.
        headed: the headings are needed to understand the cells; a writer without ruled tables leaves them out otherwise.
        more: what is left out of the rows, and where it stands.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]
    headed: bool = True
    more: "Said" = ""


class Bar(NamedTuple):
    """A row of Bars.

    Args:
        name: of the group.
        total: of the group, the denominator of all others.
        shares: numbers that overlap, as Bars.shares names them.
        parts: numbers that add up to the total, as Bars.parts names them.
        extra: a number beside them.
        sum: the row is the sum of the others.
    """

    name: "str | Text"
    total: int
    shares: tuple[int, ...]
    parts: tuple[int, ...]
    extra: int
    sum: bool = False


class Bars(NamedTuple):
    """Groups of things, each divided into the same parts.

    Args:
        name: what the groups are.
        parts: (tone, name) of the parts, the best first.
        total: name of the totals.
        shares: (tone of the part that is the same number, or empty; name) of the overlapping numbers.
        lead: which of the shares matters most.
        extra: name of the number beside them.
        rows: the groups.
        key: explain the parts below, with the numbers of the last row.
    """

    name: Text
    parts: tuple[tuple[str, Text], ...]
    total: Text
    shares: tuple[tuple[str, Text], ...]
    lead: int
    extra: Text
    rows: tuple[Bar, ...]
    key: bool = False


class Node(NamedTuple):
    """A box of a Flow."""

    key: str
    words: "str | Text"
    end: bool = False


class Flow(NamedTuple):
    """Boxes and the arrows between them, from top to bottom: (from, to, number)."""

    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str, int], ...] = ()


class Facts(NamedTuple):
    """Names and what is to be said under each."""

    rows: tuple[tuple[Text, Said], ...]


class Item(NamedTuple):
    """An entry of a list, with what is said about it.

    Args:
        head: pieces of its first line; empty where it only holds others together.
        mark: stands in front of it: a score, a verdict, a state.
        lines: below it.
        facts: below these.
        items: below these.
    """

    head: tuple[Said, ...] = ()
    mark: "Said" = ""
    lines: tuple[Said, ...] = ()
    facts: tuple[tuple[Text, Said], ...] = ()
    items: "tuple[Item, ...]" = ()


class Items(NamedTuple):
    """A list of entries; those that are long stand apart."""

    items: tuple[Item, ...]
    apart: bool = False


class Limb(NamedTuple):
    """A node of a Tree: pieces of its line, and what hangs on it."""

    pieces: tuple[Said, ...]
    limbs: "tuple[Limb, ...]" = ()


class Tree(NamedTuple):
    """What hangs together, one line each."""

    limbs: tuple[Limb, ...]


class Face(NamedTuple):
    """Two texts about the same: what they are, the texts, and what is said about them."""

    head: Said
    texts: tuple[Said, Said]
    lines: tuple[Said, ...] = ()


class Facing(NamedTuple):
    """Pairs of texts, beside each other where there is room: what each side is called, what it is, and the pairs."""

    names: tuple[Text, Text]
    titles: tuple[Said, Said]
    faces: tuple[Face, ...]


class Step(NamedTuple):
    """Something to do: what, and the command that does it."""

    what: Text
    command: str = ""


class Steps(NamedTuple):
    """Things to do, in order."""

    steps: tuple[Step, ...]


class Notice(NamedTuple):
    """A finding: where, its rule, what is wrong, what to do, and other places.

    Args:
        tone: its severity.
    """

    place: str
    rule: str
    tone: str
    words: "str | Text"
    hint: "str | Text" = ""
    also: tuple[Said, ...] = ()


class Notices(NamedTuple):
    """Findings, one below the other."""

    notices: tuple[Notice, ...]


SectionPart = Prose | Table | Bars | Flow | Facts | Items | Tree | Facing | Steps | Notices


class Section(NamedTuple):
    """Parts under a heading.

    Args:
        parts: from top to bottom; none: there is nothing to say.
        heading: empty for parts that stand without one.
        beside: a number beside the heading.
        deeper: the heading stands one level further down.
        close: its parts belong so closely together that no line need part them.
    """

    parts: tuple[SectionPart, ...]
    heading: "str | Text" = ""
    beside: Said = ""
    deeper: bool = False
    close: bool = False


class Page(NamedTuple):
    """Everything that one command shows.

    Args:
        sections: from top to bottom.
        title: empty where the sections speak for themselves.
        day: what day it is about, or that this is not known.
        dated: whether the day is known.
        warnings: above everything else: a sentence, then one line each.
    """

    sections: tuple[Section, ...]
    title: Said = ""
    day: Said = ""
    dated: bool = True
    warnings: tuple[Said, ...] = ()


def in_one(text: "str | Text", lang: Lang) -> str:
    """Return words in one language; what people wrote stays as it is."""
    return text if isinstance(text, str) else text.words(lang)


def pieces(said: Said, lang: Lang) -> Iterator[Span | Share | Stack]:
    """Take apart what is said in one language: pieces with one role and tone each, in the order of that language.

    The text of every span that comes out is a `str`. A writer treats Share and Stack in its own way.
    """
    if isinstance(said, str):
        if said:
            yield Span(said)
    elif isinstance(said, Text):
        yield Span(said.words(lang))
    elif isinstance(said, Span):
        text = in_one(said.text, lang)
        if text:
            yield said if text is said.text else Span(text, said.role, said.tone, said.cut)
    elif isinstance(said, Phrase):
        yield from _phrase(said, lang)
    elif isinstance(said, Row):
        yield from _row(said, lang)
    else:
        yield said


def _phrase(phrase: Phrase, lang: Lang) -> Iterator[Span | Share | Stack]:
    fields = dict(phrase.fields)
    for literal, name, _, _ in string.Formatter().parse(phrase.template.words(lang)):
        if literal:
            yield Span(literal, tone=phrase.tone)
        if name is None:
            continue
        for piece in pieces(fields[name], lang):
            if isinstance(piece, Span) and phrase.tone and not piece.tone:
                piece = Span(piece.text, piece.role, phrase.tone, piece.cut)
            yield piece


def _row(row: Row, lang: Lang) -> Iterator[Span | Share | Stack]:
    between = in_one(row.between, lang)
    begun = False
    for said in row.pieces:
        for n, piece in enumerate(pieces(said, lang)):
            if begun and not n and between:
                yield Span(between)
            begun = True
            yield piece


def whole(said: Said, lang: Lang) -> str:
    """Return everything that is said in one language, without roles and tones."""
    found = []
    for piece in pieces(said, lang):
        if isinstance(piece, Stack):
            found.append("\n".join(whole(one, lang) for one in piece.pieces))
        elif isinstance(piece, Share):
            found.append(f"{piece.part}/{piece.total} ({piece.percent})")
        else:
            found.append(in_one(piece.text, lang))
    return "".join(found)
