"""Quantified goals (量化指标): which of the quantities of a text are to be reached or kept, and by which comparison.

A quantity (see measures) is a goal by the words around it: a comparison before it (不低于, 达到, 控制在) or behind it (以上, 左右), a verb that
brings forth what it counts (新增学位20万个), or the name of a rate or a sum (占比60%). What is a condition, a fine, a share in property, a cap of
benefits or a count of what is there already is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.model.clause import Target
from polreq.official.comparisons import FIRM, HINT, PHRASES, QuantityRule, comparison_before
from polreq.official.deadlines import without_titles
from polreq.official.metrics import metric_of
from polreq.official.numerals import plain
from polreq.official.patterns import GOALS
from polreq.official.quantity_places import QuantityPlace, places
from polreq.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a text stands, as far as its quantities are concerned.

    Args:
        law: written in articles; a bare count in them is no plan.
        conditions: under a heading that says who may, what it costs, or what somebody gets.
        optional: a permission; the most that it allows is no goal.
    """

    law: bool = False
    conditions: bool = False
    optional: bool = False


#: The text stands nowhere in particular.
ANYWHERE: Final = Standing()

#: Numbers below are as a rule counts of what has a name; a plan has round ones.
_FEW: Final = 10
#: Up to this a number of 方面, 领域 or 行动 counts the parts of a plan.
_PARTS_OF_A_PLAN: Final = 12

_HAN: Final = late(r" *[一-龥]")
_MAKES: Final = late(GOALS["makers"])
_MAKES_IT: Final = late(rf"{GOALS['makers']}(?:了|出|好)?$")
#: 培育人工智能领域300家企业
_MAKES_WHERE: Final = late(rf"{GOALS['makers']}[^，、]{{1,12}}(?:领域|行业|产业|地区|范围内)$")
_HELPS: Final = late(GOALS["helpers"])
_HELPS_IT: Final = late(rf"{GOALS['helpers']}$")
_HELPS_THEM: Final = late(rf"{GOALS['helpers']}[^，]{{0,14}}$")
_SENDS_IT: Final = late(rf"{GOALS['sends']}$")
_CHANGES_IT: Final = late(rf"{GOALS['amounts_made']}$")
_INDICATES: Final = late(rf"{GOALS['indicators']}(?:(?P<is>为|是)|占|约|均|总计|累计)?$")
_TOTALS: Final = late("总规模|总量|总额|总投资")
_LIST: Final = late(r"(?:[、和与及或]|以及)$")
_AIM: Final = late(GOALS["aims"])
_PARTS: Final = late(rf" *(?:[^，。；、的]{{0,6}})?{GOALS['parts']}")
_GOAL_NOUN: Final = late(rf"的{GOALS['attributes']}")
_STEP: Final = late("(?:新)?(?:台阶|大关|关口|水平|规模|安排|目标|的)")
_ATTAINS: Final = late(rf"的?[^，。；的]{{2,16}}?{GOALS['attains']}")
_EACH: Final = late(r"每(?:个|县|市|区|乡|镇|村|省|校|所|家)[^，。；]*$")
_RHYTHM: Final = late(r"每(?:半|[一二两三四五六七八九十\d]+个?)?(?:年|季度|季|月|周|学期|日|天)")
_KEEPS: Final = late("保存|留存|保管|存储|留痕")
#: 补贴核算率: how much of it is done, and no rate at which somebody is paid.
_RATE_OF: Final = late(r"(?<![利费税汇比])(?<!贴息)(?<!补贴)(?<!补助)率[^，。；率]{0,8}$")
_OUT_OF_SERVICE: Final = late("停机|中断|宕机")
_ANSWERS: Final = late("响应|时延|延迟|耗时|时间")
#: 选定1家: a choice; 每90日计算1次: a reckoning.
_CHOOSES: Final = late(r"(?:选定|选择|选取|任选|确定)$")
_RECKONS: Final = late(r"(?:计算|折算|结算|计为|核算)$")
_LASTS: Final = late("寿命|年限|时长|学时|课时")

#: 进入全省前3位: a place to be reached; 位居全省前3位 only tells of one.
_RANK: Final = late(rf"(?P<to>{GOALS['ranked']}[^，。；、\d]{{0,14}})?前$")
_PLACES: Final = ("位", "名", "强")
_EXISTS: Final = late(rf"{GOALS['existing']}|前$")
_FROM: Final = late(r"[由从自](?:原来的|现在的|目前的|现行的|原)?$")
_EXCLUDED: Final = late(GOALS["excluded"])
_BENEFITS: Final = late(GOALS["benefits"])
_EACH_GETS: Final = late(r"(?:提高|调整|上调|增加)(?:至|到|为)每|标准[^，]*(?:提高|调整|上调)(?:至|到)")
_PER_HEAD: Final = late(r"每[人户家个张平]|/")
_ELIGIBLE: Final = late(GOALS["eligibility"])
_NOT_YET: Final = late(r" *(?:以上)? *[且但、]?(?:不满|不足|未满)")
_CASE: Final = late(GOALS["conditions"])
#: The rest of a sentence that comes to …的，: all of it says in which case something holds.
_OPENS_CASE: Final = late(r"[^。；！？]*的(?:，|[^，。；]{0,4}），|[；。]|$)")
_NAMES_CASES: Final = late("以下|下列|大于")
_TELLS_APART: Final = late(r"的[^，。；]{1,20}的")
_VOTES: Final = late(GOALS["votes"])
_VOTERS: Final = late("成员|代表|委员|业主|股东|人员|人数")
_CONDITION_HEAD: Final = late(GOALS["condition_heads"])


@dataclass(frozen=True, slots=True)
class _Goal:
    place: QuantityPlace
    start: int
    op: str

    @property
    def end(self) -> int:
        return self.place.end


def find_targets(text: str, labels: Iterable[str] = (), standing: Standing = ANYWHERE) -> tuple[Target, ...]:
    """Find the quantified goals in a text, in order, without overlaps.

    Args:
        text: of the unit, as it is written; its words are given back so.
        labels: names with figures in them that are no goals (15分钟政务服务圈, 双减半).
        standing: where the text stands.
    """
    key = without_titles(fold(text))
    for label in labels:
        key = key.replace(label, "〼" * len(label))
    found: list[tuple[int, int, Target]] = []
    for rule in PHRASES if not standing.conditions and HINT.search(key) else ():
        for match in rule.pattern.finditer(key):
            start, end = match.span("t" if "t" in rule.pattern.groupindex else 0)
            found.append((start, end, Target(text[start:end], rule.op, rule.value, rule.unit)))
    for goal in _goals(key, standing):
        if not any(goal.start < b and a < goal.end for a, b, _ in found):
            q = goal.place.q
            value = plain(q.high if goal.op == "<=" else q.low)
            words = text[goal.start : goal.end].strip()
            found.append((goal.start, goal.end, Target(words, goal.op, value, q.unit, metric_of(goal.place))))
    return tuple(target for _, _, target in sorted(found, key=lambda item: item[0]))


def sets_conditions(heading: str) -> bool:
    """Whether under a folded heading stand conditions, rates or amounts that somebody gets."""
    return _CONDITION_HEAD.search(heading) is not None


def _goals(text: str, standing: Standing) -> Iterator[_Goal]:
    last: _Goal | None = None
    for place in places(text):
        goal = _goal(text, place, last, standing)
        if goal is not None:
            yield goal
            last = goal
        elif last is not None and place.first != last.place.first:
            last = None


def _goal(text: str, place: QuantityPlace, last: _Goal | None, standing: Standing) -> _Goal | None:
    if standing.conditions:
        return None
    if (rank := _RANK.search(place.before)) and place.q.unit in _PLACES:
        return _Goal(place, place.start - len("前"), "<=") if rank["to"] else None
    if _is_none(place, standing):
        return None
    compared = comparison_before(place.before)
    if (compared is None or compared[0].name not in FIRM) and _OPENS_CASE.match(text, place.end):
        return None
    if compared:
        rule, match = compared
        op = _op(rule, place)
        if (op == "<=" or place.left.startswith("对")) and _BENEFITS.search(text):
            return None  # who gets something, at most, and how many get it
        return _Goal(place, _start(place, rule, match), op) if _holds(place, rule, match, standing) else None
    if last and _continues(text[last.end : place.q.start], last.place, place):
        return _Goal(place, place.start, "<=" if place.down else ">=" if place.up else last.op)
    op = _op_of_bare(place, standing)
    return _Goal(place, place.start, op) if op else None


# --- what is no goal -------------------------------------------------------------------------------------------------------------------


def _is_none(place: QuantityPlace, standing: Standing) -> bool:
    """Whether the clause of a quantity is of those that set no goals."""
    q, clause = place.q, (place.left + place.right).replace(" ", "")
    if (_FROM.search(place.before) and not place.up) or _EXISTS.search(place.before) or _EXCLUDED.search(clause):
        return True
    quoted = place.left.count("“") > place.left.count("”") and "”" in place.right
    if quoted or _NOT_YET.match(place.right) or (q.unit == "次" and place.right.startswith("性")):
        return True
    whole = f"{place.left}0{place.right}".strip()
    if (whole.endswith("的") and not place.inside) or (_CASE.match(whole) and whole.endswith(("时", "后"))):
        return True
    if q.kind in ("share", "things", "people") and _VOTES.search(place.right) and _VOTERS.search(clause):
        return True
    return _is_benefit(place, clause, standing)


def _is_benefit(place: QuantityPlace, clause: str, standing: Standing) -> bool:
    """Whether a quantity is what somebody gets or pays for one of something."""
    kind = place.q.kind
    if kind not in ("money", "share", "scale") or _EACH_GETS.search(place.left):
        return False
    if kind == "share" and _RATE_OF.search(place.left):
        return False
    if _BENEFITS.search(clause):
        return True
    return kind == "money" and (standing.optional or _PER_HEAD.search(place.left[-6:] + place.q.unit) is not None)


# --- behind a comparison ---------------------------------------------------------------------------------------------------------------


def _op(rule: QuantityRule, place: QuantityPlace) -> str:
    if rule.name == "stay" and place.up:
        return ">="
    return "<=" if place.down and rule.name in ("reach", "stay", "grow") else rule.op


def _start(place: QuantityPlace, rule: QuantityRule, match: re.Match[str]) -> int:
    """Give where the words of a goal begin: with the comparison, but not with what is counted between it and the number."""
    apart = rule.name == "grow" or (rule.name == "reach" and len(match[0]) > len("突破到了"))
    if place.q.kind in ("things", "people", "extent") and apart:
        return place.start
    return place.first + (match.start("t") if "t" in rule.pattern.groupindex else match.start())


def _holds(place: QuantityPlace, rule: QuantityRule, match: re.Match[str], standing: Standing) -> bool:
    """Whether a quantity behind a comparison is a goal: not one that tells things apart (超过10人的单位)."""
    if rule.name in FIRM:
        return _holds_firmly(place, rule, match, standing)
    q, tail = place.q, place.tail
    if rule.name == "below" and q.kind == "times" and q.unit in ("秒", "毫秒", "分钟"):
        return _ANSWERS.search(place.left) is not None and not tail.startswith("的")
    if q.kind == "times":
        return (q.unit == "岁" and rule.name == "grow") or _LASTS.search(place.left) is not None
    if place.inside:
        return _AIM.search(place.left) is not None
    if tail.startswith("的") and not _GOAL_NOUN.match(tail) and not (q.kind == "share" and _ATTAINS.match(tail)):
        return bool(_MAKES.search(place.left) and _TOTALS.search(place.left))
    if rule.name == "below" and not (_AIM.search(place.left) or re.search("[应须要]|保持", place.left)):
        return False
    if not q.digits and q.kind in ("things", "people", "extent", "money"):
        return rule.name in ("reach", "stay") and match[0].endswith(("到", "达", "超", "过", "破", "在"))
    named = q.kind in ("money", "amounts", "extent") and _HAN.match(tail) is not None and not place.is_last
    return not named or rule.name in ("grow", "cut") or _STEP.match(tail) is not None


def _holds_firmly(place: QuantityPlace, rule: QuantityRule, match: re.Match[str], standing: Standing) -> bool:
    q = place.q
    if rule.op == "<=" and standing.optional:
        return False  # the most that somebody is allowed
    if rule.name in ("ceiling", "only") and q.kind == "times" and q.unit not in ("秒", "毫秒", "分钟"):
        return _OUT_OF_SERVICE.search(place.left) is not None  # how long something holds
    if (q.kind == "times" and match[0].endswith("每")) or _NAMES_CASES.search(match[0]):
        return False
    if rule.name == "floor" and q.unit in ("次", "轮", "遍") and q.low == 1 and _RHYTHM.search(place.left):
        return False  # 每年至少一次 is a rhythm
    return _TELLS_APART.match(place.tail) is None


def _continues(between: str, last: QuantityPlace, place: QuantityPlace) -> bool:
    """Whether a quantity only goes on with the list of the one before.

    分别达到65%和55%; 大企业达到15家、小企业200家; 培育50家…企业，15家…企业.
    """
    if place.q.kind != last.q.kind:
        return False
    if re.fullmatch(r" *(?:[、和与及]|以及) *", between):
        return True
    if last.is_last and place.is_last and re.fullmatch(r" *(?:[、和与及]|以及)[^，。；：、\d的]{2,14}", between):
        return True
    next_clause = place.q.kind == "things" and not place.before.strip()
    return next_clause and re.fullmatch(r"[^，。；：的]{2,20}， *", between) is not None


# --- without a comparison --------------------------------------------------------------------------------------------------------------


def _op_of_bare(place: QuantityPlace, standing: Standing) -> str:
    """Give the comparison of a quantity without one before it; empty if it is no goal."""
    q = place.q
    if q.kind in ("share", "points"):
        return _op_of_share(place)
    if q.kind == "folds":
        return ">=" if q.unit == "番" or place.up else ""
    if not q.digits:
        return _op_of_chinese(place)
    if (q.low == 1 and _CHOOSES.search(place.before)) or (q.unit == "次" and _RECKONS.search(place.before)):
        return ""
    if q.unit == "次" and _RHYTHM.search(place.before):
        return ">=" if place.up else "="
    if q.kind == "times":
        learned = q.unit.endswith(("学时", "课时")) and (place.up or _MAKES.search(place.before))
        return ">=" if (learned or (place.up and _KEEPS.search(place.before))) and not place.inside else ""
    if standing.law:
        return ">=" if place.up and q.kind in ("things", "people") and _SENDS_IT.search(place.before) else ""
    if (
        q.kind == "ratings"
        or place.inside
        or (place.ends == "：" and not place.up)
        or (q.kind == "money" and standing.optional)
    ):
        return ""
    return _op_at_end(place) if place.is_last else _op_before_noun(place)


def _op_of_share(place: QuantityPlace) -> str:
    q, before, tail = place.q, place.before, place.tail
    if (before.endswith("的") and not place.up) or before.endswith(("按", "按照")):
        return ""
    if q.low == 100 and q.kind == "share":
        return ">=" if place.up else "="
    if place.up:
        told_apart = tail.startswith("的") and place.words and not _MAKES.search(before) and not _ATTAINS.match(tail)
        return "" if told_apart else ">="
    if not place.is_last:
        return "=" if q.kind == "share" and not place.words and _ATTAINS.match(tail) else ""
    if place.down:
        return "<="
    indicator = _INDICATES.search(before)
    if indicator:
        return "=" if indicator["is"] else ">="
    return ">=" if place.about and before else ""


def _op_of_chinese(place: QuantityPlace) -> str:
    """Read a number in Chinese: 指派两名以上工作人员, 每县建设一所学校, 每年召开两次会议."""
    q, before = place.q, place.before
    if q.kind not in ("things", "people"):
        return ""
    if q.unit == "次" and q.low > 1 and _RHYTHM.search(before):
        return "="
    if place.up:
        sent = _SENDS_IT.search(before) and (q.kind == "people" or not before.endswith("由"))
        meant = sent or (q.low >= _FEW * _FEW and _HAN.search(before))
        return ">=" if meant and not place.tail.startswith("的") and not before.endswith("在") else ""
    one_each = q.low == 1 and q.unit in ("个", "家", "所", "座", "处", "支", "名")
    return "=" if one_each and _EACH.search(before) and _MAKES_IT.search(before) else ""


def _op_at_end(place: QuantityPlace) -> str:
    """Read a quantity at the end of its clause, behind what it counts: 植树造林400万亩以上, 技术合同成交额3000亿元."""
    q, words = place.q, place.words
    if not _HAN.search(words) or _ELIGIBLE.search(words.rpartition("的")[2]) or (place.up and words.endswith("在")):
        return ""
    if place.up or place.about:
        return ">="
    if place.down:
        return "<=" if q.kind not in ("people", "money") else ""
    indicator = _INDICATES.search(words)
    named = indicator is not None and not indicator["is"]
    return ">=" if named or _MAKES.search(words) or _AIM.search(words) or _HELPS_THEM.search(words) else ""


def _op_before_noun(place: QuantityPlace) -> str:
    """Read a quantity before what it counts: 建设20个县域医疗次中心; 7个国家物流枢纽 alone says what there is."""
    q, words, open_ended = place.q, place.words, place.up or place.about
    if q.kind in ("money", "amounts", "extent") and (open_ended or not _CHANGES_IT.search(words)):
        return ""
    if place.tail.startswith("的") or (_PARTS.match(place.tail) and q.low <= _PARTS_OF_A_PLAN and not place.up):
        return ""
    in_list = _LIST.search(words) is not None
    if _MAKES_IT.search(words) or _MAKES_WHERE.search(words) or (in_list and _MAKES.search(words)):
        return ">="
    if _HELPS_IT.search(words) or (in_list and _HELPS.search(words)):
        round_number = (q.low >= _FEW and q.low % 5 == 0) or q.unit[0] in "万亿"
        return ">=" if open_ended or round_number else ""
    meant = q.low >= _FEW or _AIM.search(words) or (words.endswith("在") and _ATTAINS.match(place.tail))
    return ">=" if place.up and q.kind == "things" and meant else ""
