"""What a chain of documents of several levels (国家 → 省 → 市 → 部门计划) concludes: what each level makes of every clause, and which value governs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from polreq.results.alignment import RELATIONS, Article, Carried
from polreq.results.demand_verdicts import BasisStanding
from polreq.results.governing import Governing, Stated

#: What a level makes of a clause above it: a relation, or nothing.
LEVEL_STATES: Final = (*RELATIONS, "missing")

#: What a value is: a number 数量, a time limit 办理时限, a day 完成时间.
VALUE_KINDS: Final = ("number", "limit", "day")


@dataclass(frozen=True, slots=True)
class ChainDocument:
    """A document of a chain.

    Args:
        id: of the document.
        title: in full.
        number: 文号; empty where it has none.
        rank: one of STATED_RANKS; empty if nobody knows.
        region: province or city; empty for national documents, and if nobody knows.
        day: from which it counts, or else on which it was issued; None if nobody knows.
        standing: whether it is in force on the day that is asked for.
    """

    id: str
    title: str
    number: str = ""
    rank: str = ""
    region: str = ""
    day: date | None = None
    standing: BasisStanding = "unclear"


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An upper clause that a clause carries out.

    Args:
        level: position in the chain of the document in which it stands.
        carried: the clause, and how it is carried out.
    """

    level: int
    carried: Carried


@dataclass(frozen=True, slots=True)
class ChainClause:
    """A clause of a document of a chain.

    Args:
        article: the clause.
        asks: whether something is to be done, so that it could be missing below.
        links: the upper clauses that it carries out: of the level above, or further up where those between have none; none if it is purely local.
        nearest: for a purely local one: the clause of the level above that comes nearest; None where nothing can.
        central: the state or the State Council is its subject (国家建立…), so that perhaps nobody below has to carry it out.
    """

    article: Article
    asks: bool
    links: tuple[ChainLink, ...] = ()
    nearest: Carried | None = None
    central: bool = False


@dataclass(frozen=True, slots=True)
class ValueStep:
    """How far a value is from one of a level above.

    Args:
        level: position of the upper document.
        verdict: `same`, `stricter`, `looser`, `against` (both cannot be met) or `unknown`, seen from the lower value.
        amount: the difference, without a sign; None where it cannot be counted.
        unit: of the amount.
        direction: whether the lower one is `more` or `less`, `earlier` or `later`; empty where there is no amount.
    """

    level: int
    verdict: str
    amount: Decimal | None = None
    unit: str = ""
    direction: Literal["more", "less", "earlier", "later", ""] = ""


@dataclass(frozen=True, slots=True)
class LevelValue:
    """A value as one level states it.

    Args:
        level: position of the document.
        locator: of the clause.
        stated: the words and the value.
        steps: how far it is from those of the levels above, from the top down.
    """

    level: int
    locator: str
    stated: Stated
    steps: tuple[ValueStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value through the levels.

    Args:
        kind: one of VALUE_KINDS.
        metric: what is counted, as far as the words say.
        values: as the levels state it, from the top down; a level that does not state it has none.
        governing: which of them governs.
    """

    kind: str
    metric: str
    values: tuple[LevelValue, ...]
    governing: Governing


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A clause that carries out nothing above it, and what the levels below make of it.

    Args:
        level: position of its document; 0 for one of the top document, any other is purely local to its level.
        clause: the clause.
        below: for every level below, from the top down, the clauses that carry it out; their links are those that lead to it.
        values: numbers, time limits and days through the levels.
        closest: for every level below, the place of the clause that comes nearest, also where it carries out nothing; empty where there is none.
    """

    level: int
    clause: ChainClause
    below: tuple[tuple[ChainClause, ...], ...]
    values: tuple[ValueRow, ...] = ()
    closest: tuple[str, ...] = ()

    @property
    def says(self) -> bool:
        """Whether anything in it asks for something, at its beginning or below."""
        return self.clause.asks or any(clause.asks for found in self.below for clause in found)

    def at(self, level: int) -> tuple[ChainClause, ...]:
        """Return the clauses of a level that belong to the row; none above its own level."""
        if level <= self.level:
            return (self.clause,) if level == self.level else ()
        return self.below[level - self.level - 1]

    def state(self, level: int) -> str:
        """Return what a level below makes of the clause: the relation of the likeliest link, or `missing`."""
        links = [link.carried for clause in self.at(level) for link in clause.links]
        return max(links, key=lambda one: one.score).relation if links else "missing"


@dataclass(frozen=True, slots=True)
class LevelChain:
    """Documents of several levels held against each other.

    Args:
        documents: from the top down.
        clauses: all of each document, in its order, with all their links.
        rows: one for each clause of the top document, then one for each purely local clause, level by level, in the order of the documents.
        reordered: the documents were given in another order.
    """

    documents: tuple[ChainDocument, ...]
    clauses: tuple[tuple[ChainClause, ...], ...]
    rows: tuple[ChainRow, ...]
    reordered: bool = False

    def of_level(self, level: int) -> tuple[ChainRow, ...]:
        """Return the rows that begin at a level."""
        return tuple(row for row in self.rows if row.level == level)

    def missing(self, level: int) -> tuple[ChainRow, ...]:
        """Return the clauses of the top document that ask for something and that a level does not carry out; minutes need not carry out all."""
        if self.decides(level):
            return ()
        return tuple(row for row in self.of_level(0) if row.clause.asks and row.state(level) == "missing")

    def decides(self, level: int) -> bool:
        """Whether a level is a meeting, whose minutes decide single matters."""
        return self.documents[level].rank == "meeting"

    def loosened(self) -> tuple[tuple[ChainRow, ValueRow, LevelValue], ...]:
        """Return the values that are looser than one of a level above, or cannot be met together with it, in the order of the rows."""
        return tuple(
            (row, value, one)
            for row in self.rows
            for value in row.values
            for one in value.values
            if any(step.verdict in ("looser", "against") for step in one.steps)
        )
