"""Quantified goals (量化指标): exact words, comparison, value and unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from polreq.model.clause import Target
from polreq.official.deadlines import without_titles
from polreq.official.numerals import CHINESE, parse_number, parse_ratio, plain

_ARABIC: Final = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_UNIT: Final = (
    r"(?:%|个百分点|万亿元|亿元|万元|元|亿千瓦时|亿千瓦|万千瓦|千瓦|亿吨标准煤|万吨标准煤|亿吨|万吨|吨|亿立方米|万立方米|立方米"
    r"|万亩|亿亩|亩|公顷|平方米|平方公里|公里|万人次|万人|亿人|人次|人|万户|户|个工作日|工作日|个小时|小时|分钟|个月|天|年|岁"
    r"|万个|万项|万件|万次|亿次|万条|亿条|万笔|个|项|次|件|家|种|类|所|张|份|条|万辆|辆|万台|台|万套|套|座|处|倍|批|名|例|支|场|颗|米|笔|[万亿](?=以上|左右|[，。；、）]|$))"
)
#: Chinese numerals count only before units with which nothing but a number makes sense: 三年行动, 零部件 are words.
_CHINESE_UNIT: Final = r"(?:个工作日|工作日|个小时|小时|个百分点|个月|次|倍|名|人)"
_VALUE: Final = rf"(?:(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})|(?P<cv>{CHINESE}(?:点{CHINESE})?) ?(?P<cu>{_CHINESE_UNIT}))"
_RATIO: Final = (
    rf"(?:百分之{CHINESE}(?:点{CHINESE})?|{CHINESE}分之{CHINESE}|[一二三四五六七八九]成[一二三四五六七八九半]?)"
)
_BUILD: Final = r"(?:建设|建成|新建|打造|培育|创建|遴选|认定|推出|形成|改造|新增|选树|布局|支持建设|发展|培训|招收)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a goal is worded; the group `t`, where there is one, holds the words that are given back."""

    name: str
    op: str
    pattern: re.Pattern[str]


def _rule(name: str, op: str, pattern: str) -> _Rule:
    return _Rule(name, op, re.compile(pattern))


_RULES: Final = (
    _rule("floor", ">=", rf"(?:不(?:得|能|应|可)?(?:低于|少于|小于)|至少)[^，。；、\d]{{0,16}}?(?:{_VALUE}|(?P<r>{_RATIO}))(?:以上)?"),
    _rule("floor in days", ">=", rf"(?:不(?:得|能|应|可)?(?:少于|低于)|至少) ?(?:(?P<v>{_ARABIC})|(?P<cv>{CHINESE})) ?(?P<u>日)"),
    _rule("lower limit", ">=", rf"下限(?:为|是)(?P<t>{_VALUE})"),
    _rule("upper limit", "<=", rf"上限(?:为|是)(?P<t>{_VALUE})"),
    _rule("standard", "=", rf"(?:提高|调整|降低|上调|下调|增加)(?:至|到|为)(?P<t>每[人户亩][^，。；、\d]{{0,4}}{_VALUE})"),
    _rule("ceiling", "<=", rf"(?:不(?:得|能|应|可)?(?:超过|高于|多于|大于|突破)|最多不超过|控制在|降至|(?:压缩|缩短|压减|精简|缩减|降低|下降|减少)(?:至|到|为))[^，。；、\d]{{0,8}}?{_VALUE}(?:以内|以下)?"),
    _rule("down to", "<=", rf"(?:控制在|降至|降低到|降低至|下降到)(?P<r>{_RATIO})(?:以内|以下)?"),
    _rule("cut to", "<=", rf"(?:压缩|压减|精简|缩减|减少|合并)(?:至|到|为)(?:现在的)?(?P<cv>{CHINESE}) ?(?P<cu>[个份项件类张环道]|个?环节)"),
    _rule("only", "<=", rf"只能[^，。；、\d]{{0,8}}?{_VALUE}"),
    _rule("reduce", "reduce", rf"(?:压减|压缩|精简|减少|降低|缩减|缩短|下降|削减|下调)(?:幅度)?[^，。；\d%至到为]{{0,10}}?(?:{_VALUE}|(?P<r>{_RATIO}|一半))(?:以上|左右)?"),
    _rule("half", "reduce", r"(?P<r>减半)"),
    _rule("reach", ">=", rf"(?:达到|(?<!到)达|(?<!不)(?<!不得)(?<!不能)(?<!不应)超过|突破|提高到|提高至|提升到|提升至|增加到|增至|增长到|扩大到|扩大至|高于|大于|保持在|≥|>=)[^，。；、\d]{{0,6}}?(?:{_VALUE}|(?<!超过)(?P<r>{_RATIO}))(?:以上|左右|以内)?"),
    _rule("grow", ">=", rf"(?:提高|提升|增加|增长|新增|扩大)(?:幅度)?[^，。；、\d至到为]{{0,6}}?(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})(?:以上|左右)?"),
    _rule("stay", "=", rf"稳定在[^，。；、\d]{{0,6}}?{_VALUE}(?:以上|左右)?"),
    _rule("share above", ">=", rf"(?:(?P<v>\d+(?:\.\d+)?) ?(?P<u>%|个百分点)|(?P<r>{_RATIO}))(?:及)?以上"),
    _rule("above", ">=", rf"{_BUILD}(?P<t>(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})(?:及)?以上)"),
    _rule("provide", ">=", rf"(?:上线|接入|开通|推出|推行|归集|汇聚|实现|完成)(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:个|项|件|类|种|条|家))(?:及)?以上)"),
    _rule("provided", "=", rf"(?:上线|接入|开通|实现)(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:项|件|类|种)))(?=[^，。；]{{2,}})"),
    _rule("share of all", "=", rf"(?:^|(?<=[，；：]))(?P<t>(?P<v>\d{{1,3}}(?:\.\d+)?) ?(?P<u>%)|(?P<r>{_RATIO}))(?=的[^，。；的]{{2,12}}(?:实现|达到|完成|做到|纳入|可))"),
    _rule("trips", "<=", r"(?:(?<!“)最多跑|跑动)(?P<t>(?P<v>[一1两2]) ?(?P<u>次))(?!”|改革)"),
    _rule("no trips", "=", r"(?<!“)(?P<v>零)(?:(?P<u>次)跑动|跑动)(?!”)|跑(?P<t>零次)(?!”)"),
    _rule("build", "=", rf"{_BUILD}(?:约)?(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:个|家|所|项|座|处|批|名|支|条|套|台)))"),
    _rule("times", "=", r"每(?:半?年|季度|月|周|学期)[^，。；]{0,14}?(?:开展|组织|进行|召开|举办|安排)(?:至少|不少于)?(?P<t>(?P<v>\d+|[一两三四]) ?(?P<u>次))"),
    _rule("round the clock", "=", r"(?P<v>24|二十四) ?(?P<u>小时)(?=（[^（）]*）|[^，。；不]{0,10}(?:服务|值守|值班|受理|响应|工作制))"),
    _rule("within", "<=", rf"{_VALUE}(?:以内|以下)"),
    _rule("full", "=", r"(?P<full>(?<!健)全覆盖(?!、[^，。；]{1,12}的)|(?<![×*] )(?<![×*])100%|百分之百|应[接上进享归办评纳保][尽必][接上进享归办评纳保])"),
    _rule("share", "=", r"(?:率|比例|占比|比重|覆盖面)[^，。；、\d]{0,4}(?:为|是|达|占)(?P<t>(?P<v>\d{1,3}(?:\.\d+)?) ?(?P<u>%))(?! ?[-—–～至] ?\d)"),
    _rule("percent", "=", r"(?<=[和、及])(?P<v>\d{1,3}(?:\.\d+)?) ?(?P<u>%)"),
)  # fmt: skip

#: Rules whose words may also stand in a condition.
_LOOSE: Final = frozenset(("reach", "grow", "above", "within", "percent", "full"))
#: A quantity in a condition or as an attribute is no goal: 超过10%的，…; 持股比例超过50%的股东.
_ATTRIBUTE: Final = re.compile(
    r"(?:及以[上下]|以上|以下|以内)?的(?!目标|要求|比例|村|社区|乡镇|县|市|省|地区|医院|学校|企业享)"
)


def find_targets(text: str, labels: Iterable[str] = ()) -> tuple[Target, ...]:
    """Find the quantified goals in a folded text, in order, without overlaps; earlier rules win.

    Args:
        text: folded text of the unit.
        labels: names with figures in them that are no goals (15分钟政务服务圈, 双减半).
    """
    text = without_titles(text)
    for label in labels:
        text = text.replace(label, "〼" * len(label))
    taken: list[tuple[int, int, str]] = []
    found: list[tuple[int, Target]] = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span("t") if match.groupdict().get("t") else match.span()
            if any(start < b and a < end for a, b, _ in taken):
                continue
            if rule.name in _LOOSE and _ATTRIBUTE.match(text, end):
                continue
            op = rule.op
            if rule.name == "percent" and start and text[start - 1] in "和、及":
                # 分别达到65%和55%: the second figure means what the first does
                op = next((o for _, b, o in taken if b == start - 1), op)
            target = _target(op, text[start:end].strip(), match)
            if target is not None:
                taken.append((start, end, op))
                found.append((start, target))
    return tuple(target for _, target in sorted(found, key=lambda item: item[0]))


def _target(op: str, words: str, match: re.Match[str]) -> Target | None:
    groups = match.groupdict()
    if groups.get("full"):
        return Target(words, op, "100", "%")
    if groups.get("r"):
        value = parse_ratio(groups["r"])
        return Target(words, op, plain(value), "%") if value is not None else None
    number, unit = groups.get("v") or groups.get("cv"), groups.get("u") or groups.get("cu") or ""
    value = parse_number(number) if number else None
    if value is None:
        return None
    return Target(words, op, plain(value), unit if unit in ("个", "个百分点", "个月") else unit.removeprefix("个"))
