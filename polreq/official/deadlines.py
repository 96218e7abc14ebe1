"""Time expectations in Chinese policy text: what the words are, which kind, and the last day that still meets them."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.model.clause import Deadline
from polreq.official.days import DAY, MONTH
from polreq.official.numerals import CHINESE, YEAR, integer, parse_number
from polreq.official.words import WORDS


@dataclass(frozen=True, slots=True)
class DateContext:
    """What dates without a year are read from.

    Args:
        title_year: year in the document's title, such as 2026年…工作方案.
        written: 成文日期.
        effective: 施行日期.
    """

    title_year: int | None = None
    written: date | None = None
    published: date | None = None
    effective: date | None = None

    @property
    def year(self) -> tuple[int | None, str]:
        """The year that words such as 年底前 mean, and what it was taken from."""
        if self.title_year:
            return self.title_year, "title"
        if self.written:
            return self.written.year, "written"
        if self.effective:
            return self.effective.year, "effective"
        return None, ""


#: Five-year plans: last year.
_PLANS: Final = {
    "八五": 1995, "九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015,
    "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035,
}  # fmt: skip

_Y: Final = rf"(?P<y>{YEAR}) ?年"
_M: Final = r"(?P<m>1[0-2]|0?[1-9]) ?月"
_D: Final = r"(?P<d>3[01]|[12]\d|0?[1-9]) ?[日号]"
#: Behind a year, months and days are also written in Chinese: 二〇二六年十月三十日.
_YM: Final = rf"{_Y} ?(?P<m>{MONTH}) ?月"
_YMD: Final = rf"{_YM} ?(?P<d>{DAY}) ?[日号]"
_D2: Final = r"(?P<d2>3[01]|[12]\d|0?[1-9]) ?[日号]"
#: A weekday belongs to the date where the date goes on behind it: 1月15日（周二）前.
_PAREN: Final = r"(?:（(?!星期|周)[^（）]{1,8}）|（(?:星期|周).）(?=之?前|以前|内|[上下]午|\d|至|到|-|起))?"
_HOUR: Final = r"(?:[上下]午\d{1,2}[点时：]\d{0,2}分?|\d{1,2}[时：]\d{0,2}分?)?"
_BEFORE: Final = r"(?:之?前|以前)"
_N: Final = rf"(?:\d{{1,3}}(?:\.\d)?|{CHINESE}(?:点{CHINESE})?|半(?=个))"
_SPAN: Final = rf"(?P<n>{_N}) ?(?P<u>个?工作日|个?自然日|个?月|个?小时|分钟|秒|天|日|周|年)"

_SPAN2: Final = _SPAN.replace("?P<n>", "?:").replace("?P<u>", "?:")


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How an expectation is worded, with an example that it reads, and what day is meant."""

    name: str
    kind: str
    example: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], DateContext], tuple[date | None, str, float]]


def _none(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    return None, "", 1.0


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _get(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _calendar(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    """Resolve year, month, day, quarter or half-year, as far as they are written, to the last day meant."""
    written, sure = _get(match, "y2") or _get(match, "y"), 1.0
    source = "text"
    if written:
        year = integer(written)
    else:
        year, source = context.year
        sure = 0.6 if year else 0.0
        shift = _get(match, "rel") or _get(match, "rel2")
        if year and shift in ("次年", "明年", "翌年"):
            year += 1
    if year is None:
        return None, "", sure
    month, day = _get(match, "m2") or _get(match, "m"), _get(match, "d2") or _get(match, "d")
    if half := _get(match, "h"):
        return (date(year, 6, 30) if half == "上" else date(year, 12, 31)), source, sure
    if quarter := _get(match, "q") or _get(match, "q2"):
        number = parse_number(quarter)
        return (_last_day(year, int(number) * 3) if number else None), source, sure
    if month and day:
        return _safe(year, integer(month) or 0, integer(day) or 0), source, sure
    if month:
        return _last_day(year, integer(month) or 1), source, sure
    return date(year, 12, 31), source, sure


def _year_goal(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    day, source, _ = _calendar(match, context)
    return day, source, 0.7


def _plan(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    return date(_PLANS[match["plan"]], 12, 31), "plan", 1.0


def _effective(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    if _get(match, "y"):
        return _calendar(match, context)
    if context.effective:
        return context.effective, "effective", 0.9
    if "公布" in match[0] or "发布" in match[0]:
        day = context.published or context.written
        return day, ("written" if day else ""), 0.8
    return context.written, ("written" if context.written else ""), 0.8


def _since(match: re.Match[str], context: DateContext) -> tuple[date | None, str, float]:
    """Resolve 从2024年7月起 to the day from which it holds."""
    return date(integer(match["y"]) or 1, integer(_get(match, "m") or "1") or 1, 1), "text", 1.0


def _rule(
    name: str, kind: str, example: str, pattern: str, resolve: Callable[..., tuple[date | None, str, float]] = _calendar
) -> DeadlineRule:
    return DeadlineRule(name, kind, example, re.compile(pattern), resolve)


#: What follows a date that only tells things apart: 2021年6月1日后的申请, 8月31日期间出生的幼儿.
_ATTRIBUTE: Final = re.compile(
    r" ?(?:以?后|之后|以来|起|期间|之间)?(?:的(?!时间节点|要求)|出生|是(?!否)|以来|颁布|印发的|发布的|制定的)"
)
_GOAL: Final = rf"(?:{WORDS['goals']})"

#: The first rule of the table that matches takes the words; later rules see what is left.
RULES: Final = (
    _rule("effective_day", "effective", "自2026年5月1日起施行", rf"自? ?{_YMD}起(?:正式)?(?:施行|执行|实施|生效)"),
    _rule("effective_from", "effective", "自2026年5月1日起，停止使用旧版表单", rf"(?:自|从) ?{_YMD}起(?=，)"),
    _rule("effective_since", "effective", "从2026年7月起全面推行", rf"(?:自|从) ?{_Y} ?(?:(?P<m>{MONTH}) ?月 ?)?(?:起|开始)(?![的来至步草])", _since),
    _rule("effective_now", "effective", "自即日起施行", r"自?即日起(?:施行|执行|实施|生效)?", _effective),
    _rule("effective_issue", "effective", "自印发之日起施行", r"自(?:本\w{1,4})?(?:印发|公布|发布|下发|签发)之日起(?:正式)?(?:施行|执行|实施|生效)", _effective),
    _rule("recurring_day", "recurring", "每年12月底前",
          r"每(?:年|半年|季度|季|月|周)(?:度)?(?:末|底|初)?(?:前)?(?:(?:1[0-2]|[1-9]) ?月(?:底|末)? ?)?(?:[12]\d|3[01]|[1-9]) ?日(?:之?前|以前)?|每年(?:1[0-2]|[1-9]) ?月(?:底|末)?(?:之?前|以前)?", _none),
    _rule("day_range", "period", "2026年3月1日至3月31日",
          rf"(?:{_Y} ?)?{_M} ?{_D}{_PAREN}{_HOUR}(?:起)?(?:至|到|-|—|～)(?:(?P<y2>20\d{{2}}) ?年 ?)?(?:(?P<m2>1[0-2]|0?[1-9]) ?月 ?)?{_D2}{_HOUR}(?:（[^（）]{{1,8}}）)?(?:之间|期间)?"),
    _rule("month_range", "period", "2026年3月至6月", rf"{_Y} ?(?P<m>1[0-2]|0?[1-9]) ?月?(?:底|末)?(?:至|到|-|—|～)(?:(?P<y2>20\d{{2}}) ?年 ?)?(?P<m2>1[0-2]|0?[1-9]) ?月(?:底|末)?(?:期间)?"),
    _rule("year_range", "period", "2026—2028年", r"(?P<y>20\d{2}) ?年?(?:至|到|-|—|～)(?P<y2>20\d{2}) ?年(?:期间)?"),
    _rule("day", "milestone", "2026年6月30日前", rf"(?:到|在|(?<!晚)(?<!迟)于)?{_YMD}{_PAREN}{_HOUR}(?:{_BEFORE}|内|24时前)?"),
    _rule("month_end", "milestone", "2026年6月底前", rf"(?:到)?{_YM}(?:底|末|中旬|上旬|下旬)?(?:{_BEFORE})?"),
    _rule("year_quarter", "milestone", "2026年第三季度末", rf"(?:到)?{_Y} ?第?(?P<q>[一二三四1-4])季度(?:末|底)?(?:{_BEFORE})?"),
    _rule("year_half", "milestone", "2026年上半年", rf"(?:到)?{_Y} ?(?P<h>上|下)半年(?:{_BEFORE})?"),
    _rule("year_end", "milestone", "2026年底前", rf"(?:到|至)?{_Y}(?:年?(?:底|末)|内)(?:{_BEFORE})?"),
    _rule("by_year", "milestone", "到2027年", rf"(?:到|至){_Y}(?:前)?"),
    _rule("before_year", "milestone", "2027年前", rf"{_Y}(?:前|以前)"),
    _rule("year_goal", "milestone", "2027年实现全程网办", rf"(?<![以较比在与和、至到“—-]){_Y}(?![度级版秋春]|以来)(?=[^，。；]{{0,30}}{_GOAL})", _year_goal),
    _rule("plan_period", "period", "“十五五”期间", r"[“‘]?(?P<plan>十[一二三四五六]五)[”’]?(?:时期末?|期间|末|规划期末?|期末)", _plan),
    _rule("old_plan_period", "period", "“九五”期间", r"[“‘](?P<plan>[八九十]五)[”’](?:时期|期间|末|后[两三]年)", _plan),
    _rule("effort", "period", "用三年左右时间", rf"(?:通过|经过|用|利用)(?P<t>{_N}(?:至{_N})? ?(?:年|个月))(?:左右)?(?:的)?(?:时间|努力|左右)", _none),
    _rule("within_years", "period", "力争三年内", rf"(?:(?:争取|力争)(?:在|用)?|(?:^|(?<=[，；]))(?:在|用)?)(?P<t>{_N}(?:至{_N}|到{_N})? ?年(?:左右)?(?:时间)?(?:之?内|以内))(?!容|只)", _none),
    _rule("campaign", "period", "“服务月”活动期间", r"[“‘][一-龥]{1,8}[月周日][”’](?:活动)?期间", _none),
    _rule("quarter_no_year", "milestone", "第三季度末前", rf"(?P<rel>次年|明年|今年|本年|当年)?第?(?P<q>[一二三四1-4])季度(?:末|底)?{_BEFORE}|(?P<rel2>次年|明年|今年|本年)第?(?P<q2>[一二三四1-4])季度(?:末|底|内)?"),
    _rule("month_range_no_year", "period", "3月至6月", rf"(?P<rel>次年|明年|今年|本年|当年)?(?<!\d)(?<!年)(?<!年度){_M}(?:底|末|初|中旬|上旬|下旬)?(?:至|到|-|—|～)(?P<m2>1[0-2]|0?[1-9]) ?月(?:底|末|中旬|上旬|下旬)?(?:期间)?"),
    _rule("day_no_year", "milestone", "6月30日前", rf"(?P<rel>次年|明年|今年|本年)?{_M} ?{_D}{_PAREN}{_HOUR}(?:{_BEFORE})?"),
    _rule("month_no_year", "milestone", "6月底前", rf"(?P<rel>次年|明年|今年|本年)?(?<!\d)(?<!个){_M}(?:底|末)?(?:{_BEFORE})"),
    _rule("year_end_no_year", "milestone", "年底前", rf"(?P<rel>次年|明年|今年|本年|当年)(?:年?[底末]{_BEFORE}?|年?内(?!容))|本?(?:年底|年末){_BEFORE}|(?<![\d一二三四五六七八九十两今])年内(?!容)|当年(?=完成|办结|整改|见效|建成|销号|达标)"),
    _rule("within_year", "milestone", "2027年，平台全面运行", rf"(?:^|(?<=[。；])){_Y}(?=，)", _year_goal),
    _rule("anchored_before", "sla", "会议召开前至少5个工作日前", rf"[^，。；：、（）]{{2,16}}?(?:前)?至少{_SPAN}(?:前)", _none),
    _rule("relative_anchor", "relative", "本办法印发之日起30日内",
          rf"(?:自|从)?[^，。；：、（）自从在应当要须于]{{0,16}}?(?:{WORDS['starts']})(?:之日)?(?:起|后)?(?:的)?(?:{_SPAN})(?:之?内|以内)", _none),
    _rule("sla_anchor", "sla", "受理之日起5个工作日内",
          rf"(?:自|从|在|于)?[^，。；：、（）自从在应当要须]{{0,20}}?(?:之日起|之日后|日起|后|起)(?:的)?{_SPAN}(?:之?内|以内)", _none),
    _rule("within_long", "relative", "应当两年内", rf"(?:力争)?{_N}(?:至{_N})? ?(?:个月|年)(?:左右)?(?:之?内|以内)(?!容)(?!只)", _none),
    _rule("sla", "sla", "3个工作日内", rf"(?:原则上|一般)?(?:不超过|最长不超过)?{_SPAN}(?:之?内|以内)(?!容)(?!只)", _none),
    _rule("sla_max", "sla", "不超过10个工作日", rf"不(?:得)?超过 ?(?P<n>{_N}) ?(?P<u>个?工作日|个?小时|分钟|秒|天|日)", _none),
    _rule("sla_cut", "sla", "办理时限压缩至3个工作日", rf"(?:时限|期限|时间)[^，。；]{{0,16}}?(?:压减|压缩|缩短|减少|精简)(?:至|到|为)(?P<t>{_SPAN})", _none),
    _rule("sla_from_to", "sla", "由10个工作日压缩至3个工作日", rf"(?:由|从)[^，。；\d]{{0,8}}?{_SPAN2}[^，。；]{{0,6}}?(?:压减|压缩|缩短|减少|精简)(?:至|到|为)(?:现在的)?(?P<t>{_SPAN})", _none),
    _rule("sla_is", "sla", "公示期为5个工作日", rf"(?:时间|时限|期限|公示期|办理期)(?:原则上)?(?:为|是)(?P<t>{_SPAN})", _none),
    _rule("sla_done", "sla", "2个工作日办结", rf"{_SPAN}(?=办结|办理完毕|反馈|回复|答复|送达)|延[长期](?P<t>{_SPAN2})", _none),
    _rule("sla_period", "sla", "30日的整改期", rf"{_SPAN}(?=的?(?:整改期|宽限期|过渡期|公示期|异议期))", _none),
    _rule("recurring", "recurring", "按季度",
          r"(?<!每人)(?:按|每)(?:两|三|五)?(?:年度|半年|季度|季|年|月|周|日|天)(?:度)?(?:末|底|初)?(?:至少[一1]次|[一1]次)?(?!\d+ ?元)|(?<![不固规约特法指限假学周任])定期(?!存款|限)|年度(?=报告制度|考核评价|评估)|逐年", _none),
    _rule("staged", "staged", "分阶段", r"第[一二三四五六]批|分批(?:次|分类)?|分阶段|分步(?:骤)?|成熟一批[、，]?\w{2}一批", _none),
    _rule("open", "continuous", "（长期坚持）", r"(?<=[（，：；])(?:长期坚持|持续推进|常态化推进|长期推进|持续开展|长期)(?=[）。；]|$)", _none),
    _rule("relative_day", "relative", "当日", r"当[天日](?!常)|次月月?(?:底|末)(?:前)?|次日(?:前|内)?|[^，。；、在]{2,10}工作开始前", _none),
)  # fmt: skip

_TITLED: Final = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def find_deadlines(text: str, context: DateContext) -> tuple[Deadline, ...]:
    """Find the time expectations in a folded text (see normalise.fold), in order, without overlaps.

    Dates inside titles 《》 and dates that only tell things apart are passed over.
    """
    text = without_titles(text)
    out: list[tuple[int, Deadline]] = []
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span("t") if match.groupdict().get("t") else match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            if rule.kind in ("milestone", "period") and _ATTRIBUTE.match(text, end):
                continue
            day, source, sure = rule.resolve(match, context)
            if source == "text" and rule.kind in ("milestone", "period") and day and _is_past(day, context):
                continue  # 2003年达到42% in a text of 2005 tells what was
            if rule.name == "effective_since" and day and context.written and day.year < context.written.year:
                continue  # so does 从2003年开始
            out.append((start, Deadline(text[start:end].strip(), rule.kind, day, sure, source)))
    return tuple(deadline for _, deadline in sorted(out, key=lambda item: item[0]))


def _is_past(day: date, context: DateContext) -> bool:
    return context.written is not None and day < context.written


def without_titles(text: str) -> str:
    """Blank out what stands in 《》, keeping the length."""
    return _TITLED.sub(lambda match: "〼" * len(match[0]), text)
