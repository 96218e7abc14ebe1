"""What the workspace's own lexicon changes in the reading of its documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.errors import UsageError
from polreq.model.clause import Clause
from polreq.model.document import Document
from polreq.pipeline.extract import clauses_of
from polreq.pipeline.lexicon import workspace_lexicon
from polreq.store.cache import Cache
from polreq.store.load import load
from polreq.text.lexicon import load_lexicon

#: What of a clause is compared, by the name it has in the output of `extract`.
COMPARED: Final = (
    ("class", "kind"),
    ("force", "force"),
    ("product", "product"),
    ("deadlines", "deadlines"),
    ("targets", "targets"),
    ("units", "units"),
    ("channels", "channels"),
    ("line", "lines"),
    ("relation", "relation"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause that is read differently.

    Args:
        clause: `document#locator`.
        text: its words.
        field: what differs, as in the output of `extract`.
        before: with the package's own lexicon.
        after: with the workspace's.
    """

    clause: str
    text: str
    field: str
    before: str
    after: str


def lexicon_differences(root: Path, cache: Cache) -> tuple[Difference, ...]:
    """Read all documents of a workspace with and without its own lexicon, and compare.

    Raises:
        UsageError: the workspace has no lexicon of its own.
    """
    workspace = load(root, cache).workspace
    if not workspace.settings.lexicon:
        raise UsageError(
            "polreq.yml 中没有 lexicon：没有可比较的自有词表。请先写 lexicon: [词表文件.yml]。",
            "polreq.yml names no lexicon, so there is nothing to compare. Write lexicon: [FILE.yml] first.",
        )
    own = workspace_lexicon(root, workspace.settings)
    builtin = load_lexicon(segmenter=own.segmenter)
    return tuple(
        difference
        for document in workspace.documents
        for difference in _differences(document, clauses_of(document, builtin, cache), clauses_of(document, own, cache))
    )


def _differences(document: Document, before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Difference]:
    for old, new in zip(before, after, strict=True):
        for name, attribute in COMPARED:
            was, now = _words(getattr(old, attribute)), _words(getattr(new, attribute))
            if was != now:
                yield Difference(f"{document.id}#{new.locator}", new.text.strip(), name, was, now)


def _words(value: object) -> str:
    """Write a value in few words: texts as they are, tuples item by item, values by what names them."""
    if isinstance(value, tuple):
        return "、".join(_words(item) for item in value)
    name = getattr(value, "text", None) or getattr(value, "name", None)
    return str(value if name is None else name) if value is not None else ""
