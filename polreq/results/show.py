"""What `polreq show` shows: one item with its chain, reviews and suggestions, how a document stands, hits of a search."""

from dataclasses import dataclass
from datetime import date

from polreq.model.clause import Body, Deadline, Ground, Target
from polreq.model.document import Block, Document
from polreq.model.feature import CaseResult
from polreq.model.link import Confirmer
from polreq.model.place import Place
from polreq.model.requirement import AsRead, Basis, Signed
from polreq.results.conflicts import Conflict
from polreq.results.coverage import Count, ItemCoverage
from polreq.results.decision_log import LoggedDecision
from polreq.results.finding import Finding
from polreq.results.fulfilment import Fulfilment
from polreq.results.ownership import Ownership
from polreq.results.report import JustifiedRow, Report, Thing
from polreq.results.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Branch:
    """A neighbour in the chain, with its own neighbours on the same side.

    Args:
        id: of the requirement or feature.
        layer: one of the layers, or `feature`.
        title: short name, or the beginning of the statement.
        state: coverage state of a requirement, status of a feature.
        stale: the link to it has to be reviewed again.
        seen: it stands elsewhere in the tree already, and its branches are not repeated here.
        branches: further away from the item.
    """

    id: str
    layer: str
    title: str
    state: str = ""
    stale: bool = False
    seen: bool = False
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reviewed link of the item: a line of its review history.

    Args:
        lower: id of the end that satisfies.
        upper: id of the end that is satisfied.
        verdict: `confirmed` or `rejected`.
        stale: an end changed since.
        pending: it waits for a second person (待第二人复核).
        also: further people who confirmed it.
        inline: written with the item (`satisfies`), not in trace/.
    """

    lower: str
    upper: str
    verdict: str
    by: str = ""
    on: date | None = None
    note: str = ""
    stale: bool = False
    inline: bool = False
    pending: bool = False
    also: tuple[Confirmer, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A requirement or feature as `polreq show` prints it.

    Args:
        thing: the item itself.
        as_of: the day that its deadline is compared with.
        digest: today's digest, to be written in trace/ by hand.
        coverage: for requirements in scope.
        acceptance: for features.
        tests: test cases of a feature.
        bases: for requirements, with the words quoted.
        over: (document, status) of those bases whose document does not hold any more on that day.
        heading: headings above its clause, outermost first.
        review: who looked at the reading of a requirement, and when.
        read: what the program had read of it where a person wrote something else.
        justified: the written reason, where it needs no feature.
        above: what it satisfies, directly and further up.
        below: what satisfies it, directly and further down.
        rulings: review history, in the order of the files.
        suggestions: links proposed for it, best first.
        others: items that suggestions and rulings name.
        findings: about this item.
        reasons: why its clause was read as it was: rules and words, for a requirement that rests on a policy clause.
        channel_names: names of the product's channels by id.
        conflicts: with other requirements about the same matter.
        files: (name, sha256) of the files that the documents were read from which it rests on.
        owned: who answers for it; None where there is no owners.yml.
        log: what the log of decisions has about it, in the order of the file.
    """

    thing: Thing
    as_of: date | None = None
    digest: str = ""
    note: str = ""
    acceptance: str = ""
    tests: tuple[CaseResult, ...] = ()
    coverage: ItemCoverage | None = None
    bases: tuple[Basis, ...] = ()
    over: tuple[tuple[str, str], ...] = ()
    heading: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    units: tuple[Body, ...] = ()
    review: Signed | None = None
    read: AsRead | None = None
    justified: JustifiedRow | None = None
    above: tuple[Branch, ...] = ()
    below: tuple[Branch, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fulfilment: Fulfilment | None = None
    suggestions: tuple[Suggestion, ...] = ()
    others: tuple[Thing, ...] = ()
    findings: tuple[Finding, ...] = ()
    reasons: tuple[Ground, ...] = ()
    channel_names: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    owned: Ownership | None = None
    log: tuple[LoggedDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document as `polreq show` prints it.

    Args:
        document: what it is.
        report: the conclusions about the workspace, narrowed to the requirements that rest on the document.
        chapters: the outermost headings that requirements in scope rest on, in order, each with their counts; an empty one
            for what stands under no heading.
        overlap: a requirement rests on two of them.
        resting: number of all requirements that rest on it, in scope or not.
    """

    document: Document
    report: Report
    chapters: tuple[tuple[str, Count], ...]
    overlap: bool
    resting: int


#: A text in pieces, each with whether it is what was searched for.
Marked = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words stand that somebody searched for.

    Args:
        id: of the requirement or feature, or the place in a document: `gf-2018-27#二.(一)`.
        title: of the requirement, feature or document.
        passage: the words around them; empty where they stand in the title only.
        place: in the file.
    """

    id: str
    title: Marked
    passage: Marked
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """What a search in the workspace found, each kind in the order of the workspace.

    Args:
        words: what was searched for, as it was typed.
    """

    words: str
    documents: tuple[Hit, ...] = ()
    requirements: tuple[Hit, ...] = ()
    features: tuple[Hit, ...] = ()

    @property
    def total(self) -> int:
        """How many hits there are."""
        return len(self.documents) + len(self.requirements) + len(self.features)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a line that requirements rest on.

    Args:
        start: where they begin, in code points of the line's text.
        end: behind their last one.
        items: ids of the requirements.
    """

    start: int
    end: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of a document with the requirements that rest on it.

    Args:
        block: the line.
        marks: in the order of the text; they do not overlap.
        whole: ids of requirements that rest on it and quote it in other words, or across what is marked.
    """

    block: Block
    marks: tuple[Mark, ...] = ()
    whole: tuple[str, ...] = ()
