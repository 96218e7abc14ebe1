"""Time limits and spans that are counted (时限、期限): 3个工作日内, 自受理之日起20日内, 期满前三个月, 今后五年, 五年过渡期内."""

import re
from datetime import date
from typing import Final

from polreq.official.date_context import DateContext, Resolved
from polreq.official.numerals import HAN, integer
from polreq.official.patterns import WORDS
from polreq.official.time_rules import DeadlineRule, rule

_HAN: Final = rf"{HAN}{{1,5}}"
_ONE: Final = rf"(?:\d{{1,3}}(?:\.\d)?|{_HAN}(?:点{_HAN})?|数)"
#: A number from its beginning, so that a long run of digits is looked at once.
_N: Final = rf"(?<![\d.第])(?<!{HAN})(?:{_ONE}(?:(?:至|到|-|—|～|、){_ONE})?|半)"
_SHORT: Final = r"(?:个?(?:工作|自然|日历|交易)日|个?小时|分钟|秒钟?|天|日)"
_WEEKS: Final = r"(?:个?星期|周|个半?月)"
_YEARS: Final = r"年半?"
_SPAN: Final = rf"{_N}(?:{_SHORT}|{_WEEKS}|{_YEARS})"
_HALF_YEAR: Final = r"(?<![上下每])半年"

#: 内 at the end of a limit; 年内容 has none, 三年内的 tells things apart, 近三年内无… sets a condition.
_WITHIN: Final = rf"(?:之内|以内|内)(?!{WORDS['inner']}|的(?![，。；])|不得|不再|不予|无(?!正当)|没有|累计|均无|未(?:受|发生|被|因|有|就业))"
_PAST: Final = (
    r"(?<![近前满后届校])(?<!过去)(?<!最近)(?<!此前)(?<!以往)(?<!连续)(?<!毕业)(?<!成立)(?<!毕业后)(?<!离校后)"
)

_AFTER: Final = r"(?:之日起|日起|之日后|之后|以后|后|起|之日)(?:的)?"
#: An event of the project rather than of a case: the text's own issue or start.
_PROJECT: Final = rf"(?:{WORDS['starts']})(?:之日起|之日后|日起|之后|以后|后|起|之日)(?:的)?"
#: 自, 从, 在, 于 as words of their own, not in 自治区, 从业, 在线, 关于.
_FROM: Final = (
    r"(?:自(?![治然主贸动身愿评查建营办研用管有]|行(?!政))|从(?![业事严])|在(?![线校建职岗])|(?<![关对由属位终])于)"
)
_INSIDE: Final = r"[^，。；：（）自从]{0,40}?"
#: A clause up to its event, where no 自 or 在 says where the event begins; duties begin behind their modal word.
_CLAUSE: Final = (
    r"(?:^|(?<=[，。；：、（）])|(?<=应当)|(?<=必须)|(?<=应)(?!当)|(?<=须)|(?<=可以))"
    r"(?:(?!应当|必须|应[在于]|须[在于]|可以)[^，。；：、（）自从]){0,24}?"
)
_EVENT: Final = rf"[^，。；：、（）]{{0,16}}?(?:{WORDS['ends']})"
_AT_LEAST: Final = r"(?:至少|不少于|不得少于|提前)?"
_CUT: Final = r"(?:压减|压缩|缩短|减少|精简|压降)(?:至|到|为)(?:现在的)?"
#: Time in which the public is shown or asked something; how long a thing is kept or holds is no expectation.
_NOTICE: Final = r"(?:公示|公告|公布|征求意见|异议|报名|公开)(?:期限|时间|时限|期)"
_CASE: Final = r"(?<!保存)(?<!留存)(?<!保管)(?:时间|时限|期限|公示期|办理期|公告期)"


def _coming(match: re.Match[str], context: DateContext) -> Resolved:
    """Resolve 今后五年: in the first half of a year it is counted with that year, later without it."""
    years = integer(match["years"])
    if years is None or match["to"] or context.written is None:
        return None, "", 0.5
    last = context.written.year + years - (context.written.month <= 6)
    return date(last, 12, 31), "written", 0.5


#: The first rule that matches takes the words.
LIMITS: Final[tuple[DeadlineRule, ...]] = (
    rule("coming_years", "period", "今后五年", rf"(?:今后|未来|接下来)(?:的)?(?P<years>\d{{1,2}}|[一二两三四五六七八九]?十?[一二两三四五六七八九]?)(?P<to>(?:至|到|-|—)?{_ONE})?年(?:内|时间|左右)?(?!的|来|级)", "年", _coming),
    rule("transition", "period", "五年过渡期内", rf"{_N}{_YEARS}的?过渡期(?:内|期间)", "渡"),
    rule("effort", "period", "用三年左右时间", rf"(?:通过|经过|用|利用|以)(?P<t>{_N}(?:年|个月))(?:左右)?(?:的)?(?:时间|努力|左右)", "用过以"),
    rule("before_event", "sla", "有效期届满前30日内", rf"{_EVENT}(?:之前|以前|前)(?:的)?{_AT_LEAST}(?:{_SPAN}|{_HALF_YEAR})(?:之内|以内|内)?", "前"),
    rule("span_before", "sla", "合同期满3个月前", rf"(?:{_EVENT}|(?:^|(?<=[，。；：、（）]))[^，。；：、（）]{{2,20}}?(?=至少|提前)){_AT_LEAST}(?:{_SPAN}|{_HALF_YEAR})(?:之前|以前|前)", "前"),
    rule("ahead", "sla", "至少提前3个工作日告知", rf"(?:至少)?提前(?:至少|不少于)?(?:{_N}(?:{_SHORT}|{_WEEKS})|{_HALF_YEAR})", "提"),
    rule("since_project", "relative", "自印发之日起6个月内", rf"{_FROM}{_INSIDE}{_PROJECT}(?:{_SPAN}|{_HALF_YEAR}){_WITHIN}", "内"),
    rule("since", "sla", "自受理之日起20个工作日内", rf"{_FROM}{_INSIDE}(?:{_AFTER}|的)(?:{_SPAN}|{_HALF_YEAR}){_WITHIN}", "内"),
    rule("since_days", "sla", "自收到申请之日起15个工作日作出决定", rf"{_FROM}{_INSIDE}(?:之日|日)起(?:{_N}个?工作日)(?![之以]?[内后前]|的|以上)", "起"),
    rule("after_project", "relative", "本办法印发之日起30日内", rf"{_CLAUSE}{_PROJECT}(?:{_SPAN}|{_HALF_YEAR}){_WITHIN}", "内"),
    rule("after", "sla", "收到通知后5日内", rf"{_CLAUSE}{_AFTER}(?:{_SPAN}|{_HALF_YEAR}){_WITHIN}", "内"),
    rule("within_months", "relative", "两个月内", rf"{_PAST}(?:{_N}{_WEEKS}(?:左右)?|{_HALF_YEAR}){_WITHIN}", "内"),
    rule("within_years", "period", "力争三年内", rf"{_PAST}{_N}{_YEARS}(?:左右)?(?:时间)?{_WITHIN}", "年"),
    rule("within", "sla", "3个工作日内", rf"(?:原则上|一般)?(?:最长|最多)?(?:不超过)?{_PAST}(?:{_N}{_SHORT}|T\+\d(?:个?工作)?日?){_WITHIN}", "内"),
    rule("at_most", "sla", "最长不超过6个月", rf"(?<!停机时间)(?<!中断时间)(?<!补贴期限)(?<!补助期限)(?<!资助期限)(?<!合同期限)(?<!有效期)(?<!保存)(?<!保留)(?<!留存)(?:最长|最多|最迟)?不(?:得|应)?(?:超过|多于|大于){_N}(?!毫?秒)(?:{_SHORT}|{_WEEKS}|个季度)", "不"),
    rule("cut_to", "sla", "办理时限压缩至3个工作日", rf"(?:时限|期限|时间)[^，。；]{{0,16}}?{_CUT}(?P<t>{_SPAN})", "压缩减精"),
    rule("cut_from_to", "sla", "由10个工作日压缩至3个工作日", rf"(?:由|从)[^，。；\d]{{0,8}}?{_SPAN}[^，。；]{{0,6}}?{_CUT}(?P<t>{_SPAN})", "压缩减精"),
    rule("notice", "sla", "公示期不少于5个工作日", rf"{_NOTICE}(?:一般|原则上)?(?P<t>(?:不得?少于|不低于|至少){_N}(?:{_SHORT}|个月))", "公征异报"),
    rule("shown_for", "sla", "在网站公示5个工作日", rf"(?:公示|公告|公开征求意见)(?:期)?(?P<t>{_N}(?:{_SHORT}|个月))(?![前后内])", "公"),
    rule("limit_is", "sla", "办理时限为5个工作日", rf"(?:{_CASE}(?:原则上|一般)?(?:为|是)|(?:办理|承诺|法定|办结|处理|答复)(?:时限|期限|时间)：)(?P<t>{_N}{_SHORT})", "为是："),
    rule("done_in", "sla", "2个工作日办结", rf"{_N}{_SHORT}(?=办结|办理完毕|反馈|回复|答复|送达|完成|到账)|延[长期]至?(?P<t>{_N}(?:{_SHORT}|{_WEEKS}))|(?<=后){_N}个?工作日(?=[一-龥])", "日时天分月"),
    rule("term_of", "sla", "30日的整改期", rf"{_N}(?:{_SHORT}|{_WEEKS})(?=的?(?:整改期|宽限期|过渡期|公示期|异议期|犹豫期))", "期"),
)  # fmt: skip
