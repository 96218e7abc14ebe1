"""The report: everything that a renderer needs, and nothing that it would have to compute."""

from dataclasses import dataclass
from datetime import date

from polreq.model.clause import Body
from polreq.model.document import Dates
from polreq.model.place import Place
from polreq.results.coverage import Count, Coverage
from polreq.results.finding import Finding
from polreq.results.history import CoverageHistory
from polreq.results.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Thing:
    """A requirement or feature as shown.

    Args:
        id: of the item.
        layer: one of the layers, or `feature`.
        title: short name, or the beginning of the statement.
        text: statement or description.
        force: for requirements.
        status: review status, or status of a feature.
        basis: what it rests on, in words: `国办发〔2019〕51号 二.(一)`.
        due: earliest deadline.
        channels: (channel, status) pairs; for a requirement the status is empty.
        owner: who is responsible on our side (features) or in government (first lead or owner body).
        units: all bodies made responsible, with their roles.
        sure: for requirements: the program promises that it read them right.
        doubts: for requirements: parts of the reading that it is not sure of, each with the chance that it is right.
    """

    id: str
    layer: str
    title: str
    text: str
    place: Place
    force: str = ""
    kind: str = ""
    status: str = ""
    basis: str = ""
    document: str = ""
    due: date | None = None
    channels: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    owner: str = ""
    units: tuple[Body, ...] = ()
    sure: bool = False
    doubts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A policy document as shown, with the count of its requirements in scope."""

    id: str
    title: str
    number: str
    level: str
    genre: str
    status: str
    dates: Dates
    count: Count


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the traceability matrix (需求跟踪矩阵): one requirement and all confirmed below it, by layer."""

    id: str
    state: str
    below: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A requirement without a feature, most urgent first.

    Args:
        id: of the requirement.
        state: `missing`, `stale` or `direct`.
        window: deadline window.
        suggested: suggestions for it, best first.
    """

    id: str
    state: str
    window: str
    due: date | None
    suggested: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class JustifiedRow:
    """A justified gap as shown."""

    id: str
    reason: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link to be looked at: stale (an end changed), broken (an end is gone) or skipping a layer without a reason."""

    lower: str
    upper: str
    trouble: str
    place: Place


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """How the features stand on one channel."""

    id: str
    name: str
    ruled_out: str
    basis: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Coverage along a dimension and the channels at once.

    Args:
        dimension: `layer` or `line`.
        channels: ids, an empty one for requirements that name none.
        rows: key along the dimension and a count for each channel, of nothing where no two meet.
    """

    dimension: str
    channels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Count, ...]], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do next: a stable key that the renderer words, the number it is about, and the command to type.

    Args:
        file: of the workspace, where something is to be written; empty where nothing is.
    """

    key: str
    count: int
    command: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All conclusions about a workspace.

    Args:
        name: of the project.
        owner: whose part of the workspace it is about; empty for all of it, `none` for what nobody owns.
        as_of: the day that deadlines were compared with; None if none was given, then no window but `none` and
            `unjudged` occurs.
        things: requirements and features by id, in the order of the workspace.
        gaps: most urgent first: mandatory before others, then by deadline, then in document order.
        deadlines: ids of requirements with a calendar deadline, earliest first.
        orphans: features that satisfy nothing.
        unbased: requirements below the high layer that rest on nothing.
        edges: links that count, (upper, lower), each requirement's in the order in which they were written.
        sources: (id of a requirement, words of the place that it rests on), where these say more than its statement.
        crossings: coverage along two dimensions; none where nothing names a channel.
        layer_links: confirmed links between two layers: (upper layer, lower layer, number), for the picture.
        unsplit: number of features that are not split by channel, and count on every channel in use with their own status.
        suggestions: links proposed, best first.
        findings: sorted.
        tolerated: findings that the baseline tolerates, sorted.
        drafts: ids of requirements whose reading nobody has decided about yet, in scope or not.
        unread: why nothing of a file could be read, for each such file; all figures are without it.
        history: coverage over time; None where nobody asked for it.
    """

    name: str
    as_of: date | None
    coverage: Coverage
    things: tuple[Thing, ...]
    documents: tuple[DocumentRow, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    gaps: tuple[GapRow, ...] = ()
    justified: tuple[JustifiedRow, ...] = ()
    deadlines: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    unbased: tuple[str, ...] = ()
    links: tuple[LinkRow, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    crossings: tuple[Crossing, ...] = ()
    layer_links: tuple[tuple[str, str, int], ...] = ()
    channels: tuple[ChannelRow, ...] = ()
    unsplit: int = 0
    suggestions: tuple[Suggestion, ...] = ()
    advice: tuple[Advice, ...] = ()
    findings: tuple[Finding, ...] = ()
    tolerated: tuple[Finding, ...] = ()
    drafts: tuple[str, ...] = ()
    unread: tuple[Finding, ...] = ()
    history: CoverageHistory | None = None
    owner: str = ""
