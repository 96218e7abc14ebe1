"""Validity (有效期) as the text of a document states it: 本办法自2025年1月1日起施行，有效期5年; the day, and the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from polreq.late import late
from polreq.official.days import first_day, years_later
from polreq.official.numerals import YEAR, integer
from polreq.text.normalise import SPACES

_EFFECTIVE: Final = late(r"(?:自|从|于)(?P<day>[^，。；]{6,20}?)起(?:正式|试)?(?:施行|执行|实施|实行|生效|试行)")
_FROM_ISSUE: Final = late(
    r"(?:自|从)(?:(?:本[一-鿿]{1,6})?(?P<act>印发|公布|发布)之日|即日|发文之日)起(?:正式|试)?(?:施行|执行|实施|实行|生效)"
)
_NUMBER: Final = r"[ \u3000]*(?P<n>\d{1,2}|[一二两三四五六七八九十])[ \u3000]*年"
_YEARS: Final = late(rf"(?:有效|试行)期(?:限)?(?:暂定)?(?:为|至)?(?:自[^，。；]{{2,12}}之日起)?{_NUMBER}")
#: 本办法自印发之日起试行，试行一年: how long a trial lasts.
_TRIAL_YEARS: Final = late(
    r"(?:自|从)[^。；]{2,24}?起，?(?:正式|试|暂)?(?:施行|执行|实施|实行|试行)(?:，(?:暂定?)?(?:施行|执行|实施|实行|试行))?"
    rf"{_NUMBER}(?=[，。；]|$)"
)
#: 执行期限为2027年1月1日至2029年12月31日 – both days of a document's validity.
_TERM: Final = late(
    r"(?:执行|实施|施行|适用|试行|有效)期限?(?:为|自|：)?(?P<first>[^，。；至到]{6,20}?日)起?[至到\-—](?P<last>[^，。；]{6,20}?日)"
)
_UNTIL: Final = late(
    rf"(?:有效|试行)期(?:限)?(?:截|调整|延长|延续|顺延)?(?:至|到|止)(?P<day>[^，。；]{{6,20}}?日|[ \u3000]*{YEAR}[ \u3000]*年(?:[ \u3000]*\d{{1,2}}[ \u3000]*月)?(?:底|末)?(?=[，。；]|$))"
)
#: 自2025年1月1日起施行至2027年12月31日止
_FROM_TO: Final = late(
    r"起(?:正式|试)?(?:施行|执行|实施|实行|试行)，?(?:有效)?(?:至|到)(?P<day>[^，。；]{6,20}?日)(?:止|终止|失效)?(?=[，。；]|$)"
)
_MONTH_OR_YEAR: Final = late(rf"(?P<y>{YEAR})[ \u3000]*年(?:[ \u3000]*(?P<m>1[0-2]|0?[1-9])[ \u3000]*月)?")
#: What stands before 有效期 in its sentence where the document's own is meant, and not that of a certificate or a subsidy.
_OWN: Final = late(
    r"施行|实施|执行|实行|试行|生效|印发|公布|发布|重新|延长|本[一-鿿]{2,8}的?$|(?<![一-鿿])[一-鿿]{0,4}(?:文件|办法|规定|通知|意见|细则|方案|决定|政策)的?$"
)
_NOT_OWN: Final = late(r"[一-鿿](?<![施执实试][行施])(?<![印发公布][发布])$")
#: 本公告执行期限为…: the document names itself, and both days.
_NAMES_ITSELF: Final = late(r"本[一-鿿]{1,6}$")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that one of several texts states.

    Args:
        day: the day.
        at: which of the texts.
        start: where the words begin in it that say so.
    """

    day: date
    at: int
    start: int


def day_of(stated: StatedDay | None) -> date | None:
    """Return the day of what is stated, if anything is."""
    return stated.day if stated else None


def effect(clauses: Sequence[str], printed: date | None, announced: date | None) -> StatedDay | None:
    """Find the day of effect: as named, or that of printing (印发) or of announcement (公布, 发布).

    Args:
        clauses: running text of the document, in order; the last one that says so counts.
        printed: the day on which it was printed.
        announced: the day on which it was announced.
    """
    for at, text in _backwards(clauses):
        if (match := _TERM.search(text)) and (day := first_day(match["first"])):
            return StatedDay(day, at, match.start())
        if (match := _EFFECTIVE.search(text)) and (day := first_day(match["day"])):
            return StatedDay(day, at, match.start())
        if match := _FROM_ISSUE.search(text):
            day = announced if match["act"] in ("公布", "发布") else printed
            return StatedDay(day, at, match.start()) if day else None
    return None


def expiry(clauses: Sequence[str], start: date | None) -> StatedDay | None:
    """Find the last day of a document's validity, where its text limits it.

    Portals count the last day of validity: five years from 2024-03-04 end on 2029-03-03.

    Args:
        clauses: running text of the document, in order; the last one that says so counts.
        start: the day from which years are counted.
    """
    for at, text in _backwards(clauses):
        match = _TERM.search(text)
        if match and _NAMES_ITSELF.search(text, 0, match.start()) and (day := first_day(match["last"])):
            return StatedDay(day, at, match.start())
    for at, text in _backwards(clauses):
        if stated := _ends(text, at, start):
            return stated
    return None


def last_day(words: str) -> date | None:
    """Return the last day that words name: a day, or the end of a month or year (2027年12月, 2027年底)."""
    if day := first_day(words):
        return day
    match = _MONTH_OR_YEAR.search(words)
    year = integer(match["y"]) if match else None
    if match is None or not year:
        return None
    month = int(match["m"] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def years_on(words: str, start: date) -> date | None:
    """Return the last day of so many years from a day on: 延长2年."""
    match = re.search(_NUMBER, words)
    return _last_of(match, start) if match else None


def sentence_at(text: str, at: int) -> str:
    """Return the sentence of a text in which a place stands, without what stands around it."""
    begin = max(text.rfind(stop, 0, at) for stop in "。；\n") + 1
    ends = [end for stop in "。；\n" if (end := text.find(stop, at)) >= 0]
    return text[begin : min(ends, default=len(text) - 1) + 1].strip(SPACES)


def _ends(text: str, at: int, start: date | None) -> StatedDay | None:
    if (match := _TERM.search(text)) and (day := first_day(match["last"])):
        return StatedDay(day, at, match.start())
    if (match := _UNTIL.search(text)) and _is_its_own(text, match) and (day := last_day(match["day"])):
        return StatedDay(day, at, match.start())
    if (match := _FROM_TO.search(text)) and (day := first_day(match["day"])):
        return StatedDay(day, at, match.start())
    if start is None:
        return None
    if (match := _YEARS.search(text)) and _is_its_own(text, match):
        return StatedDay(_last_of(match, start), at, match.start())
    match = _TRIAL_YEARS.search(text)
    return StatedDay(_last_of(match, start), at, match.start()) if match else None


def _last_of(match: re.Match[str], start: date) -> date:
    return years_later(start, integer(match["n"]) or 0) - timedelta(days=1)


def _is_its_own(text: str, match: re.Match[str]) -> bool:
    """Whether a validity is the document's: 本办法自…起施行，有效期3年; not 证书有效期5年."""
    before = text[: match.start()].rpartition("。")[2].rstrip(SPACES)
    named = _OWN.search(before)
    return named is not None and (named.end() == len(before) or _NOT_OWN.search(before) is None)


def _backwards(clauses: Sequence[str]) -> list[tuple[int, str]]:
    # what states a day has one of these words; most texts have none, and patterns cost more
    return [(at, text) for at, text in enumerate(clauses) if "期" in text or "起" in text or "日" in text][::-1]
