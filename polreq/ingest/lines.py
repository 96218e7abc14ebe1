"""What every reader hands over, whatever the file was: lines in order, and what a portal said about the document."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from polreq.results.finding import FactPairs


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a stretch of a line's text stands in the source.

    Args:
        at: offset in the text where it begins.
        line: lines of the source below the first one.
        column: column of its first character there, from 1.
    """

    at: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line or paragraph of the source.

    Args:
        text: the words, without indentation and markup.
        mark: indentation and markup before the words, kept so that the source can be put together again.
        blank: number of empty lines that follow.
        rank: 1 for what the file itself calls its title, 2 and more for what it calls a heading, 0 for all else.
        cells: for a table row, its columns with merged cells filled in.
        head: the header cells of that table, where the file itself tells them.
        more: number of further lines of the source that were joined to it, or stood before the next one and are left out;
            -1 where the next one stands on the same line of the source.
        reading: what the words should be, where they are damaged; the text stays as the source has it.
        unread: whether its characters say nothing, see polreq.ingest.illegible.
        stretches: where the text stands in the source, if it was put together or closed up; else it stands behind `mark`.
    """

    text: str
    mark: str = ""
    blank: int = 0
    rank: int = 0
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    reading: str = ""
    more: int = 0
    unread: bool = False
    stretches: tuple[Stretch, ...] = ()

    @property
    def words(self) -> str:
        """The words by which structure and facts are found."""
        return self.reading or self.text

    @property
    def origin(self) -> tuple[Stretch, ...]:
        """Where the text stands in the source, at least one stretch."""
        return self.stretches or (Stretch(0, 0, len(self.mark) + 1),)

    def place_of(self, offset: int) -> tuple[int, int]:
        """Return (lines below its first one, column) at which a character of the text stands in the source."""
        stretch = next(s for s in reversed(self.origin) if s.at <= offset or not s.at)
        return stretch.line, stretch.column + offset - stretch.at


@dataclass(frozen=True, slots=True)
class Raw:
    """A source file, read.

    Args:
        form: name of the reader, see Source.form.
        lines: all that it says, in order.
        labels: what a portal's metadata block says, as (field, value); fields are those of polreq.ingest.labels.
        noticed: what the reader has to say about the file: codes of findings with their facts.
    """

    form: str
    lines: tuple[SourceLine, ...]
    labels: tuple[tuple[str, str], ...] = ()
    noticed: tuple[tuple[str, FactPairs], ...] = ()


def without(lines: Sequence[SourceLine], off: Collection[int]) -> Iterator[SourceLine]:
    """Yield the lines without those at some places; the line before takes over their place in the source."""
    before: SourceLine | None = None
    for at, line in enumerate(lines):
        if at in off and before is not None:
            before = replace(before, more=before.more + 1 + line.blank)
        elif at not in off:
            if before is not None:
                yield before
            before = line
    if before is not None:
        yield before
