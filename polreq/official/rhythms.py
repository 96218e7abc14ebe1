"""Rhythms (周期) in which something is done again: 每年3月底前, 每两年, 逐月, 按季度, 半年一次."""

from typing import Final

from polreq.official.days import DAY, MONTH
from polreq.official.numerals import HAN
from polreq.official.patterns import WORDS
from polreq.official.time_rules import BEFORE, TO, DeadlineRule, rule

_N: Final = rf"(?:\d{{1,2}}|{HAN}{{1,3}})"
_CYCLE: Final = r"(?:年度?|半年|学年|学期|季度?|半月|月度?|周|星期|旬|日|天)"
#: A number of units makes a rhythm of what alone is a rate: 每2小时, but not 每小时.
_COUNTED: Final = (
    rf"(?:{_N}个?(?:年度?|学年|学期|季度|月|周|星期|工作日|日|天|小时|分钟)|半个月|个(?:季度|月|学期|工作日|星期))"
)
_DAY_OF: Final = rf"{MONTH}月(?:份|{DAY}[日号]|[底末]|[上中下]旬)?"
#: Where in the cycle: 每年3月底前, 每季度首月10日前, 每周五, 每月前5个工作日内.
_WHERE: Final = (
    rf"(?:的?(?:{_DAY_OF}(?:{TO}(?:次年|当年)?{_DAY_OF})?|第?[一二三四1-4]季度|[上下]半年|(?:首|第一个|最后一个)月(?:的?{DAY}[日号]?(?:{TO}{DAY}[日号])?(?<=[日号]))?|{DAY}[日号]|"
    rf"前{_N}个?(?:工作)?日内?|第{_N}个(?:工作日|月)|最后{_N}个(?:工作日|星期|周)|(?:星期)?[一二三四五六日](?=前|之前|上午|下午|[，。；、）])|[底末初](?!端)))?"
)
#: What is paid or open in each unit of time is a rate: 每年最高60万元, 每天24小时.
_RATE: Final = r"(?!\d+个?小时)(?!按\d+个?(?:工作日|天|日|小时|课时)(?:计|折))(?![^，。；]{0,8}(?:奖补|奖励|补助|补贴|资助)(?:资金)?(?:总额|累计|合计)?(?:最高)?不超过)(?!(?:最高|最低|最多|不超过|不低于|补助|补贴|奖励|约)*[\d.]+[万亿]?元)"
_TIMES: Final = rf"(?:(?:至少|不少于|不得少于|不低于)?{_N}次)?"

RHYTHMS: Final[tuple[DeadlineRule, ...]] = (
    rule("each", "recurring", "每年3月底前", rf"(?<!每[人户家个名件亩次吨辆台套])(?:每隔?(?:{_COUNTED}|{_CYCLE})|按(?:年度?|半年|季度?|月度?|周|日(?!常))){_WHERE}{BEFORE}?{_TIMES}(?![照龄节期份均]){_RATE}", "每按"),
    rule("one_by_one", "recurring", "逐月通报", r"逐(?:年度?|季度?|月|周|日|旬)", "逐"),
    rule("once_in", "recurring", "两年一次", rf"(?<![第\d])(?<!{HAN})(?:{_N}(?:个?(?:季度?|月|学期|星期)|年|周|天|日)|半(?:年|个?月))(?:至少)?[一1](?:[次度评签审换轮检考报查]|{WORDS['reviewed']})", "一1"),
    rule("regularly", "recurring", "定期通报", r"(?<![不固规约特法指限假学周任])定期(?!存款|限)|年度(?=报告制度|考核评价|评估)", "定年"),
)  # fmt: skip
