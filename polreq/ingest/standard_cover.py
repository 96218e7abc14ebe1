"""What the cover of a standard (标准) tells: its number, who issues it, when it was published and when it holds (封面, GB/T 1.1—2020, 8.1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from polreq.ingest.lines import SourceLine
from polreq.late import late
from polreq.official.bodies import is_body
from polreq.text.normalise import SPACES, compact

#: A cover has so many lines with words at most.
_COVER_LINES: Final = 30

_KIND: Final = late(r"[一-鿿]{0,20}(?:国家|行业|地方|团体|企业)标准(?:化指导性技术文件)?")
#: GB/T 22239—2019, DB31/T 1560—2025, T/CESA 1101.2-2020; one that is not given yet has X in it.
_NUMBER: Final = late(
    rf"(?P<letters>(?:T/[A-Z]{{2,8}}|Q/[A-Z]{{2,8}}|[A-Z]{{2,4}}(?:[{SPACES}]*\d{{2,6}})?(?:/[TZ])?))"
    rf"[{SPACES}]*(?P<serial>\d{{1,6}}(?:\.\d{{1,3}})*)[{SPACES}]*[—–－-]+[{SPACES}]*(?P<year>(?:19|20)\d{{2}})"
)
_DAY: Final = r"(?:(?:19|20)[\dXx]{2}-[\dXx]{2}-[\dXx]{2}|[Xx]{4}-[Xx]{2}-[Xx]{2})"
_DAYS: Final = late(rf"(?P<published>{_DAY})发布(?:(?P<effective>{_DAY})实施)?|(?P<holds>{_DAY})实施")
_ISSUED: Final = late(r"(?P<who>[一-鿿、]{4,60}?)(?:联合)?发布")
_TRANSLATED: Final = late(r"[A-Z][A-Za-z ,.;:()'’&/–-]{9,}")
_DRAFT: Final = late(r"[(（]?(?:征求意见|送审|报批)稿[)）]?")
_REGION: Final = late(r"[一-鿿]{2,12}[省市区县州盟]")
_LETTERS: Final = late(r"DB\d{2,6}")
#: What the form of a cover asks to be filled in.
_PLACEHOLDER: Final = late(r"(?:ICS|CCS)?(?:请?[点单]击|请在)此处(?:添加|输入|填写).{0,24}")


def standard_facts(lines: Sequence[SourceLine]) -> Iterator[tuple[str, str]]:
    """Yield what a standard's cover tells, as a portal's labels do; nothing where the text begins with none.

    Args:
        lines: of the document.
    """
    words = [line.words.strip(SPACES) for line in islice((line for line in lines if line.words), _COVER_LINES)]
    if not any(_KIND.fullmatch(compact(text)) for text in words):
        return
    for text in words:
        said = compact(text)
        if match := _NUMBER.fullmatch(text):
            yield "number", f"{compact(match['letters'])} {match['serial']}—{match['year']}"
        elif match := _DAYS.fullmatch(said):
            yield from _days(match)
        elif (match := _ISSUED.fullmatch(said)) and all(map(is_body, match["who"].split("、"))):
            yield "issuer", match["who"]
        elif _DRAFT.fullmatch(said):
            yield "status", said.strip("()（）")


def is_standards_form(text: str) -> bool:
    """Whether a line is one that only the form of a standard's cover has: the title in English, its days, who publishes it, that it is a draft, what is to be filled in."""
    said = compact(text)
    if any(form.fullmatch(said) for form in (_DAYS, _PLACEHOLDER, _DRAFT)) or _TRANSLATED.fullmatch(text.strip(SPACES)):
        return True
    match = _ISSUED.fullmatch(said)
    return match is not None and all(map(is_body, match["who"].split("、")))


def names_region(text: str, following: str) -> bool:
    """Whether a line is the place whose standard it is (北 京 市), where the cover's letters or 地方标准 stand on the next."""
    below = compact(following)
    return _REGION.fullmatch(compact(text)) is not None and (
        _KIND.fullmatch(below) is not None or _LETTERS.fullmatch(below) is not None
    )


def _days(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    for label, group in (("published", "published"), ("effective", "effective"), ("effective", "holds")):
        if (day := match[group]) and "x" not in day.lower():
            yield label, day
