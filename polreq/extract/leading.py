"""Finds the body with which a clause begins, between word boundaries: the words of a name end where its verb begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from polreq.extract.named_bodies import split_names
from polreq.late import late
from polreq.official.bodies import is_bearer, may_name_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import adverbs, verbs

#: Clauses and names of which it is remembered what was read: a sentence is asked about its subject for its form, its class and its bodies.
_REMEMBERED: Final = 4096

_RELATIVE: Final = late(r"^(.{2,}的)([^的]{4,})$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and what follows it in its clause."""

    name: str
    follows: str


#: jieba takes 委将, 县要, 要于, 委会同 for words; between a body and what it must do there is a boundary.
_BOUNDARY: Final = late(
    r"(?<=[委局厅署部院会司园门位办方者构业关体])(?=[依按](?:法依)?职责|一起|一道)|(?<=[依按]职责)(?=负责)"
    r"|(?<=[委局厅署省市区县部院会司园门位办方者构业关体级])(?=将|要|应|须|需(?!求)|可|拟(?!定|订)|于(?!是)|负责|牵头)|(?<=[要应需])(?=[于在按对把将向为])"
    r"|(?<=[人员])(?=须|应当|必须|均(?:[不应须要]|可(?!支)))|(?<=个人)(?=均(?![可收]))|(?<=[门位区构])(?=对本)|(?<=对)(?=本(?:地区|部门|单位|行业|系统|辖区|区域))|(?<=[一-龥]{2}机构)(?=调整$)"
    r"|(?<=[委局厅署部门位人者])(?=(?:是|为)本)|(?<=[委局厅署部门位人者][是为])(?=本)|(?<=[局厅委署部室办院门])(?=联合)|(?<=联合)(?=报)|(?<=[委局厅署办])(?=在|对)|(?<=经)(?=省|市|县|区|国务院|本级|上级)|(?<=[省市区县州])(?=大数据)"
    r"|(?<![自理事缘经])(?=由(?!于))|(?<![自理事缘经]由)(?<=由)(?!于)"
    r"|(?<=财政)(?=负担)|(?<=[局厅署])(?=会[各市省县区州国有相])|(?<=[局厅署]会)(?=[各市省县区州国有相])"
    r"|(?<!委员)(?<!理事)(?<!协)(?<!学)(?=会同(?![步样时]))|(?<=会同)(?![步样时])"
)
#: Words that jieba cuts apart though they name a body by what it does: 牵头部门, 数据处理者.
_COMPOUND: Final = late(
    r"对[^，。；]{2,24}负有[^，。；]{2,16}的(?:单位|机构|部门|个人|人员)|(?:牵头|主责|负责|配合|协办|承办|主办|参与)(?:责任)?(?:部门|单位|处室|机构|企业)|(?:处理|开发|持有|控制|使用)者"
    rf"|(?:{WORDS['reviews']})(?:机构|机关|人员|单位)|非法人组织"
    rf"|第三方(?:{WORDS['third_parties']}){{0,2}}(?:机构|单位|平台|公司|企业)"
    r"|(?:协调|领导|指导|管理|工作|联合|授权|运营|评审|评标|采购){1,2}(?:委员会|小组|办公室|主体|专班)"
    rf"|(?:推进|推动|深化|促进|加快|加强)[^，。；、：的与和对由向在]{{2,24}}?(?:领导小组|工作小组|协调小组|联席会议|指挥部|专班|委员会)(?:办公室)?(?={WORDS['group_acts']}|$)"
    r"|(?<=人民政府)(?:负责|管理|承担|主管)[^，。；、的]{2,12}的(?:机构|部门|机关)"
    r"|(?<=人民政府)(?!及|和|或|的|与)[^，。；：、的应须由]{2,16}?(?:主管部门|管理部门|工作部门|工作机构)"
)


def words_of(clause: str, lexicon: Lexicon) -> list[str]:
    """Cut a clause into words, so that no name runs over what it must do."""
    out = []
    for piece in _BOUNDARY.split(clause):
        at = 0
        for match in _COMPOUND.finditer(piece):
            out += [*lexicon.cut(piece[at : match.start()]), match[0]]
            at = match.end()
        out += lexicon.cut(piece[at:])
    return out


@lru_cache(maxsize=_REMEMBERED)
def at_start(clause: str, lexicon: Lexicon, anything: bool = False) -> Subject | None:
    """Find the shortest beginning of the clause that is a body and is followed by what it does.

    Args:
        clause: folded text between two commas.
        lexicon: for what bodies end with.
        anything: whether any word may follow, as in 由X….
    """
    if not may_name_bearer(clause, lexicon):
        return None
    words = words_of(clause, lexicon)
    if not words or (not anything and not _may_be_subject(words, lexicon)):
        return None
    if not anything and words[0] != "经" and NO_NAME.match(clause):
        return None
    found = _first_body(words, clause, lexicon, anything)
    return _with_partner(found, lexicon) if found else None


#: What two bodies do that the text joins with 与: both are told (甲与乙应当…, 甲与乙建立…机制).
_TOGETHER: Final = late(
    r"(?:均|都|也|共同|联合|协同|分别)?(?:直接|自行|协商|签订|应(?!急|用)|要(?!求)|须|必须|不得|负责|共同|联合|协同|加强[^，]{0,8}(?:沟通|协作|配合|衔接|联动|协同|共享|合作)|建立[^，]{0,16}(?:机制|制度|联系))"
)


#: The name of a place, or only of its level.
_PLACE: Final = late(r"(?!本|我|各|全)(?:.*[、和及])?[^、]{0,3}(?<![新发验范])[省市县区]")


_LEVEL: Final = late(r"(?:^|[、和及])[省市县区]$")


def _told(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word says that somebody must, may or will; jieba keeps 需提交 and 应立即 whole."""
    return word in lexicon.set("grammar.modal") or bool(
        re.match(r"[要应需须](?![急用届聘求要点素件害么是务道领义旨约紧闻邀税付收得有]).", word)
    )


def _with_partner(found: Subject, lexicon: Lexicon) -> Subject:
    """Take in the second of two bodies that are told together; one that the first only deals with is not told."""
    mark = re.match(r"[与同跟]", found.follows)
    partner = _first_body(words_of(found.follows[1:], lexicon), found.follows[1:], lexicon, False) if mark else None
    if mark and partner and _TOGETHER.match(partner.follows):
        return Subject(f"{found.name}{mark[0]}{partner.name}", partner.follows)
    return found


def _first_body(words: list[str], clause: str, lexicon: Lexicon, anything: bool) -> Subject | None:
    listed = bool(_LISTED.match(clause) and lexicon.pattern("body.fields").match(_PLACED.sub("", clause)))
    spare, last = "", ""
    for prefix, follows in _bodies_ahead(words, clause, lexicon):
        last = prefix
        strong = _told(follows[0], lexicon) or follows[0] in lexicon.set("grammar.begins")
        if not _begins(follows, prefix, lexicon) or (
            spare and not strong and not _one_name(prefix[len(spare) :], lexicon)
        ):
            continue
        modal = (_told(follows[0], lexicon) and follows[0] != "将") or follows[0] in ("都", "都要")
        if _PLACE.fullmatch(prefix) and not (strong or (opens(follows[0], lexicon) and not _LEVEL.search(prefix))):
            continue  # 深圳市失信惩戒清单: the place only says whose list it is
        if _LEVEL.search(prefix) and _DEPARTMENT.match(clause, len(prefix)):
            continue  # 各乡镇、省发展改革委: the level begins the name of a department
        if not anything and not listed and _is_object(words, prefix, modal, strong, lexicon):
            return None
        if follows[0] not in lexicon.set("grammar.nominal"):
            return Subject(prefix, clause[len(prefix) :].lstrip())
        spare = spare or prefix
    if spare and last != spare and _one_name(last[len(spare) :], lexicon):
        spare = ""
    spare = spare or (last if anything else "")
    if not spare or (not anything and _attribute(words_of(clause[len(spare) :], lexicon), lexicon)):
        return None
    return Subject(spare, clause[len(spare) :].lstrip())


#: A list of departments by their fields (宣传、网信等部门), the first of which may look like a verb.
_LISTED: Final = late(r"[^、，。；]{2,10}、[^，。；]{2,200}(?:部门|单位|机构)")
_PLACED: Final = late(r"^(?:各级|各|省|市|县|区|国家|中央|本级|自治区)+")

#: Verbs with which the rest of a department's name may begin: 国家|发展改革委, 市|建设管理局.
_DEPARTMENTAL: Final = late(r"发展(?:和)?改革|建设|管理|监督|监管|统计|审批|教育|生产|检验|应急")


_DEPARTMENT: Final = late(rf"(?:{_DEPARTMENTAL.pattern})[^、，。；]{{0,4}}[委局厅部办](?!法|公|理|事)")


def _one_name(more: str, lexicon: Lexicon) -> bool:
    """Tell whether a name goes on with words of departments."""
    words = words_of(more, lexicon)
    ends = more.endswith(("委", "局", "厅", "部", "署", "办", "部门", "机构", "机关", "委员会", "中心"))
    nouns = all(word in lexicon.set("grammar.nominal") or word not in verbs() for word in words[:-1])
    return ends and len(more) <= 8 and bool(_DEPARTMENTAL.match(more)) and nouns


def _attribute(rest: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a longer noun phrase goes on to its own modal: in 政府采购活动应当公开, 政府 is to do nothing."""
    return any(word in lexicon.set("grammar.modal") for word in rest[1:6])


_OTHER_FORM: Final = late(r"（[处科室股局委办厅院所站部队、]{1,8}）")

#: No name of a body runs over these words.
_STOPS: Final = late(rf"{WORDS['stops']}|应[^急用届聘对].*|须.+")
#: Longer names there are not; lists of departments run on.
_LONGEST: Final = 60


def _bodies_ahead(words: list[str], clause: str, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """Yield the beginnings of the clause that end like a body, with the words that follow."""
    prefix = ""
    for at, word in enumerate(words[:-1]):
        stops = word in lexicon.set("grammar.stops") or (
            prefix and _STOPS.fullmatch(word) and "的" not in words[at : at + 8]
        )
        if stops and not (word == "有" and words[at + 1] in ("条件", "关")):
            return
        prefix = _join(prefix, word, clause)
        if len(prefix.rpartition("、")[2]) > _LONGEST:
            return
        if _OTHER_FORM.match(clause, len(prefix)):
            continue  # 业务处（室）: the name goes on with how the like of it is called elsewhere
        whole = all(prefix.count(a) == prefix.count(b) for a, b in ("（）", "《》", "“”"))
        if len(prefix) >= 2 and whole and is_bearer(prefix, lexicon):
            yield prefix, words[at + 1 : at + 4]


def _may_be_subject(words: list[str], lexicon: Lexicon) -> bool:
    """Tell from its first words whether a clause can begin with its subject."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "有":
        return second == "条件"
    if first in ("直接", "共同", "具体") and second not in verbs() and is_bearer(second, lexicon):
        return True
    if first == "自" and second in ("建", "办", "营", "管", "研"):
        return True
    if first == "依法" and "的" in words[:8]:
        return True
    if first in lexicon.set("grammar.scene") | lexicon.set("grammar.begins") and first != "经":
        return False
    if first == "组织" and second not in lexicon.set("grammar.modal") | {"、", "和", "或者"}:
        return False
    if (first in lexicon.set("grammar.modal") and first != "负责") or re.match(
        r"[应须可要][由按在对将把向于为]$", first
    ):
        return False
    if first == "重点" and second in verbs():
        return False
    how = (first in adverbs() or first in lexicon.set("grammar.how")) and (second in verbs() or opens(second, lexicon))
    joined = len(first) > 2 and (
        (first[:2] in adverbs() and (first[2:] in verbs() or opens(first[2:], lexicon)))
        or first[:2] in lexicon.set("grammar.begins")
    )
    return not (how or joined) or "的" in words[: 12 if first == "已经" else 6]


def _join(prefix: str, word: str, clause: str) -> str:
    """Add a word to the beginning of a clause, with the spaces between as they stand there."""
    end = clause.index(word, len(prefix)) + len(word)
    return clause[:end]


#: By when or within what time it is done: 2027年前, 3个工作日内.
_BY_WHEN: Final = late(r"\d+ ?(?:年|月|日|个?(?:工作日|小时|天|月))")
#: 每半年, 每两年: how often it is done.
_OFTEN: Final = late("每[年月日天季周旬半一两二三四五六七八九十]")


def _begins(words: list[str], body: str, lexicon: Lexicon) -> bool:
    """Tell whether the words behind a body begin what it does."""
    word, after = words[0], words[1] if len(words) > 1 else ""
    if (
        word in lexicon.set("grammar.modal")
        or word in lexicon.set("grammar.begins")
        or (word.startswith(("不", "未", "应", "可以")) and not word.startswith(("应急", "应用")))
        or _told(word, lexicon)
    ):
        return True
    if _BY_WHEN.match("".join(words)):
        return True
    if word in lexicon.set("grammar.begins_too") or _OFTEN.match("".join(words)):
        return True
    if word == "主要":
        return after in ("负责", "承担", "从事", "开展", "审理", "履行")
    if word in lexicon.set("grammar.attributes"):
        return word == "采购" and (
            after in verbs() or (body.endswith(("者", "企业", "机构")) and after not in lexicon.set("grammar.heads"))
        )
    if word == "主管" and words[1:2] and words[1][0] in "全本该所辖各":
        return True
    if len(word) < 2 or word in ("相关", "有关", "所属", "下属", "主管", "承办"):
        return False
    # jieba keeps some turns whole: 全面落实, 面向社会, 加强指导
    whole = len(word) == 4
    word = word[:2] if whole and not is_bearer(word, lexicon) else word
    opener = word in lexicon.set("grammar.begins") or any(
        word in lexicon.set(f"opener.{kind}.words") for kind in ("firm", "soft")
    )
    acts = opener or word in verbs() or word in lexicon.set("grammar.acts")
    if acts and after in ("、", "和", "并", "及", "或者"):
        # 指导和组织实施, 使用和处置: two verbs, the second of which shows that the first is one
        second = words[2] if len(words) > 2 else ""
        noun = word in lexicon.set("grammar.nominal") and not PUBLIC.search(body)
        return (
            not noun
            and (after == "并" or second in verbs() or opens(second, lexicon) or second in lexicon.set("grammar.acts"))
            and (
                second not in lexicon.set("grammar.nominal") - {"组织"} or (after == "并" and bool(PUBLIC.search(body)))
            )
        )
    # 平台建设可…: the verb is part of a name
    return acts and (whole or _carries_on(word, after, lexicon))


#: Bodies of the State, behind whose names a word such as 指导 is what they do.
PUBLIC: Final = late(rf"(?:{WORDS['public']})$")


def _carries_on(verb: str, after: str, lexicon: Lexicon) -> bool:
    """Tell whether what follows a verb is its object; in 平台建设可… and 幼儿园招生实行… the verb is part of a name."""
    named = verb in ("建设", "管理", "服务", "工作", "招生", "选择") and (
        after in verbs() or after in lexicon.set("grammar.begins")
    )
    head = verb in lexicon.set("grammar.acts") and after in lexicon.set("grammar.heads")
    return after not in lexicon.set("grammar.modal") and after not in ("的", "", "、", "和") and not named and not head


@lru_cache(maxsize=_REMEMBERED)
def opens(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a verb with which a sentence tells somebody something."""
    return any(word in lexicon.set(f"opener.{kind}.words") for kind in ("firm", "soft", "encourage"))


def _is_object(words: list[str], prefix: str, modal: bool, strong: bool, lexicon: Lexicon) -> bool:
    """Tell whether the clause begins with a verb whose object the body is: 推动企业加强…, 允许银行将…."""
    first, compound = (
        words[0],
        len(words) > 1 and words[0] + words[1] == prefix and words[1] in lexicon.set("grammar.heads"),
    )
    if first in lexicon.set("grammar.causes"):
        return not (compound and modal and first in lexicon.set("grammar.named_by"))
    opener = opens(first, lexicon)
    if compound and (words[1] in ("机构", "机关", "主体", "者", "方", "人") or (words[1] == "单位" and strong)):
        return False
    if first in ("经", "负责"):
        return not (modal and "的" in prefix)
    if modal or (compound and not opener) or not (opener or first in verbs()):
        return False
    return opener if "的" in prefix else not (first in lexicon.set("grammar.nominal") and len(prefix) <= 14)


#: What a generic head is told apart by: 承担公共服务职能的企业.
_BY_FUNCTION: Final = late(r"履行|承担|行使|负责|从事|提供")
_GENERIC: Final = late(
    r"(?:(?:其他)?(?:有关|相关))?(?:(?:企|企业)?事业单位|单位|部门|机构|组织|社会组织|社会团体|企业|法人)"
)


#: A clause that is too long for a name, or that names a document or a number, before a short head.
_LONG_RELATIVE: Final = late(r"(?!对|.*(?:政府|委员会))(?=.{13,}的|[^的]*[《\d]).{4,}的([^的]{2,3})$")


def _without_relative(name: str, lexicon: Lexicon) -> str:
    """Drop a relative clause where what is left still says who: 负责核查的应急管理部门 → 应急管理部门."""
    match = _RELATIVE.match(name)
    if match and match[2].startswith("其他"):
        return match[2]
    if (long := _LONG_RELATIVE.match(name)) and is_bearer(long[1], lexicon):
        return long[1]
    if not match or is_bearer(match[1][:-1], lexicon) or len(re.sub(r"（[^（）]*）", "", match[2])) < 4:
        return name
    if _BY_FUNCTION.match(match[1]) and _GENERIC.fullmatch(match[2]):
        return name
    if match[1].endswith(("内的", "上的", "中的", "下的")):
        return match[2]
    told = any(word in verbs() or word in ("不", "未", "直接") for word in lexicon.cut(match[1])) or _MEASURED.search(
        match[1]
    )
    return match[2] if told else name


#: Adjectives and places that make a clause of what stands before 的.
_MEASURED: Final = late(r"[较更最][高低大小多少好强优]的$|所在[^，。；]{0,6}的$")


#: No name begins with a preposition, with a verb of telling and sending, or with one that takes it as its object.
NO_NAME: Final = late(
    rf"{WORDS['deeds_ahead']}|其他能|能(?:够)?(?:证明|反映|体现)|申请(?:{WORDS['applied_for']})"
    r"|由|为(?!民|了)|建设重点|便利(?!店)|并(?![购轨网列行联])|主要负责(?!人|同志)|协助(?!单位|部门|机构|方|人员?$)|培训(?![机单中基学主教讲对管服评组工办部])|以(?!色列|上|下)|向(?!阳)|经(?![济信办营开贸销纪管理])|报(?![社业关刊纸告名考检建废备送])|送(?!变电|达)|将(?!军)|把(?!关)|令(?!牌)|使(?![馆领用])"
    r"|按(?![^，]*的(?:单位|企业|机构|部门|人员)(?:$|应))|应(?![急用届聘])|须|派(?![出驻遣单])|如(?!意)|若|则|对(?![外口手接]|[^，]*负有)|满足|明确|告知|通知|通报|抄报|抄送|移送(?!机关|单位)|报送(?!机关|单位|部门)|报请|提请"
    r"|比照|参照|综合考虑|考虑|承诺(?!人|单位)|奖励(?!对象)|补贴(?!对象|申请)|资助(?!对象|申请)|不需|无需|所在(?!单位|地)|[一两二三四五六七八九十\d]+[名位个家]|同一(?=[间个份项件台名批次地对时区天年])|做[大强优精实]|建强|培强|.*地[向对为]|重点(?:建设|培育|打造|支持|发展|推进|推动|引进|扶持)|单[个项户家]|确定(?!人)|.*(?:数量|人数)达|特定|相应|部署|可(?![再靠信])|统筹|明晰|年\d|×|＝"
)
#: Addresses of pages, and numbers of people: 培训教师500人.
_NO_BODY: Final = late(r"[/：«»]|\d万?余?[人名个家户]$")
#: Where a clause begins that was taken for the rest of a name (见习基地|连续两年…): a name ends before these words.
_NO_MORE: Final = late(
    rf"(?<=.{{2}})(?:可[依先向在按]|每[年月日季周半一两]|[为是](?:本|该|第一)|{WORDS['openers']})[^的]*$"
)


#: 其住所所在地的县级人民政府: where it is can be left out.
_PLACED_AT: Final = late(r"^[^、，的]{0,12}所在地的")
#: Whoever a body appoints is told, not the body: 县人民政府任命的工作人员.
_APPOINTED: Final = late(r".{4,}(?:任命|选举|委派|选派|聘任)的([^的、，]{2,8}人员)$")


def names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies, each without a relative clause that it can do without, leaving out what is no name."""
    if appointed := _APPOINTED.match(text):
        return [appointed[1]]
    found = [_without_relative(_PLACED_AT.sub("", name), lexicon) for name in split_names(text, lexicon)]
    heads = [name.rpartition("的")[2] if name.startswith("经") and "的" in name else name for name in found]
    whole = [cut if (cut := _NO_MORE.sub("", name)) == name or is_bearer(cut, lexicon) else "" for name in heads]
    return [
        name
        for name in whole
        if (len(name) > 1 or name in "省市县区乡镇") and name and not NO_NAME.match(name) and not _NO_BODY.search(name)
    ]
