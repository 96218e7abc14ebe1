"""What a comparison of two versions of a document (新旧对照) concludes, as commands show it."""

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from polreq.results.alignment import Article

#: What a clause of the newer version is to the older one, and at last what is only in the older one.
CHANGES: Final = ("unchanged", "wording", "substantive", "added", "removed")

#: In what two versions differ: what changes what has to be done first, then what only changes how it is said.
DIFFERENCES: Final = (
    "force", "deadline", "number", "actor", "scope", "channel", "condition", "act",
    "term", "body", "reference", "expression",
)  # fmt: skip

#: Those that change what has to be done.
SUBSTANCE: Final = DIFFERENCES[:8]


#: What becomes of the clause that a requirement rests on.
FATES: Final = ("removed", "substantive", "wording", "moved")
ClauseFate = Literal["removed", "substantive", "wording", "moved"]


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """Where two versions of a clause differ.

    Args:
        kind: one of DIFFERENCES.
        before: the words of the older version; empty where there were none.
        after: the words of the newer one; empty where they were struck out.
    """

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that both versions have, or that only one has.

    Args:
        text: the words as they stand there.
        changed: the other version has others.
    """

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A clause of the newer version and what it comes from, or a clause that was removed.

    Args:
        new: the clause; None where it was removed.
        olds: the clauses of the older version that it comes from, in its order.
        change: one of CHANGES.
        differences: in what they differ.
        moved: its place among the others is another than before; a new number alone is none.
        also: locators of other clauses of the newer version that parts of the older ones went to.
        old_runs: the text of `olds`, cut where it differs; the number in front of each where there are several.
        new_runs: the text of `new`, cut in the same way.
    """

    new: Article | None
    olds: tuple[Article, ...]
    change: str
    differences: tuple[VersionDifference, ...] = ()
    moved: bool = False
    also: tuple[str, ...] = ()
    old_runs: tuple[WordRun, ...] = ()
    new_runs: tuple[WordRun, ...] = ()


@dataclass(frozen=True, slots=True)
class RenamedTerm:
    """What the newer version calls otherwise throughout.

    Args:
        before: how it was called.
        after: how it is called.
        body: it is a body (机构).
    """

    before: str
    after: str
    body: bool = False


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """Two versions of a document, clause by clause.

    Args:
        titles: of the older and of the newer version.
        rows: one for each clause of the newer version, in its order; then one for each that was removed.
        renamed: what is called otherwise throughout.
    """

    titles: tuple[str, str]
    rows: tuple[VersionRow, ...]
    renamed: tuple[RenamedTerm, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many clauses there are of each change."""
        return Counter(row.change for row in self.rows)


@dataclass(frozen=True, slots=True)
class StaleItem:
    """A requirement whose clause is another in the newer version.

    Args:
        requirement: its id.
        statement: what it asks for.
        clause: where its clause stands in the older version.
        change: what became of the clause; `moved` where only its number is another.
        places: where it stands now.
        features: ids of the features that meet it.
    """

    requirement: str
    statement: str
    clause: str
    change: ClauseFate
    places: tuple[str, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionImpact:
    """What a newer version touches in a workspace (影响).

    Args:
        document: id of the older version there.
        newer: id of the document there that has the text of the newer one; empty where there is none yet.
        stale: requirements whose clause is another now.
        fresh: places of the newer version that nobody has extracted yet.
    """

    document: str
    newer: str
    stale: tuple[StaleItem, ...]
    fresh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """What is shown of two versions.

    Args:
        comparison: clause by clause.
        impact: what is touched in a workspace; None outside of one, or where it does not have the older version.
        only: one of CHANGES, to show clauses of that change only; empty: all.
        newer: how the newer version was named, for the command that takes it in.
    """

    comparison: VersionComparison
    impact: VersionImpact | None = None
    only: str = ""
    newer: str = "FILE"

    @property
    def rows(self) -> tuple[VersionRow, ...]:
        """The clauses to be shown."""
        return tuple(row for row in self.comparison.rows if self.only in ("", row.change))
