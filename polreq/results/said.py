"""What a line or a cell says: pieces of text, each with what it is, and the same taken apart in one language.

The values are named tuples, which cost every start of the program a third of what data classes would.
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


def tone_of(said: Said, lang: Lang) -> str:
    """Return the tone of the first piece that has one; a cell is coloured as a whole."""
    return next((p.tone for p in pieces(said, lang) if not isinstance(p, Stack) and p.tone), "")


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
