"""Time expectations in Chinese policy text: what the words are, which kind, and the last day that still meets them.

A small grammar. Its words are moments of the calendar (moments.py), spans of it (spans.py), cycles (rhythms.py), and numbers with a unit of time
(limits.py); moment_rules.py tells by the words around a moment what it is (前, 到, 自…起, 以…为基数). This module lets each read what those before
it have left, and puts everything in the order of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.late import late
from polreq.model.clause import Deadline
from polreq.official.date_context import DateContext, Resolved
from polreq.official.limits import LIMITS
from polreq.official.moment_rules import ATTRIBUTE, BY, SINCE, TAIL, VALID, MomentPlace, kind_of
from polreq.official.moments import MOMENT, NUMERIC, Moment, read_moment
from polreq.official.patterns import WORDS
from polreq.official.rhythms import RHYTHMS
from polreq.official.spans import SPANS
from polreq.official.time_rules import FORCE, DeadlineRule, rule
from polreq.text.normalise import fold

#: Nothing that tells a time does without one of these.
_SIGNS: Final = late(r"[年月日号天时周旬季批期步段末内前后Q]|\d[-./]\d")
_TITLED: Final = late(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_SPACE: Final = late(r"(?<![0-9A-Za-z])[ \n]+|[ \n]+(?![0-9A-Za-z])")


def _issue(match: re.Match[str], context: DateContext) -> Resolved:
    """Resolve 自公布之日起 to the day of effect, else to that of publication or writing; other events have no day."""
    if not re.search(rf"即日|{WORDS['issues']}", match[0]):
        return None, "", 1.0
    if context.effective:
        return context.effective, "effective", 0.9
    day = context.written
    if "公布" in match[0] or "发布" in match[0]:
        day = context.published or context.written
    return day, ("written" if day else ""), 0.8


#: What takes effect with an event, and what is counted in cycles: read before the moments in them.
_FIRST: Final[tuple[DeadlineRule, ...]] = (
    rule("effective_event", "effective", "自印发之日起施行", rf"(?:自|从)[^，。；：自从]{{1,40}}?之日起{FORCE}", "起", _issue),
    rule("effective_now", "effective", "自即日起施行", rf"自?即日起(?:{FORCE})?", "即", _issue),
    *RHYTHMS,
)  # fmt: skip
#: What is read from the words that moments leave.
_LAST: Final[tuple[DeadlineRule, ...]] = (
    *LIMITS,
    rule("staged", "staged", "分阶段", r"第[一二三四五六]批|分期分批|分批(?:次|分类)?|分阶段|分年度|分步(?:骤)?|成熟一批[、，]?\w{2}一批", "批阶步年"),
    rule("open", "continuous", "（长期坚持）", r"(?<=[（，：；])(?:长期坚持|持续推进|常态化推进|长期推进|持续开展|长期)(?=[）。；]|$)", "长持常"),
    rule("that_day", "relative", "当日", r"当[天日](?!常)|次月月?(?:底|末)(?:前)?|次月\d{1,2}日(?:之前|以前|前)?|次日(?:前|内)?|[^，。；、在]{2,10}工作开始前", "当次开"),
)  # fmt: skip
RULES: Final = (*_FIRST, *SPANS, *_LAST)


@dataclass(frozen=True, slots=True)
class _Found:
    """An expectation, or words that are none and that no other rule is to read (kind empty)."""

    start: int
    end: int
    kind: str
    resolved: Resolved = (None, "", 1.0)
    name: str = ""


_MOMENTS: Final = late(MOMENT)
_NUMERICS: Final = late(NUMERIC)
_LISTED: Final = late(r"(?:、|和|及|与|以及)")
_IN_NUMBERS: Final = late(r"\d[-./]\d")


def find_deadlines(text: str, context: DateContext) -> tuple[Deadline, ...]:
    """Find the time expectations in a text, in order, without overlaps; their words are as they stand in the text.

    Dates inside titles 《》 and dates that only tell things apart are passed over.
    """
    folded = fold(text)
    if not _SIGNS.search(folded):
        return ()
    key, places = _without_spaces(without_titles(folded))
    out = []
    for item in _search(key, context):
        day, source, sure = item.resolved
        words = text[places[item.start] : places[item.end - 1] + 1] if places else text[item.start : item.end]
        out.append(Deadline(words, item.kind, day, sure, source))
    return tuple(out)


def read_cell(text: str, context: DateContext) -> tuple[Deadline, ...]:
    """Find the time expectations in a cell of times or behind 完成时限：, where a bare year or month means its end."""
    if found := find_deadlines(text, context):
        return found
    key, _ = _without_spaces(fold(text).strip())
    for pattern in (_MOMENTS, _NUMERICS):
        if match := pattern.fullmatch(key):
            day, source, sure = context.resolve(read_moment(match))
            return (Deadline(text.strip(), "milestone", day, sure, source),)
    return ()


def without_titles(text: str) -> str:
    """Blank out what stands in 《》, keeping the length."""
    return _TITLED.sub(lambda match: "〼" * len(match[0]), text)


def _without_spaces(key: str) -> tuple[str, list[int]]:
    """Take out the spaces that are not between letters or digits; give the place of each character where any was taken."""
    if " " not in key and "\n" not in key:
        return key, []
    keep: list[int] = []
    at = 0
    for match in _SPACE.finditer(key):
        keep += range(at, match.start())
        at = match.end()
    keep += range(at, len(key))
    return "".join(key[i] for i in keep), keep


def _search(key: str, context: DateContext) -> list[_Found]:
    """Read a text without spaces, rule by rule; what one has read no later one reads."""
    found: list[_Found] = []
    taken = bytearray(len(key))
    for rules in (_FIRST, SPANS):
        _read(rules, key, context, found, taken)
    for item in _moments(key, context, taken):
        _take(item, found, taken)
    _read(_LAST, key, context, found, taken)
    return list(_again(sorted((item for item in found if item.kind), key=lambda item: item.start)))


def _read(
    rules: tuple[DeadlineRule, ...], key: str, context: DateContext, found: list[_Found], taken: bytearray
) -> None:
    for each in rules:
        if not any(sign in key for sign in each.signs):
            continue
        for match in each.pattern.finditer(key):
            start, end = match.span("t") if match.groupdict().get("t") else match.span()
            if _is_free(start, end, taken):
                resolved = each.resolve(match, context)
                none = each.kind == "period" and (
                    (each.name == "whole_year" and resolved[0] is None)  # nobody knows which year
                    or _sets_no_period(key, start, match.end(), resolved, context)
                )
                _take(_Found(start, end, "" if none else each.kind, resolved, each.name), found, taken)


def _sets_no_period(key: str, start: int, end: int, resolved: Resolved, context: DateContext) -> bool:
    """Tell whether a span only tells things apart, says how long something holds, or is over."""
    apart = ATTRIBUTE.match(key, end) or VALID.search(key[max(0, start - 12) : start])
    return bool(apart) or (resolved[0] is not None and context.is_past(resolved[0]))


def _is_free(start: int, end: int, taken: bytearray) -> bool:
    return taken.find(1, start, end) < 0


def _take(item: _Found, found: list[_Found], taken: bytearray) -> None:
    found.append(item)
    taken[item.start : item.end] = b"\x01" * (item.end - item.start)


def _moments(key: str, context: DateContext, taken: bytearray) -> list[_Found]:
    """Read the moments of a text; those of a list are what its last one is: 6月、12月底前."""
    places: list[MomentPlace] = []
    seen = bytearray(taken)
    for pattern in (_NUMERICS, _MOMENTS) if _IN_NUMBERS.search(key) else (_MOMENTS,):
        for match in pattern.finditer(key):
            start, end = match.span()
            tail = TAIL.match(key, end)
            if tail is not None and _is_free(start, end, seen):
                places.append(MomentPlace(key, start, end, read_moment(match), tail))
                seen[start:end] = b"\x01" * (end - start)
    places.sort(key=lambda place: place.start)
    kinds = [kind_of(place) for place in places]
    for i in range(len(places) - 2, -1, -1):
        if kinds[i] != "milestone" and kinds[i + 1] == "milestone" and _in_list(key, places[i], places[i + 1]):
            kinds[i] = "milestone"
    for i in range(1, len(places)):
        listed = kinds[i - 1] == "milestone" and _in_list(key, places[i - 1], places[i])
        if not kinds[i] and listed and not ATTRIBUTE.match(places[i].rest):
            kinds[i] = "milestone"
    return list(_dated(places, kinds, context))


def _in_list(key: str, first: MomentPlace, second: MomentPlace) -> bool:
    return first.tail.end() == first.end and bool(_LISTED.fullmatch(key, first.end, second.start))


def _dated(places: list[MomentPlace], kinds: list[str], context: DateContext) -> Iterator[_Found]:
    near: int | None = None
    for place, kind in zip(places, kinds, strict=True):
        moment = place.moment
        day, source, sure = context.resolve(moment, None if moment.part and not moment.month else near)
        if kind == "effective":
            day, source, sure = _first_day(moment, day, source, sure)
        start, end = _words(place, kind)
        if moment.bare_year and day is None:
            kind = ""  # 今年 says nothing where nobody knows the year
        if kind and day and source == "text" and _tells_what_was(kind, day, context):
            kind = ""
        if kind and moment.year and not moment.bare_year and not (moment.part and not moment.month):
            near = moment.year
        if kind == "milestone" and moment.bare_year and not place.tail["before"] and not BY.search(place.lead):
            sure = min(sure, 0.7)
        yield _Found(start, end, kind, (day, source, sure), "moment")


def _tells_what_was(kind: str, day: date, context: DateContext) -> bool:
    """2003年达到42% in a text of 2005 tells what was; so does 从2003年开始, while a rule may take effect before it is printed."""
    if kind == "effective":
        return context.written is not None and day.year < context.written.year
    return context.is_past(day)


def _first_day(moment: Moment, day: date | None, source: str, sure: float) -> Resolved:
    """Give the first day of a moment from which something holds."""
    if day is None or moment.day:
        return day, source, sure
    month = moment.month or (moment.quarter * 3 - 2 if moment.quarter else 7 if moment.half == 2 else 1)
    return date(day.year, month, 1), source, sure


def _words(place: MomentPlace, kind: str) -> tuple[int, int]:
    """Give the words of the expectation: the moment with 到 or 自 before it and what ends it."""
    start, end = place.start, place.end
    if kind == "effective":
        return start - bool(SINCE.search(place.lead)), place.tail.end()
    if place.key[start - 1 : start] in ("到", "至") and BY.search(place.lead):
        start -= 1
    keeps = place.tail["before"] or place.tail["inside"] or not (place.tail["force"] or place.tail["since"])
    return start, place.tail.end() if keeps else end


def _again(found: list[_Found]) -> Iterator[_Found]:
    """Yield what was found; a day without a year behind 每年 comes again each year: 每年3月底前申报，6月底前公布."""
    cycle = False
    for item in found:
        again = cycle and item.kind == "milestone" and item.resolved[1] not in ("text", "")
        yield _Found(item.start, item.end, "recurring") if again else item
        cycle = item.name == "each" or again
