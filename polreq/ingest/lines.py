"""What every reader hands over, whatever the file was: lines in order, and what a portal said about the document."""

from dataclasses import dataclass

from polreq.results.finding import FactPairs


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
    """

    text: str
    mark: str = ""
    blank: int = 0
    rank: int = 0
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    reading: str = ""
    more: int = 0

    @property
    def words(self) -> str:
        """The words by which structure and facts are found."""
        return self.reading or self.text


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
