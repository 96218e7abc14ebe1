"""Requirements that cannot both be taken at their word (要求冲突): other values, a duty against a prohibition, two leads; and what governs."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from polreq.model.place import Place
from polreq.results.governing import Governing, Stated

ConflictKind = Literal["number", "limit", "day", "ban", "lead"]

#: What differs: a quantified goal 量化指标, a time limit 办理时限, the day of a milestone 时间节点, a duty against a prohibition 要求与禁止, who leads 牵头.
CONFLICT_KINDS: Final[tuple[ConflictKind, ...]] = ("number", "limit", "day", "ban", "lead")

#: How it stands, what needs people first: one is looser than an upper one or contradicts it; it cannot be told which one governs; it is clear.
CONFLICT_STATES: Final = ("breach", "open", "clear")


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """A requirement of a conflict.

    Args:
        id: of the requirement.
        text: its statement.
        words: by which it states the value, forbids, or names who leads.
        source: title and number of its document, name of the contract or minutes; empty where it has none.
        locator: where in it.
        force: of the requirement.
        product: whether it bears on the product.
        place: where the requirement is written.
    """

    id: str
    text: str
    words: str
    source: str
    locator: str
    force: str
    product: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Conflict:
    """Requirements about one matter that say something else.

    Args:
        kind: one of CONFLICT_KINDS.
        sides: in the order of the workspace.
        governing: which one governs, and why.
        stated: what governing was decided by: a value for each basis of each side.
    """

    kind: ConflictKind
    sides: tuple[ConflictSide, ...]
    governing: Governing
    stated: tuple[Stated, ...]

    @property
    def state(self) -> str:
        """One of CONFLICT_STATES."""
        if self.governing.stated is None:
            return "open"
        return "breach" if any(one.reason in ("looser", "against") for one in self.governing.aside) else "clear"


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts of a workspace as of a day, those that need people first.

    Args:
        as_of: the day.
        found: those of which at least one side bears on the product.
        beside: all others.
    """

    as_of: date | None
    found: tuple[Conflict, ...]
    beside: tuple[Conflict, ...] = ()
