"""How the bases (依据) of a demand stand on a day: in force, ended, not yet in force, only said, or not known."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.change.lifecycle import Lives
from polreq.change.registry import Registry
from polreq.checks.assessment import Assessment
from polreq.checks.bases import check_clauses
from polreq.late import late
from polreq.model.document import ENDED, Document
from polreq.model.requirement import Basis
from polreq.results.demand_verdicts import BasisReason, BasisStanding
from polreq.results.lifecycle import PolicyLife

#: Words that say that nobody wrote it down.
_SPOKEN: Final = late(
    r"口头|口述|当面|电话|私下|闲聊|群里说|(?<![a-z])(?:oral|verbal|spoken|by phone)(?![a-z])", re.IGNORECASE
)
#: Kinds of bases that may have been only said, and what names a record of them.
_SAYABLE: Final = ("instruction", "meeting")
_RECORD: Final = late(
    r"批示|批复|签批|批件|纪要|记录|抄告|督办|交办|通知|意见|函|号|单|件|表|《|minutes|memo|letter|record",
    re.IGNORECASE,
)


class Standings:
    """Says how bases stand.

    Args:
        assessment: the workspace, as of a day.
        registry: known documents, those of the workspace among them.
        more: documents from elsewhere that may end others of the workspace.
    """

    def __init__(self, assessment: Assessment, registry: Registry, more: Sequence[Document] = ()) -> None:
        self._assessment = assessment
        self._lives = Lives(assessment.workspace.documents, registry, more)
        self._known: dict[str, PolicyLife] = {}
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
        standing, status = _standing(life)
        if place in self._gone and standing in ("in_force", "unclear"):
            standing = "gone"
        until = None if standing == "in_force" else life.day
        return BasisReason(
            basis.kind, life.named, basis.locator, standing, status, until, life.successor_named, via, place in self._changed, place
        )  # fmt: skip

    def _life(self, document: Document) -> PolicyLife:
        if document.id not in self._known:
            self._known[document.id] = self._lives.of(document, self._assessment.as_of)
        return self._known[document.id]


def _standing(life: PolicyLife) -> tuple[BasisStanding, str]:
    """Return how a basis in a document stands, and the status that is said of it."""
    match life.state:
        case "repealed" | "ended":
            return "ended", life.status if life.status in ENDED else "repealed"
        case "replaced":
            return "ended", life.status if life.status in ENDED else "superseded"
        case "expired":
            return ("ended" if life.status in ENDED else "expired"), life.status
        case "draft":
            return "draft", life.status
        case "not_yet":
            return "not_yet", life.status
        case "unclear" | "partly":
            return "unclear", life.status
        case _:
            return "in_force", life.status


def _is_spoken(basis: Basis) -> bool:
    """Whether an instruction or what was said in a meeting is in no record: words say so, or nothing names one, nor a day or words."""
    if basis.kind not in _SAYABLE:
        return False
    if _SPOKEN.search(f"{basis.ref} {basis.locator}"):
        return True
    return not (basis.on or basis.locator or basis.quote or _RECORD.search(basis.ref))
