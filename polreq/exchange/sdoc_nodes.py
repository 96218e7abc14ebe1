"""The lines of a .sdoc file → its nodes, whatever grammar they have: only marks, fields and relations are known here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from polreq.late import late
from polreq.words import Text

#: [NODE], [[COMPOSITE]], [[/COMPOSITE]], [/SECTION].
_MARK: Final = late(r"\[(?P<two>\[?)(?P<end>/?)(?P<tag>[A-Z]+(?:_[A-Z]+)*)\]\]?")
_FIELD: Final = late(r"([A-Z][A-Za-z0-9_\-]*):(?: (.*))?")
_RELATIONS: Final = ("RELATIONS:", "REFS:")
_RELATION: Final = late(r"(?:- |  )([A-Z_]+): (.*)")

#: Marks of what holds no requirement: its lines are passed over.
_SETTINGS: Final = frozenset(("DOCUMENT", "GRAMMAR"))
_FREE_TEXT: Final = "FREETEXT"


@dataclass(slots=True)
class SdocNode:
    """A node of a document.

    Args:
        tag: kind of node.
        line: where it begins, the first is 1.
        fields: name, text and line of each, in the order of the file.
        relations: each as its keys (TYPE, VALUE, ROLE …).
        headings: titles of the nodes that it stands in.
    """

    tag: str
    line: int
    headings: tuple[str, ...] = ()
    fields: list[tuple[str, str, int]] = field(default_factory=list)
    relations: list[dict[str, str]] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """Return the text of the first of these fields that is there."""
        return next((text for wanted in names for name, text, _ in self.fields if name == wanted), "")


@dataclass(slots=True)
class SdocProblem:
    """What cannot be understood.

    Args:
        line: where.
        column: likewise.
        problem: what it is.
        node: the node that it is in, if it is in one.
    """

    line: int
    column: int
    problem: Text
    node: SdocNode | None = None


class SdocLines:
    """Reads the lines of one file.

    Args:
        text: content of the file.

    Attributes:
        title: of the document.
        human: name by which people know a field, by its tag, as the grammar says.
        nodes: all nodes, headings included.
        problems: what was not understood.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        self._at = 0
        self._open: list[SdocNode] = []
        self.title = ""
        self.human: dict[str, str] = {}
        self.nodes: list[SdocNode] = []
        self.problems: list[SdocProblem] = []
        while self._at < len(self._lines):
            self._block()
        for node in self._open:
            said = Text(f"[[{node.tag}]] 没有结束标记", f"[[{node.tag}]] is never closed")
            self.problems.append(SdocProblem(node.line, 1, said))

    def _block(self) -> None:
        """Read one block: a mark and the lines that belong to it."""
        line = self._lines[self._at]
        self._at += 1
        mark = _MARK.fullmatch(line.rstrip())
        if mark is None:
            if line.strip():
                said = Text(f"没有看懂这一行：{line.strip()[:40]}", f"this line is not understood: {line.strip()[:40]}")
                self.problems.append(SdocProblem(self._at, 1, said))
        elif mark["end"]:
            self._close(mark["tag"])
        elif mark["tag"] in _SETTINGS:
            self._settings(mark["tag"])
        elif mark["tag"] == _FREE_TEXT:
            self._pass_over()
        else:
            self._node(mark["tag"], opens=bool(mark["two"]) or mark["tag"] == "SECTION")

    def _close(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            said = Text(f"没有与 [/{tag}] 对应的开始标记", f"nothing is open that [/{tag}] could close")
            self.problems.append(SdocProblem(self._at, 1, said))

    def _settings(self, tag: str) -> None:
        """Read the title of the document and names of fields; all other settings say how StrictDoc shows it."""
        last = ""
        for line in self._block_lines():
            if tag == "DOCUMENT" and line.startswith("TITLE: "):
                self.title = line.removeprefix("TITLE: ")
            elif line.startswith("  - TITLE: "):
                last = line.removeprefix("  - TITLE: ")
            elif line.startswith("    HUMAN_TITLE: "):
                self.human[last] = line.removeprefix("    HUMAN_TITLE: ")

    def _pass_over(self) -> None:
        """Pass over free text of older files, whatever is in it."""
        while self._at < len(self._lines) and self._lines[self._at].rstrip() != f"[/{_FREE_TEXT}]":
            self._at += 1
        self._at += 1

    def _block_lines(self) -> Iterator[str]:
        """Yield lines until one is empty or begins another block."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or _MARK.fullmatch(line.rstrip()):
                return
            self._at += 1
            yield line

    def _node(self, tag: str, *, opens: bool) -> None:
        headings = tuple(title for node in self._open if (title := node.first("TITLE")))
        node = SdocNode(tag, self._at, headings)
        self.nodes.append(node)
        if opens:
            self._open.append(node)
        for line in self._block_lines():
            found = _FIELD.fullmatch(line)
            if line.rstrip() in _RELATIONS:
                self._relations(node)
            elif found and found[2] == ">>>":
                node.fields.append((found[1], self._long(node), self._at))
            elif found and found[2]:
                node.fields.append((found[1], found[2], self._at))
            else:
                said = Text(f"应为“名称: 内容”，实际为：{line[:40]}", f"'NAME: text' is expected, not: {line[:40]}")
                self.problems.append(SdocProblem(self._at, 1, said, node))

    def _long(self, node: SdocNode) -> str:
        """Read the lines of a text up to its end mark."""
        start = self._at
        while self._at < len(self._lines) and not self._lines[self._at].startswith("<<<"):
            self._at += 1
        if self._at == len(self._lines):
            said = Text("这里的 >>> 没有对应的 <<<", "the text that >>> begins has no <<<")
            self.problems.append(SdocProblem(start, self._lines[start - 1].index(">>>") + 1, said, node))
        self._at += 1
        return "\n".join(self._lines[start : self._at - 1])

    def _relations(self, node: SdocNode) -> None:
        for line in self._block_lines():
            found = _RELATION.fullmatch(line)
            if found and line.startswith("- "):
                node.relations.append({found[1]: found[2]})
            elif found and node.relations:
                node.relations[-1][found[1]] = found[2]
            else:
                said = Text(
                    f"应为“- TYPE: Parent”等，实际为：{line[:40]}",
                    f"'- TYPE: Parent' or the like is expected, not: {line[:40]}",
                )
                self.problems.append(SdocProblem(self._at, 1, said, node))
