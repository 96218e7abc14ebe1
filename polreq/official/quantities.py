"""Quantified goals (量化指标): exact words, comparison, value and unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from polreq.model.clause import Target
from polreq.official.deadlines import without_titles
from polreq.official.numerals import CHINESE, parse_number, parse_ratio, plain
from polreq.official.patterns import WORDS

_ARABIC: Final = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_UNIT: Final = (
    rf"(?:%|{WORDS['units_of_measure']}"
    rf"|{WORDS['units_of_area']}"
    rf"|{WORDS['units_of_things']}|[万亿](?=以上|左右|[，。；、）]|$))"
)
#: Chinese numerals count only before units with which nothing but a number makes sense: 三年行动, 零部件 are words.
_CHINESE_UNIT: Final = r"(?:个工作日|工作日|个小时|小时|个百分点|个月|次|倍|名|人)"
_VALUE: Final = rf"(?:(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})|(?P<cv>{CHINESE}(?:点{CHINESE})?) ?(?P<cu>{_CHINESE_UNIT}))"
_RATIO: Final = (
    rf"(?:百分之{CHINESE}(?:点{CHINESE})?|{CHINESE}分之{CHINESE}|[一二三四五六七八九]成[一二三四五六七八九半]?)"
)
_BUILD: Final = rf"(?:{WORDS['builds']})"


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """How a goal is worded, with an example that it reads; the group `t`, where there is one, holds the words that are given back."""

    name: str
    op: str
    example: str
    pattern: re.Pattern[str]


def _rule(name: str, op: str, example: str, pattern: str) -> QuantityRule:
    return QuantityRule(name, op, example, re.compile(pattern))


RULES: Final = (
    _rule("floor", ">=", "不低于90%", rf"(?:不(?:得|能|应|可)?(?:低于|少于|小于)|至少)[^，。；、\d]{{0,16}}?(?:{_VALUE}|(?P<r>{_RATIO}))(?:以上)?"),
    _rule("floor in days", ">=", "不少于10日", rf"(?:不(?:得|能|应|可)?(?:少于|低于)|至少) ?(?:(?P<v>{_ARABIC})|(?P<cv>{CHINESE})) ?(?P<u>日)"),
    _rule("lower limit", ">=", "下限为20%", rf"下限(?:为|是)(?P<t>{_VALUE})"),
    _rule("upper limit", "<=", "上限为500元", rf"上限(?:为|是)(?P<t>{_VALUE})"),
    _rule("standard", "=", "提高至每人每月300元", rf"(?:提高|调整|降低|上调|下调|增加)(?:至|到|为)(?P<t>每[人户亩][^，。；、\d]{{0,4}}{_VALUE})"),
    _rule("ceiling", "<=", "不超过3个工作日", rf"(?:不(?:得|能|应|可)?(?:超过|高于|多于|大于|突破)|最多不超过|控制在|降至|(?:压缩|缩短|压减|精简|缩减|降低|下降|减少)(?:至|到|为))[^，。；、\d]{{0,8}}?{_VALUE}(?:以内|以下)?"),
    _rule("down to", "<=", "降低到百分之五", rf"(?:控制在|降至|降低到|降低至|下降到)(?P<r>{_RATIO})(?:以内|以下)?"),
    _rule("cut to", "<=", "压减到两个环节", rf"(?:压缩|压减|精简|缩减|减少|合并)(?:至|到|为)(?:现在的)?(?P<cv>{CHINESE}) ?(?P<cu>[个份项件类张环道]|个?环节)"),
    _rule("only", "<=", "只能提交1次", rf"只能[^，。；、\d]{{0,8}}?{_VALUE}"),
    _rule("reduce", "reduce", "压减材料30%", rf"(?:压减|压缩|精简|减少|降低|缩减|缩短|下降|削减|下调)(?:幅度)?[^，。；\d%至到为]{{0,10}}?(?:{_VALUE}|(?P<r>{_RATIO}|一半))(?:以上|左右)?"),
    _rule("half", "reduce", "减半", r"(?P<r>减半)"),
    _rule("reach", ">=", "达到95%", rf"(?:达到|(?<!到)达|(?<!不)(?<!不得)(?<!不能)(?<!不应)超过|{WORDS['reaches']}|≥|>=)[^，。；、\d]{{0,6}}?(?:{_VALUE}|(?<!超过)(?P<r>{_RATIO}))(?:以上|左右|以内)?"),
    _rule("grow", ">=", "新增200个", rf"(?:提高|提升|增加|增长|新增|扩大)(?:幅度)?[^，。；、\d至到为]{{0,6}}?(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})(?:以上|左右)?"),
    _rule("stay", "=", "稳定在98%以上", rf"稳定在[^，。；、\d]{{0,6}}?{_VALUE}(?:以上|左右)?"),
    _rule("share above", ">=", "90%以上", rf"(?:(?P<v>\d+(?:\.\d+)?) ?(?P<u>%|个百分点)|(?P<r>{_RATIO}))(?:及)?以上"),
    _rule("above", ">=", "建设50个以上", rf"{_BUILD}(?P<t>(?P<v>{_ARABIC}) ?(?P<u>{_UNIT})(?:及)?以上)"),
    _rule("provide", ">=", "上线100项以上", rf"(?:上线|接入|开通|推出|推行|归集|汇聚|实现|完成)(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:个|项|件|类|种|条|家))(?:及)?以上)"),
    _rule("provided", "=", "接入30项高频服务", rf"(?:上线|接入|开通|实现)(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:项|件|类|种)))(?=[^，。；]{{2,}})"),
    _rule("share of all", "=", "：90%的事项实现网办", rf"(?:^|(?<=[，；：]))(?P<t>(?P<v>\d{{1,3}}(?:\.\d+)?) ?(?P<u>%)|(?P<r>{_RATIO}))(?=的[^，。；的]{{2,12}}(?:实现|达到|完成|做到|纳入|可))"),
    _rule("trips", "<=", "最多跑一次", r"(?:(?<!“)最多跑|跑动)(?P<t>(?P<v>[一1两2]) ?(?P<u>次))(?!”|改革)"),
    _rule("no trips", "=", "零跑动", r"(?<!“)(?P<v>零)(?:(?P<u>次)跑动|跑动)(?!”)|跑(?P<t>零次)(?!”)"),
    _rule("build", "=", "建成20个", rf"{_BUILD}(?:约)?(?P<t>(?P<v>{_ARABIC}) ?(?P<u>(?:万|亿)?(?:{WORDS['counted']})))"),
    _rule("times", "=", "每季度开展2次", r"每(?:半?年|季度|月|周|学期)[^，。；]{0,14}?(?:开展|组织|进行|召开|举办|安排)(?:至少|不少于)?(?P<t>(?P<v>\d+|[一两三四]) ?(?P<u>次))"),
    _rule("round the clock", "=", "24小时服务", r"(?P<v>24|二十四) ?(?P<u>小时)(?=（[^（）]*）|[^，。；不]{0,10}(?:服务|值守|值班|受理|响应|工作制))"),
    _rule("within", "<=", "5个工作日以内", rf"{_VALUE}(?:以内|以下)"),
    _rule("full", "=", "全覆盖", r"(?P<full>(?<!健)全覆盖(?!、[^，。；]{1,12}的)|(?<![×*] )(?<![×*])100%|百分之百|应[接上进享归办评纳保][尽必][接上进享归办评纳保])"),
    _rule("share", "=", "网办率为95%", r"(?:率|比例|占比|比重|覆盖面)[^，。；、\d]{0,4}(?:为|是|达|占)(?P<t>(?P<v>\d{1,3}(?:\.\d+)?) ?(?P<u>%))(?! ?[-—–～至] ?\d)"),
    _rule("percent", "=", "、55%", r"(?<=[和、及])(?P<v>\d{1,3}(?:\.\d+)?) ?(?P<u>%)"),
)  # fmt: skip

#: Rules whose words may also stand in a condition.
_LOOSE: Final = frozenset(("reach", "grow", "above", "within", "percent", "full"))
#: A quantity in a condition or as an attribute is no goal: 超过10%的，…; 持股比例超过50%的股东.
_ATTRIBUTE: Final = re.compile(rf"(?:及以[上下]|以上|以下|以内)?的(?!目标|{WORDS['attributes']})")


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
    for rule in RULES:
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
