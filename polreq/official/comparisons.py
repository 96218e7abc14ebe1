"""Comparisons (不低于, 达到, 控制在, 下降) as they stand before a number, and goals that are set phrases (全覆盖, 最多跑一次)."""

import re
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.patterns import GOALS


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """How a comparison or a set phrase is worded, with an example that it reads.

    Args:
        name: of the rule.
        op: comparison, one of TARGET_OPS.
        example: words that the rule reads; of a comparison together with a number.
        pattern: where it has a group `t`, the words given back begin there, or are these.
        value: of a set phrase.
        unit: of a set phrase.
    """

    name: str
    op: str
    example: str
    pattern: re.Pattern[str]
    value: str = ""
    unit: str = ""


def _rule(name: str, op: str, example: str, pattern: str, value: str = "", unit: str = "") -> QuantityRule:
    return QuantityRule(name, op, example, late(pattern), value, unit)


PHRASES: Final = (
    _rule("half", "reduce", "减半", "(?<![一二三四五])减半(?!征收|收取|[交缴]纳|按|优惠)", "50", "%"),
    _rule("trip", "<=", "最多跑一次", r"(?:(?<!“)最多跑|跑动)(?P<t>[一1] ?次)(?!”|改革)", "1", "次"),
    _rule("two trips", "<=", "最多跑两次", r"(?:(?<!“)最多跑|跑动)(?P<t>[两2] ?次)(?!”|改革)", "2", "次"),
    _rule("no trips", "=", "零跑动", r"(?<!“)零(?:次跑动|跑动)(?!”)", "0", ""),
    _rule("no trip", "=", "跑零次", r"跑(?P<t>零次)(?!”)", "0", "次"),
    _rule("never", "=", "事故零发生", "零发生", "0", ""),
    _rule("round the clock", "=", "24小时服务", r"(?<![\d*×：、])(?:24|二十四) ?小时(?=（[^（）]*）|[^，。；不]{0,10}(?:服务(?!区|点|站|厅|大厅|亭|终端|机|网点)|值守|值班|受理|响应|工作制|监测))", "24", "小时"),
    _rule("over half", ">=", "即办件占比力争过半", r"(?:率|占比|比重|比例|份额|覆盖面)(?:力争|争取|确保|达到?|均|都|要)*(?P<t>(?:超|过)半数?|超过半数)(?!的)", "50", "%"),
    _rule("full", "=", "全覆盖", r"(?<!健)全(?:域|员|领域|链条|区域|行业)?覆盖(?!率|、[^，。；]{1,12}(?:的|监管|改革|管理|治理))(?=$|[^一-龥]|[和及与并以])|应[接上进享归办评纳保][尽必][接上进享归办评纳保]", "100", "%"),
)  # fmt: skip

#: Words without which a text has none of these phrases.
HINT: Final = late("减半|[过超]半|跑|零发生|小时|覆盖|应[接上进享归办评纳保][尽必]")

#: Between the words and the number may stand what is measured (不低于本单位人数的5%).
_FILLER: Final = r"[^，。；、\d“”]"

#: Comparisons that end where a number begins; the first that matches counts.
COMPARISONS: Final = (
    _rule("floor", ">=", "不低于90%", rf"(?:不(?:得|能|应|可|宜)?(?:低于|少于|小于|短于)|至少|起码|最少){_FILLER}{{0,16}}?$"),
    _rule("lower limit", ">=", "下限为20%", r"下限(?:为|是)(?P<t>)$"),
    _rule("upper limit", "<=", "上限为500元", r"上限(?:为|是)(?P<t>)$"),
    _rule("standard", "=", "提高至每人每月300元", rf"(?:提高|调整|降低|上调|下调|增加)(?:至|到|为)(?P<t>每[人户亩]{_FILLER}{{0,4}})$"),
    _rule("ceiling", "<=", "不超过3个环节", rf"(?:不(?:得|能|应|可|宜)?(?:超过|高于|多于|大于|突破|超)|最多(?:不超过)?|至多|控制(?:在|到)|限制在|≤|<=|小于等于){_FILLER}{{0,8}}?$"),
    _rule("down to", "<=", "材料压减到2份", rf"{GOALS['falls']}(?:至|到|为|成){_FILLER}{{0,8}}?$"),
    _rule("only", "<=", "只能提交1次", rf"(?:只能|只可|仅能|仅可|只(?=享受)){_FILLER}{{0,8}}?$"),
    _rule("below", "<=", "力争差错率低于1%", r"(?:低于|少于|小于|<)$"),
    _rule("stay", "=", "稳定在11亿千瓦左右", rf"(?:稳定|维持)(?:在|达到?){_FILLER}{{0,6}}?$"),
    _rule("reach", ">=", "达到95%", rf"(?:达到|(?<![到抵下传送表通])达成?(?!率)|超过?|{GOALS['reaches']}|≥|>=|>|{GOALS['rises']}(?:至|到)){_FILLER}{{0,6}}?$"),
    _rule("grow", ">=", "年均增长5%", rf"(?:年均)?{GOALS['grows']}(?:幅度)?$"),
    _rule("cut", "reduce", "压减材料30%", rf"{GOALS['cuts']}(?:幅度)?[^，。；、\d%至到为]{{0,10}}?$"),
)  # fmt: skip

#: Comparisons that nothing but a duty is worded with: they hold in articles, brackets and beside conditions too.
FIRM: Final = frozenset(("floor", "lower limit", "upper limit", "standard", "ceiling", "down to", "only"))

_NEAR: Final = 30


def comparison_before(words: str) -> tuple[QuantityRule, re.Match[str]] | None:
    """Find the comparison with which the words before a number end.

    Args:
        words: of the clause, up to the number; folded.

    Returns:
        the rule and its match in the words; None if they end with no comparison.
    """
    start = max(0, len(words) - _NEAR)
    for rule in COMPARISONS:
        match = rule.pattern.search(words, start)
        if match:
            return rule, match
    return None
