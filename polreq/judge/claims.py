"""What requirements state that can conflict (各处要求): numbers, time limits, days, each with what it is stated of, and how binding its source is."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from polreq.change.bounds import bound_of_deadline, bound_of_target
from polreq.checks.assessment import Assessment
from polreq.judge.standing import Standings
from polreq.late import late
from polreq.model.clause import Deadline, Target
from polreq.model.document import Document
from polreq.model.requirement import Basis, Requirement
from polreq.official.durations import bare_unit
from polreq.official.genres import bare, is_law
from polreq.official.measures import quantities
from polreq.official.patterns import WORDS
from polreq.official.regions import level_of
from polreq.official.sameness import plainly
from polreq.official.titles import title_key
from polreq.results.conflicts import ConflictKind
from polreq.results.governing import Bound, Stated
from polreq.text.normalise import fold

#: Kinds of bases that state something, as ranks; evidence of users binds nobody.
_RANKS: Final = {"contract": "contract", "meeting": "meeting", "instruction": "instruction", "index": ""}

#: Before the text of an article, and what ends a part of a sentence.
_ARTICLE: Final = late(r"^(?:第[一二三四五六七八九十百零〇\d]+条|[（(][一二三四五六七八九十]+[）)])\s*")
_ENDS: Final = late(r"[，。；：！？\n]")
_HAN: Final = late(r"[一-鿿A-Za-z]+")
_FRAMES: Final = late(WORDS["no_matter"])
_NO_SUBJECT: Final = late(WORDS["no_subject"])
_AGREEMENT: Final = late(rf"{WORDS['agreements']}$")
_EXTENDS: Final = late(WORDS["extends"])
#: Kinds of measures that add up over a region, so that each region has its own sum.
_SUMS: Final = frozenset(("things", "people", "extent", "amounts", "money", "scale"))
#: A part of a sentence with fewer pairs of characters is read together with the next one.
_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a requirement states, and of what.

    Args:
        kind: one of CONFLICT_KINDS.
        requirement: id.
        bound: the value.
        whole: pairs of characters of the statement without figures and common words.
        part: those of the part of the sentence in which the value stands.
        case: other figures of that part, with the words before them, which say in which case it holds (宽度大于40米的道路).
        subject: those of the statement that tell the subject of its document.
        subjects: all that tell it.
        sum: the value adds up over a region.
        staged: it is to be reached by a day of its own.
        stated: the value once for each basis.
    """

    kind: ConflictKind
    requirement: str
    bound: Bound
    whole: frozenset[str]
    part: frozenset[str]
    case: frozenset[tuple[str, Decimal, str]]
    subject: frozenset[str]
    subjects: frozenset[str]
    sum: bool
    staged: frozenset[object]
    stated: tuple[Stated, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents, contracts and minutes that state it; the requirement itself if there are none."""
        return tuple(dict.fromkeys(one.document or self.requirement for one in self.stated))


class ClaimReader:
    """Reads the claims of requirements.

    Args:
        assessment: the workspace, as of a day.
        standings: how bases stand.
    """

    def __init__(self, assessment: Assessment, standings: Standings) -> None:
        self._documents = assessment.documents
        self._standings = standings

    def values(self, requirement: Requirement) -> Iterator[Claim]:
        """Yield numbers, time limits and days; none of a limit that only adds to one that is not said."""
        text = _ARTICLE.sub("", fold(requirement.statement))
        staged = frozenset(d.date for d in requirement.deadlines if d.date)
        for target in requirement.targets:
            yield self._claim("number", requirement, text, target, bound_of_target(target), staged)
        if _EXTENDS.search(text):
            return
        for deadline in requirement.deadlines:
            bound = bound_of_deadline(deadline, text)
            if bound and bound.op == "by" and not requirement.targets:
                yield self._claim("day", requirement, text, deadline, bound, staged)
            elif bound and bound.op != "by":
                yield self._claim("limit", requirement, text, deadline, bound, frozenset())

    def claim(self, kind: ConflictKind, requirement: Requirement, words: str, bound: Bound, text: str = "") -> Claim:
        """Return a claim that is compared by all that the text tells, the statement unless another one is given."""
        whole = matter(_ARTICLE.sub("", text or fold(requirement.statement)))
        subjects = self._subjects(requirement)
        stated = self._stated_each(requirement, words, bound)
        return Claim(
            kind,
            requirement.id,
            bound,
            whole,
            whole,
            frozenset(),
            whole & subjects,
            subjects,
            False,
            frozenset(),
            stated,
        )

    def _subjects(self, requirement: Requirement) -> frozenset[str]:
        return frozenset(p for b in requirement.bases if (d := self._documents.get(b.ref)) for p in subject(d))

    def _stated_each(self, requirement: Requirement, words: str, bound: Bound) -> tuple[Stated, ...]:
        """Return a value once for each basis that states something."""
        reasons = iter(tuple(self._standings.of(requirement.id, via=False)))
        found = []
        for basis in requirement.bases:
            if basis.kind != "evidence":
                reason = next(reasons)
                found.append(self._stated(requirement.id, basis, words, bound, reason.standing))
        return tuple(found) or (Stated(requirement.id, words, bound),)

    def _stated(self, id: str, basis: Basis, words: str, bound: Bound, standing: object) -> Stated:
        document = self._documents.get(basis.ref) if basis.kind == "clause" else None
        if document is None:
            return Stated(id, words, bound, basis.ref, _RANKS.get(basis.kind, ""), "", basis.on, standing)  # type: ignore[arg-type] # one of BASIS_STANDINGS
        dates = document.dates
        day = dates.effective or dates.written or dates.published
        rank, region = _rank(document)
        return Stated(id, words, bound, document.id, rank, region, day, standing)  # type: ignore[arg-type] # the same

    def _claim(
        self, kind: ConflictKind, requirement: Requirement, text: str, value: Target | Deadline, bound: Bound, staged: frozenset[object]
    ) -> Claim:  # fmt: skip
        words = _ARTICLE.sub("", fold(value.text))
        said = text.replace(words, " ") if kind == "number" else text
        part = part_around(text, words, ahead=kind != "number")
        whole = matter(said)
        subjects = self._subjects(requirement)
        sums = any(q.kind in _SUMS for q in quantities(words)) and bound.op in (">=", "=")
        return Claim(
            kind,
            requirement.id,
            bound,
            whole,
            matter(part.replace(words, " ") if kind == "number" else part),
            _case(part.replace(words, " ")),
            whole & subjects,
            subjects,
            kind == "number" and sums,
            staged,
            self._stated_each(requirement, _ARTICLE.sub("", value.text), bound),
        )


def _rank(document: Document) -> tuple[str, str]:
    """Return the level and the region of a document, or what else it is.

    Minutes and contracts may be kept like policies. The title of a law says where it holds, while the lines above it may name the province
    whose congress approved it.
    """
    title = bare(document.title)
    if document.genre.endswith("纪要") or title.endswith("纪要"):
        return "meeting", ""
    if _AGREEMENT.search(title) and not document.number:
        return "contract", ""
    level, region = level_of(title) if is_law(document.genre) else ("", "")
    if level not in ("city", "county") or not region:
        return document.level, document.region
    # below the province only cities make regulations (条例), and autonomous counties
    return ("city" if document.genre.endswith("条例") and "自治县" not in title else level), region


def matter(text: str) -> frozenset[str]:
    """Return the pairs of characters that tell what a text is about: without figures, and without words that all demands have."""
    folded = fold(text)
    for one in reversed(tuple(quantities(folded))):
        folded = f"{folded[: one.start]} {folded[one.end :]}"
    bare = _FRAMES.sub(" ", plainly(folded))
    return frozenset(a + b for run in _HAN.findall(bare) for a, b in pairwise(run))


def part_around(text: str, words: str, *, ahead: bool) -> str:
    """Return the part of a sentence in which words stand, with the next one if it tells too little.

    Args:
        text: folded.
        words: that state a value.
        ahead: whether what is done stands behind the value (自受理之日起三日内，向社会公布), so that the next part belongs to it.
    """
    at = text.find(words)
    if at < 0:
        return text
    stop = at + len(words)
    begin = max((m.end() for m in _ENDS.finditer(text, 0, at)), default=0)
    ends = [m.start() for m in _ENDS.finditer(text, stop)] or [len(text)]
    listed = _in_list(text[begin : ends[0]], words)
    if listed:
        return listed
    part = text[begin : ends[0]]
    if len(ends) > 1 and ((ahead and not text[stop : ends[0]].strip()) or len(matter(part)) < _TELLING):
        part = text[begin : ends[1]]
    return part


def _case(text: str) -> frozenset[tuple[str, Decimal, str]]:
    return frozenset((text[max(0, q.start - 2) : q.start], q.low, bare_unit(q.unit)) for q in quantities(text))


def _in_list(part: str, words: str) -> str:
    """Return the item of a list in which words stand, where others of its items state numbers too."""
    items = part.split("、")
    counted = [item for item in items if next(quantities(item), None)]
    mine = next((item for item in items if words in item), "")
    return mine if len(counted) > 1 and len(matter(mine)) >= _TELLING else ""


@cache
def _subject(title: str) -> frozenset[str]:
    bare = _NO_SUBJECT.sub(" ", title)
    return frozenset(a + b for run in _HAN.findall(bare) for a, b in pairwise(run))


def subject(document: Document) -> frozenset[str]:
    """Return the pairs of characters of titles that tell the subject of a document, without those of its region."""
    titles = (document.title, *(part.title for part in document.parts if part.kind == "inner"))
    found = frozenset(pair for title in titles for pair in _subject(title_key(title).core))
    return found - frozenset(a + b for a, b in pairwise(document.region))
