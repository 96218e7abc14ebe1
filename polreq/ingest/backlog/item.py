"""What an export says of one item, whatever the tool."""

from dataclasses import dataclass

from polreq.model.place import Place


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table as it was read.

    Args:
        file: path of the file, as people named it.
        sheet: name of the sheet; empty where there is only one.
        rows: texts of the cells; the first row is number 1 to people.
    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """An item of a backlog.

    Args:
        place: file, row and column of its title.
        id: as the workspace may have it; empty where the tool gives none, and what is left of it where it was rounded.
        other: a second id of the tool's, by which items name each other.
        title: short name.
        description: what it does, without markup.
        acceptance: 验收标准, without markup.
        status: one of FEATURE_STATUSES.
        said: (field, word) pairs of its status, as the tool writes it.
        priority: as the tool writes it.
        module: innermost module.
        modules: product and modules above it, outermost first.
        parent: the item above it as the tool names it: by id, by another id or by title.
        owner: persons, without addresses.
        source: who asked for it.
        plan: plans, iterations or milestones.
        release: version.
        written: (field, column, cell) in which channels are looked for, the most telling first.
        fields: those that its table has a column for.
        columns: names of all columns of its table.
        custom: (column, cell) pairs: what stands in no field, or not word for word.
        rounded: a spreadsheet took its id for a number and lost digits.
    """

    place: Place
    id: str
    title: str
    other: str = ""
    description: str = ""
    acceptance: str = ""
    status: str = "planned"
    said: tuple[tuple[str, str], ...] = ()
    priority: str = ""
    module: str = ""
    modules: tuple[str, ...] = ()
    parent: str = ""
    owner: str = ""
    source: str = ""
    plan: tuple[str, ...] = ()
    release: str = ""
    written: tuple[tuple[str, str, str], ...] = ()
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    rounded: bool = False
