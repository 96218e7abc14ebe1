"""Finds the body with which a clause begins, between word boundaries: the words of a name end where its verb begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.extract.named_bodies import split_names
from polreq.official.bodies import is_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import adverbs, verbs

_RELATIVE: Final = re.compile(r"^(.{2,}的)([^的]{4,})$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and what follows it in its clause."""

    name: str
    follows: str


#: jieba takes 委将, 县要, 要于, 委会同 for words; between a body and what it must do there is a boundary.
_BOUNDARY: Final = re.compile(
    r"(?<=[委局厅署省市区县部院会司园门位办])(?=将|要|应|须|可|拟(?!定|订)|于(?!是)|负责|牵头)|(?<=[要应])(?=[于在按对把将向为])"
    r"|(?<![自理事缘经])(?=由(?!于))|(?<![自理事缘经]由)(?<=由)(?!于)"
    r"|(?<!委员)(?<!理事)(?<!协)(?<!学)(?=会同(?![步样时]))|(?<=会同)(?![步样时])"
)
#: Words that jieba cuts apart though they name a body by what it does: 牵头部门, 数据处理者.
_COMPOUND: Final = re.compile(
    r"(?:牵头|主责|负责|配合|协办|承办|主办|参与)(?:责任)?(?:部门|单位|处室|机构|企业)|(?:处理|开发|持有|控制|使用)者"
    rf"|(?:{WORDS['reviews']})(?:机构|机关|人员|单位)"
    r"|(?:协调|领导|指导|管理|工作|联合|授权|运营|评审|评标|采购){1,2}(?:委员会|小组|办公室|主体|专班)"
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


def at_start(clause: str, lexicon: Lexicon, anything: bool = False) -> Subject | None:
    """Find the shortest beginning of the clause that is a body and is followed by what it does.

    Args:
        clause: folded text between two commas.
        lexicon: for what bodies end with.
        anything: whether any word may follow, as in 由X….
    """
    words = words_of(clause, lexicon)
    if not words or (not anything and not _may_be_subject(words, lexicon)):
        return None
    if not anything and words[0] != "经" and _NO_NAME.match(clause):
        return None
    spare, last = "", ""
    for prefix, follows in _bodies_ahead(words, clause, lexicon):
        last = prefix
        strong = follows[0] in lexicon.set("grammar.modal") or follows[0] in lexicon.set("grammar.begins")
        if not _begins(follows, lexicon) or (spare and not strong and not _one_name(prefix[len(spare) :], lexicon)):
            continue
        modal = (follows[0] in lexicon.set("grammar.modal") and follows[0] != "将") or follows[0] in ("都", "都要")
        if not anything and _is_object(words, prefix, modal, lexicon):
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


#: Verbs with which the rest of a department's name may begin: 国家|发展改革委, 市|建设管理局.
_DEPARTMENTAL: Final = re.compile(r"发展(?:和)?改革|建设|管理|监督|监管|统计|审批|教育|生产|检验|应急")


def _one_name(more: str, lexicon: Lexicon) -> bool:
    """Tell whether a name goes on with words of departments."""
    words = words_of(more, lexicon)
    ends = more.endswith(("委", "局", "厅", "部", "署", "办", "部门", "机构", "机关", "委员会", "中心"))
    nouns = all(word in lexicon.set("grammar.nominal") or word not in verbs() for word in words[:-1])
    return ends and len(more) <= 8 and bool(_DEPARTMENTAL.match(more)) and nouns


def _attribute(rest: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a longer noun phrase goes on to its own modal: in 政府采购活动应当公开, 政府 is to do nothing."""
    return any(word in lexicon.set("grammar.modal") for word in rest[1:6])


#: No name of a body runs over these words.
_STOPS: Final = re.compile(rf"{WORDS['stops']}|应[^急用届聘对].*|须.+")
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
        whole = all(prefix.count(a) == prefix.count(b) for a, b in ("（）", "《》", "“”"))
        if len(prefix) >= 2 and whole and is_bearer(prefix, lexicon):
            yield prefix, words[at + 1 : at + 4]


def _may_be_subject(words: list[str], lexicon: Lexicon) -> bool:
    """Tell from its first words whether a clause can begin with its subject."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "有":
        return second == "条件"
    if first in lexicon.set("grammar.scene") | lexicon.set("grammar.begins") and first != "经":
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


#: 每半年, 每两年: how often it is done.
_OFTEN: Final = re.compile("每[年月日季周半一两二三四五六七八九十]")


def _begins(words: list[str], lexicon: Lexicon) -> bool:
    word = words[0]
    if (
        word in lexicon.set("grammar.modal")
        or word in lexicon.set("grammar.begins")
        or word.startswith(("不", "未", "应", "可以"))
    ):
        return True
    if word[0].isdigit() and words[1:2] and words[1][0] in "年月":
        return True
    if word in lexicon.set("grammar.begins_too") or _OFTEN.match("".join(words)):
        return True
    if word in lexicon.set("grammar.attributes"):
        return False
    if word == "主管" and words[1:2] and words[1][0] in "全本该所辖各":
        return True
    if len(word) < 2 or word in ("相关", "有关", "所属", "下属", "主管", "承办"):
        return False
    # jieba keeps some turns whole: 全面落实, 面向社会, 加强指导
    whole = len(word) > 2
    word = word[:2] if whole and not is_bearer(word, lexicon) else word
    opener = word in lexicon.set("grammar.begins") or any(
        word in lexicon.set(f"opener.{kind}.words") for kind in ("firm", "soft")
    )
    after = words[1] if len(words) > 1 else ""
    # 平台建设可…: the verb is part of a name
    return (opener or word in verbs()) and (whole or _carries_on(word, after, lexicon))


def _carries_on(verb: str, after: str, lexicon: Lexicon) -> bool:
    """Tell whether what follows a verb is its object; in 平台建设可… and 幼儿园招生实行… the verb is part of a name."""
    named = verb in ("建设", "管理", "服务", "工作", "招生", "选择") and (
        after in verbs() or after in lexicon.set("grammar.begins")
    )
    return after not in lexicon.set("grammar.modal") and after not in ("的", "", "、", "和") and not named


def opens(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a verb with which a sentence tells somebody something."""
    return any(word in lexicon.set(f"opener.{kind}.words") for kind in ("firm", "soft", "encourage"))


def _is_object(words: list[str], prefix: str, modal: bool, lexicon: Lexicon) -> bool:
    """Tell whether the clause begins with a verb whose object the body is: 推动企业加强…, 允许银行将…."""
    first, compound = (
        words[0],
        len(words) > 1 and words[0] + words[1] == prefix and words[1] in lexicon.set("grammar.heads"),
    )
    if first in lexicon.set("grammar.causes"):
        return not (compound and modal)
    opener = opens(first, lexicon)
    if first in ("经", "负责"):
        return not (modal and "的" in prefix)
    if modal or (compound and not opener) or not (opener or first in verbs()):
        return False
    return opener if "的" in prefix else not (first in lexicon.set("grammar.nominal") and len(prefix) <= 14)


#: What a generic head is told apart by: 承担公共服务职能的企业.
_BY_FUNCTION: Final = re.compile(r"履行|承担|行使|负责|从事|提供")
_GENERIC: Final = re.compile(
    r"(?:(?:其他)?(?:有关|相关))?(?:(?:企|企业)?事业单位|单位|部门|机构|组织|社会组织|社会团体|企业|法人)"
)


def _without_relative(name: str, lexicon: Lexicon) -> str:
    """Drop a relative clause where what is left still says who: 负责核查的应急管理部门 → 应急管理部门."""
    match = _RELATIVE.match(name)
    if match and match[2].startswith("其他"):
        return match[2]
    if not match or is_bearer(match[1][:-1], lexicon) or len(re.sub(r"（[^（）]*）", "", match[2])) < 4:
        return name
    if _BY_FUNCTION.match(match[1]) and _GENERIC.fullmatch(match[2]):
        return name
    if match[1].endswith(("内的", "上的", "中的", "下的")):
        return match[2]
    told = any(word in verbs() or word in ("不", "未") for word in lexicon.cut(match[1])) or _MEASURED.search(match[1])
    return match[2] if told else name


#: Adjectives and places that make a clause of what stands before 的.
_MEASURED: Final = re.compile(r"[较更最][高低大小多少好强优]的$|所在[^，。；]{0,6}的$")


#: No name begins with a preposition, with a verb of telling and sending, or with one that takes it as its object.
_NO_NAME: Final = re.compile(
    r"由|以(?!色列|上|下)|向(?!阳)|经(?![济信办营开贸销纪管理])|报(?![社业关刊纸告名考检建废备送])|送(?!变电|达)|将(?!军)|把(?!关)|令(?!牌)|使(?![馆领用])"
    r"|按|应(?![急用届聘])|须|派(?![出驻遣单])|如(?!意)|若|则|对(?![外口手接])|满足|明确|告知|通知|通报|抄报|抄送|移送(?!机关|单位)|报送(?!机关|单位|部门)|报请|提请"
    r"|比照|参照|综合考虑|考虑|承诺(?!人|单位)|奖励(?!对象)|补贴(?!对象|申请)|资助(?!对象|申请)|不需|无需|所在(?!单位)|同一(?!部门|单位|机构|执法)|特定|相应|部署|可(?![再靠信])|统筹|明晰|年\d|×|＝"
)
#: Where a clause begins that was taken for the rest of a name (见习基地|连续两年…): a name ends before these words.
_NO_MORE: Final = re.compile(rf"(?<=.{{2}})(?:可[依先向在按]|每[年月日季周半一两]|{WORDS['openers']})[^的]*$")


def names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies, each without a relative clause that it can do without, leaving out what is no name."""
    found = [_without_relative(name, lexicon) for name in split_names(text, lexicon)]
    heads = [name.rpartition("的")[2] if name.startswith("经") and "的" in name else name for name in found]
    whole = [cut if (cut := _NO_MORE.sub("", name)) == name or is_bearer(cut, lexicon) else "" for name in heads]
    return [name for name in whole if len(name) > 1 and not _NO_NAME.match(name)]
