"""Bodies that a sentence brings in beside its subject: 由X办理, 会同X, 指定X负责, 以X为主办单位, 要求X开展."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from polreq.extract.leading import NO_NAME, PUBLIC, Subject, at_start, names, opens
from polreq.extract.named_bodies import split_names
from polreq.late import late
from polreq.model.clause import Body
from polreq.official.bodies import is_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import verbs

#: 以X为主办单位
_AS_WHAT: Final = late(r"(?:^|，)以([^，。]{2,24}?)为(主办|牵头|责任)(?:单位|部门)")
#: 指定X具体负责; 下设办公室，负责…; 办公室设在某局，承担…
_CHARGED: Final = late(
    r"(?:指定|明确|授权)([^，。]{2,24}?)(?:(?:具体|专门|统一|牵头)?负责|牵头)"
    r"|(?:下设|设立|成立|组建|遴选)([^，。；的]{2,16})，(?:具体|主要|全面)?(?:负责|承担)"
    r"|(?:^|[，；])([^，。；]{2,20})设在[^，。；]+，(?:具体|主要|全面)?(?:负责|承担)"
)
#: Whoever is chosen is no named body: 指定专人负责, 确定一个部门负责.
_SOMEBODY: Final = late(
    r"专人|专门(?:人员|力量|队伍)|专职|[一1两几]?[个名位家]|一[个名位家]|若干|相应|有关部门|相关部门|具体人"
)
#: 由X牵头，Y、Z配合
_LED: Final = late(r"(?:牵头|负责)[^，。；]{0,12}，([^，。；]{2,80}?)(?:配合|参与|参加|协助|协同)(?=，|；|。|$)")
#: 由甲受理，乙审核，丙认定: steps of one matter, each with who takes it.
_THEN: Final = late(
    r"，([^，。；的将把]{3,24}(?:的机构)?)(?:审核|认定|批准|核定|确定|备案|复核|审批|核准|决定|公布)(?=[，。；]|$)"
)
#: 不得将任务交由下级承担: whoever must not be given something has nothing to do.
_NOT_HANDED_ON: Final = late(r"不得[^，。；]*交$")
_BY: Final = late(r"(?<![自理事缘经])由(?![于此来衷])")
_WITH: Final = late(
    r"会同(?![步样时])|(?<=[局厅委署办部将])与(?=[^，。；的]{2,40}?(?:一起|一道))|(?:^|(?<=，)|(?<=[局厅署]))会(?=[各市省县区州国有相同][^，。；]{0,20}?(?:局|厅|委|署|部|部门|单位|办|机关|管委会)(?!的))|(?:^|(?<=，))联合(?![国会合体检执惩审办开采]|创建|建设|打造|培育|组建|成立|发布|印发|制定|攻关)|(?<=，)商(?=有关|相关|同级|各)|(?<=[委局厅部署室院办门位关])联合(?!报|印发|发布|制定|开展|组织)(?=各|有关|相关|同级|[^，。；]{1,16}?(?:局|厅|委|署|部|部门|单位|办|机关|管委会))|(?<=[委局厅部署室])商(?=有关|相关|同级|国务院|各|省|市|县|[^，。；]{1,12}[部委局厅])"
)
#: 鼓励各地加快…: public bodies that are encouraged are those who act; firms and people after 鼓励 are who it is for.
_ENCOURAGES: Final = late(r"(?:引导)?鼓励(?:和?(?:支持|引导))?")
_PRIVATE: Final = late(rf"(?:{WORDS['private']}|[人者员])$")
#: 全力支持甲区、乙区开展试点: places that are named and backed in full are those who act; plain 支持 only allows it.
_BACKS: Final = late(r"(?:^|[，；])全力(?:支持|推动|保障)(?=[^，；。]{2})")
_BACKED: Final = late(rf"(?:{WORDS['public']}|[省市区县州]|各地|地区)$")
#: 甲局配合乙局开展核查: the public body that another one assists acts as well.
_ASSISTS: Final = late(
    r"(?<=[局厅委署部院办])(?:应当?|要|须)?(?:积极|主动|密切|全力)?(?:支持)?配合(?!单位|部门|机构)|(?<=[市县区镇乡州道])(?:应当?|要|须)(?:积极|主动|密切|全力)?配合"
)
#: X会同Y拟定的《…》: who wrote a document has nothing to do for that.
_DRAFTED: Final = late(r"[^，。；]*?(?:制定|拟定|拟订|起草|报送|提出)的《")
_ASKS: Final = late(
    r"(?:^|[，；：]|应当?|并|已)(?:要求|责令|责成|禁止|严禁|希望|请(?![示求]))(?=[^，；。：的])|(?:^|[，；])授权(?=[^，。；]{2,30}(?:承担|行使))"
)


#: 本项目要求供应商…, 采购人有权要求中标人…: a tender or contract, or who buys, asks the other party.
_PARTY_ASKS: Final = late(
    rf"(?:^|[，；：])(?!按照?|依照?|根据|满足|符合|达到|响应)(?P<asking>[^，。；：的]{{0,8}}?(?:{WORDS['asks']}))"
    r"(?:中|还|均|都|另|已|如果?|若|需要?|明确|原则上|有权|可以?|应当?|将|须|在[^，。；]{1,16}[时后前中内])*要求：?(?=[^，；。：的])"
)
#: The other party of a tender or contract, whatever is said of it: 投标人近三年无违法记录.
_OTHER_PARTY: Final = late(rf"[^，。；：的与和]{{0,6}}?(?:{WORDS['bidders']})(?=[^，。；：的])")


@dataclass(frozen=True, slots=True)
class PartyAsked:
    """What or who asks somebody to do something, and who is asked."""

    asking: str
    bodies: tuple[Body, ...]


@lru_cache(maxsize=256)
def asked_of(text: str, lexicon: Lexicon) -> PartyAsked | None:
    """Tell who is asked by a tender, a contract or a purchaser, if anybody is (本项目要求供应商…)."""
    for match in _PARTY_ASKS.finditer(text):
        if bodies := _asked(text[match.end() :], lexicon):
            return PartyAsked(match["asking"], tuple(bodies))
        if party := _OTHER_PARTY.match(text, match.end()):
            return PartyAsked(match["asking"], tuple(Body(name, "actor") for name in names(party[0], lexicon)))
    return None


def brought_in(text: str, lexicon: Lexicon) -> list[Body]:
    """Give the bodies that a folded text brings in beside its subject, with their roles."""
    joined = [match.end() for match in _WITH.finditer(text) if not _DRAFTED.match(text, match.end())]
    out = [Body(name, "support") for end in joined for name in _partners(text[end:], lexicon)]
    for match in _AS_WHAT.finditer(text):
        out += [Body(name, "owner" if match[2] == "责任" else "lead") for name in split_names(match[1], lexicon)]
    for match in _CHARGED.finditer(text):
        charged = match[1] or match[2] or match[3]
        out += [
            Body(name, "lead" if match[0].endswith("牵头") else "owner")
            for name in split_names(charged, lexicon)
            if is_bearer(name, lexicon) and not _SOMEBODY.match(name)
        ]
    for match in _LED.finditer(text):
        if is_bearer(match[1], lexicon):
            out += [Body(name, "support") for name in names(match[1], lexicon)]
    for match in _BY.finditer(text):
        if _NOT_HANDED_ON.search(text, 0, match.start()):
            continue
        out += _taken_over(text[match.end() :], lexicon)
        out += [
            Body(name, "actor")
            for then in _THEN.finditer(text, match.end())
            if PUBLIC.search(then[1]) and not NO_NAME.match(then[1])
            for name in names(then[1], lexicon)
        ]
    return out + _bidden(text, lexicon)


def _bidden(text: str, lexicon: Lexicon) -> list[Body]:
    """Give those who are asked, backed or encouraged to act."""
    out = [body for match in _ASKS.finditer(text) for body in _asked(text[match.end() :], lexicon)]
    if asked := asked_of(text, lexicon):
        out += asked.bodies
    for match in _ASSISTS.finditer(text):
        helped = _partners(text[match.end() :], lexicon)
        out += [Body(name, "actor") for name in helped if PUBLIC.search(name)]
    for match in _BACKS.finditer(text):
        backed = _asked(text[match.end() :], lexicon)
        out += backed if all(_BACKED.search(body.name) for body in backed) else []
    if encouraged := _ENCOURAGES.match(text):
        out += [body for body in _asked(text[encouraged.end() :], lexicon) if not _PRIVATE.search(body.name)]
    return out


def _clause(text: str) -> str:
    """Give the text up to the next comma or to the end of the bracket in which it stands."""
    return re.split(r"[，；。：]|(?<![区市位级、处科室股局委办])）", text)[0]


#: 会市财政部门后报市政府: what is done when they have agreed.
_REPORTED: Final = late(r"(?:同意|审核|会商|研究|协商)?后[报送由].*$")


def _partners(rest: str, lexicon: Lexicon) -> list[str]:
    """Give the bodies of a list up to the verb that follows it or to the end of the clause."""
    clause = _REPORTED.sub("", _clause(rest))
    found = at_start(clause, lexicon)
    if not found and is_bearer(clause, lexicon):
        return names(clause, lexicon)
    found = found or at_start(clause, lexicon, anything=True)
    return names(found.name, lexicon) if found else []


#: 由20%提高至30%, 由政府监管向社会共治转变: from one state to another.
_CHANGES: Final = late(rf"[^，。；]*(?:{WORDS['changes']})(?:至|到|为|向)|[^，。；]*向[^，。；]*(?:转变|转型)")
#: 由X、Y组成, 由X承担费用, 由X担任组长, 由X领导负责: no task that X has to see to.
_NO_TASK: Final = late(
    r"构成|是|的|造成|引起|产生|支付|担任|兼任|任|(?:主要|分管|有关|相关|党政)*(?:领导(?!小组)|负责(?:人|同志))"
)


def _taken_over(rest: str, lexicon: Lexicon) -> list[Body]:
    """Bodies of 由X办理; 由X牵头 makes them leads, 由X负责 owners."""
    clause = _clause(_SMALL_PRINT.sub("", rest))
    found = at_start(clause, lexicon, anything=True)
    if (
        not found
        or "组成" in clause
        or _CHANGES.match(clause)
        or _NO_TASK.match(found.follows)
        or found.name.endswith("领导")
        or _describes(found, lexicon)
    ):
        return []
    role = "actor"
    if found.follows.startswith("牵头"):
        role = "lead"
    elif re.match(r"(?:会同[^，。；]{2,40}?)?(?:具体|全面|统一|共同)?负责(?!人|同志)", found.follows):
        role = "owner"
    return [Body(name, role) for name in names(found.name, lexicon)]


_SMALL_PRINT: Final = late(r"（(?:以下|含|包括|不含|不包括|见|下同|除)[^（）]*(?:（[^（）]*）[^（）]*)*）")


def _describes(found: Subject, lexicon: Lexicon) -> bool:
    """Tell whether 由X V的 describes a noun (由教育局核定的计划); 由X牵头的机制 still names a lead."""
    verb, mark, noun = found.follows.partition("的")
    pairs = [part[i : i + 2] for part in re.split("[或和及、]", verb) for i in range(0, len(part), 2)]
    described = bool(mark and noun) and 2 <= len(verb) <= 7 and not verb.startswith("牵头")
    return described and (len(pairs) == 1 or all(pair in verbs() or opens(pair, lexicon) for pair in pairs))


def _asked(rest: str, lexicon: Lexicon) -> list[Body]:
    """The body that is asked to do something (要求平台企业整改)."""
    found = at_start(_clause(rest), lexicon)
    return [Body(name, "actor") for name in names(found.name, lexicon)] if found else []
