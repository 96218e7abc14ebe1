"""Two readings of the same document (such as with and without a workspace's own lexicon): where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.model.clause import Clause

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
class Reading:
    """A clause that is read differently.

    Args:
        clause: `document#locator`.
        text: its words.
        field: what differs, as in the output of `extract`.
        before: what the one says.
        after: what the other says.
    """

    clause: str
    text: str
    field: str
    before: str
    after: str


def differences(before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Reading]:
    """Compare two readings of one document, clause by clause, field by field."""
    for old, new in zip(before, after, strict=True):
        for name, attribute in COMPARED:
            was, now = _words(getattr(old, attribute)), _words(getattr(new, attribute))
            if was != now:
                yield Reading(f"{new.document}#{new.locator}", new.text.strip(), name, was, now)


def _words(value: object) -> str:
    """Write a value in few words: texts as they are, tuples item by item, values by what names them."""
    if isinstance(value, tuple):
        return "、".join(_words(item) for item in value)
    name = getattr(value, "text", None) or getattr(value, "name", None)
    return str(value if name is None else name) if value is not None else ""
