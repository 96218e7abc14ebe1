"""Quantified goals (量化指标): exact words, comparison, value and unit."""

import re
from dataclasses import dataclass
from typing import Final

from polreq.model.clause import Target
from polreq.text.numbers import CHINESE, parse_number, parse_ratio, plain

_NUM: Final = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|{CHINESE}(?:点{CHINESE})?)"
_UNIT: Final = (
    r"(?:%|个百分点|百分点|万亿元|亿元|万元|元|亿千瓦时|亿千瓦|万千瓦|千瓦|亿吨标准煤|万吨标准煤|亿吨|万吨|吨|亿立方米|万立方米|立方米"
    r"|万亩|亿亩|亩|公顷|平方米|平方公里|公里|万人次|万人|亿人|人次|人|万户|户|个工作日|工作日|个小时|小时|分钟|个月|天|年|岁"
    r"|万个|个|项|次|件|家|种|类|所|张|份|条|辆|台|套|座|处|倍|批|名|例|支|场|颗|部|万辆|万台|万套|千米|米)"
)
_RATIO: Final = (
    rf"(?:百分之{CHINESE}(?:点{CHINESE})?|{CHINESE}分之{CHINESE}|[一二三四五六七八九]成[一二三四五六七八九半]?)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    op: str
    pattern: re.Pattern[str]


def _rule(name: str, op: str, pattern: str) -> _Rule:
    return _Rule(name, op, re.compile(pattern))


_VALUE: Final = rf"(?P<v>{_NUM}) ?(?P<u>{_UNIT})"

_RULES: Final = (
    _rule("floor", ">=", rf"(?:不(?:得)?(?:低于|少于|小于)|至少)[^，。；、\d]{{0,16}}?(?:{_VALUE}|(?P<r>{_RATIO}))(?:以上)?"),
    _rule("ceiling", "<=", rf"(?:不(?:得)?(?:超过|高于|多于|大于|突破)|最多不超过|控制在|压缩至|缩短至|压减至|降至|降低到|降低至|下降到|减少至|减少到|压缩到)[^，。；、\d]{{0,8}}?{_VALUE}(?:以内|以下)?"),
    _rule("reduce", "reduce", rf"(?:压减|压缩|精简|减少|降低|缩减|缩短|下降|削减|下调)(?:幅度)?[^，。；\d%至到为]{{0,10}}?(?:{_VALUE}|(?P<r>{_RATIO}|一半))(?:以上|左右)?"),
    _rule("half", "reduce", r"(?P<r>减半)"),
    _rule("reach", ">=", rf"(?:达到|达|超过|突破|提高到|提高至|提升到|提升至|增加到|增至|增长到|扩大到|扩大至|高于|大于|保持在|≥|>=)[^，。；、\d]{{0,6}}?(?:{_VALUE}|(?P<r>{_RATIO}))(?:以上|左右|以内)?"),
    _rule("grow", ">=", rf"(?:提高|提升|增加|增长|新增|扩大)(?:幅度)?[^，。；、\d至到为]{{0,6}}?{_VALUE}(?:以上|左右)?"),
    _rule("stay", "=", rf"稳定在[^，。；、\d]{{0,6}}?{_VALUE}(?:以上|左右)?"),
    _rule("share above", ">=", rf"(?:(?P<v>\d+(?:\.\d+)?) ?(?P<u>%|个百分点)|(?P<r>{_RATIO}))(?:及)?以上"),
    _rule("above", ">=", rf"(?<=建成|建设|培育|完成|形成|打造|发展|新增|创建|开发|组织|培训|招收|实现|拥有){_VALUE}(?:及)?以上"),
    _rule("within", "<=", rf"{_VALUE}(?:以内|以下)"),
    _rule("full", "=", r"(?P<full>全覆盖|100%|百分之百|应[接上进享归办评纳保][尽必][接上进享归办评纳保])"),
    _rule("percent", "=", r"(?P<v>\d{1,3}(?:\.\d+)?) ?(?P<u>%)"),
)  # fmt: skip


def find_targets(text: str) -> tuple[Target, ...]:
    """Find the quantified goals in a folded text, in order, without overlaps; earlier rules win."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Target]] = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            target = _target(rule, match)
            if target is not None:
                taken.append((start, end))
                found.append((start, target))
    return tuple(target for _, target in sorted(found, key=lambda item: item[0]))


def _target(rule: _Rule, match: re.Match[str]) -> Target | None:
    groups = match.groupdict()
    if groups.get("full"):
        return Target(match[0], rule.op, "100", "%")
    if groups.get("r"):
        value = parse_ratio(groups["r"])
        return Target(match[0], rule.op, plain(value), "%") if value is not None else None
    if not groups.get("v"):
        return None
    value = parse_number(groups["v"])
    if value is None:
        return None
    unit = groups["u"].removeprefix("个") if groups["u"] not in ("个", "个百分点") else groups["u"]
    return Target(match[0].strip(), rule.op, plain(value), unit)
