"""A workspace's own synonyms (同义词表): tab-separated text → lines for the thesaurus, and everything wrong with them."""

from typing import Final

from polreq.model.place import Place
from polreq.model.workspace import OwnLine
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.yamlio import marker_of

#: Concept, policy terms, product terms, users' terms, related concepts.
_COLUMNS: Final = 5


class ThesaurusReader:
    """Reads the files of one workspace, so that a concept which two of them give is seen."""

    def __init__(self) -> None:
        self._given: dict[str, Place] = {}

    def read(self, text: str, path: str) -> tuple[tuple[OwnLine, ...], tuple[Finding, ...]]:
        """Read one file.

        A line that cannot be understood is left out; words that say nothing are left in and do nothing. Of the markers of
        an unfinished merge the first is told.

        Args:
            text: the file's text; empty lines and those that begin with `#` are passed over.
            path: its name, for the findings.
        """
        lines: list[OwnLine] = []
        findings: list[Finding] = []
        merging = False
        for number, line in enumerate(text.split("\n"), start=1):
            line = line.rstrip("\r")
            if not line.strip() or line.startswith("#"):
                continue
            if marker := marker_of(line):
                findings += [] if merging else [Finding("Y008", Place(path, number, 1), facts=(("marker", marker),))]
                merging = True
                continue
            wrong = self._line(line, path, number)
            findings += wrong
            if not any(finding.code == "S109" for finding in wrong):
                lines.append(OwnLine(line, Place(path, number)))
        return tuple(lines), tuple(findings)

    def _line(self, line: str, path: str, number: int) -> list[Finding]:
        columns = line.split("\t")
        if len(columns) == 1:
            zh, en = "没有制表符（Tab），概念和词没有分开", "it has no tab between the concept and its terms"
            return [_wrong(Place(path, number), zh, en)]
        if len(columns) > _COLUMNS:
            at = len("\t".join(columns[:_COLUMNS])) + 2
            zh, en = (
                f"有 {len(columns)} 列，最多 {_COLUMNS} 列",
                f"it has {len(columns)} columns, not {_COLUMNS} at most",
            )
            return [_wrong(Place(path, number, at), zh, en)]
        name = columns[0]
        if not name or name.split() != [name]:
            zh, en = "第一列应为一个概念名称，不含空格", "the first column must be one concept's name, without spaces"
            return [_wrong(Place(path, number), zh, en)]
        if not any(column.strip() for column in columns[1:]):
            return [_wrong(Place(path, number), "概念后面一个词也没有", "no term follows the concept")]
        return [*self._concept(name, Place(path, number)), *_terms(columns, path, number)]

    def _concept(self, name: str, place: Place) -> list[Finding]:
        first = self._given.setdefault(name, place)
        return [] if first == place else [_twice(place, name, first)]


def _terms(columns: list[str], path: str, number: int) -> list[Finding]:
    """Find terms of one character, which are never sought, and terms that one column names twice."""
    findings = []
    at = len(columns[0]) + 2
    for which, column in enumerate(columns[1:], start=1):
        first: dict[str, Place] = {}
        start = 0
        for term in column.split():
            start = column.index(term, start)
            place = Place(path, number, at + start)
            start += len(term)
            if len(term) < 2 and which < _COLUMNS - 1:
                zh, en = f"“{term}”只有一个字，不会用来查找", f"'{term}' is one character, which is never sought"
                findings.append(Finding("S110", place, term, (("problem", Text(zh, en)),)))
            elif term.lower() in first:
                findings.append(_twice(place, term, first[term.lower()]))
            first.setdefault(term.lower(), place)
        at += len(column) + 1
    return findings


def _wrong(place: Place, zh: str, en: str) -> Finding:
    return Finding("S109", place, facts=(("problem", Text(zh, en)),))


def _twice(place: Place, what: str, first: Place) -> Finding:
    facts = (("problem", Text(f"“{what}”写了两次，第一处在 {first}", f"'{what}' is written twice; first at {first}")),)
    return Finding("S110", place, what, facts, (first,))
