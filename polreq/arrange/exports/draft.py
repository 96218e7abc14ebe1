"""A table before it is known which of its columns are wanted, and in what order."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from polreq.results.exported import Exported
from polreq.results.said import Role, Said
from polreq.results.sections import Column, Table, TitledTable
from polreq.words import Text
from polreq.words.exporting import HEADINGS, SENTENCES, TABLES
from polreq.words.sentences import filled, say


class Field(NamedTuple):
    """A column that a table can have.

    Args:
        key: what rows call it, and HEADINGS, unless it has a name of its own.
        size: characters that a cell usually holds.
        role: of its cells.
        open: people fill it in.
        name: its heading.
    """

    key: str
    size: int = 12
    role: Role = ""
    open: bool = False
    name: "str | Text" = ""

    @property
    def heading(self) -> "str | Text":
        """Its name, or the heading of its key."""
        return self.name or HEADINGS[self.key]


class Draft(NamedTuple):
    """A table with all columns that it can have.

    Args:
        key: names it for programs.
        name: of the sheet.
        notes: see TitledTable.
        fields: the columns that it has where nobody says otherwise, in their order.
        others: columns that a template can ask for.
        rows: field → cell; what is missing is empty.
        paper: see TitledTable.
    """

    key: str
    name: Text
    notes: tuple[Text, ...]
    fields: tuple[Field, ...]
    rows: tuple[Mapping[str, Said], ...]
    others: tuple[Field, ...] = ()
    paper: Literal["A4", "A3"] = "A4"


def laid(draft: Draft, exported: Exported) -> TitledTable:
    """Lay a draft out with the columns that it has where nobody says otherwise."""
    return laid_with(draft, exported, [(field, field.heading) for field in draft.fields])


def laid_with(draft: Draft, exported: Exported, columns: Iterable[tuple[Field | None, str | Text]]) -> TitledTable:
    """Lay a draft out with columns in some order and under some names; a column without a field is left to be filled in."""
    chosen = tuple(columns)
    table = Table(
        tuple(
            Column(name, field.role, key=field.key, size=field.size, open=field.open)
            if field
            else Column(name, open=True)
            for field, name in chosen
        ),
        tuple(tuple(row.get(field.key, "") if field else "" for field, _ in chosen) for row in draft.rows),
    )
    return TitledTable(
        draft.key, draft.name, _title(draft, exported), (_about(exported), *draft.notes), table, draft.paper
    )


def told(key: str, **values: object) -> Text:
    """Return the sentence of that name from the words of exports, with its fields filled."""
    return filled(SENTENCES[key], values)


def numbered(rows: Iterable[Mapping[str, Said]]) -> tuple[Mapping[str, Said], ...]:
    """Number rows from 1."""
    return tuple({"no": str(n), **row} for n, row in enumerate(rows, start=1))


def _title(draft: Draft, exported: Exported) -> Text:
    project = exported.settings.name
    name = TABLES.get(draft.key, draft.name)
    return Text(f"{project}{name.zh}", f"{project} {name.en}".strip())


def _about(exported: Exported) -> Text:
    day = exported.report.as_of
    return say("as_of", day=day) if day else say("no_as_of")
