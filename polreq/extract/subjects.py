"""The subject of an obligation (主体): who is to act, found between word boundaries, with 由X and X会同Y."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.extract.units import is_body, split_names
from polreq.model.clause import Body
from polreq.text.lexicon import Lexicon
from polreq.text.segment import adverbs, segmented, verbs

#: Words of liaison or time before a subject.
_LEAD_WORDS: Final = re.compile(
    r"^(?:(?:同时|其中|此外|另外|但是?|并|且|则|凡|若|如(?!下)|请|希望|还|特别是|尤其是|必要时|届时|此前|今后|原则上)"
    r"|(?:到|自|在|于)?(?:20\d\d ?年|今年|明年|每年)(?:\d{1,2} ?月)?(?:年?底|末|\d{1,2} ?日)?(?:之?前|以前|起)?)+(?! ?的)"
)
_RELATIVE: Final = re.compile(r"^(.{2,}的)([^的]{4,})$")
_BRACKETED: Final = re.compile(r"（(?:以下|含|包括|不含|不包括|见|下同|除)[^（）]*(?:（[^（）]*）[^（）]*)*）")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and what follows it in its clause."""

    name: str
    follows: str


def subject(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Give the first subject of a folded text without its enumerator, and what follows; ('', '') if there is none."""
    first = next(_subjects(text, lexicon), None)
    return (first.name, first.follows) if first else ("", "")


def actors(text: str, lexicon: Lexicon) -> tuple[Body, ...]:
    """Give who is to act: subjects; those of 负责 are owners, of 牵头 leads; 会同 and 由 bring in others."""
    out: list[Body] = []
    for found in _subjects(text, lexicon):
        if re.match(r"\d+ ?%", found.name) or _ISSUED.match(found.follows):
            continue
        out += [Body(name, _role(found.follows)) for name in _names(found.name, lexicon)]
        out += _joined(found.follows, lexicon)
    for match in _AS_WHAT.finditer(text):
        out += [Body(name, "owner" if match[2] == "责任" else "lead") for name in split_names(match[1], lexicon)]
    for match in _CHARGED.finditer(text):
        out += [Body(name, "owner") for name in split_names(match[1], lexicon) if is_body(name, lexicon)]
    for match in re.finditer("(?<![自理事缘])由", text):
        out += _taken_over(text[match.end() : match.end() + 60], lexicon)
    return tuple({body.name: body for body in reversed(out)}.values())[::-1]


#: 以X为主办单位
_AS_WHAT: Final = re.compile(r"(?:^|，)以([^，。]{2,24}?)为(主办|牵头|责任)(?:单位|部门)")
#: 某部研究制定了《…》: the issuer tells what it did.
_ISSUED: Final = re.compile(r".{0,8}(?:制定|修订|编制|组织制定)了")
#: 指定X具体负责
_CHARGED: Final = re.compile(r"(?:指定|明确)([^，。]{2,16}?)(?:具体|专门|统一|牵头)?负责")


def _role(follows: str) -> str:
    if re.match(r"负责牵头|牵头", follows):
        return "lead"
    if re.match(
        r"主管|(?:应当?|要)?(?:全面|具体|按照?[^，。]{0,8})?负责|负总责|[^，。；]{0,24}(?:全面负责|负总责)(?:，|。|$)",
        follows,
    ):
        return "owner"
    return "actor"


def _subjects(text: str, lexicon: Lexicon) -> Iterator[Subject]:
    """Yield the subject of the first clause that has one, then those of later clauses that say what they must do.

    A subject may stand alone before a comma (…的企业，应当…) or in a condition (申请人…的，应当…).
    """
    waiting: Subject | None = None
    any_found = False
    for clause in re.split(r"[，；。：]", _BRACKETED.sub("", text)):
        bare = clause.strip()
        lead = _LEAD_WORDS.match(bare)
        bare = bare[lead.end() :].lstrip() if lead else bare
        if not bare:
            continue
        found = _at_start(bare, lexicon)
        condition = bool(_CONDITION.search(bare)) and not (found and _bound(found.follows))
        if found and not condition and (not any_found or _bound(found.follows)):
            any_found, waiting = True, None
            yield found
        elif waiting and _bound(bare):
            any_found = True
            yield Subject(waiting.name, bare)
            waiting = None
        elif found and condition:
            waiting = waiting or found
        elif alone := _alone(bare, lexicon):
            waiting = alone


_CONDITION: Final = re.compile(r"(?:的|时|后|前|情形|情况下|之日起.*内)$")


def _alone(clause: str, lexicon: Lexicon) -> Subject | None:
    """A clause that is nothing but a body, with what tells it apart (不设置独立董事的非银机构，…)."""
    first = segmented(clause[:12])[:1]
    if (
        len(clause) > 60
        or not first
        or first[0] in lexicon.set("grammar.scene") - {"经"}
        or not is_body(clause, lexicon)
    ):
        return None
    if (
        first[0] in lexicon.set("grammar.modal") - {"负责"}
        or first[0] in lexicon.set("grammar.begins") - {"经", "未", "有"}
        or clause[0] in "以由对在"
    ):
        return None
    opens = _opener(first[0], lexicon)
    return (
        None
        if (opens or first[0] in lexicon.set("grammar.causes") - {"不", "未"}) and "的" not in clause
        else Subject(clause, "")
    )


def _bound(follows: str) -> bool:
    return bool(
        re.match(
            r"(?:均|也|都|还|则|即|并)?(?:应(?!急|用)|要(?!求)|须|必须|需(?!求)|不得|严禁|可(?!能|靠)|有权|负责|牵头|免于|不再|不予|将(?=[于会在对按]))",
            follows,
        )
    )


#: jieba takes 委将, 县要, 要于 for words; between a body and what it must do there is a boundary.
_BOUNDARY: Final = re.compile(
    r"(?<=[委局厅署省市区县部院会司园门位])(?=将|要|应|须|可)|(?<=[要应])(?=[于在按对把将向为])"
    r"|(?<![自理事缘经])(?=由(?!于))|(?<![自理事缘经]由)(?<=由)(?!于)"
)


def _words(clause: str) -> list[str]:
    return [word for piece in _BOUNDARY.split(clause) for word in segmented(piece)]


def _at_start(clause: str, lexicon: Lexicon, anything: bool = False) -> Subject | None:
    """Find the shortest beginning of the clause that is a body and is followed by what it does.

    Args:
        clause: folded text between two commas.
        lexicon: for what bodies end with.
        anything: whether any word may follow, as in 由X….
    """
    words = _words(clause)
    if not words or not _may_be_subject(words, lexicon):
        return None
    spare, last = "", ""
    for prefix, follows in _bodies_at_start(words, clause, lexicon):
        last = prefix
        strong = follows[0] in lexicon.set("grammar.modal") or follows[0] in lexicon.set("grammar.begins")
        if not _begins(follows, lexicon) or (spare and not strong):
            continue
        modal = follows[0] in lexicon.set("grammar.modal") and follows[0] != "将"
        if not anything and _is_object(words, prefix, modal, lexicon):
            return None
        if follows[0] not in lexicon.set("grammar.nominal"):
            return Subject(prefix, clause[len(prefix) :].lstrip())
        spare = spare or prefix
    spare = spare or (last if anything else "")
    return Subject(spare, clause[len(spare) :].lstrip()) if spare else None


#: Longer beginnings are no names.
_LONGEST: Final = 60


def _bodies_at_start(words: list[str], clause: str, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """Yield the beginnings of the clause that end like a body, with the words that follow."""
    prefix = ""
    for at, word in enumerate(words[:-1]):
        if word in lexicon.set("grammar.stops") and not (word == "有" and words[at + 1] in ("条件", "关")):
            return
        prefix = _join(prefix, word, clause)
        if len(prefix) > _LONGEST:
            return
        whole = all(prefix.count(a) == prefix.count(b) for a, b in ("（）", "《》", "“”"))
        if len(prefix) >= 2 and whole and is_body(prefix, lexicon):
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
    how = first in adverbs() and (second in verbs() or _opener(second, lexicon))
    joined = len(first) > 2 and (first[:2] in adverbs() or first[:2] in lexicon.set("grammar.begins"))
    return not (how or joined) or "的" in words[:6]


def _join(prefix: str, word: str, clause: str) -> str:
    """Add a word to the beginning of a clause, with the spaces between as they stand there."""
    end = clause.index(word, len(prefix)) + len(word)
    return clause[:end]


def _begins(words: list[str], lexicon: Lexicon) -> bool:
    word = words[0]
    if (
        word in lexicon.set("grammar.modal")
        or word in lexicon.set("grammar.begins")
        or word.startswith(("不", "未", "应", "可以"))
    ):
        return True
    if word == "主管" and words[1:2] and words[1][0] in "全本该所辖各":
        return True
    if len(word) < 2 or word in ("相关", "有关", "所属", "下属", "主管", "承办"):
        return False
    # jieba keeps some turns whole: 全面落实, 面向社会, 加强指导
    whole = len(word) > 2
    word = word[:2] if whole and not is_body(word, lexicon) else word
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


def _opener(word: str, lexicon: Lexicon) -> bool:
    return any(word in lexicon.set(f"opener.{kind}.words") for kind in ("firm", "soft", "encourage"))


def _is_object(words: list[str], prefix: str, modal: bool, lexicon: Lexicon) -> bool:
    """Tell whether the clause begins with a verb whose object the body is: 推动企业加强…, 允许银行将…."""
    first, compound = (
        words[0],
        len(words) > 1 and words[0] + words[1] == prefix and words[1] in lexicon.set("grammar.heads"),
    )
    if first in lexicon.set("grammar.causes"):
        return not (compound and modal)
    opens = _opener(first, lexicon)
    if first in ("经", "负责"):
        return not (modal and "的" in prefix)
    if modal or (compound and not opens) or not (opens or first in verbs()):
        return False
    return opens if "的" in prefix else not (first in lexicon.set("grammar.nominal") and len(prefix) <= 14)


def _without_relative(name: str, lexicon: Lexicon) -> str:
    """Drop a relative clause where what is left still says who: 负责核查的应急管理部门 → 应急管理部门."""
    match = _RELATIVE.match(name)
    if match and match[2].startswith("其他"):
        return match[2]
    if not match or is_body(match[1][:-1], lexicon) or len(re.sub(r"（[^（）]*）", "", match[2])) < 4:
        return name
    if match[1].endswith(("内的", "上的", "中的", "下的")):
        return match[2]
    return match[2] if any(word in verbs() or word in ("不", "未") for word in segmented(match[1])) else name


def _names(text: str, lexicon: Lexicon) -> list[str]:
    return [_without_relative(name, lexicon) for name in split_names(text, lexicon)]


def _joined(follows: str, lexicon: Lexicon) -> list[Body]:
    """Bodies of 会同X, 商X, 配合X behind a subject."""
    match = re.match(r"(?:应当?|要)?(?:会同|会商|商)(.{2,60})", follows)
    found = _at_start(match[1], lexicon) if match else None
    return [Body(name, "support") for name in _names(found.name, lexicon)] if found else []


def _taken_over(rest: str, lexicon: Lexicon) -> list[Body]:
    """Bodies of 由X办理; 由X牵头 makes them leads, 由X负责 owners."""
    rest = re.split(r"[，；。：]|(?<![区市位级、])）", _BRACKETED.sub("", rest))[0]
    found = _at_start(rest, lexicon, anything=True)
    if not found or "组成" in rest or re.match(r"(?:构成|是|的|造成|引起|产生|支付|承担)", found.follows):
        return []
    role = (
        "lead"
        if found.follows.startswith("牵头")
        else "owner"
        if re.match(r"(?:具体|全面|统一)?负责(?!人|同志)", found.follows)
        else "actor"
    )
    return [Body(name, role) for name in _names(found.name, lexicon)] + _joined(found.follows, lexicon)
