"""Bodies made responsible (责任单位) and their roles, from brackets, labels, 由…负责, and the subject of the sentence."""

import re
from itertools import takewhile
from typing import Final

from polreq.model.clause import Body
from polreq.official.bodies import is_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import verbs

_BRACKET: Final = re.compile(r"（((?:[^（）]|（[^（）]*）)*)）")
_LABEL: Final = re.compile(
    r"(?P<label>牵头(?:责任)?(?:单位|部门|处室)?|主办(?:单位|部门)|负责(?:单位|部门)|责任(?:单位|部门|处室)|配合(?:单位|部门)|协办(?:单位|部门)|参与(?:单位|部门)|参加单位)：(?P<names>[^；。]+)"
)
_LABEL_ROLES: Final = (("牵头", "lead"), ("主办", "lead"), ("配合", "support"), ("协办", "support"), ("参", "support"))
_PHRASE: Final = re.compile(
    r"(?P<names>.+?)(?:等(?:有关|相关)?(?:部门|单位|方面)?(?:和(?:单位|部门))?)?"
    r"(?P<how>共同牵头负责|牵头负责|共同牵头|牵头组织|牵头落实|牵头"
    r"|按照?(?:各自)?职责(?:分工)?(?:共同)?(?:负责|落实)?|分工负责|共同负责|分别负责|具体负责|负责落实|负责组织实施|负责实施"
    r"|组织实施|落实|负责|配合|参与|指导)$"
)
_SUPPORTS: Final = ("配合", "参与", "指导")
#: What a bracket adds for the reader: how the list is to be understood, and what holds for what follows.
_NOTE: Final = re.compile(r"(?:列第一位|排第一位|第一个|排在首位|以下|下列|上述|下同)")
#: A part of a bracket that only says by when.
_DATED: Final = re.compile(
    r"(?:时限：|完成时限：)?(?:\d{4} ?年(?:年?底)?|年底)?(?:\d{1,2} ?月(?:底|末|\d{1,2} ?日)?)?(?:之?前|以前|内|底前)?(?:完成)?|长期坚持|持续推进|长期"
)
_SEPARATORS: Final = re.compile(
    r"(、|，|；|及(?=其(?:委托|指定|授权|确定))|及其(?!有关|相关|他)|以及|和|(?<!参)与|及|或者|或|会同)"
)
_LEVEL: Final = (
    r"(?:(?:省|市|州|区|县|乡|镇)级|自治区|直辖市|设区的市级?|自治州|自治县|计划单列市|新疆生产建设兵团|区县|县区|市县|乡镇|街道"
    r"|国家|中央|省|市|区|县|乡|镇|州|盟|旗)(?:（[^（）]*）)?"
)
#: 市、区人民政府: several levels of one kind of body are named together and stay together.
_LEVELS: Final = re.compile(
    rf"(?:^|(?<=[、，和及与]))(?:各|本|有关|各有关|有条件的|相关|全)?{_LEVEL}(?:(?:、|和|及|或者|或){_LEVEL})+(?P<head>[^、，；和及与或]*)"
)


def bracket_bodies(text: str, lexicon: Lexicon, first_leads: bool) -> tuple[Body, ...]:
    """Read the bodies out of responsibility brackets and labels in a folded text.

    Args:
        text: folded text of the unit.
        lexicon: for what bodies end with, and names that hold 和.
        first_leads: whether the document says that the first body of a bracket is the lead (列第一位者为牵头单位).
    """
    out: list[Body] = []
    for match in _LABEL.finditer(text):
        role = next((r for word, r in _LABEL_ROLES if match["label"].startswith(word)), "owner")
        out += [Body(name, role) for name in split_names(_before_scope(match["names"]), lexicon)]
    if out:
        return _unique(out)
    for match in _BRACKET.finditer(text):
        inner = match[1]
        if match.end() < len(text.rstrip("。；， ")) and not inner.endswith(("负责", "牵头", "落实", *_SUPPORTS)):
            continue
        out += _phrases(inner, lexicon, first_leads)
    return _unique(out)


def _phrases(inner: str, lexicon: Lexicon, first_leads: bool) -> list[Body]:
    """Read phrases such as X牵头，Y、Z按职责分工负责; phrases without a verb belong to the next one that has one."""
    out: list[Body] = []
    parts = [p.strip() for p in re.split(r"[，；。](?![^（]*）)", inner) if p.strip()]
    parts = list(takewhile(lambda part: not _NOTE.match(part), parts))
    open_names = ""
    undated = [part for part in parts if not _DATED.fullmatch(part)]
    if len(undated) == 1 and len(parts) > 1 and is_bearer(undated[0], lexicon) and not _PHRASE.fullmatch(undated[0]):
        return [Body(name, "owner") for name in split_names(undated[0], lexicon)]
    hows = [match["how"] for part in parts if (match := _PHRASE.fullmatch(part))]
    led = any("牵头" in how for how in hows)
    if not hows and _bare_list(parts, lexicon):
        return [Body(name, "owner") for part in parts for name in split_names(part, lexicon)]
    for phrase in parts:
        match = _PHRASE.fullmatch(phrase)
        if not match:
            open_names = f"{open_names}{phrase}、" if is_bearer(phrase, lexicon) else ""
            continue
        how = match["how"]
        first, *joined = re.split("会同", open_names + match["names"])
        names, open_names = split_names(first, lexicon), ""
        out += [
            Body(name, role) for name, role in zip(names, _roles(how, names, led, first_leads and not out), strict=True)
        ]
        out += [Body(name, "support") for partners in joined for name in split_names(partners, lexicon)]
    return out


def _roles(how: str, names: list[str], led: bool, first_leads: bool) -> list[str]:
    if "牵头" in how:
        return ["lead"] * len(names)
    if how in _SUPPORTS or led:
        return ["support"] * len(names)
    # a collective name stands for no single body that could lead
    leads = first_leads and not names[0].startswith("各")
    return ["lead" if leads and i == 0 else "owner" for i in range(len(names))]


def _bare_list(parts: list[str], lexicon: Lexicon) -> bool:
    """（发展改革、文化和旅游主管部门，国铁集团）: nothing but bodies, more than one of them."""
    names = [name for part in parts for name in split_names(part, lexicon)]
    return (
        len(names) > 1
        and all(is_bearer(part, lexicon) for part in parts)
        and not re.search(r"含|包括|不含|以下|简称|指|如", "".join(parts))
    )


def _before_scope(names: str) -> str:
    """Cut off what no longer names bodies, and the end of a bracket that opens before the label."""
    names = re.split(r"，(?:适用|完成|时限|20\d\d)", names)[0].rstrip()
    while names.endswith("）") and names.count("）") > names.count("（"):
        names = names[:-1].rstrip()
    return names


def split_names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies into single ones; names that hold 和 or 及 stay whole."""
    text = text.strip(" ，、。")
    text = re.sub(r"^(?!各级各类)(各[^、和及各]{1,10})(?=各)", r"\1、", text)
    masked = text
    for kept in lexicon.words("body.kept"):
        masked = masked.replace(kept, _mask(kept))
    masked = _LEVELS.sub(lambda m: _mask(m[0]) if m["head"] or _provinces(m[0]) else m[0], masked)
    masked = re.sub(r"（[^（）]*）", lambda m: _mask(m[0]), masked)
    out = []
    for part in _without_examples(_parts(masked, lexicon), lexicon):
        name = part.translate(_SHOWN).strip(" 由")
        name = re.sub(r"^其(?!他|有关|相关|委托|指定|授权|确定)", "", name) if len(name) > 3 else name
        name = re.sub(r"等(?:有关|相关)?(?:部门|单位|方面|机构|组织|区域)?$", "", name)
        if name and not _PLACEHOLDER.fullmatch(name):
            out.append(name)
    return out


#: What stands where no body has been named yet: 待定, 无, ——, ××局.
_PLACEHOLDER: Final = re.compile(
    r"[\W_]+|[×Xx*○〇_]{2,}.*|无|暂无|不涉及|(?:待|另行|尚待|暂未|尚未)(?:定|确定|明确|落实|补充)|同上"
)


#: Separators inside a name, and what stands for them while a list is split.
_HIDDEN: Final = str.maketrans("和及与、或", "\ue000\ue001\ue002\ue003\ue004")
_SHOWN: Final = str.maketrans("\ue000\ue001\ue002\ue003\ue004", "和及与、或")


def _mask(name: str) -> str:
    return name.translate(_HIDDEN)


def _provinces(levels: str) -> bool:
    """有关省、自治区、直辖市 is one group even without a head; 各 counts them out one by one."""
    return "自治区" in levels and not levels.startswith("各")


def _parts(text: str, lexicon: Lexicon) -> list[str]:
    """Split at separators, but neither inside a relative clause nor between two attributes of one head.

    履行公共管理和服务职能的事业单位 and 政务服务和数据管理局 are one name each.
    """
    pieces = _SEPARATORS.split(text)
    out = [pieces[0]]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        joins = mark not in "、，；" and not is_bearer(out[-1], lexicon)
        if joins and (
            "的" in piece or ((len(out) == 1 or is_bearer(out[-2], lexicon)) and _one_head(out[-1], piece, lexicon))
        ):
            out[-1] += mark + piece
        else:
            out.append(piece)
    return _whole_clause(out, lexicon)


#: Heads of which each body has its own; 部门 and 单位 are shared by the members of a list.
_OFFICES: Final = re.compile(r"(?:局|厅|委员会|委|办公室|办|中心)$")
_ACTIVITIES: Final = re.compile(rf"(?:{WORDS['activities']})$")


def _one_head(left: str, right: str, lexicon: Lexicon) -> bool:
    """Tell whether 左和右 is one name: two activities with the head of one body (公共管理和服务机构)."""
    if _OFFICES.search(right):
        return True
    act = bool(_ACTIVITIES.search(left)) or not verbs().isdisjoint(lexicon.cut(left)[-1:])
    return act and not right.endswith(("部门", "单位"))


def _whole_clause(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Join what a relative clause lists before its head: 人口多、任务重的地区."""
    at = next((i for i, part in enumerate(parts) if "的" in part), 0)
    before = parts[:at]
    if at and not any(is_bearer(part, lexicon) or len(part) < 3 for part in before) and not _fields(before, lexicon):
        return ["、".join(parts[: at + 1]), *parts[at + 1 :]]
    return parts


def _fields(parts: list[str], lexicon: Lexicon) -> bool:
    """Tell whether most of the words are short names of departments (发展改革, 公安, 财政)."""
    known = [part for part in parts if part.translate(_SHOWN).lstrip("各省市县区") in lexicon.set("body.fields")]
    return 2 * len(known) > len(parts)


_EXAMPLES: Final = re.compile(r"^(?P<last>.+?)等(?P<head>[^等]{3,})$")


def _without_examples(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Keep the head only where what stands before 等 names no bodies (供水、供电等公用企业), else the members."""
    for at, part in enumerate(parts):
        match = _EXAMPLES.match(part)
        if not match or not is_bearer(match["head"], lexicon):
            continue
        members = [*parts[:at], match["last"]]
        if match["head"].endswith("部门"):
            return [*members, *parts[at + 1 :]]
        if not any(is_bearer(member, lexicon) for member in members) and not _fields(members, lexicon):
            return [match["head"], *parts[at + 1 :]]
    return parts


def _unique(bodies: list[Body]) -> tuple[Body, ...]:
    seen: dict[str, Body] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())
