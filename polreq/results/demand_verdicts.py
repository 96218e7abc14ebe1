"""Whether a demand is supported (真伪需求): a verdict, the reasons for it, and what nobody knows."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from polreq.model.place import Place

#: Verdicts, what needs a talk first: forbidden 触碰禁令, duplicate 重复, unsupported 缺书面依据, users_unknown 有依据、用户未知, supported 依据充分.
DEMAND_VERDICTS: Final = ("forbidden", "duplicate", "unsupported", "users_unknown", "supported")

#: What may be unknown of a demand; unknown is never taken for "no".
UNKNOWNS: Final = ("force", "duty", "users", "day")

#: How a basis stands. The first three carry a demand: what is not known is not said to be missing.
BASIS_STANDINGS: Final = (
    "in_force",  # 现行有效, or written, such as a contract
    "unclear",  # a document whose status nobody states
    "unread",  # a document that is not in the workspace
    "ended",  # 废止, 替代, 失效
    "expired",  # 有效期已过
    "not_yet",  # 尚未施行
    "draft",  # 草案
    "gone",  # the document has no such clause any more
    "spoken",  # 口头: said, with no record named
)

BasisStanding = Literal["in_force", "unclear", "unread", "ended", "expired", "not_yet", "draft", "gone", "spoken"]


@dataclass(frozen=True, slots=True)
class BasisReason:
    """A basis (依据) and how it stands.

    Args:
        kind: one of the kinds of bases, but no evidence from users.
        named: what it is called: title and number of a document, name of the contract or minutes.
        locator: where in it.
        standing: one of BASIS_STANDINGS.
        status: of the document; empty where it is none.
        until: the day from which it does not count, or its last day of validity, or the day from which it will count.
        successor: how to cite what took its place.
        via: the requirement above by which the demand rests on it; empty for its own.
        changed: the words of the clause have changed since the requirement was written.
        place: where it is written.
    """

    kind: str
    named: str
    locator: str
    standing: BasisStanding
    status: str = ""
    until: date | None = None
    successor: str = ""
    via: str = ""
    changed: bool = False
    place: Place | None = None

    @property
    def carries(self) -> bool:
        """Whether a demand can rest on it."""
        return self.standing in ("in_force", "unclear", "unread")


@dataclass(frozen=True, slots=True)
class DutyReason:
    """Whose duty (三定职责) a demand is, by the words of `duties`.

    Args:
        proposer: who asks for it, as written; empty if nobody says.
        word: of the demand that belongs to a duty.
        body: whose duty that is.
        own: it is the proposer's.
    """

    proposer: str
    word: str
    body: str
    own: bool


@dataclass(frozen=True, slots=True)
class NoProductReason:
    """No product can carry it (非产品类): people read it as a matter of organisation, of rules, or of offices."""


@dataclass(frozen=True, slots=True)
class UsersReason:
    """Users who said so (用户证据).

    Args:
        source: name of the batch of tickets, of the survey …
        count: pieces; 0 where nobody counted.
        on: day.
        via: the requirement whose evidence it is; empty for its own.
        place: where it is written.
    """

    source: str
    count: int
    on: date | None
    via: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class UsedReason:
    """How much a feature is used (使用情况): as much as to show that users want it, or little, which does not show that they do not.

    Args:
        feature: whose use it is.
        measure: one of model/usage.COUNTS.
        total: of the days that are known.
        per_month: in thirty days.
        last: last day that is known.
        low: below what the settings call little.
        via: that feature, where it is not what is judged; else empty.
        place: where it is written.
    """

    feature: str
    measure: str
    total: int
    per_month: float
    last: date
    low: bool
    via: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class MeansReason:
    """A solution dressed as a need (方案式需求): words that name the means, with no need beside them."""

    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class TwinReason:
    """Another item says the same (重复).

    Args:
        id: of the other.
        title: its words.
        kept: the other is the one to keep.
    """

    id: str
    title: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ForbiddenReason:
    """An act that is forbidden (禁止性要求).

    Args:
        act: one of judge/prohibited.PROHIBITED, or empty for what a requirement of the workspace forbids.
        words: of the demand that name the act.
        said: words that forbid it.
        source: who forbids it: the requirement, or the title and number of a document.
        place: of that requirement.
    """

    act: str
    words: tuple[str, ...]
    said: str
    source: str
    place: Place | None = None


DemandReason = (
    BasisReason | DutyReason | NoProductReason | UsersReason | UsedReason | MeansReason | TwinReason | ForbiddenReason
)


@dataclass(frozen=True, slots=True)
class DemandVerdict:
    """What is to be said of one demand.

    Args:
        id: of the requirement or feature.
        text: its words.
        verdict: one of DEMAND_VERDICTS.
        reasons: what decides first.
        unknowns: some of UNKNOWNS.
        place: of the item.
    """

    id: str
    text: str
    verdict: str
    reasons: tuple[DemandReason, ...]
    unknowns: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DemandVerdicts:
    """Verdicts of several demands, in the order of DEMAND_VERDICTS and then of the workspace."""

    as_of: date | None
    judged: tuple[DemandVerdict, ...]
