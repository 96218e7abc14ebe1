"""Sentences and clauses of a text with their places, and what is only named in it: titles, quotations, names of things."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.text.normalise import fold

_SENTENCE: Final = late(r"[^。！？!?；;\n]+")
_CLAUSE: Final = late(r"[^，,：:。！？!?；;\n]+")
#: What stands in marks is a name, or words that a screen shows: no demand by itself.
_NAMED: Final = late(
    r"《[^《》\n]{1,80}》|“[^“”\n]{1,40}”|「[^「」\n]{1,40}」|‘[^‘’\n]{1,40}’|\"[^\"\n]{1,40}\"|<[^<>\n]{1,200}>"
)
#: In place of a character that is only named.
HIDDEN: Final = "〼"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a text and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field of an item, read once for all rules.

    Args:
        text: as it is written.
        folded: as long, with digits and marks in one form.
        bare: the same with what stands inside of quotation marks hidden; the marks stay.
    """

    text: str
    folded: str
    bare: str

    def span(self, start: int, end: int) -> TextSpan:
        """Return a piece of the text as it is written."""
        return TextSpan(self.text[start:end], start)


def read_field(text: str) -> FieldText:
    """Read a field."""
    folded = fold(text)
    return FieldText(text, folded, _without_names(folded))


def sentences(text: str) -> Iterator[TextSpan]:
    """Yield the sentences of a text; a semicolon and a new line end one too."""
    return (TextSpan(found[0], found.start()) for found in _SENTENCE.finditer(text))


def clauses(span: TextSpan) -> Iterator[TextSpan]:
    """Yield the clauses of a sentence."""
    return (TextSpan(found[0], span.start + found.start()) for found in _CLAUSE.finditer(span.text))


def _without_names(text: str) -> str:
    return _NAMED.sub(lambda found: found[0][0] + HIDDEN * (len(found[0]) - 2) + found[0][-1], text)
