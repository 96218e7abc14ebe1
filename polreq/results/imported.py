"""What an import of a backlog did, or would do."""

from dataclasses import dataclass
from typing import Literal

from polreq.results.finding import Finding
from polreq.words import Text

#: What becomes of an item: it was not there; it says something else now; it says the same; the export no longer has it.
Fate = Literal["new", "changed", "same", "gone"]


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A key of an item that says something else now; `key` may be a column of the tool, and what is counted is said in words."""

    key: str
    before: str | Text
    after: str | Text


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What becomes of one item."""

    fate: Fate
    id: str
    title: str
    status: str
    fields: tuple[ChangedField, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadWord:
    """How words of status were read: the words as the tool has them, what they mean here, and of how many items."""

    said: tuple[str, ...]
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """How a table was read.

    Args:
        file: as people named it, with the sheet where there are several.
        tool: whose export it is.
        rows: number of items taken.
        columns: (column, field) pairs; the field is empty where the column is kept as it is.
        words: see ReadWord.
    """

    file: str
    tool: Text
    rows: int
    columns: tuple[tuple[str, str], ...]
    words: tuple[ReadWord, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do.

    Args:
        tables: how they were read.
        file: of the workspace, to which new items go; empty where nothing could be read.
        changes: of every item, in the order of the export, what is gone last.
        findings: sorted; places are in the exports.
        written: whether the workspace was changed.
        links: number of links that the export confirms and the workspace did not have.
        follow: the command that comes next.
        bare: the workspace has no document and no requirement either, so that there is nothing to trace yet.
    """

    tables: tuple[ReadTable, ...]
    file: str = ""
    changes: tuple[ItemChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    written: bool = False
    links: int = 0
    bare: bool = False
    follow: Literal["trace", "users"] = "trace"

    def of(self, fate: Fate) -> tuple[ItemChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.fate == fate)
