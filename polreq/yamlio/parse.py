"""YAML bytes → positioned nodes and findings; a user's mistake never raises."""

import re
from bisect import bisect_right
from typing import Final

from polreq.late import late
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.yamlio.node import Mapping, Sequence, YamlNode, pack, place
from polreq.yamlio.problems import unfinished_merge

#: Larger files are refused: nobody writes them by hand, and a stranger's file may not fill the memory.
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_DEPTH: Final = 64

#: All line breaks of YAML 1.1, and those of them that editors do not count.
_BREAK: Final = late("\r\n|[\r\n\x85\u2028\u2029]")
_ODD_BREAK: Final = late("[\x85\u2028\u2029]|\r(?!\n)")


def parse(data: bytes, path: str) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Read a YAML file whose top is a mapping.

    Args:
        data: the file's bytes.
        path: what places are named by.

    Returns:
        The mapping, or None where the text cannot be read as one, and what is wrong with it.
    """
    text, findings = as_text(data, path)
    if text is None:
        return None, findings
    node, findings = parse_text(text, path)
    if isinstance(node, Mapping):
        return node, findings
    if node is not None and not findings:
        findings = (_not_a_mapping(node, path),)
    return None, findings


def as_text(data: bytes, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Read the text of a file; None where it is too large or not UTF-8."""
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES >> 20} MB"
        return None, (Finding("Y006", Place(path), facts=(("what", Text(f"超过 {limit}", f"over {limit}")),)),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error.start, path),)


def parse_text(text: str, path: str) -> tuple[YamlNode | None, tuple[Finding, ...]]:
    """Read YAML text, whatever stands at its top; None where its syntax is wrong."""
    from polreq.yamlio.compose import compose

    node, findings = compose(text, path, MAX_DEPTH)
    if _ODD_BREAK.search(text):
        recount = _Recount(text)
        if node is not None:
            recount.node(node)
        findings = tuple(recount.finding(finding) for finding in findings)
    # a marker that is all there is was read as a text
    if merge := unfinished_merge(text, broken=not isinstance(node, Mapping | Sequence)):
        line, marker = merge
        # what the markers do to the syntax is no mistake of its own
        others = (finding for finding in findings if finding.code != "Y001")
        findings = (Finding("Y008", Place(path, line, 1), facts=(("marker", marker),)), *others)
    return node, findings


def _undecodable(data: bytes, start: int, path: str) -> Finding:
    before = data[:start].decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Finding("Y003", Place(path, line, column), facts=(("byte", str(start + 1)),))


def _not_a_mapping(node: YamlNode, path: str) -> Finding:
    if isinstance(node, Sequence):
        actual = Text("列表", "a list")
    elif node.absent:
        actual = Text("空文件", "empty")
    else:
        actual = Text("一段文字", "plain text")
    return Finding("Y004", node.place(path), facts=(("actual", actual),))


class _Recount:
    """Gives positions in the lines that editors show, for a text with line breaks that only YAML 1.1 counts."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.counted = [0, *(m.end() for m in _BREAK.finditer(text))]
        self.shown = [0, *(m.end() for m in re.finditer("\n", text))]

    def place(self, counted: Place) -> Place:
        # the parser counts a break more at some ends of a text
        start = self.counted[min(counted.line, len(self.counted)) - 1]
        offset = min(start + counted.column - 1, self.length)
        line = bisect_right(self.shown, offset)
        return Place(counted.path, line, offset - self.shown[line - 1] + 1)

    def finding(self, finding: Finding) -> Finding:
        related = tuple(self.place(p) for p in finding.related)
        facts = tuple((name, str(related[0]) if name == "first" else value) for name, value in finding.facts)
        return Finding(finding.code, self.place(finding.place), finding.subject, facts, related)

    def node(self, node: YamlNode) -> None:
        node.at = self._at(node.at)
        if node.key_at:
            node.key_at = self._at(node.key_at)
        if isinstance(node, Mapping):
            for child in node.entries.values():
                self.node(child)
        elif isinstance(node, Sequence):
            for child in node.items:
                self.node(child)

    def _at(self, at: int) -> int:
        shown = self.place(place(at, ""))
        return pack(shown.line, shown.column)
