"""How policies stand on a day (政策效力), who says so, and what rests on those that do not hold any more."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from polreq.model.place import Place

#: How a policy stands, what needs to be done first: repealed 已废止, replaced 已被替代, ended 已失效, expired 有效期已过, soon 将到期, partly 部分被替代,
#: draft 草案, not_yet 尚未施行, unclear 没有写明, trial 试行, in_force 现行.
POLICY_STATES: Final = (
    "repealed", "replaced", "ended", "expired", "soon", "partly", "draft", "not_yet", "unclear", "trial", "in_force",
)  # fmt: skip

#: States on which nothing can rest.
OVER: Final = ("repealed", "replaced", "ended", "expired")

#: Who says so: its own text, another document, the file in which it is kept, the program's list of known documents.
WITNESSES: Final = ("text", "document", "file", "known")

#: What else is to be known: it was extended to a day, or to nobody knows when; another document that carries it on, or is the same without 试行;
#: a trial of more than two years whose end nobody states; the file says that it is in force; the day on which it is to end.
REMARKS: Final = ("extended", "extended_unsaid", "carried_on", "final", "long_trial", "kept_as_in_force", "to_end")

#: What to do with a requirement: keep 另有依据, migrate 改依新文件的条款, gone 新文件没有这一条, bring 先导入新文件, ask 另找依据或关闭.
ACTIONS: Final = ("keep", "migrate", "gone", "bring", "ask")

#: Statuses of documents that states stand for; of others the status is that of the file.
_NOW: Final = MappingProxyType(
    {"repealed": "repealed", "replaced": "superseded", "ended": "lapsed", "expired": "expired"}
)

PolicyState = Literal[
    "repealed", "replaced", "ended", "expired", "soon", "partly", "draft", "not_yet", "unclear", "trial", "in_force"
]
PolicyAction = Literal["keep", "migrate", "gone", "bring", "ask"]


@dataclass(frozen=True, slots=True)
class PolicyWitness:
    """Who says how a policy stands.

    Args:
        kind: one of WITNESSES.
        named: how to cite the document that says so; empty for its own text and for the file in which it is kept.
        words: the sentence, verbatim; empty where a key of a file says so.
        locator: where in the document.
        place: where it is written in the workspace; None for the program's list and for documents from elsewhere.
    """

    kind: str
    named: str = ""
    words: str = ""
    locator: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PolicyRemark:
    """What else is to be known of how a policy stands.

    Args:
        key: one of REMARKS.
        named: how to cite the other document.
        day: to which it was extended, from which it is to end, or from which a trial has run.
    """

    key: str
    named: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyLife:
    """How a policy stands on a day.

    Args:
        document: its id.
        named: how to cite it.
        state: one of POLICY_STATES.
        status: as it was found or as its file says.
        day: from which it does not count, its last day, or from which it will count; None where nobody says.
        successor: id of the document of the workspace that took its place; empty if there is none.
        successor_named: how to cite what took its place.
        witnesses: who says so, the first decides.
        remarks: what else is to be known.
    """

    document: str
    named: str
    state: PolicyState
    status: str = ""
    day: date | None = None
    successor: str = ""
    successor_named: str = ""
    witnesses: tuple[PolicyWitness, ...] = ()
    remarks: tuple[PolicyRemark, ...] = ()

    @property
    def status_now(self) -> str:
        """Its status on the day, as one of the statuses of documents: where its file is out of date, what is known wins."""
        if self.state in ("soon", "in_force") and self.status == "unknown":
            return "in_force"
        return _NOW.get(self.state, self.status)


@dataclass(frozen=True, slots=True)
class RestingItem:
    """A requirement that rests on a policy which does not hold, or will soon not.

    Args:
        requirement: its id.
        statement: its words.
        locator: of the clause.
        action: one of ACTIONS.
        others: other bases that hold, as shown.
        places: where the clause stands in the successor.
        change: in what it differs there: unchanged, moved, wording, substantive; empty where there is no successor to compare with.
        links: ids of what is linked to it directly.
        features: ids of the features below it.
        alone: those of them that no other basis in force asks for.
    """

    requirement: str
    statement: str
    locator: str
    action: PolicyAction
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    change: str = ""
    links: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingPolicy:
    """A policy of the workspace: how it stands, and what rests on it.

    Args:
        life: how it stands.
        demands: how many requirements rest on it that nobody rejected.
        resting: those requirements one by one, where it does not hold or will soon not.
    """

    life: PolicyLife
    demands: int = 0
    resting: tuple[RestingItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEndings:
    """A document from outside of the workspace that ends, replaces or extends others (such as 废止目录).

    Args:
        file: as it was named.
        named: how to cite it.
        entries: how many documents it names so.
        documents: ids of those of the workspace among them.
    """

    file: str
    named: str
    entries: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """How all policies of a workspace stand.

    Args:
        as_of: the day.
        within: days that count as soon.
        policies: what needs to be done first, then in the order of the workspace.
        endings: documents from outside that were looked at besides.
    """

    as_of: date
    within: int
    policies: tuple[StandingPolicy, ...]
    endings: tuple[ReadEndings, ...] = ()

    def of(self, *states: str) -> tuple[StandingPolicy, ...]:
        """Return the policies that stand so."""
        return tuple(one for one in self.policies if one.life.state in states)
