"""Lines of one part of a document → a tree of headings with a locator on every block."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from polreq.ingest.cues import title_like
from polreq.ingest.headings import RANKS, Numbered, is_decimal, may_refer, numbered, own_title
from polreq.ingest.lines import SourceLine
from polreq.model.document import Block
from polreq.text.normalise import SPACES, compact

#: What lines that are not part of the running text are called in locators.
_NAMES: Final = {
    "title": "标题", "number": "文号", "addressee": "主送", "signature": "署名", "date": "日期", "note": "附注",
    "aside": "附注", "attachment": "附件说明",
}  # fmt: skip

_ALWAYS_HEADINGS: Final = ("编", "章", "节")
_LABEL_LIMIT: Final = 20


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line and what it is in its part: a block kind, where `paragraph` stands for all running text.

    An `aside` is a note that does not end what it stands in, such as a page mark.
    """

    line: SourceLine
    kind: str


@dataclass(slots=True)
class _Node:
    item: OutlineItem
    scheme: str = ""
    rank: float = -1.0
    found: Numbered | None = None
    label: str = ""
    head: tuple[str, ...] = ()
    children: list["_Node"] = field(default_factory=list)
    said: str = ""

    @property
    def announces(self) -> bool:
        """Whether the last words before the numbered lines under this heading announce a list (…如下：)."""
        return (self.said or self.item.line.words).rstrip(SPACES).endswith(("：", ":"))

    def walk(self) -> Iterator["_Node"]:
        for child in self.children:
            yield child
            yield from child.walk()


def build(items: Sequence[OutlineItem], prefix: str) -> tuple[Block, ...]:
    """Build the tree of one part; `prefix` is what all its locators begin with."""
    root = _Node(OutlineItem(SourceLine(""), "part"))
    stack = [root]
    decimals = sum(is_decimal(item.line.words) for item in items) > 1
    groups = _groups(items)
    for i, item in enumerate(items):
        _add(_Node(item, label=_label(item.line) if i in groups else ""), stack, decimals)
    _fill_heads(root)
    return tuple(_freeze(root, _Locators(prefix), prefix, 1))


def _groups(items: Sequence[OutlineItem]) -> set[int]:
    """Find lines that head a group of numbered sections: short lines after each of which the numbering begins at one."""
    top = next((n.scheme for i in items if i.kind == "paragraph" and (n := numbered(i.line.words))), "")
    starts = [k for k, i in enumerate(items) if (n := numbered(i.line.words)) and (n.scheme, n.number) == (top, 1)]
    before = [k - 1 for k in starts if k and items[k - 1].kind == "paragraph" and title_like(items[k - 1].line)]
    return set(before) if len(starts) > 1 and len(before) == len(starts) else set()


def _label(line: SourceLine) -> str:
    return compact(line.words)[:_LABEL_LIMIT]


def _add(node: _Node, stack: list[_Node], decimals: bool) -> None:
    if node.item.kind in _NAMES and node.item.kind != "aside" and node.item.line.words:
        del stack[1:]
    elif node.item.kind == "paragraph" and _is_heading(node, stack, decimals):
        _make_room(node, stack)
        stack[-1].children.append(node)
        stack.append(node)
        return
    if node.item.kind == "paragraph" and node.item.line.words:
        _leave_list(stack)
        stack[-1].said = node.item.line.words
    stack[-1].children.append(node)


def _leave_list(stack: list[_Node]) -> None:
    """Step out of a list of items, which a paragraph or a table without a number ends.

    Items (项) of an article are followed by its next paragraph (款); elsewhere only items that a lead-in with a colon
    announced are a list, others may run over several paragraphs.
    """
    while len(stack) > 2 and (stack[-2].announces or any(n.scheme == "条" for n in stack[1:-1])):
        if stack[-1].found is None or (
            own_title(stack[-1].item.line.words, stack[-1].found)[0] and _is_bare_title(stack[-1])
        ):
            return
        stack.pop()


def _is_heading(node: _Node, stack: list[_Node], decimals: bool) -> bool:
    line = node.item.line
    if node.label:
        node.scheme, node.rank = "#0", -0.9
        return True
    if line.cells:
        return False  # 一、平台建设 | 建成平台 | 市数据局: a numbered row of a table heads nothing
    found = numbered(line.words, decimals=decimals)
    if found is not None and not (may_refer(line.words, found) and found.number != _expected(found, stack)):
        depth = found.label.count(".") if found.scheme == "1.1" else 0
        node.found, node.label = found, found.label
        node.scheme = f"{found.scheme}{depth or ''}"
        above = max(parent.rank for parent in stack if parent.scheme != node.scheme)
        node.rank = RANKS[found.scheme] + depth / 10 if found.scheme in RANKS else max(above, RANKS["（一）"]) + 0.5
        return True
    if line.rank > 1:
        node.scheme, node.rank, node.label = f"#{line.rank}", line.rank / 10 - 0.9, _label(line)
        return True
    return False


def _expected(found: Numbered, stack: list[_Node]) -> int:
    for parent in stack:
        same = [c.found.number for c in parent.walk() if c.found and c.found.scheme == found.scheme]
        if same:
            return same[-1] + 1
    return 1


def _make_room(node: _Node, stack: list[_Node]) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].scheme == node.scheme:
            del stack[depth:]
            return
    while len(stack) > 1 and stack[-1].rank >= node.rank:
        stack.pop()


def _fill_heads(root: _Node) -> None:
    """Give each table row its header cells; a table that goes on below a heading keeps its header."""
    head: tuple[str, ...] = ()
    inside = False
    for node in root.walk():
        line = node.item.line
        if line.cells:
            if not inside and (not line.cells[0][:1].isdigit() or len(head) != len(line.cells)):
                head = line.cells
            node.head = line.head or (head if len(head) == len(line.cells) else ())
        if line.words or line.cells:
            inside = bool(line.cells)


class _Locators:
    """Gives every place a name of its own; the second of the same name becomes `~2`."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._used: Counter[str] = Counter()

    def name(self, path: str) -> str:
        self._used[path] += 1
        return path if self._used[path] == 1 else f"{path}~{self._used[path]}"

    def heading(self, node: _Node, parent: str) -> str:
        if node.scheme == "条":
            return self.name(_join(self._prefix, node.label))
        last = parent.removeprefix(self._prefix).removeprefix(".")
        if node.scheme.startswith("1.1") and last and node.label.startswith(f"{last}."):
            return self.name(_join(self._prefix, node.label))
        return self.name(_join(parent, node.label))

    def furniture(self, kind: str) -> str:
        return self.name(_join(self._prefix, _NAMES[kind]))


def _freeze(parent: _Node, locators: _Locators, path: str, level: int) -> Iterator[Block]:
    paragraphs = tables = rows = 0
    habits = _habits(parent)
    before: _Node | None = None
    for node in parent.children:
        line, kind, at = node.item.line, node.item.kind, ""
        head: tuple[str, ...] = ()
        children: tuple[Block, ...] = ()
        if node.label:
            at = locators.heading(node, path)
            children = tuple(_freeze(node, locators, at, level + 1))
            kind = "heading" if _carries_heading(node, habits) else "paragraph"
        elif not line.words and not line.cells:
            kind = "note"
        elif line.cells:
            kind, head = "row", node.head
            new_table = before is None or not before.item.line.cells
            tables, rows = (tables + 1, 1) if new_table else (tables, rows + 1)
            at = locators.name(_join(path, f"t{tables}.r{rows}"))
        elif kind == "paragraph":
            paragraphs += 1
            at = locators.name(_join(path, f"p{paragraphs}"))
        else:
            at = locators.furniture(kind)
            kind = "note" if kind == "aside" else kind
        if line.words or line.cells:
            before = node
        yield Block(
            kind=kind,
            text=line.text,
            locator=at,
            level=level if kind == "heading" else 0,
            mark=line.mark,
            blank=line.blank,
            cells=line.cells,
            head=head,
            children=children,
        )


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the numbered lines of one kind under one heading are written.

    Args:
        titles: whether most of them begin with a title.
        heads: whether under one that is only a title something stands.
    """

    titles: bool
    heads: bool


def _habits(parent: _Node) -> dict[str, _Habit]:
    groups: dict[str, list[_Node]] = {}
    for node in parent.children:
        if node.found is not None:
            groups.setdefault(node.scheme, []).append(node)
    return {
        scheme: _Habit(
            sum(map(_begins_with_title, nodes)) * 2 > len(nodes), any(n.children and _is_bare_title(n) for n in nodes)
        )
        for scheme, nodes in groups.items()
    }


def _carries_heading(node: _Node, habits: Mapping[str, _Habit]) -> bool:
    """Whether a numbered line is a heading, and not just a numbered item of a list.

    It is one if something stands under it; if, like most of its siblings, it begins with a title that its own text
    follows; or if it stands among titles under which something stands.
    """
    if node.found is None or node.found.scheme in _ALWAYS_HEADINGS or node.children:
        return True
    habit = habits[node.scheme]
    return habit.titles if _has_title(node) else habit.heads and _is_bare_title(node)


def _begins_with_title(node: _Node) -> bool:
    return node.found is not None and own_title(node.item.line.words, node.found)[0] != ""


def _has_title(node: _Node) -> bool:
    """Whether a title stands before the text of the line."""
    if node.found is None:
        return False
    title, goes_on = own_title(node.item.line.words, node.found)
    return bool(title) and goes_on


def _is_bare_title(node: _Node) -> bool:
    if node.found is None:
        return False
    title, goes_on = own_title(node.item.line.words, node.found)
    return bool(title) and not goes_on and node.item.line.words.rstrip(SPACES)[-1] not in "。；;：:，,"


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
