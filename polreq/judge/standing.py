"""How the bases (依据) of a demand stand on a day: in force, ended, not yet in force, only said, or not known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.change.registry import ENDED, Known, Registry
from polreq.checks.assessment import Assessment
from polreq.checks.bases import check_clauses
from polreq.model.document import Document
from polreq.model.requirement import Basis
from polreq.official.docnumbers import parse_docnumber
from polreq.official.titles import quoted
from polreq.results.demand_verdicts import BasisReason, BasisStanding

#: Words that say that nobody wrote it down.
_SPOKEN: Final = re.compile(
    r"口头|口述|当面|电话|私下|闲聊|群里说|(?<![a-z])(?:oral|verbal|spoken|by phone)(?![a-z])", re.IGNORECASE
)
#: Kinds of bases that may have been only said, and what names a record of them.
_SAYABLE: Final = ("instruction", "meeting")
_RECORD: Final = re.compile(
    r"批示|批复|签批|批件|纪要|记录|抄告|督办|交办|通知|意见|函|号|单|件|表|《|minutes|memo|letter|record",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Life:
    """How a document stands, with what BasisReason says of it."""

    standing: BasisStanding
    status: str = ""
    until: date | None = None
    successor: str = ""


class Standings:
    """Says how bases stand.

    Args:
        assessment: the workspace, as of a day.
        registry: known documents, those of the workspace among them.
    """

    def __init__(self, assessment: Assessment, registry: Registry) -> None:
        self._assessment = assessment
        self._registry = registry
        self._lives: dict[str, _Life] = {}
        found = list(check_clauses(assessment))
        self._gone = {f.place for f in found if f.code == "E403"}
        self._changed = {f.place for f in found if f.code == "E402"}

    def of(self, id: str, *, via: bool) -> Iterator[BasisReason]:
        """Yield a reason for each basis of a requirement but evidence from users.

        Args:
            id: of the requirement.
            via: it stands above the demand that is judged.
        """
        for basis in self._assessment.requirements[id].bases:
            if basis.kind != "evidence":
                yield self._reason(basis, id, id if via else "")

    def holds(self, id: str) -> bool:
        """Whether a requirement binds: it rests on something that is not known to be over."""
        bases = self._assessment.requirements[id].bases
        return not bases or any(reason.carries for reason in self.of(id, via=False))

    def _reason(self, basis: Basis, id: str, via: str) -> BasisReason:
        place = basis.place or self._assessment.place(id)
        document = self._assessment.documents.get(basis.ref)
        if basis.kind != "clause":
            standing: BasisStanding = "spoken" if _is_spoken(basis) else "in_force"
            return BasisReason(basis.kind, basis.ref, basis.locator, standing, via=via, place=place)
        if document is None:
            return BasisReason(basis.kind, basis.ref, basis.locator, "unread", via=via, place=place)
        life = self._life(document)
        standing = "gone" if place in self._gone and life.standing in ("in_force", "unclear") else life.standing
        named = quoted(document.title) + (f"（{document.number}）" if document.number else "")
        return BasisReason(
            basis.kind, named, basis.locator, standing, life.status, life.until, life.successor, via, place in self._changed, place
        )  # fmt: skip

    def _life(self, document: Document) -> _Life:
        if document.id not in self._lives:
            self._lives[document.id] = self._judged(document)
        return self._lives[document.id]

    def _judged(self, document: Document) -> _Life:
        day, known = self._assessment.as_of, self._known(document)
        over = next((k for k in known if k.status in ENDED and not (day and k.ended and k.ended > day)), None)
        status = document.status
        if over or status in ENDED:
            ended, after = (over.ended, over.successor) if over else (None, "")
            return _Life("ended", over.status if over else status, ended, after)
        if status == "draft":
            return _Life("draft", status)
        dates = document.dates
        if day and dates.expires and dates.expires < day:
            if self._is_extended(document):
                return _Life("unclear", status, dates.expires)
            return _Life("expired", status, dates.expires)
        if day and dates.effective and dates.effective > day:
            return _Life("not_yet", status, dates.effective)
        sure = status in ("in_force", "trial") or any(k.status == "in_force" for k in known)
        return _Life("in_force" if sure and status != "partially_superseded" else "unclear", status)

    def _known(self, document: Document) -> tuple[Known, ...]:
        """Return what is registered of a document: by its number, or else by its exact title."""
        if number := parse_docnumber(document.number):
            return self._registry.numbered(number)
        return tuple(k for k in self._registry.titled(document.title) if k.title == document.title)

    def _is_extended(self, document: Document) -> bool:
        names = {document.title, document.number} - {""}
        relations = (r for other in self._assessment.workspace.documents for r in other.relations)
        return any(r.kind == "extends" and names & {r.title, r.number} for r in relations)


def _is_spoken(basis: Basis) -> bool:
    """Whether an instruction or what was said in a meeting is in no record: words say so, or nothing names one, nor a day or words."""
    if basis.kind not in _SAYABLE:
        return False
    if _SPOKEN.search(f"{basis.ref} {basis.locator}"):
        return True
    return not (basis.on or basis.locator or basis.quote or _RECORD.search(basis.ref))
