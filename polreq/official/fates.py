"""What a sentence says becomes of the documents that it names (文件效力的变化): ended, replaced, extended, amended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.late import late
from polreq.official.citations import Citation
from polreq.official.days import first_day
from polreq.official.patterns import WORDS
from polreq.official.validity import last_day

_ASIDE: Final = r"(?:[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)])?"
#: 《…》和1987年12月30日国务院批准的《…》: who passed the next one may stand before it.
_PASSED: Final = rf"(?:[^。；，《》]{{2,60}}(?:{WORDS['passed']})的)?"
_JOINED: Final = late(rf"{_ASIDE}(?:[、，,和及以与]*|[、和及以与]+{_PASSED}(?:、{_PASSED})?)")
#: 等5件规范性文件: what may stand between the titles and what is said of them.
_AND_OTHERS: Final = rf"等?[\d一二三四五六七八九十百]*[件项部个]?(?:{WORDS['documents']})?"
_ENDED: Final = late(
    rf"{_ASIDE}{_AND_OTHERS}(?:自[^，。；]{{1,25}}起)?，?(?:同时|同步|即行|一并|现|已|已经|现已)?(?:予以)?(?:{WORDS['over']})(?![前后的时日]|之)"
)
_REPLACED: Final = late(rf"{_ASIDE}{_AND_OTHERS}(?:由|被)本[一-鿿]{{1,8}}?(?:{WORDS['takes_place']})")
_EXTENDED: Final = late(
    rf"{_ASIDE}{_AND_OTHERS}的?(?:{WORDS['validity']})?(?:自[^，。；]{{1,25}}起)?，?(?:统一|继续|再|予以|将|均)?(?:{WORDS['goes_on']})(?P<rest>[^。；]{{0,30}})"
)
_AMENDED: Final = late(rf"{_ASIDE}{_AND_OTHERS}(?:作出?如下|作出?以下|作出?|进行|予以)(?:{WORDS['amends']})")
_BEFORE: Final = (
    ("repeals", late(rf"(?:{WORDS['over']})\Z")),
    ("replaces", late(rf"(?:{WORDS['takes_place']})了?(?:原)?\Z")),
    # 推动修订《…》 tells of work to be done, 关于修改《…》的决定 does it
    ("evolves", late(rf"(?:关于|决定)(?:{WORDS['amends']})\Z")),
)
_MADE_LONGER: Final = late(r"延长\Z"), late(rf"{_ASIDE}{_AND_OTHERS}的?(?:{WORDS['validity']})(?P<rest>[^。；]{{0,30}})")  # fmt: skip
#: What a line of a list says of itself, or what a heading says of the lines below it; what comes first is said.
_SAID: Final = late(
    rf"(?P<stays>(?:{WORDS['stays']})(?!期))|(?P<extends>(?:{WORDS['goes_on']}))|(?P<repeals>(?:{WORDS['over']}))|(?P<evolves>(?:{WORDS['amends']}))"
)


@dataclass(frozen=True, slots=True)
class DocumentFate:
    """What becomes of a document.

    Args:
        kind: repeals, replaces, extends or evolves, as relations are called; `stays` in lists of what was looked through.
        day: the last day to which it is extended, or from which it ends; None where none is named.
    """

    kind: str
    day: date | None = None


def fate(text: str, cited: Sequence[Citation], k: int) -> DocumentFate | None:
    """Say what a text says becomes of the k-th document that it cites, perhaps with others joined to it; None if nothing."""
    first = last = k
    while first > 0 and _JOINED.fullmatch(text, cited[first - 1].end, cited[first].start):
        first -= 1
    while last + 1 < len(cited) and _JOINED.fullmatch(text, cited[last].end, cited[last + 1].start):
        last += 1
    before, reach = text[: cited[first].start], cited[last].end
    if match := _ENDED.match(text, reach):
        return DocumentFate("repeals", first_day(match[0]))
    if match := _EXTENDED.match(text, reach):
        return DocumentFate("extends", last_day(match["rest"]))
    if _MADE_LONGER[0].search(before) and (match := _MADE_LONGER[1].match(text, reach)):
        return DocumentFate("extends", last_day(match["rest"]))
    if _REPLACED.match(text, reach):
        return DocumentFate("replaces")
    if _AMENDED.match(text, reach):
        return DocumentFate("evolves")
    return next((DocumentFate(kind) for kind, pattern in _BEFORE if pattern.search(before)), None)


def listed_fate(words: str) -> DocumentFate | None:
    """Say what words over a list, or in a cell of it, say becomes of what it lists; None where they say nothing, or several things."""
    kinds = {match.lastgroup or "" for match in _SAID.finditer(words)}
    if len(kinds) != 1:
        return None
    return DocumentFate(kinds.pop(), last_day(words) if "extends" in kinds else None)
