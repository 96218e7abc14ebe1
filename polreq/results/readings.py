"""What people are asked about the readings of a document (审核读法), what they decide, and what that changes.

A decision is a small value with texts as people type them, so that options, cells of a table, keys of the screen and
fields of a page all say the same:

    ReadingDecision(ACCEPT, "gf-1-R001")                            the reading is right
    ReadingDecision(DROP, "gf-1-R002", note="是背景介绍")               it is no requirement
    ReadingDecision(CORRECT, "gf-1-R003", "force", "推动")            the force is another one; also `should`
    ReadingDecision(CORRECT, "gf-1-R003", "product", "否")           it does not bear on the product
    ReadingDecision(CORRECT, "gf-1-R003", "units", "市数据局（牵头）；市公安局（配合）")
    ReadingDecision(REMARK, "gf-1-R003", note="等省厅答复")             a note, nothing else
    ReadingDecision(REOPEN, "gf-1-R003")                            as the program had read it, undecided
    ReadingDecision(KEEP, "gf-1-R004")                              its clause has other words now; it stays as it is

Where a clause has other words now (Requirement.newer), ACCEPT and CORRECT take these words.

`polreq.pipeline.review.Reviewing.decide` takes them, also mixed with decisions about links; its `undo` takes the last
call back. `Review.readings` holds what is to be decided, `Review.queue` both kinds in their order. The text of a part is
`polreq.results.reading_values.value_text`; what may be typed is told by `polreq.decide.reading_input`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.results.report import Thing
from polreq.words import Text

#: What a reviewer can decide about a reading: it is right 认可, it is no requirement 不是需求, a part is something else 改正,
#: a note 备注, take everything back 重审, the older words stay although the clause has changed 维持.
ACCEPT: Final = "accept"
DROP: Final = "drop"
CORRECT: Final = "correct"
REMARK: Final = "remark"
REOPEN: Final = "reopen"
KEEP: Final = "keep"


@dataclass(frozen=True, slots=True)
class ReadingDecision:
    """What somebody decided about a reading.

    Args:
        kind: ACCEPT, DROP, CORRECT, REMARK, REOPEN or KEEP.
        item: id of the requirement.
        field: for CORRECT, one of polreq.results.reading_values.FIELDS, or what it is called.
        value: for CORRECT, what it says instead, as people write it; empty for none.
        note: what they wrote; None keeps what is noted already.
        by: who; empty for who signs the review.
        on: when, likewise.
        place: where the decision stands in a table.
    """

    kind: str
    item: str
    field: str = ""
    value: str = ""
    note: str | None = None
    by: str = ""
    on: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadingChange:
    """One line of what a review of readings changes.

    Args:
        item: id of the requirement.
        field: a part of the reading; empty where it is about the whole.
        before: what it said, or how far its review was.
        after: what it says from now on, likewise.
        words: the note.
    """

    item: str
    field: str
    before: Text
    after: Text
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that people made at least twice the same way, proposed where it would fit again; never made by itself.

    Args:
        field: the part of the reading.
        before: what it says.
        after: what it would say.
        value: the same, to be given to a ReadingDecision.
        cue: what this one and those have in common, such as a body, a binding word, a heading.
        taught_by: ids of the requirements in which it was corrected so, in the order of the workspace.
    """

    field: str
    before: Text
    after: Text
    value: str
    cue: Text
    taught_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One reading that nobody has decided about, or whose clause reads otherwise since somebody had.

    Args:
        thing: the requirement as shown.
        requirement: the requirement itself; with the newer words of its clause, if there are.
        window: deadline window.
        check: digest of everything that was read, by which a table knows that it changed since.
        proposals: see Proposal.
        before: as it was decided about, where its clause reads otherwise now or is gone; None elsewhere.
    """

    thing: Thing
    requirement: Requirement
    window: str = "none"
    check: str = ""
    proposals: tuple[Proposal, ...] = ()
    before: Requirement | None = None

    @property
    def gone(self) -> bool:
        """Whether no clause says it any more."""
        return self.before is not None and self.before.newer.gone
