"""A unit of policy text (条款 segment) and what was read out of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from polreq.model.place import Place

#: Classes of a unit of text; the first three are norms that become requirements.
NORMS: Final = ("requirement", "prohibition", "optional")
CLASSES: Final = (*NORMS, "principle", "background", "definition", "report", "liability", "heading", "meta")

#: Force 约束力: must 必须, should 推动, may 可以.
FORCES: Final = ("must", "should", "may")

DEADLINE_KINDS: Final = (
    "milestone", "period", "relative", "sla", "recurring", "staged", "continuous", "effective",
)  # fmt: skip
TARGET_OPS: Final = (">=", "<=", "=", "reduce")
UNIT_ROLES: Final = ("lead", "support", "owner", "actor")

#: Parts of a reading that can be doubted, as files call them → as Sureness does; and the chance below which one is.
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "class": "kind",
        "force": "force",
        "product": "product",
        "deadlines": "deadlines",
        "targets": "targets",
        "units": "units",
    }
)
UNSURE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expectation (时间节点 milestone, 办理时限 sla, …).

    Args:
        text: exact words.
        kind: one of DEADLINE_KINDS.
        date: last day that still meets it; None where it cannot be a calendar day.
        confidence: 0 to 1.
        resolved_by: what the year or day was taken from: `text`, `heading`, `title`, `written`, `effective`, `plan` or empty.
    """

    text: str
    kind: str
    date: datetime.date | None = None
    confidence: float = 1.0
    resolved_by: str = "text"


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified goal (量化指标).

    Args:
        text: exact words.
        op: one of TARGET_OPS.
        value: number as a decimal string without trailing zeros, so that it compares exactly.
        unit: `%`, `个`, `天` and the like; empty where there is none.
        metric: what is counted, as far as the words say.
    """

    text: str
    op: str
    value: str
    unit: str = ""
    metric: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body made responsible (责任单位) and its role: lead 牵头, support 配合, owner 负责, actor 主体."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A cited document: title without 《》, and its number where one is given."""

    title: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the program decided something: which field, which rule, on which words, with what weight."""

    field: str
    rule: str
    words: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a reading is: the chance, from 0 to 1, that a person would leave each part of it as it is.

    Args:
        kind: of the class.
        force: of the force, where the class is right.
        product: of the bearing on the product.
        deadlines: of all deadlines, that there is none included; so for targets and units.
        targets: see deadlines.
        units: see deadlines.
        whole: of everything together.
        sure: whether the whole is so likely that the reading is promised to be right (docs/extraction.md says how often).
    """

    kind: float
    force: float
    product: float
    deadlines: float
    targets: float
    units: float
    whole: float
    sure: bool

    @property
    def doubts(self) -> tuple[tuple[str, float], ...]:
        """The parts that are less likely right than UNSURE, each with its chance, in the order of PARTS."""
        chances = ((part, float(getattr(self, name))) for part, name in PARTS.items())
        return tuple((part, chance) for part, chance in chances if chance < UNSURE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One unit of a document's text, classified.

    Args:
        id: `document#locator`.
        document: id of the document.
        locator: `三.(一).p1.s2`: the block's locator and the number of the sentence in it.
        text: verbatim.
        start: offset of the first character in the block's text, in code points; the end is `start + len(text)`.
        kind: one of CLASSES.
        force: one of FORCES for norms, else None.
        product: whether it bears on what an information system must do.
        heading: texts of the headings above it, outermost first.
        place: where it stands in the policy YAML.
        sureness: how sure the reading is; None for what is no norm.
    """

    id: str
    document: str
    locator: str
    text: str
    start: int
    kind: str
    force: str | None = None
    product: bool = False
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    units: tuple[Body, ...] = ()
    cites: tuple[Cite, ...] = ()
    channels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    level: str = ""
    heading: tuple[str, ...] = ()
    reasons: tuple[Ground, ...] = field(default=(), compare=False)
    place: Place | None = field(default=None, compare=False)
    sureness: Sureness | None = field(default=None, compare=False)

    @property
    def is_norm(self) -> bool:
        return self.kind in NORMS
