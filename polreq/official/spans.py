"""Spans of the calendar (起止) as documents write them: 2026—2028年, 3月1日至31日, 一季度至三季度, “十五五”期间."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from polreq.official.date_context import DateContext, Resolved
from polreq.official.days import DAY, MONTH
from polreq.official.moments import SAID_YEARS, Moment
from polreq.official.numerals import YEAR, integer
from polreq.official.time_rules import HOUR, PAREN, TO, DeadlineRule, rule
from polreq.text.wordlists import any_of

#: Five-year plans: last year.
_PLANS: Final = {
    "八五": 1995, "九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015,
    "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035,
}  # fmt: skip

#: A span in the name of a plan tells how long the plan runs: 行动计划（2026—2028年）.
_NAMED: Final = r"(?<![划案要领见动程法点]（)"
_BEGIN: Final = rf"(?:(?P<y>{YEAR})年|(?P<said>{any_of(SAID_YEARS)})度?)"
_END: Final = rf"(?:(?P<y2>{YEAR})年|(?P<said2>{any_of(SAID_YEARS)}))"
_OPEN: Final = rf"(?<![\d.年度每]){_NAMED}"
#: Compared with the end of a plan, not bound to it: 较“十三五”末.
_NOT_AGAINST: Final = r"(?<![较比])(?<![较比][“‘])"


def _plan(match: re.Match[str], context: DateContext) -> Resolved:
    return date(_PLANS[match["plan"]], 12, 31), "plan", 1.0


def _span(match: re.Match[str], context: DateContext) -> Resolved:
    """Resolve a span to its last day; what is not written at its end is as at its beginning (3月1日至31日, 11月至次年3月)."""
    got = match.groupdict()
    end = Moment(
        quarter=_number(got, "q2"),
        month=_number(got, "m2", "m"),
        day=_number(got, "d2"),
        part=got.get("p2") or "",
    )
    if year := _number(got, "y2"):
        return context.resolve(replace(end, year=year))
    start, said, said_end = (
        _number(got, "m"),
        SAID_YEARS.get(got.get("said") or ""),
        SAID_YEARS.get(got.get("said2") or ""),
    )
    turns = 1 if said_end is None and start and end.month and end.month < start else 0
    if year := _number(got, "y"):
        return context.resolve(replace(end, year=year + (said_end or turns)))
    if said is None and said_end is None and not turns:
        return context.resolve(end)
    return context.resolve(replace(end, year_shift=(said or 0) + (said_end or turns)))


def _number(got: dict[str, str | None], *names: str) -> int | None:
    """Give the number in the first of the groups that holds one."""
    return next((integer(words) for name in names if (words := got.get(name))), None)


def _this_year(match: re.Match[str], context: DateContext) -> Resolved:
    return context.resolve(Moment(year_shift=0))


#: Read before the moments at their ends.
SPANS: Final[tuple[DeadlineRule, ...]] = (
    rule("day_span", "period", "2026年3月1日至3月31日", rf"{_OPEN}{_BEGIN}?(?P<m>{MONTH})月{DAY}[日号]?{PAREN}{HOUR}起?{TO}{_END}?(?:(?P<m2>{MONTH})月)?(?P<d2>{DAY})[日号]{HOUR}(?:（[^（）]{{1,8}}）)?(?:之间|期间)?", "日号", _span),
    rule("month_span", "period", "2026年3月至6月", rf"{_OPEN}{_BEGIN}?(?P<m>{MONTH})(?:月份?(?:底|末|初|[上中下]旬)?)?{TO}{_END}?(?P<m2>{MONTH})月份?(?P<p2>底|末|[上中下]旬)?(?:期间)?(?!{DAY}[日号])", "月", _span),
    rule("quarter_span", "period", "一季度至三季度", rf"{_OPEN}{_BEGIN}?第?[一二三1-3](?:季度)?{TO}{_END}?第?(?P<q2>[二三四2-4])季度", "季", _span),
    rule("year_span", "period", "2026—2028年", rf"(?<![\d.])(?<!^（){_NAMED}(?P<y>{YEAR})年?{TO}(?P<y2>{YEAR})年度?(?:期间)?", "年", _span),
    rule("numeric_span", "period", "2026.3—2027.6", rf"(?<![\d.]){_NAMED}(?P<y>20\d\d)[-./](?P<m>{MONTH})(?:[-./]\d{{1,2}})?(?:至|到|—{{1,2}}|～)(?P<y2>20\d\d)[-./](?P<m2>1[0-2]|0?[1-9])(?:[-./](?P<d2>\d{{1,2}}))?(?!\d)", "-./", _span),
    rule("plan_end", "milestone", "到“十五五”末", r"(?<![一-龥])[到至][“‘]?(?P<plan>十[一二三四五六]五)[”’]?(?:期末|末期?|规划期末|时期末)", "五", _plan),
    rule("plan_period", "period", "“十五五”期间", rf"{_NOT_AGAINST}[“‘]?(?P<plan>十[一二三四五六]五)[”’]?(?:时期末?|期间|末期?|规划期末?|期末)", "五", _plan),
    rule("old_plan_period", "period", "“九五”期间", r"[“‘](?P<plan>[八九十]五)[”’](?:时期|期间|末|后[两三]年)", "五", _plan),
    rule("whole_year", "period", "全年新增就业5万人以上", r"全年(?!龄|候|性|度|无休|开放)(?=[^，。；]{0,30}\d)", "全", _this_year),
    rule("term", "period", "实施期内", r"(?:实施|试点)期(?:限)?内(?!的)|规划期末", "期"),
    rule("campaign", "period", "“服务月”活动期间", r"[“‘][一-龥]{1,8}[月周日][”’](?:活动)?期间", "期"),
)  # fmt: skip
