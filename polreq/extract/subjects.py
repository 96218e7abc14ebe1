"""The subject of an obligation (主体): who is to act, found between word boundaries, with 由X and X会同Y."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from polreq.extract.agents import asked_of, brought_in
from polreq.extract.leading import NO_NAME, PUBLIC, Subject, at_start, names, opens
from polreq.extract.named_bodies import names_only
from polreq.late import late
from polreq.model.clause import Body
from polreq.official.bodies import is_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import adverbs, verbs

#: Words of liaison or time before a subject.
_LEAD_WORDS: Final = late(
    rf"^(?:(?:同时|其中|此外|另外|但是?|并(?![联购轨网列行])|且|则|凡|若(?!干)|如果|如(?![下何果期实])|(?:现?商|恳|烦|特|敬)?请(?![示求])|希望|[一-鿿]{{2,4}}期内(?=[一-鿿]{{2}})|(?:原则)?同意|还|特别是|尤其是|[一-鿿]{{2,8}}过程中(?=[一-鿿]{{2,16}}(?:应|须|要|不得|可))|必要时|届时|(?:经|通过)?(?:{WORDS['settled']})(?:通过|合格|结束|无异议)?后(?=[^，。；]{{2,24}}(?:应|将|须|负责|按照|报))|之后|然后|随后|此前|今后|原则上)"
    r"|(?:到|自|在|于)?(?:20\d\d ?年|今年|明年|每年)(?:\d{1,2} ?月)?(?:年?底|末|\d{1,2} ?日)?(?:之?前|以前|起)?"
    r"|(?:到|自|在|于)?\d{1,2} ?月(?: ?\d{1,2} ?日|底|末|[上中下]旬)?(?:之?前|以前|起))+(?! ?的)"
)
_BRACKETED: Final = late(r"（(?:以下|含|包括|不含|不包括|见|下同|除)[^（）]*(?:（[^（）]*）[^（）]*)*）")


#: Sentences whose subjects are remembered: each is asked about them for its form, for its class and for its bodies.
_REMEMBERED: Final = 256


def subject(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Give the first subject of a folded text without its enumerator, and what follows; ('', '') if there is none."""
    first = next(iter(_subjects(text, lexicon)), None)
    return (first.name, first.follows) if first else ("", "")


def actors(text: str, lexicon: Lexicon) -> tuple[Body, ...]:
    """Give who is to act: subjects; those of 负责 are owners, of 牵头 leads; 会同 and 由 bring in others.

    They come in the order in which the text names them.
    """
    text = _AHEAD.sub("", text)
    if (opening := _OPENING.match(text)) and names_only(opening[1], lexicon):
        text = text[opening.end() :]
    bare = _BRACKETED.sub("", text)
    out = _headed(text, lexicon)
    subjects = _subjects(text, lexicon)
    brought = brought_in(text, lexicon)
    told = any(_bound(found.follows) and not _MAY.match(found.follows) for found in subjects)
    told = told or any(body.role in ("lead", "owner") for body in brought)
    asked = asked_of(text, lexicon)
    for found in subjects:
        if told and _MAY.match(found.follows):
            continue
        if asked and (found.name.startswith(asked.asking) or asked.asking.startswith(found.name)):
            continue  # 采购人要求中标人…: whoever asks is not told
        if re.match(r"\d+ ?%|每[十百千万亿]", found.name) or _PASSED_OVER.match(found.follows):
            continue
        if (found.follows.startswith("是否") or _RELIEVED.match(found.follows)) and not PUBLIC.search(found.name):
            continue
        role = _role(bare.partition(found.name)[2].lstrip("，") if found.name in bare else found.follows, found.name)
        out += [Body(name, role) for name in names(found.name, lexicon)]
    out += brought
    known = {body.name: body for body in reversed(out)}
    return tuple(sorted(known.values(), key=lambda body: text.find(body.name)))


#: 市公安局：依职责查处…: a body, and behind the colon what it does.
_HEADED: Final = late(rf"([^，。；：（）《》]{{2,40}})：(?=(?:要|应当?|须)?(?:{WORDS['duties']}))")
#: 布局方案——市数据局，4月20日: a matter on a list, who sees to it, and by when.
_ASSIGNED: Final = late(
    r"[^，。；—]{2,40}——([^，。；—]{2,60})(?:，[^，。；]{2,16}\d+[日号]前?|，[^，。；]{0,12}(?:前|底|内))?[。；]?$"
)


def _headed(text: str, lexicon: Lexicon) -> list[Body]:
    """Read bodies that a colon or a dash sets apart from what they answer for."""
    headed = _HEADED.match(text)
    apart = headed or _ASSIGNED.fullmatch(text)
    if not apart:
        return []
    told = names(apart[1], lexicon)
    if not all(is_bearer(name, lexicon) for name in told) or _ROLE_NAMED.search(apart[1]):
        return []
    if not all(map(PUBLIC.search, told)):
        return [Body(name, "actor") for name in told] if headed else []
    role = "lead" if headed and text.startswith("牵头", headed.end()) else "owner"
    return [Body(name, role) for name in told]


#: 责任单位：…: the label of a list of bodies, no body.
_ROLE_NAMED: Final = late(rf"(?:{WORDS['parts_taken']})(?:单位|部门|人|处室)$")


#: A bracket of bodies or a number such as 4.2.1 ahead of the sentence.
_AHEAD: Final = late(
    r"^ *【[^】]{2,30}】 *|^ *[-•▪] *|^ *[（〔【][^（）〔〕【】]*(?:（[^（）]*）[^（）]*)*(?:指导|负责|牵头|配合|参与|落实|实施)[）〕】]|^ *\d+(?:\.\d+)+ *"
)
_OPENING: Final = late(r" *[（〔【]([^（）〔〕【】]*(?:（[^（）]*）[^（）]*)*)[）〕】]")
#: What follows a body that is not to act: the issuer tells what it did (某部制定了《…》); somebody else does it
#: (社会团体由民政部门登记); the body describes a noun (某部门牵头的机制); it is measured (企业满意率达到90%).
_PASSED_OVER: Final = late(
    r"(?:参加|出席|列席)(?:了|本次|此次)?会议(?:[，。；]|$)|[^，。；]{0,12}(?:奖补|奖励|补助|补贴|资助)(?:资金|金额|额度)?(?:总额|累计|合计)?(?:最高)?不超过"
    r"|(?:不少于|不低于|不超过|不多于|达到?)[^，。；]{0,6}\d+万?(?:人|名|户)|组成(?:以及|及|、|和|情况)|下设|内设|设在|包括|(?:具有|具备|符合)(?!的)|为[^，。；]*而[^，。；]*的[^，。；]{1,16}$|(?:原则上|一般|全部|均)?从[^，。；]*中(?:公开|择优)?(?:招聘|选拔|遴选|聘任|选聘|产生|抽取|选任)|应当?(?:为|是)(?![^，。；]*提供)[^，。；]*(?:企业|法人|机构|单位|组织|政府|委员会|公民)(?=[，。；]|$)|(?:应当?|须|需)?(?:具备|符合|满足)的[^，。；]{1,10}：?$|[^，。；]*的除外|.{0,8}(?:制定|修订|编制|组织制定)了"
    r"|(?:会同[^，。；]+)?(?:制定|拟定|拟订|起草|报送|提出)的《"
    r"|(?:应当?|要|可以?|均|都|统一|分别|一律|原则上)*由(?!于|此)"
    r"|(?:共同|统一|具体)?(?:牵头|负责|参与|参加|领导|主导|协同|配合)(?:负责|组织|落实|推进)?(?:、[^，。；的]{2,12})*的"
    r"|(?!应|要|须|将|把|不)[^，。；]{0,10}(?:率|数量|人数|用户|比例|占比|时间|时限|耗时|成本|次数)(?:上限|下限|标准)?(?:为|达到|达|提高|提升|不低于|不少于|超过|控制|降)|[^，。；]{0,10}(?:占比|比重|比例|增速)\d"
)
#: What people and firms are spared, which is somebody else's task: 申请人不再重复提交, 办事人免于提交, 企业只需登录一次. What they must not do
#: (企业不再生产…, 主体不再重复申报) or no longer offer (银行不再提供纸质回单) stays theirs.
_RELIEVED: Final = late(
    r"(?:均|也|都|就|即|可以?|则|今后)*(?:(?:无需|无须|不需要?|不必|不用|免于|免予|免除|只需要?|仅需|只须)(?!求)"
    r"|不再(?:需要?|重复|另行|多次|反复|额外)?(?:提交|填[写报]|缴纳|交纳|承担|支付|携带|出具|奔波|往返|排队|跑"
    r"|提供[^，。；]*(?:材料|资料|证明|证照|执照|证件|原件|复印件|信息)(?=[，。；]|$)))"
)
#: Who is only allowed something is not told to do it, where the sentence tells somebody else.
_MAY: Final = late(r"(?:也|还|均|都)?(?:可(?!靠|能)|有权|享有)")
_OWNS: Final = late(
    r"(?:是|为)[^，。；]{0,40}(?:主管部门|责任主体|责任单位|责任部门|执行主体|牵头单位)(?=，|；|。|$)|(?:是|为)[^，。；]{0,40}(?:部门|机构|单位|主体)，(?:具体|主要)?负责|主管|负总责|(?:在[^，。；]{0,14}(?:范围内|以内)，?)?(?:应当?|要)?(?:全面|具体|主要|统一|分别)?负责(?!人)|[^，。；]{0,24}(?:全面负责|负总责)(?:，|。|$)"
    r"|对[^，。；]{2,80}负责(?:，|；|。|$)|(?:会同[^，。；]{2,40}?|(?:根据|按照?|依(?:照|法依)?(?=职责))[^，。；]{0,20}，?)(?:具体|全面)?负责"
)
_SUPPORTS: Final = late(
    r"(?:应当?|要|须)?(?:积极|主动|密切|做好[^，。；]{0,4})?(?:支持|协同|共同)?配合(?:(?:工作)?(?:，|；|。|$)|做好|开展|落实|推进)|[^。；]{0,24}做好(?:相关)?配合工作"
)
#: Whatever a public body helps another to do; a party who must 配合检查 has a duty of its own.
_HELPS: Final = late(
    r"(?:(?:应当?|要|须)?(?:积极|主动|密切|全力)?(?:支持|协同|共同)?配合|(?:积极|主动|全力)?协助)(?!的)"
)
_HELPER: Final = late(rf"(?:{WORDS['public']}|[省市区县州镇乡]|单位|街道|各地|地区|中心|公司|集团)$")


#: 各部门要对数据质量负责: a public body owns it; a party that 对真实性负责 has a duty like others.
_ANSWERS_FOR: Final = late(r"(?:应当?|要|须)对[^，。；]{2,80}负责(?:，|；|。|$)")


def _role(follows: str, name: str) -> str:
    if re.match(r"(?:应当?|要|须)?(?:正在|正)?(?:负责牵头|牵头)", follows):
        return "lead"
    if _OWNS.match(follows) or (_ANSWERS_FOR.match(follows) and _HELPER.search(name)):
        return "owner"
    return (
        "support"
        if _SUPPORTS.match(follows)
        or (_HELPS.match(follows) and _HELPER.search(name))
        or re.match(r"(?:参与|参加|协助|协同)(?:，|；|。|$)", follows)
        else "actor"
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A subject that stands before the clause that says what it must do.

    Args:
        topic: whether nothing but the time or purpose was said of it, so that the next clause goes on about it.
        applies: whether it applies to an authority, which then has to act.
    """

    name: str
    topic: bool = False
    applies: bool = False


@lru_cache(maxsize=_REMEMBERED)
def _subjects(text: str, lexicon: Lexicon) -> tuple[Subject, ...]:
    return tuple(_find_subjects(text, lexicon))


def _find_subjects(text: str, lexicon: Lexicon) -> Iterator[Subject]:
    """Yield the subject of the first clause that has one, then those of later clauses that say what they must do.

    A subject may stand alone before a comma (…的企业，应当…) or in a condition (申请人…的，应当…).
    """
    waiting: _Waiting | None = None
    any_found = False
    clauses = list(_clauses(text))
    for at, (clause, condition, handed_on) in enumerate(clauses):
        found = _own_subject(clause, lexicon)
        singled_out = waiting and _SINGLES_OUT.search(text, 0, text.find(clause))
        if found and waiting and singled_out:
            yield Subject(waiting.name, found.follows)
        if found and _described(clause, found) and any(_bound(later) for later, _, _ in clauses[at + 1 :]):
            waiting = _Waiting(clause)
            continue
        if not found and _THEIRS.match(clause):
            waiting = None
        bound = bool(found and _bound(found.follows))
        if found and not bound and handed_on and _names_a_matter(clause, lexicon):
            continue
        tells = bound or bool(found and not condition and (not any_found or _tells(found, lexicon)))
        if not tells and waiting and (_bound(clause) or (waiting.topic and _goes_on(clause, lexicon))):
            if not (waiting.applies and _HANDLES.search(clause)):
                any_found = True
                yield Subject(waiting.name, clause)
            waiting = None
        elif found and tells:
            any_found, waiting = True, None
            yield found
        else:
            first, waiting = waiting, _waits(clause, found if condition else None, waiting, lexicon)
            if first and waiting and singled_out:
                waiting = _Waiting(f"{first.name}、{waiting.name}")


#: 其关衔高于…的，应当降级: what is asked goes on about something of theirs, not about who was named.
_THEIRS: Final = late(r"其(?!他|余|中)[^，]*的$|对[^，]*(?:处罚|处分|惩戒)$")


#: What belongs to somebody, or what somebody does, as a thing spoken of: 机构提供的服务, 护理发生的费用, 行为人的过错程度.
_MATTER: Final = late(
    r"[^，。；]*(?:发生|产生|支付|花费|缴纳)的[^，。；的]{0,14}(?:费用?|支出|成本|损失|收入)$"
    r"|(?:按照?[^，。；的]{2,10}|依法|自行)?(?:提供|收集|产生|形成|持有|出具|发生)的[^，。；的]{2,16}$"
)
_QUALITY: Final = late(
    r"(?!根据|按照?|依据|对|以|通过|从|将|把|围绕|结合|因)[^，。；]*的[^，。；的]{0,8}(?:程度|方法|途径|积极性|主动性|态度)(?:有[^，。；]{0,8}(?:提升|提高|增强))?$"
    rf"|(?!公[布开示]|{WORDS['tells_others']})[一-鿿]{{2,12}}的[^，。；的]{{0,6}}(?:方[法式]|程序|条件|渠道|途径|流程|范围)(?:[、和与及][^，。；的]{{2,8}})*$"
)
#: The one of several bodies that is named once more: 各地，特别是试点地区，要…
_SINGLES_OUT: Final = late(r"，(?:特别|尤其)是$")


def _own_subject(clause: str, lexicon: Lexicon) -> Subject | None:
    """Give the subject of a clause, if it is not only the first of a list of bodies."""
    found = at_start(clause, lexicon)
    if found and not _bound(found.follows):
        quality = _QUALITY.match(found.follows) and not PUBLIC.search(found.name)
        if quality or _MATTER.match(found.follows):
            return None
    return None if found and _in_list(found.follows, lexicon) and _alone(clause, lexicon) else found


def _waits(clause: str, found: Subject | None, waiting: _Waiting | None, lexicon: Lexicon) -> _Waiting | None:
    """Give the subject that waits for its predicate after a clause that told nobody anything.

    Args:
        clause: the clause.
        found: its subject, if it says in what case the next ones hold.
        waiting: the one that waited before.
        lexicon: for what bodies end with.
    """
    if found and _UNSETTLED.match(found.follows):
        return waiting
    if found:
        topic = bool(_ADVERBIAL.match(found.follows)) or found.follows.endswith(("后", "前"))
        return waiting or _Waiting(found.name, topic, bool(_APPLICANTS.search(found.name)) and not topic)
    alone = _alone(clause, lexicon)
    return _Waiting(alone, _is_topic(alone, lexicon)) if alone else waiting


#: 主管部门不明确的，应当…: somebody else is told what to do about it.
_UNSETTLED: Final = late(r"(?:尚?不|未)(?:明确|清|一致|确定|统一|到位)(?:的|时)$")

#: Who acts on without a modal word in a later clause: public bodies, and parties by their part in the matter.
_ACTS_ON: Final = late(rf"(?:{WORDS['parties']})$")


def _tells(found: Subject, lexicon: Lexicon) -> bool:
    """Tell whether a later clause names a body with a verb of its own (…，地方通信管理局开展检查)."""
    first = lexicon.cut(found.follows[:12])[:1]
    if re.match(r"(?:在|于)?\d+ ?个?(?:工作日|小时|天|日)", found.follows):
        return True
    if found.name.startswith(("本", "其", "该")) or lexicon.cut(found.name)[0] in verbs():
        return False
    verb = bool(first) and (
        opens(first[0], lexicon)
        or first[0]
        in ("于", "依照", "每年", "每月", "依法", "按照", "根据", "会同", "提交", "每季度", "就", "配合", "协助")
    )
    helps = _HELPS.match(found.follows) and _HELPER.search(found.name)
    return (verb or bool(helps)) and bool(helps or _ACTS_ON.search(found.name)) and not found.follows.endswith("的")


def _described(clause: str, found: Subject) -> bool:
    """Tell whether a clause is only people whom a body appoints (县人民政府任命的工作人员), told in a later clause."""
    return not _bound(found.follows) and bool(_APPOINTED.search(clause))


_APPOINTED: Final = late(r"(?:任命|选举|委派|选派|聘任|管理|聘用)的[^的]{2,10}(?:人员|干部|人|单位|企业)$")


def _names_a_matter(clause: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause is a noun with its description (承办单位不能解决的事项), which somebody else deals with."""
    before, mark, noun = clause.rpartition("的")
    last = lexicon.cut(before)[-1:]
    return bool(mark and noun) and (not verbs().isdisjoint(last) or last[0] in ("前", "后", "时"))


def _clauses(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the clauses of a text without words of liaison.

    With each comes whether it says in what case the next ones hold, and whether the next one hands the matter to
    somebody (应当由X办理).
    """
    clauses = [clause.strip() for clause in re.split(r"[，；。：]", _BRACKETED.sub("", text))]
    for clause, following, last in zip(clauses, (*clauses[1:], ""), (*clauses[2:], "", ""), strict=False):
        lead = _LEAD_WORDS.match(clause)
        bare = _AMONG.sub("", clause[lead.end() :].lstrip() if lead else clause)
        if bare:
            yield (
                bare,
                bool(
                    _CONDITION.search(bare)
                    or _CONDITION_GOES_ON.match(following)
                    or _IF.match(clause)
                    or (_CASE_GOES_ON.match(following) and _TO_ANOTHER.match(last) and not _TELLS.search(bare))
                ),
                bool(_HANDS_ON.match(following)),
            )


#: 各地区、各部门之间应当…: all of them together.
_AMONG: Final = late(r"之间(?=应|要|须|可|负有)")
_HANDS_ON: Final = late(r"(?:应当?|可以?|统一|一律)*由(?!于|此)")
_IF: Final = late("若(?!干)|如果")
#: 见习单位留用学员，学员稳定就业的，由财政给予补贴: the case goes on over a comma, and then somebody else, or a rule, is spoken of.
_CASE_GOES_ON: Final = late(r"(?!.*(?:应当|必须|不得|须|要(?!求))).*的$")
_TO_ANOTHER: Final = late(r"(?:可以?|应当?|统一|均)?由(?!于|此)|适用|不适用|从其|依照其")
_TELLS: Final = late("应当|必须|不得|须|可以|负责")
_CONDITION_GOES_ON: Final = late(r"(?:且|并且|或|或者).*的$")


def _in_list(follows: str, lexicon: Lexicon) -> bool:
    """Tell whether the body at the beginning goes on with a list (市发展改革、财政和商务部门)."""
    match = re.match(r"([^，。；]{0,6}?)(?:[、及]|(?<!共)和)", follows)
    return bool(match) and not any(
        opens(word, lexicon) and word not in lexicon.set("grammar.nominal")
        for word in lexicon.cut(match[1] if match else "")
    )


#: A subject with nothing but the time or purpose of what the next clause says.
_ADVERBIAL: Final = late(r"(?:于|在|自|从|每|为了?)[^，]*(?:前|后|内|时|起|中|期间)$")
#: Those who apply to an authority, and what the authority does about it (申请人申请公开的，应当予以公开).
_APPLICANTS: Final = late(
    r"(?:申请(?:人|者|单位|企业|机构)|申报(?:人|单位|企业|主体)|当事人|消费者|举报人|投诉人|诉求人|办事人|群众|市场主体)$"
)
_HANDLES: Final = late(rf"(?:{WORDS['handles']})(?!申请|手续)")


def _is_topic(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause is a noun phrase that the next one may speak of, not a verb with its object."""
    first, *_ = words = lexicon.cut(name)
    if name.startswith(("有条件", "各")):
        return True
    if first in verbs() or first in adverbs() or first == "率先" or opens(first, lexicon):
        return False
    head = words if "的" not in words else words[len(words) - words[::-1].index("的") :]
    acts = [word for word in head[:2] if opens(word, lexicon) and word not in lexicon.set("grammar.nominal")]
    return not acts


def _goes_on(clause: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause without a subject of its own says what the subject before it does."""
    first, *more = lexicon.cut(_WITHIN.sub("", clause)[:12]) or [""]
    first = more[0] if more and first in lexicon.set("grammar.at_once") else first
    return bool(first) and (opens(first, lexicon) or first in ("将", "把", "对", "可", "可以", "根据", "按照", "申请"))


#: 20个工作日内申请: within what time the subject before acts.
_WITHIN: Final = late(r"^(?:在|于)?\d+ ?个?(?:工作日|日|天|月|小时)(?:以?内)?")


_CONDITION: Final = late(r"(?:的|时|后|前|情形|情况下|之日起.*内)$")


def _alone(clause: str, lexicon: Lexicon) -> str:
    """Give a clause that is nothing but a body, with what tells it apart (不设置独立董事的非银机构，…)."""
    if len(clause) > 120 or not is_bearer(clause, lexicon) or NO_NAME.match(clause):
        return ""
    first = lexicon.cut(clause[:12])[:1]
    if not first or first[0] in lexicon.set("grammar.scene") - {"经"}:
        return ""
    if (
        first[0] in lexicon.set("grammar.modal") - {"负责"}
        or first[0] in lexicon.set("grammar.begins") - {"经", "未", "有", "直接", "依法"}
        or clause[0] in "以由对在"
    ):
        return ""
    head = clause.rpartition("的")[2]
    if re.search("(?<![自理事缘经])由(?!于)", head):
        return ""
    if any(word in lexicon.set("grammar.modal") - {"牵头", "负责"} for word in lexicon.cut(head)):
        return ""
    opener = opens(first[0], lexicon)
    return "" if (opener or first[0] in lexicon.set("grammar.causes") - {"不", "未"}) and "的" not in clause else clause


def _bound(follows: str) -> bool:
    return bool(
        re.match(
            r"(?:在[^，。；]{1,12}[时前后中内](?=应当|必须|不得))?(?:均|也|都|还|则|即|并|\d+个?[年月日天]内)?(?:只能|是否|应(?!急|用)|要(?!求)|须|必须|需(?!求)|(?:未经[^，。；]{1,20}?)?不得|严禁|可(?!能|靠)|对[^，。；]{1,40}(?:负责|负总责)$|有权|负责|牵头|免于|不再|不予|将(?=[于会在对按]))",
            follows,
        )
    )
