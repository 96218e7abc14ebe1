"""What is linked, and how it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from polreq.results.suggestion import Reason

#: Names of text fields, in the order in which they are read.
FIELDS: Final = ("title", "text", "module", "description", "acceptance")

#: Turns a text into words; `polreq.text` provides it.
Segment = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class LinkItem:
    """One thing to be linked: a requirement, a feature, an article, a question.

    Args:
        id: unique in its collection.
        fields: text by field name; see FIELDS.
        channels: ids of the channels (端) that it names.
        lines: business lines.
        heading: texts of the headings above it, outermost first.
        kind: class of a clause, such as `prohibition`; empty if unknown.
    """

    id: str
    fields: Mapping[str, str]
    channels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    kind: str = ""

    @property
    def text(self) -> str:
        """All fields, one a line."""
        return "\n".join(self.fields[name] for name in FIELDS if self.fields.get(name))


class VectorStore(Protocol):
    """Keeps vectors from one run to the next; the same shape as the workspace's cache."""

    def get(self, kind: str, key: str) -> str | None:
        """Return what was put under the key, or None."""
        ...

    def put(self, kind: str, key: str, text: str) -> None:
        """Keep a text under a key."""
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """How links are sought.

    Args:
        top: number of candidates kept for each query.
        explain: whether reasons are worked out, which costs some time.
        semantic: whether vectors are used, where the optional part `semantic` is installed.
        learn: whether confirmed and rejected links move the scores of other pairs.
        thesaurus: further lines of the thesaurus; see data/thesaurus.tsv.
        vectors: where vectors are kept; None if they are computed anew.
    """

    top: int = 100
    explain: bool = True
    semantic: bool = False
    learn: bool = True
    thesaurus: tuple[str, ...] = ()
    vectors: VectorStore | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A ranked candidate: what was asked, what was found, a score between 0 and 1, and why."""

    query: str
    found: str
    score: float
    reasons: tuple[Reason, ...] = ()
