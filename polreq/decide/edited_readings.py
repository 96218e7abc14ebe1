"""A table of readings that people edited → decisions: a decision that was written in, and cells that say something else now."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.conclude.things import requirement_thing
from polreq.decide.reading_input import terms_in
from polreq.decide.reading_queue import reading_check
from polreq.decide.table_rows import EditedRow
from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.results.newer import as_newer
from polreq.results.reading_sheet import OPEN, VERDICT_SYNONYMS, VERDICTS, cells_digest
from polreq.results.reading_values import FIELDS, value_of, value_text
from polreq.results.readings import CORRECT, REMARK, ReadingDecision
from polreq.results.review_sheet import text_cell
from polreq.sheets.reading import Sheet
from polreq.words.cells import squeezed

#: What people write as a decision → its kind.
VERDICT_WORDS: Final = {squeezed(word): key for key, words in VERDICT_SYNONYMS.items() for word in words} | {
    squeezed(word): key for key, said in VERDICTS.items() for word in (said.zh, said.en)
}

#: What a verdict says about a requirement that has this status: it stands there already.
_STANDS: Final = {"accepted": "accept", "edited": "accept", "rejected": "drop"}


class ReadingRows:
    """Reads the rows of one table of readings.

    Args:
        name: of the file, with the sheet where there are several.
        columns: index of every column by key.
        assessment: the workspace.
    """

    def __init__(self, name: str, columns: Mapping[str, int], assessment: Assessment) -> None:
        self._name = name
        self._columns = columns
        self._assessment = assessment
        self._channels = terms_in(assessment).channels

    def read(self, sheet: Sheet, top: int) -> tuple[tuple[ReadingDecision, ...], tuple[Finding, ...], int]:
        """Return the decisions of the rows that can be taken, findings about others, and the number of rows.

        Args:
            sheet: the table.
            top: index of the row of headings.
        """
        decisions: list[ReadingDecision] = []
        findings: list[Finding] = []
        rows = 0
        for number, cells in enumerate(sheet.rows[top + 1 :], start=top + 2):
            row = EditedRow(self._name, number, cells, self._columns)
            if not any(row[key] for key in ("item", "verdict", "note", *FIELDS)):
                continue
            rows += 1
            made, wrong = self._row(row)
            findings += wrong
            decisions += () if wrong else made
        return tuple(decisions), tuple(findings), rows

    def _row(self, row: EditedRow) -> tuple[list[ReadingDecision], list[Finding]]:
        item, written = row["item"], row["verdict"]
        kind = VERDICT_WORDS.get(squeezed(written))
        if written and kind is None:
            choices = "、".join(v.zh for v in VERDICTS.values()) + " / " + ", ".join(v.en for v in VERDICTS.values())
            return [], [row.finding("R901", "verdict", item, ("value", written), ("choices", choices))]
        decided = self._assessment.requirements.get(item)
        if decided is None:
            asked = [ReadingDecision(kind, item, by=row["by"], place=row.place("item"))] if kind else []
            return asked, []  # whoever judges it says that there is no such id
        requirement = as_newer(decided)
        checks = row["check"].split()
        exported = len(checks) == 2
        corrections = list(self._corrections(row, requirement, exported=exported))
        noted = row.has("note") and row["note"] != requirement.note
        stands = kind is not None and kind == _STANDS.get(decided.status) and not decided.is_overtaken
        if exported and checks[0] != reading_check(decided):
            idle = checks[1] == cells_digest(row[key] for key in OPEN)
            return [], [] if idle else [row.finding("R904", "check", item, ("id", item))]
        if not self._is_of(row, requirement):
            idle = not (corrections or kind or noted)
            return [], [] if idle else [row.finding("R904", "statement", item, ("id", item))]
        note = row["note"] if noted else None
        if kind and not stands:
            corrections.append(ReadingDecision(kind, item, note=note, by=row["by"], place=row.place("verdict")))
        elif noted:
            corrections.append(ReadingDecision(REMARK, item, note=note, by=row["by"], place=row.place("note")))
        return corrections, []

    def _corrections(self, row: EditedRow, requirement: Requirement, *, exported: bool) -> Iterator[ReadingDecision]:
        """Yield a correction for every cell that says something else than the requirement does.

        An empty cell says that there is none, but only in a row that was exported: who writes an id into an empty row has
        not said anything about the rest; and there is always a class and a force.
        """
        for field in FIELDS:
            if not row.has(field):
                continue
            cell = row[field]
            said = value_text(field, value_of(requirement, field), self._channels)
            if squeezed(cell) in (squeezed(said.zh), squeezed(said.en)):
                continue
            if cell or (exported and isinstance(value_of(requirement, field), tuple)):
                yield ReadingDecision(CORRECT, requirement.id, field, cell, by=row["by"], place=row.place(field))

    def _is_of(self, row: EditedRow, requirement: Requirement) -> bool:
        """Whether the id of a row and its text belong together."""
        shown = row["statement"]
        today = text_cell(requirement_thing(requirement, self._assessment.documents))
        return not shown or squeezed(shown) == squeezed(today)
