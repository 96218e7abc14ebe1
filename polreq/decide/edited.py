"""A review table that people edited → decisions, and findings with row and column about what cannot be taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from polreq.checks.assessment import Assessment
from polreq.conclude.things import things
from polreq.decide.edited_readings import VERDICT_WORDS, ReadingRows
from polreq.decide.queue import acceptance_of
from polreq.decide.table_rows import EditedRow, headings
from polreq.errors import PolreqError
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.reading_sheet import READING_COLUMNS, READING_NEEDED
from polreq.results.readings import ReadingDecision
from polreq.results.review import CONFIRM, JUSTIFY, RENEW, Decision
from polreq.results.review_sheet import COLUMNS, DECISIONS, NEEDED, SYNONYMS, text_cell
from polreq.sheets.reading import Sheet
from polreq.words.cells import squeezed

_WORDS = {squeezed(word): key for key, words in SYNONYMS.items() for word in words} | {
    squeezed(word): key for key, said in DECISIONS.items() for word in (said.zh, said.en)
}


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edited table says.

    Args:
        decisions: of the rows that can be taken.
        findings: about rows that cannot.
        rows: number of rows read.
        ignored: names of the sheets without headings of such a table, as far as anything stands in them.
    """

    decisions: tuple[Decision | ReadingDecision, ...]
    findings: tuple[Finding, ...]
    rows: int
    ignored: tuple[str, ...] = ()


def read_edited(path: Path, sheets: Iterable[Sheet], assessment: Assessment) -> Edited:
    """Read the decisions out of all tables of a file; columns may be reordered, hidden, added or (those of little use) deleted.

    Args:
        path: the file that the sheets stand in, for messages.
        sheets: all tables of that file.
        assessment: the workspace.

    Raises:
        PolreqError: the file is not such a table.
    """
    every = tuple(sheets)
    tables = [(sheet, *found) for sheet in every if (found := _table(sheet))]
    if not tables:
        raise PolreqError(
            f"{path} 中没有找到审核表的表头（{'、'.join(COLUMNS[key].zh for key in NEEDED)}）。请用 polreq review --export 导出的表。",
            f"{path} has no headings of a review table ({', '.join(COLUMNS[key].en for key in NEEDED)}). "
            "Use a table written by polreq review --export.",
        )
    read = []
    for sheet, about_links, top, columns in tables:
        # with one table in a file its name says enough
        name = path.name if len(tables) == 1 else _named(path, sheet)
        if about_links:
            read.append(_Reader(name, columns, assessment).read(sheet, top))
        else:
            read.append(Edited(*ReadingRows(name, columns, assessment).read(sheet, top)))
    others = [sheet for sheet in every if not _table(sheet) and any(any(row) for row in sheet.rows)]
    lost = [
        Finding("R912", Place(_named(path, sheet), number), facts=(("sheet", sheet.name),))
        for sheet in others
        if (number := _decided(sheet, assessment))
    ]
    return Edited(
        tuple(decision for one in read for decision in one.decisions),
        (*(finding for one in read for finding in one.findings), *lost),
        sum(one.rows for one in read),
        tuple(sheet.name for sheet in others),
    )


def _table(sheet: Sheet) -> tuple[bool, int, Mapping[str, int]] | None:
    """Return whether a table is about links, the index of its row of headings, and of every column; None for another table."""
    for about_links, columns, needed in ((True, COLUMNS, NEEDED), (False, READING_COLUMNS, READING_NEEDED)):
        found = headings(sheet, columns, needed)
        if found:
            return about_links, *found
    return None


def _named(path: Path, sheet: Sheet) -> str:
    """Name a sheet as formulas do."""
    return f"{path.name}!{sheet.name}"


def _decided(sheet: Sheet, assessment: Assessment) -> int:
    """Return the first row that holds an id and a decision, from 1; 0 if none does. A single letter or digit may mean anything."""
    plain = {word for word in (*_WORDS, *VERDICT_WORDS) if len(word) > 1 or not word.isascii()}
    for number, row in enumerate(sheet.rows, start=1):
        if not plain.isdisjoint(map(squeezed, row)) and any(cell.strip() in assessment.requirements for cell in row):
            return number
    return 0


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, name: str, columns: Mapping[str, int], assessment: Assessment) -> None:
        self._name = name
        self._columns = columns
        self._assessment = assessment
        self._things = things(assessment)
        self._digest = assessment.digest
        self._noted = {(k.lower, k.upper): (k.verdict, k.note, k.skip) for k in assessment.workspace.links}
        self._reasons = {g.requirement: g.reason for g in assessment.workspace.gaps}

    def read(self, sheet: Sheet, top: int) -> Edited:
        decisions: list[Decision] = []
        findings: list[Finding] = []
        rows = 0
        for number, cells in enumerate(sheet.rows[top + 1 :], start=top + 2):
            row = EditedRow(self._name, number, cells, self._columns)
            if not any(row[key] for key in ("upper", "lower", "decision", "note", "reason")):
                continue
            rows += 1
            decision, wrong = self._decision(row)
            findings += wrong
            if decision and not wrong:
                decisions.append(decision)
        return Edited(tuple(decisions), tuple(findings), rows)

    def _decision(self, row: EditedRow) -> tuple[Decision | None, list[Finding]]:
        written = row["decision"]
        kind = _WORDS.get(squeezed(written))
        upper, lower = row["upper"], row["lower"]
        if not written:
            return None, self._forgotten(row)
        if kind is None:
            choices = "、".join(d.zh for d in DECISIONS.values()) + " / " + ", ".join(d.en for d in DECISIONS.values())
            return None, [row.finding("R901", "decision", upper, ("value", written), ("choices", choices))]
        if kind == JUSTIFY:
            reason = row["reason"] or row["note"]
            place = row.place("reason" if not reason else "decision")
            wrong = list(self._moved(row, ("upper", "statement")))
            return Decision(JUSTIFY, upper, reason=reason, by=row["by"], place=place), wrong
        wrong = [*self._moved(row, ("upper", "statement")), *self._moved(row, ("lower", "text"))]
        verdict, _, _ = self._noted.get((lower, upper), ("", "", ""))
        if kind == CONFIRM and verdict == "confirmed":
            kind = RENEW
        note = row["note"] if "note" in self._columns else None
        place = row.place(self._doubtful(upper, lower))
        return Decision(kind, upper, lower, note, row["reason"], row["by"], place=place), wrong

    def _doubtful(self, upper: str, lower: str) -> str:
        """Return the column that a finding about the row will most likely be about."""
        if upper not in self._things:
            return "upper"
        return "lower" if lower not in self._things else "decision"

    def _forgotten(self, row: EditedRow) -> list[Finding]:
        """Report words that somebody wrote in a row without a decision; what was exported does not count."""
        upper, lower = row["upper"], row["lower"]
        _, note, skip = self._noted.get((lower, upper), ("", "", ""))
        for key, known in (("note", (note,)), ("reason", (skip, self._reasons.get(upper, "")))):
            if row[key] and squeezed(row[key]) not in {squeezed(text) for text in known}:
                return [row.finding("R907", key, upper, ("id", upper))]
        return []

    def _moved(self, row: EditedRow, columns: tuple[str, str]) -> Iterator[Finding]:
        """Report a row whose id and text do not belong together any more, or whose item changed otherwise."""
        key, text = columns
        item = row[key]
        thing = self._things.get(item)
        if thing is None:
            return
        shown = row[text]
        same_text = not shown or squeezed(shown) == squeezed(text_cell(thing, acceptance_of(self._assessment, item)))
        checks = row["digests"].split()
        known = checks[key == "upper"] if len(checks) == 2 and shown else ""
        if not same_text or known not in ("", self._digest(item)):
            yield row.finding("R904", text if not same_text else key, item, ("id", item))
