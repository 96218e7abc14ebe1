"""A requirement (需求) of one of the four layers, and what it rests on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.model.clause import Body, Deadline, Target
from polreq.model.place import Place, Spots

#: Where a requirement comes from: a policy clause 政策条款, a contract 合同, a meeting 会议纪要, an instruction 批示,
#: an evaluation index 考核指标, evidence from users 用户证据 (hotline, ratings, survey, usage data).
BASIS_KINDS: Final = ("clause", "contract", "meeting", "instruction", "index", "evidence")

#: Review status of a requirement.
REVIEW: Final = ("candidate", "accepted", "rejected", "edited")

#: How it is shown that a requirement is met (合格性方法, GB/T 8567): 演示, 测试, 分析, 审查, 特殊.
VERIFICATIONS: Final = ("demonstration", "test", "analysis", "inspection", "special")

#: Who serves whom: government to government, business, citizen.
RELATION_KINDS: Final = ("G2G", "G2B", "G2C")


#: What a column of a list of demands may tell.
DEMAND_FIELDS: Final = (
    "id",
    "title",
    "statement",
    "basis",
    "at",
    "on",
    "count",
    "deadline",
    "lead",
    "support",
    "channel",
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a requirement rests on.

    Args:
        kind: one of BASIS_KINDS.
        ref: document id for a clause; name of the contract, minutes, ticket batch … otherwise.
        locator: where in it.
        digest: digest of the clause's text when the requirement was last looked at; empty if unknown.
        quote: the words themselves, verbatim.
        on: day of the meeting or of the evidence.
        count: number of pieces of evidence (tickets, answers), 0 if not counted.
    """

    kind: str
    ref: str
    locator: str = ""
    digest: str = ""
    quote: str = ""
    on: date | None = None
    count: int = 0
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who looked at a reading (审核读法) last, and when; empty while nobody has."""

    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class AsRead:
    """What the program had read where a person wrote something else; None where it stands as it was read.

    With it a correction can be seen, taken back, and learned from. Fields are those of Requirement.
    """

    kind: str | None = None
    force: str | None = None
    product: bool | None = None
    deadlines: tuple[Deadline, ...] | None = None
    targets: tuple[Target, ...] | None = None
    units: tuple[Body, ...] | None = None
    channels: tuple[str, ...] | None = None
    lines: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NewerWords:
    """What the clause says since a newer text of its document was read, where somebody had decided about an older one.

    Args:
        document: id of that document.
        quote: the words of today; empty while nothing has changed, or where no clause says this any more.
        digest: digest of the clause they stand in.
        gone: no clause of the newer text was recognised.
        read: parts that the program reads otherwise in them than in the older words; None where it reads the same.
    """

    document: str = ""
    quote: str = ""
    digest: str = ""
    gone: bool = False
    read: AsRead = AsRead()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What somebody demands.

    Args:
        id: given once, never changes.
        layer: one of LAYERS.
        statement: what is demanded; the clause's words for an extracted one.
        title: short name, may be empty.
        bases: see Basis.
        kind: one of NORMS (class in the file).
        force: one of FORCES.
        product: whether a feature can answer it.
        satisfies: ids of requirements of upper layers that this one serves, as written in the file.
        status: one of REVIEW.
        note: what a reviewer wrote.
        verify: some of VERIFICATIONS; empty while nobody has said.
        sure: the program promises that the reading is right; see Sureness.
        doubts: parts of the reading that it is not sure of, each with the chance that it is right, 0 to 1; a part that a
            person accepted or corrected is none of them.
        review: see Signed.
        read: see AsRead.
        newer: see NewerWords; it waits for somebody to take it, to keep the older words, or to reject.
        custom: columns of the list that it came from which are no field here, as (column, text) pairs in their order.
        spots: of the statement.
    """

    id: str
    layer: str
    statement: str
    title: str = ""
    bases: tuple[Basis, ...] = ()
    kind: str = "requirement"
    force: str = "must"
    product: bool = True
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    units: tuple[Body, ...] = ()
    channels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    level: str = ""
    heading: tuple[str, ...] = ()
    satisfies: tuple[str, ...] = ()
    status: str = "candidate"
    note: str = ""
    verify: tuple[str, ...] = ()
    sure: bool = False
    doubts: tuple[tuple[str, float], ...] = ()
    review: Signed = Signed()
    read: AsRead = AsRead()
    newer: NewerWords = NewerWords()
    custom: tuple[tuple[str, str], ...] = ()
    place: Place | None = field(default=None, compare=False)
    spots: Spots = field(default=(), compare=False)

    @property
    def due(self) -> date | None:
        """The earliest calendar day that must be met, or None."""
        days = [d.date for d in self.deadlines if d.date and d.kind in ("milestone", "period")]
        return min(days, default=None)

    @property
    def is_read(self) -> bool:
        """Whether the program read it out of a document: only it notes the digest of a clause."""
        return any(b.kind == "clause" and b.digest for b in self.bases)

    @property
    def is_draft(self) -> bool:
        """Whether the program read it, and nobody has decided about that."""
        return self.status == "candidate" and self.is_read

    @property
    def is_overtaken(self) -> bool:
        """Whether its clause reads otherwise now, or is gone, and nobody has decided about that."""
        return self.newer != NewerWords()

    @property
    def unsure_of(self) -> tuple[tuple[str, float], ...]:
        """What the program is not sure of, where nobody has said that the reading as a whole is right or wrong."""
        return self.doubts if self.status in ("candidate", "edited") else ()

    @property
    def in_scope(self) -> bool:
        """Whether coverage counts it: it bears on the product and was not rejected by a reviewer."""
        return self.product and self.status != "rejected"
