"""What a moment of the calendar is by the words around it: a day to be met, a day from which something holds, or neither."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.moments import Moment
from polreq.official.patterns import WORDS
from polreq.official.time_rules import BEFORE, FORCE, HOUR, PAREN

_GOAL: Final = rf"(?:{WORDS['goals']}|{WORDS['starts_of_work']}|\d[\d.]*[%个家项万亿名人件所座处套次台户亩吨公])"


@dataclass(frozen=True, slots=True)
class MomentPlace:
    """A moment and the words around it: what stands before it, what ends it, and what follows."""

    key: str
    start: int
    end: int
    moment: Moment
    tail: re.Match[str]

    @property
    def words(self) -> str:
        return self.key[self.start : self.end]

    @property
    def lead(self) -> str:
        return self.key[max(0, self.start - 12) : self.start]

    @property
    def rest(self) -> str:
        return self.key[self.tail.end() : self.tail.end() + 60]


TAIL: Final = late(
    rf"{PAREN}{HOUR}(?:(?P<before>{BEFORE})|(?P<inside>内(?!{WORDS['inner']}))|(?P<force>起?{FORCE})|(?P<since>起|开始))?"
)
#: How long something holds is no expectation.
VALID: Final = late(r"(?:有效期|(?:执行|实施|施行|适用|试点|服务|合同|保存)期限)[^，。；]{0,4}$")
BY: Final = late(r"(?:(?<![提增扩升加降转达调截月日年号度])[到至]|(?:不|最)[晚迟]于?)$")
_UNTIL_NOW: Final = late(r"截[至止]$")
SINCE: Final = late(r"[自从于]$")
#: Words before a year that compare with it, count from it or make it a mere attribute: 以2020年为基数, 比2020年, 完成今年目标任务.
_COMPARED: Final = late(r"(?:[以较比与和、按自从近为“—-]|相对|实现|完成|落实|对照)$")
#: What follows a date that only tells things apart: 2021年6月1日后的申请, 8月31日期间出生的幼儿.
ATTRIBUTE: Final = late(
    r"(?:(?:以|之)?后|以来|起|期间|之间)?(?:的(?!时间节点|要求)|出生|是(?!否)|以来|颁布|印发的|发布的|制定的)"
    r"|(?:以|之)?后(?!续|勤|台)|第.{1,4}届|在[^，。；）]{2,30}会议?上|[^，。；（）]{0,40}(?:会|会议|委员会)(?:审议)?通过|星期[一二三四五六日](?!前)"
)
_COUNTED: Final = late(r"累计|计算|至|算|满|连续|[的来步草]|以?来")
_NOT_A_GOAL: Final = late(r"[级版秋春]|以来|基础|远景|[一-龥]{0,5}的")
_AIMS: Final = late(rf"[^，。；]{{0,30}}(?:{WORDS['goals']})")
_AIMS_SAID: Final = late(rf"[^，。；]{{0,30}}{_GOAL}")
_AIMS_FIRST: Final = late(rf"，|{_AIMS_SAID.pattern}|[^，。；]{{0,15}}将(?![来近])")
_NAMES: Final = late(r"补贴|补助|奖励|奖补|津贴|待遇|津补贴|报[表告]|工作(?:总结|情况)|经济|数据|业绩|情况|例会")
_DONE: Final = late(r"完成|办结|整改|见效|建成|销号|达标")
#: 8月起停止…: what is so from then on.
_CHANGES: Final = late(rf"，|{WORDS['now_on']}")
#: 9月份同步上线: what is done in that month.
_DOES: Final = late(
    rf"(?:同步|集中|组织|统一|正式|全面|陆续|基本)?(?:上线|{WORDS['starts_of_work']}|完成|实现|建成|发放|申报|验收|举办|召开|报送)"
)
_OPENS: Final = late(r"(?:^|[，。；：])$")


def _is_valid(at: MomentPlace) -> bool:
    return bool(VALID.search(at.lead))


def _takes_effect(at: MomentPlace) -> bool:
    return bool(at.moment.day and at.tail["force"])


def _is_since(at: MomentPlace) -> bool:
    if not (at.tail["since"] or (at.tail["force"] or "").startswith("起")):
        return False
    if _COUNTED.match(at.rest) or at.words.startswith("当年"):
        return False
    written = at.moment.dated and (not at.moment.bare_year or bool(_CHANGES.match(at.rest)))
    if at.moment.month and not at.moment.dated and _OPENS.search(at.lead) and _CHANGES.match(at.rest):
        return True
    return bool(at.tail["force"] or SINCE.search(at.lead)) or written


def _is_from(at: MomentPlace) -> bool:
    return bool(at.tail["since"])


def _is_before(at: MomentPlace) -> bool:
    return bool(at.tail["before"]) and not (at.moment.bare_year and not at.moment.dated)


def _tells_now(at: MomentPlace) -> bool:
    return bool(_UNTIL_NOW.search(at.lead))


def _is_by(at: MomentPlace) -> bool:
    return bool(BY.search(at.lead)) and not ATTRIBUTE.match(at.rest)


def _tells_apart(at: MomentPlace) -> bool:
    return bool(ATTRIBUTE.match(at.rest))


def _aims(at: MomentPlace) -> bool:
    """A bare year with what is to be reached in it: 2027年实现全程网办; 2027年，平台全面运行."""
    if not at.moment.bare_year or at.words.endswith("度") or _NOT_A_GOAL.match(at.rest) or _COMPARED.search(at.lead):
        return False
    if at.moment.dated:
        return bool((_AIMS_FIRST if _OPENS.search(at.lead) else _AIMS).match(at.rest))
    aims = _AIMS_SAID if _OPENS.search(at.lead) else _AIMS
    return at.words != "当年" and (at.moment.year_shift or 0) >= 0 and bool(aims.match(at.rest))


def _is_done_that_year(at: MomentPlace) -> bool:
    return at.words == "当年" and bool(_DONE.match(at.rest))


def _is_numeric(at: MomentPlace) -> bool:
    """2026/1/13 16:21 at the foot of a page, 版本2026.6."""
    return at.key[at.end - 1].isdigit() and not at.tail["inside"]


def _tells_what_has_been(at: MomentPlace) -> bool:
    return (at.moment.year_shift or 0) < 0 or (at.moment.part == "初" and not at.moment.dated)


def _is_open_end(at: MomentPlace) -> bool:
    """年底 and 月底 by themselves name a season of work rather than its end; 年内 does not."""
    undated = not at.moment.dated and at.moment.year_shift is None and at.moment.month is None
    return undated and at.moment.part in ("底", "末", "初", "终", "中") and at.key[at.start] in "年月"


def _is_bare_month(at: MomentPlace) -> bool:
    told = at.moment.day or at.moment.part or at.moment.dated or at.tail["inside"]
    return bool(at.moment.month) and not told and not (at.words.endswith("月份") and _DOES.match(at.rest))


def _names_what_is_done(at: MomentPlace) -> bool:
    """一季度报表, 上半年经济形势."""
    plain = not at.tail["before"] and not at.tail["inside"]
    return bool(plain and (at.moment.quarter or at.moment.half) and _NAMES.match(at.rest))


def _is_moment(at: MomentPlace) -> bool:
    return not at.moment.bare_year


@dataclass(frozen=True, slots=True)
class MomentRule:
    """What a moment is by the words around it; the first rule that holds decides, and a kind that is empty means no expectation."""

    name: str
    kind: str
    example: str
    holds: Callable[[MomentPlace], bool]


MOMENT_RULES: Final = (
    MomentRule("validity", "", "有效期至2031年3月31日", _is_valid),
    MomentRule("before", "milestone", "2026年6月30日前", _is_before),
    MomentRule("effect", "effective", "自2026年5月1日起施行", _takes_effect),
    MomentRule("since", "effective", "从2026年7月起全面推行", _is_since),
    MomentRule("from", "", "当年1月1日起累计", _is_from),
    MomentRule("until-now", "", "截至2026年6月，已接入56个部门", _tells_now),
    MomentRule("by", "milestone", "到2027年", _is_by),
    MomentRule("apart", "", "2026年6月1日后的申请", _tells_apart),
    MomentRule("numeric", "", "2026/6/30 16:21", _is_numeric),
    MomentRule("has-been", "", "去年三季度", _tells_what_has_been),
    MomentRule("aim", "milestone", "2027年实现全程网办", _aims),
    MomentRule("done-that-year", "milestone", "问题当年整改", _is_done_that_year),
    MomentRule("open-end", "", "年底考核", _is_open_end),
    MomentRule("bare-month", "", "3月的例会", _is_bare_month),
    MomentRule("name", "", "一季度报表", _names_what_is_done),
    MomentRule("moment", "milestone", "2026年第三季度末", _is_moment),
)


def kind_of(place: MomentPlace) -> str:
    """Give the kind of expectation that a moment sets; empty if it sets none."""
    return next((each.kind for each in MOMENT_RULES if each.holds(place)), "")
