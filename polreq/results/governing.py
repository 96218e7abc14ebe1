"""Which of several values that documents state for one thing governs (适用值), why, and which ones do not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from polreq.model.document import LEVELS
from polreq.results.demand_verdicts import BasisStanding

#: Who states a value, the upper one first: levels of government, a department's own plan (部门), then what is agreed or said in a project.
STATED_RANKS: Final = (*LEVELS, "department", "contract", "meeting", "instruction")

#: How a value binds: at most, at least, exactly, cut by, no later than a day, a word that can only be the same or another one.
BOUND_OPS: Final = ("<=", ">=", "=", "reduce", "by", "is")

#: Why a value governs: the only one in force; all say the same; the upper one, which others only loosen or contradict; a lower one that is stricter;
#: the later one of its level; nothing is in force; it cannot be told before the questions are answered.
GOVERNING_REASONS: Final = ("only", "same", "upper", "stricter", "later", "none", "unknown")

#: Why a value does not govern: not in force; looser than an upper one; it cannot be met together with an upper one; nobody can tell which of the two
#: is stricter; older than another one of its level; another one is stricter, which meets it too.
ASIDE_REASONS: Final = ("not_in_force", "looser", "against", "incomparable", "earlier", "met")

#: What has to be asked. The first four leave open which one governs: the level of a document; its day; which of two statements of one day or of one
#: document is meant for this case; in which region the project is. The others do not: whether a document is in force; whether the earlier one is a
#: special rule (特别规定), which this program does not decide; which of two values is stricter.
GOVERNING_QUESTIONS: Final = ("level", "day", "same_day", "region", "force", "special", "compare")


@dataclass(frozen=True, slots=True)
class Bound:
    """A value as it binds.

    Args:
        op: one of BOUND_OPS.
        value: the number; 0 for days and words.
        unit: of the number; empty where there is none.
        day: of `by`.
        word: of `is`: who leads, or whether something must be done.
    """

    op: str
    value: Decimal = Decimal(0)
    unit: str = ""
    day: date | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a document states.

    Args:
        id: of the requirement or clause.
        words: by which it is stated, verbatim.
        bound: the value.
        document: id of the document, name of the contract or minutes.
        rank: one of STATED_RANKS; empty if nobody knows the level of the document.
        region: province or city; empty for national documents, and if nobody knows.
        day: from which the document counts, or else on which it was issued; None if nobody knows.
        standing: how the document stands on the day that is asked for.
    """

    id: str
    words: str
    bound: Bound
    document: str = ""
    rank: str = ""
    region: str = ""
    day: date | None = None
    standing: BasisStanding = "in_force"

    @property
    def counts(self) -> bool:
        """Whether it is not known to be out of force."""
        return self.standing in ("in_force", "unclear", "unread")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A value that does not govern.

    Args:
        stated: the value.
        reason: one of ASIDE_REASONS.
        than: the other value that it is looser than, that it contradicts …; None for one that is not in force.
    """

    stated: Stated
    reason: Literal["not_in_force", "looser", "against", "incomparable", "earlier", "met"]
    than: Stated | None = None


@dataclass(frozen=True, slots=True)
class Governing:
    """Which value governs.

    Args:
        stated: the one that governs; None where none is in force, or where it cannot be told.
        reasons: some of GOVERNING_REASONS, in the order in which they decided.
        aside: all others but those that say the same, from the upper ones down.
        questions: some of GOVERNING_QUESTIONS.
        safest: while it cannot be told: the one whose fulfilment meets all that are in force; None if there is none.
    """

    stated: Stated | None
    reasons: tuple[str, ...]
    aside: tuple[SetAside, ...] = ()
    questions: tuple[str, ...] = ()
    safest: Stated | None = None
