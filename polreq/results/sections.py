"""What is shown to people: pages of sections, the same for every writer.

An arranger says here what is to be read and what each piece of it is; a writer decides how that looks. Nothing in this
module knows a format, and nothing that reads it needs to know where a piece came from. The values are named tuples, which
cost every start of the program a third of what data classes would.
"""

from datetime import date
from typing import Literal, NamedTuple

from polreq.results.said import Role, Said, Share
from polreq.words import Text


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


class TitledTable(NamedTuple):
    """A table that is handed over, with what stands above it: a sheet of a workbook, a file, a part of a document.

    Args:
        key: names it for programs.
        name: short.
        title: stands above it.
        notes: what has to be known to read it, below the title.
        table: its columns and rows.
        paper: the size it is made for, landscape.
        kept: columns at the left that stay in sight.
    """

    key: str
    name: Text
    title: "str | Text"
    notes: "tuple[Text, ...]"
    table: Table
    paper: Literal["A4", "A3"] = "A4"
    kept: int = 2


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
    """A box of a Flow.

    Args:
        key: names it for the arrows.
        words: what stands in it.
        end: nothing lies below it.
        name: what is shorter than the words, for pictures.
        parts: (tone, name, number) of what it holds; none where that does not matter.
    """

    key: str
    words: "str | Text"
    end: bool = False
    name: "str | Text" = ""
    parts: tuple[tuple[str, Text, int], ...] = ()


class Flow(NamedTuple):
    """Boxes and the arrows between them, from top to bottom: (from, to, number)."""

    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str, int], ...] = ()


class Tally(NamedTuple):
    """A number that matters, with its denominator.

    Args:
        name: what it counts.
        share: the number.
        of: what the denominator counts.
    """

    name: Text
    share: Share
    of: Text


class Tallies(NamedTuple):
    """Numbers that are read first, beside each other where there is room."""

    tallies: tuple[Tally, ...]


class HeatMap(NamedTuple):
    """Shares of groups along two dimensions, as a heat map (热力图) where there are colours.

    Args:
        name: what the rows are.
        columns: names of the groups from left to right.
        rows: name of a group and its shares; a share of nothing where no two groups meet.
    """

    name: Text
    columns: "tuple[str | Text, ...]"
    rows: "tuple[tuple[str | Text, tuple[Share, ...]], ...]"


class Period(NamedTuple):
    """A stretch of time: what it is called, its numbers as Timeline.parts names them, and whether it is past, now or to come."""

    name: "str | Text"
    parts: tuple[int, ...]
    when: Literal["past", "now", "later"]


class Timeline(NamedTuple):
    """What falls due, stretch by stretch: (tone, name) of the parts, what stretches are called, and the stretches in order."""

    name: Text
    parts: tuple[tuple[str, Text], ...]
    stretches: tuple[Period, ...]


class CurvePoint(NamedTuple):
    """A day of Curves.

    Args:
        day: when.
        name: what it is called beside its day.
        numbers: as Curves.lines names them; none where they are not known.
        more: as Curves.more names them, likewise.
        note: why they are not known.
    """

    day: date
    name: Said
    numbers: tuple[int, ...]
    more: tuple[int, ...] = ()
    note: Said = ""


class Curves(NamedTuple):
    """Numbers over time (曲线图), each a part of the one before it.

    Args:
        name: what the days are.
        label: what their names are; empty where they have none.
        lines: (tone, name) of the numbers; the first is the whole, and the last is what is to reach it.
        more: names of numbers that are not drawn.
        points: by day.
        goal: the day by which the last number is to reach the first, and what it is called; None if there is none.
    """

    name: Text
    label: "str | Text"
    lines: tuple[tuple[str, Text], ...]
    more: tuple[Text, ...]
    points: tuple[CurvePoint, ...]
    goal: tuple[date, Text] | None = None


class Facet(NamedTuple):
    """What entries of a Register can be narrowed by.

    Args:
        name: of the facet.
        choices: names of its groups.
        of: for each entry, the numbers of the groups that it belongs to.
    """

    name: Text
    choices: "tuple[str | Text, ...]"
    of: tuple[tuple[int, ...], ...]


class Selection(NamedTuple):
    """Some entries of a Register that are looked at together: a name, and the numbers of the entries."""

    name: Text
    entries: tuple[int, ...]


class End(NamedTuple):
    """What entries of a Register lead to and that is no entry itself: its name, what it is, and how it stands."""

    id: str
    words: str
    state: "str | Text"


class Register(NamedTuple):
    """All of something, to be searched and narrowed, each entry with all around it.

    Args:
        name: of the whole.
        columns: the first is the entry's name, those that stand `below` are shown with one entry only.
        entries: as many cells each as there are columns.
        ends: see End.
        chains: (upper, lower) pairs of numbers: entries are counted first, ends behind them.
        views: the first is shown.
        facets: see Facet.
    """

    name: Text
    columns: tuple[Column, ...]
    entries: "tuple[tuple[str | Text, ...], ...]"
    ends: tuple[End, ...] = ()
    chains: tuple[tuple[int, int], ...] = ()
    views: tuple[Selection, ...] = ()
    facets: tuple[Facet, ...] = ()


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


SectionPart = (
    Prose
    | Table
    | Bars
    | Flow
    | Facts
    | Items
    | Tree
    | Facing
    | Steps
    | Notices
    | Tallies
    | HeatMap
    | Timeline
    | Curves
    | Register
)


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
