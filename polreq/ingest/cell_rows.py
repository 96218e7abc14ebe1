"""What tables that were given cell by cell have in common: the columns that a header names, what a cell may hold, the row of its cells."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from polreq.ingest.lines import Raw, SourceLine, Stretch
from polreq.ingest.wrapping import join
from polreq.late import late
from polreq.official.bodies import is_bearer, is_body
from polreq.official.columns import KINDS, ROLES, column_kinds
from polreq.official.date_context import DateContext
from polreq.official.deadlines import read_cell
from polreq.official.numerals import integer
from polreq.text.lexicon import Lexicon, load_lexicon
from polreq.text.normalise import SPACES, compact, fold

#: Fewer columns are no table; no name of a column is longer.
FEWEST: Final = 3
_LONGEST_NAME: Final = 12
#: What a column of numbers is called, and what stands in it.
_NUMBERED: Final = ("序号", "编号")
_NUMBER: Final = late(r"\(?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\)?[.、]?")
_SENTENCE: Final = late(r"[。;!?]")
_LIST: Final = late(r"[、,，；;\s]+|和|及")
#: What stands in a cell that says nothing.
_NOTHING: Final = late(r"\W+|无|暂无|同上|待定")


@dataclass(frozen=True, slots=True)
class Tabled:
    """A text after the cells of its tables were put together, and how many rows came of them."""

    raw: Raw
    rows: int = 0


@dataclass(frozen=True, slots=True)
class CellPiece:
    """A stretch of a line: the place of the line, and where in its words the stretch begins and ends."""

    line: int
    start: int
    end: int


#: The pieces of one cell, from the top down; none where it is empty.
CellLines = tuple[CellPiece, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Args:
        names: as the header has them, without white space.
        kinds: for each, what its cells hold, see `polreq.official.columns`; none where that is open.
        numbered: whether the first one counts the rows.
    """

    names: tuple[str, ...]
    kinds: tuple[AbstractSet[str], ...]
    numbered: bool


def whole(line: SourceLine, at: int) -> CellPiece:
    """Give a line as one piece."""
    return CellPiece(at, 0, len(line.words.rstrip(SPACES)))


def words(lines: Sequence[SourceLine], cell: CellLines) -> list[str]:
    """Give the words of each piece of a cell."""
    return [lines[piece.line].words[piece.start : piece.end].strip(SPACES) for piece in cell]


def is_known_column(name: str) -> bool:
    """Tell whether a text without white space is, as it stands, among the names of columns."""
    lexicon = load_lexicon()
    return any(fold(name) in lexicon.set(f"table.{kind}") for kind in (*KINDS, "other"))


def is_column(name: str) -> bool:
    """Tell whether a text without white space is the name of a column, or ends like one."""
    lexicon = load_lexicon()
    key = fold(name)
    if not 2 <= len(key) <= _LONGEST_NAME or _SENTENCE.search(key):
        return False
    return key in lexicon.set("table.other") or bool(column_kinds(key, lexicon))


def columns(names: Sequence[str]) -> Columns | None:
    """Give the columns that a run of names stands for.

    The names of a directory (名称, 地址, 电话) are those of a table only if it counts its rows; else they say what is to be
    done, and by whom or when.
    """
    lexicon = load_lexicon()
    kinds = tuple(column_kinds(fold(name), lexicon) for name in names)
    numbered = names[0] in _NUMBERED
    tasks = any("task" in kind for kind in kinds) and any(kind & {*ROLES, "time"} for kind in kinds)
    if len(names) < FEWEST or len(set(names)) < len(names) or not (numbered or tasks):
        return None
    return Columns(tuple(names), kinds, numbered)


def number(cell: Sequence[str], *, digits: bool | None = None) -> int | None:
    """Read the number of a row, or None if the cell holds something else.

    Args:
        cell: its lines.
        digits: whether it must be written in digits or must not be; None where either will do.
    """
    found = _NUMBER.fullmatch(fold(compact("".join(cell))))
    if found is None or digits not in (None, found["n"].isdecimal()):
        return None
    return integer(found["n"])


def fits(table: Columns, column: int, cell: Sequence[str]) -> bool:
    """Tell whether a cell may stand in a column: a number, bodies, a time; anything else in the others."""
    kinds = table.kinds[column]
    if table.numbered and column == 0:
        return number(cell) is not None
    said = fold("".join(cell)).strip()
    if not said or _NOTHING.fullmatch(said):
        return "task" not in kinds
    if said.endswith(("、", "，", ",")):
        return False  # it goes on in the next line
    if kinds & {*ROLES, "time"}:
        named, timed = _names_bodies(cell), _is_time(said)
        return (bool(kinds & set(ROLES)) and named) or ("time" in kinds and timed)
    return "task" not in kinds or (len(said) > 2 and not said.isdecimal() and not _only_bodies(cell))


def names_body_or_time(text: str) -> bool:
    """Tell whether a line may be a cell of bodies or of times."""
    said = fold(text).strip()
    return _ends_like_body(said, load_lexicon()) or _is_time(said)


def _names_bodies(cell: Sequence[str]) -> bool:
    lexicon = load_lexicon()
    return all(
        _ends_like_body(line, lexicon) or _ends_like_body("".join(cell[: n + 1]), lexicon)
        for n, line in enumerate(cell)
    )


def _only_bodies(cell: Sequence[str]) -> bool:
    """Tell whether every line is the name of a body and nothing more, as no task is; 推动事项网办 only ends like one."""
    lexicon = load_lexicon()
    begins = any(lexicon.starts(fold(cell[0]), f"opener.{kind}.words") for kind in ("firm", "soft"))
    return not begins and all(is_body(line) for line in cell)


def _ends_like_body(text: str, lexicon: Lexicon) -> bool:
    said = fold(text).strip()
    last = [part for part in _LIST.split(said) if part][-1:]
    # 县数据中心 is a body in a column of bodies, though a sentence may mean a hall of computers by it
    named = any(is_bearer(name, lexicon) or is_body(name) or name.endswith("中心") for name in (*last, said))
    return not _SENTENCE.search(said) and named


def _is_time(said: str) -> bool:
    return bool(read_cell(said, DateContext())) or load_lexicon().has(said, "table.always")


def header(lines: Sequence[SourceLine], cells: Sequence[CellLines], table: Columns, first: int, end: int) -> SourceLine:
    """Put the names of the columns together, whose lines are those of one word; see `row`."""
    return row(lines, cells, replace(table, kinds=(frozenset(),) * len(table.names)), first, end)


def row(lines: Sequence[SourceLine], cells: Sequence[CellLines], table: Columns, first: int, end: int) -> SourceLine:
    """Put the cells of a row together.

    Args:
        lines: of the document.
        cells: of the row, one for each column.
        table: its columns.
        first: place of the first line that the row takes over.
        end: place behind the last one.
    """
    below = {first: 0}
    for at in range(first, end):
        below[at + 1] = below[at] + 1 + lines[at].more + lines[at].blank
    text, reading, stretches = "", "", list[Stretch]()
    for cell, kind in zip(cells, table.kinds, strict=True):
        text += " | " if cell is not cells[0] else ""
        reading += " | " if cell is not cells[0] else ""
        for n, piece in enumerate(cell):
            line = lines[piece.line]
            said = line.text[piece.start : piece.end].strip(SPACES)
            start = line.text.index(said, piece.start)
            gap = " " if n and kind & {*ROLES, "time"} else ""
            text, reading = text + gap, reading + gap
            stretches += _moved(line, start, len(text), below[piece.line])
            text, reading = text + said, reading + line.words[piece.start : piece.end].strip(SPACES)
    last = lines[end - 1]
    return SourceLine(
        text,
        mark=lines[first].mark,
        blank=last.blank,
        cells=tuple(_joined(words(lines, cell), kind) for cell, kind in zip(cells, table.kinds, strict=True)),
        head=table.names,
        reading=reading if reading != text else "",
        more=below[end] - 1 - last.blank,
        stretches=tuple(stretches),
    )


def _moved(line: SourceLine, start: int, at: int, below: int) -> Iterator[Stretch]:
    """Give where the rest of a line from `start` on stands in the source, if it stands at `at` in a row."""
    under, column = line.place_of(start)
    yield Stretch(at, below + under, column)
    for stretch in line.origin:
        if stretch.at > start:
            yield Stretch(at + stretch.at - start, below + stretch.line, stretch.column)


def _joined(said: Sequence[str], kind: AbstractSet[str]) -> str:
    """Join the lines of a cell: names and times stay on lines of their own, a sentence goes on."""
    if kind & {*ROLES, "time"}:
        return "\n".join(said)
    text = ""
    for line in said:
        text = join(text, line) if text else line
    return text
