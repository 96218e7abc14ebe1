"""Bodies made responsible (责任单位) and their roles, from brackets, labels, 由…负责, and the subject of the sentence."""

import re
from itertools import takewhile
from typing import Final

from polreq.late import late
from polreq.model.clause import Body
from polreq.official.bodies import is_bearer
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import verbs

#: Brackets of other shapes, in which responsibility is stated too, and what stands for them.
_ROUND: Final = str.maketrans("〔【〈〕】〉", "（（（）））")
#: A bracket; one that the text cuts off at its end counts too, if a verb of responsibility ends it.
_BRACKET: Final = late(r"（(?P<whole>(?:[^（）]|（[^（）]*）)*)）|（(?P<cut>[^（）]*(?:负责|牵头|落实|配合|参与))。?$")
#: The rest of a bracket that opens before the text: 市财政局等按职责分工负责）
_OPENED: Final = late(r"^[^（）]*(?:（[^（）]*）[^（）]*)*(?:负责|牵头|落实|配合|参与)(?=）。?$)")
_LABEL_WORDS: Final = r"(?:牵头(?:责任)?(?:单位|部门|处室)?|主办(?:单位|部门)|负责(?:单位|部门)|责任(?:单位|部门|处室)|配合(?:单位|部门)|协办(?:单位|部门)|参与(?:单位|部门)|参加单位|指导(?:单位|部门))："
_LABEL: Final = late(rf"(?P<label>{_LABEL_WORDS})(?P<names>(?:(?![，、 ]*{_LABEL_WORDS})[^；。])+)")
_LABEL_ROLES: Final = (
    ("牵头", "lead"),
    ("主办", "lead"),
    ("配合", "support"),
    ("协办", "support"),
    ("参", "support"),
    ("指导", "support"),
)
_PHRASE: Final = late(
    r"(?P<names>.+?)(?:等(?:有关|相关)?(?:部门|单位|方面)?(?:和(?:单位|部门))?)?"
    r"(?P<how>共同牵头负责|牵头负责|共同牵头|牵头组织|牵头落实|牵头"
    r"|按照?(?:各自)?职责(?:分工)?(?:共同)?(?:负责|落实)?|分工负责|共同负责|分别负责|具体负责|负责落实|负责组织实施|负责实施"
    r"|组织实施|实施|落实|负责|配合|参与|指导|(?:支持|协同|共同|积极|密切)?(?:配合|协助)(?!单位|部门|机构)[^，。；、]{0,16})$"
)
_SUPPORTS: Final = ("配合", "参与", "指导")
_HELPS: Final = late(r"参与|指导|(?:支持|协同|共同|积极|密切)?(?:配合|协助)")
#: What a bracket adds for the reader: how the list is to be understood, and what holds for what follows.
_NOTE: Final = late(r"(?:列第一位|排第一位|第一个|排在首位|以下|下列|上述|下同)")
#: A part of a bracket that only says by when.
_DATED: Final = late(
    r"(?:时限：|完成时限：)?(?:每(?:年|半年|季度|月|周))?(?:\d{4} ?年(?:年?底)?|年底)?(?:\d{1,2} ?月(?:底|末|\d{1,2} ?日)?)?(?:之?前|以前|内|底前)?(?:完成)?|长期坚持|持续推进|长期"
)
_SEPARATORS: Final = late(
    r"(、|，|；|及(?=其(?:委托|指定|授权|确定))|及其(?!有关|相关|他|部门)|以及|和|(?<!参)与|及|或者|或|会同)"
)
_LEVEL: Final = (
    rf"(?:(?:[省市州区县乡镇]级)|{WORDS['tiers']}|[一二三四五][级类]|[省市区县乡镇州盟旗](?!直))(?:（[^（）]*）)?"
)
#: 市、区人民政府: several levels of one kind of body are named together and stay together.
_LEVELS: Final = late(
    rf"(?:^|(?<=[、，和及与]))(?:各|本|有关|各有关|有条件的|相关|全|[^、，和及与或]{{2,8}}所在地)?{_LEVEL}(?:(?:、|和|及|或者|或){_LEVEL})+(?P<head>[^、，；和及与或]*)"
)


def bracket_bodies(text: str, lexicon: Lexicon, first_leads: bool) -> tuple[Body, ...]:
    """Read the bodies out of responsibility brackets and labels in a folded text.

    Args:
        text: folded text of the unit.
        lexicon: for what bodies end with, and names that hold 和.
        first_leads: whether the document says that the first body of a bracket is the lead (列第一位者为牵头单位).
    """
    text = text.translate(_ROUND)
    out: list[Body] = []
    for match in _LABEL.finditer(text):
        role = next((r for word, r in _LABEL_ROLES if match["label"].startswith(word)), "owner")
        named = _labelled(_before_scope(match["names"]), role, lexicon)
        leads = first_leads and not out and role == "owner" and {body.role for body in named} == {"owner"}
        out += _with_roles("负责", [body.name for body in named], False, True) if leads else named
    if out:
        return _unique(out)
    for match in _BRACKET.finditer(text):
        inner = match["whole"] if match["whole"] is not None else match["cut"]
        at_end = match.end() >= len(text.rstrip("。；， "))
        alone = names_only(inner, lexicon) if at_end or _NUMBERED.fullmatch(text[: match.start()]) else []
        if alone and (not at_end or _apart(text, match, lexicon)):
            out += _with_roles("负责", alone, False, first_leads)
        elif at_end or inner.endswith(("负责", "牵头", "落实", *_SUPPORTS)):
            out += _phrases(inner, lexicon, first_leads)
    if opened := _OPENED.match(text.strip()):
        out += _phrases(opened[0], lexicon, first_leads)
    return _unique(out)


#: Nothing but a number stands ahead of the bracket.
_NUMBERED: Final = late(r"\s*(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、]|（[一二三四五六七八九十\d]{1,3}）)?\s*")


def names_only(inner: str, lexicon: Lexicon) -> list[str]:
    """Give the bodies in a bracket that holds public bodies, perhaps with a day, and nothing else: （市应急局，6月底前）."""
    parts = [p.strip() for p in re.split(r"[，；](?![^（]*）)", inner)]
    listed = [name for part in parts if not _DATED.fullmatch(part) for name in split_names(part, lexicon)]
    return listed if all(_ANSWERS.fullmatch(name) and is_bearer(name, lexicon) for name in listed) else []


def _apart(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a bracket at the end explains no name that it stands behind: 报送省主管部门（省应急厅）."""
    return not is_bearer(text[: match.start()].rstrip("。；")[-12:], lexicon)


#: Names of single public bodies and 各市（州）人民政府, but not what a bracket may also hold: 单位, 企业, 市.
_ANSWERS: Final = late(
    rf"(?!含|包括|不含|以下|简称|指|如|即|原)[^，。；]{{2,}}(?:{WORDS['answers']})|各[^，。；]{{1,12}}"
)


#: 甲局会各区政府: short for 会同, between the end of a body's name and the next body.
_JOINED_BY: Final = late(
    r"会同|(?<=[局厅署])会(?=[各市省县区州国有相])|(?<=(?:改革|健康|国资|经信|住建|交通)委)会(?=[各市省县区州国有相])"
)


def _labelled(names: str, role: str, lexicon: Lexicon) -> list[Body]:
    """Read what stands behind 责任单位：; a verb there (A会B，C按职责分工负责，D配合) tells some of them apart."""
    out: list[Body] = []
    for part in re.split(r"，(?![^（]*）)", names):
        told = _PHRASE.fullmatch(part.strip())
        own = ("support" if _HELPS.match(told["how"]) else "lead" if "牵头" in told["how"] else role) if told else role
        first, *partners = _JOINED_BY.split(told["names"] if told else part)
        out += [Body(name, own) for name in split_names(first, lexicon)]
        out += [Body(name, "support") for joined in partners for name in split_names(joined, lexicon)]
    return out


def _phrases(inner: str, lexicon: Lexicon, first_leads: bool) -> list[Body]:
    """Read phrases such as X牵头，Y、Z按职责分工负责; phrases without a verb belong to the next one that has one."""
    out: list[Body] = []
    parts = [p.strip() for p in re.split(r"[，；。](?![^（]*）)", inner) if p.strip()]
    parts = list(takewhile(lambda part: not _NOTE.match(part), parts))
    open_names = ""
    undated = [part for part in parts if not _DATED.fullmatch(part)]
    if len(undated) == 1 and len(parts) > 1 and is_bearer(undated[0], lexicon) and not _PHRASE.fullmatch(undated[0]):
        return _with_roles("负责", split_names(undated[0], lexicon), False, first_leads)
    hows = [match["how"] for part in parts if (match := _PHRASE.fullmatch(part))]
    led = any("牵头" in how for how in hows)
    if not hows and _bare_list(parts, lexicon):
        return _with_roles("负责", [name for part in parts for name in split_names(part, lexicon)], False, first_leads)
    for phrase in parts:
        match = _PHRASE.fullmatch(phrase)
        if not match:
            open_names = f"{open_names}{phrase}、" if is_bearer(phrase, lexicon) else ""
            continue
        how = match["how"]
        first, *joined = _JOINED_BY.split(open_names + match["names"])
        names, open_names = split_names(first, lexicon), ""
        out += _with_roles(how, names, led, first_leads and not out)
        out += [Body(name, "support") for partners in joined for name in split_names(partners, lexicon)]
    return out


def _with_roles(how: str, names: list[str], led: bool, first_leads: bool) -> list[Body]:
    if "牵头" in how:
        return [Body(name, "lead") for name in names]
    if _HELPS.match(how) or led:
        return [Body(name, "support") for name in names]
    # a collective name stands for no single body that could lead
    leads = first_leads and not names[0].startswith("各")
    return [Body(name, "lead" if leads and i == 0 else "owner") for i, name in enumerate(names)]


def _bare_list(parts: list[str], lexicon: Lexicon) -> bool:
    """（发展改革、文化和旅游主管部门，国铁集团）: nothing but bodies, more than one of them."""
    names = [name for part in parts for name in split_names(part, lexicon)]
    return (
        len(names) > 1
        and all(is_bearer(part, lexicon) for part in parts)
        and not re.search(r"含|包括|不含|以下|简称|指|如", "".join(parts))
    )


#: Text up to the end of the bracket that it stands in.
_INSIDE: Final = late(r"(?:[^（）]|（[^（）]*）|（(?![^（）]*）))*")


def _before_scope(names: str) -> str:
    """Cut off what no longer names bodies: a scope, a day, and all behind the end of a bracket that opens before the label."""
    names = re.split(r"，(?:适用|完成|时限|20\d\d)", names)[0]
    inside = _INSIDE.match(names)
    return inside[0].rstrip() if inside else ""


def split_names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies into single ones; names that hold 和 or 及 stay whole."""
    text = text.strip(" ，、。")
    text = re.sub(r"^(?!各级各类)(各[^、和及各]{1,10})(?=各)", r"\1、", text)
    text = _WITH_OTHERS.sub(r"\1", text)
    masked = text
    for kept in lexicon.words("body.kept"):
        masked = masked.replace(kept, _mask(kept))
    masked = _TWO_TIERS.sub(r"\1，", masked)
    masked = _ASIDE.sub(lambda m: "" if _says_more(m[1], lexicon) else m[0], masked)
    masked = _GRADES.sub(lambda m: _mask(m[0]), masked)
    masked = _LEVELS.sub(lambda m: _mask(m[0]) if _one_group(m) else m[0], masked)
    masked = re.sub(r"（[^（）]*）", lambda m: _mask(m[0]), masked)
    out = []
    for part in _without_examples(_parts(masked, lexicon), lexicon):
        name = part.translate(_SHOWN).strip(" 由")
        name = re.sub(r"^其(?!他|有关|相关|委托|指定|授权|确定)", "", name) if len(name) > 3 else name
        name = re.sub(r"等(?:有关|相关)?(?:部门|单位|方面|机构|组织|区域)?$", "", name)
        if name and not _PLACEHOLDER.fullmatch(name):
            out.append(name)
    return out


#: 二、三级医疗机构: two grades of one kind.
_GRADES: Final = late(r"[一二三四五甲乙丙](?:、[一二三四五甲乙丙])+(?=[级类等])")
#: 市和区、县人民政府: the first stands by itself, those that follow share their head.
_TWO_TIERS: Final = late(r"^(省|市|州|自治区)(?:和|及|以及|与)(?=[^、，]{1,6}、)")
#: Behind a name: what it comprises (含开发区，下同), or under what other name it also works (市数据局).
_ASIDE: Final = late(r"（([^（）]*)）(?=$|[、，；和及与或等])")
_SCOPE_NOTE: Final = late(r"含|包括|不含|不包括|以下|下同|除")
#: 局 and the like name a body of its own; （镇政府） and （室） another form of the same kind of body.
_OWN_NAME: Final = late(r"[^、，]{2,}(?:局|厅|署|委|办|办公室|中心)")


def _says_more(aside: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is the same body without the bracket behind it; （市、区） belongs to the name."""
    return bool(_SCOPE_NOTE.match(aside) or (_OWN_NAME.fullmatch(aside) and is_bearer(aside, lexicon)))


#: What stands where no body has been named yet: 待定, 无, ——, ××局.
_PLACEHOLDER: Final = late(
    r"[\W_]+|[×Xx*○〇_]{2,}.*|无|暂无|不涉及|(?:待|另行|尚待|暂未|尚未)(?:定|确定|明确|落实|补充)|同上"
)


#: 等部门和单位: the others of a list, by two words.
_WITH_OTHERS: Final = late(r"(等[^、，]{0,4}(?:部门|单位))(?:和|、)(?:有关|相关)?(?:单位|部门|机构)$")

#: Separators inside a name, and what stands for them while a list is split.
_HIDDEN: Final = str.maketrans("和及与、或", "\ue000\ue001\ue002\ue003\ue004")
_SHOWN: Final = str.maketrans("\ue000\ue001\ue002\ue003\ue004", "和及与、或")


def _mask(name: str) -> str:
    return name.translate(_HIDDEN)


#: 各区、县（市） is one group: the districts, and the counties of which some are cities.
_AREAS: Final = late(r"各[市州区]、[区县]（[市区]）$")


def _one_group(match: re.Match[str]) -> bool:
    """Tell whether levels of government named together are one name: 市、区人民政府, but not 各乡镇、县人民政府."""
    if match["head"]:
        levels = re.sub(r"（[^（）]*）", "", match[0].removesuffix(match["head"]))
        ranks = [_rank(level) for level in re.split(r"、|和|及|或者|或", levels)]
        return ranks == sorted(ranks)
    return _provinces(match[0]) or bool(_AREAS.match(match[0]))


#: Levels of government from the top down, by the last characters of what they are called.
_RANKS: Final = (
    "国家|中央",
    "省级?|自治区|直辖市|兵团|单列市",
    "市级?|州级?|盟|盟市|市州",
    "区级?|县级?|开发区|旗|旗县|区县|县区",
    "乡级?|镇级?|乡镇|街道",
)


def _rank(level: str) -> int:
    """Give how far down a level stands; one that says nothing of that stands with whatever it is named with."""
    return next((rank for rank, ends in enumerate(_RANKS) if re.search(rf"(?:{ends})$", level)), 0)


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
_OFFICES: Final = late(r"(?:局|厅|委员会|委|办公室|办|中心)$")
#: 网络产品与服务提供者: whoever deals in several things.
_PROVIDERS: Final = late(r"(?:提供|经营|生产|销售|运营|处理|使用|开发)(?:者|商)$")
_ACTIVITIES: Final = late(rf"(?:{WORDS['activities']})$")


def _one_head(left: str, right: str, lexicon: Lexicon) -> bool:
    """Tell whether 左和右 is one name: two activities with the head of one body (公共管理和服务机构)."""
    if _OFFICES.search(right) or _PROVIDERS.search(right):
        return True
    act = bool(_ACTIVITIES.search(left)) or not verbs().isdisjoint(lexicon.cut(left)[-1:])
    return act and not right.endswith(("部门", "单位"))


def _whole_clause(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Join what a relative clause lists before its head: 人口多、任务重的地区."""
    at = next((i for i, part in enumerate(parts) if "的" in part), 0)
    before = parts[:at]
    if at and _OF_THINGS.match(parts[at]) and not any(is_bearer(part, lexicon) or len(part) > 4 for part in before):
        return ["、".join(parts[: at + 1]), *parts[at + 1 :]]
    if at and not any(is_bearer(part, lexicon) or len(part) < 3 for part in before) and not _fields(before, lexicon):
        return ["、".join(parts[: at + 1]), *parts[at + 1 :]]
    return parts


#: 产品、服务的提供者: things that the parties are parties to.
_OF_THINGS: Final = late(r"[^的]{1,4}的[^的]{0,4}(?:者|人|方)$")


def _fields(parts: list[str], lexicon: Lexicon) -> bool:
    """Tell whether most of the words are short names of departments (发展改革, 公安, 财政)."""
    known = [part for part in parts if part.translate(_SHOWN).lstrip("各省市县区") in lexicon.set("body.fields")]
    return 2 * len(known) > len(parts)


_EXAMPLES: Final = late(r"^(?P<last>.+?)(?<![高中初同平])等(?P<head>[^等]{3,})$")


def _without_examples(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Keep the head only where what stands before 等 names no bodies (供水、供电等公用企业), else the members."""
    for at, part in enumerate(parts):
        match = _EXAMPLES.match(part)
        if not match or not is_bearer(match["head"], lexicon):
            continue
        members = [*parts[:at], match["last"]]
        if match["head"].endswith("部门"):
            return [*members, *parts[at + 1 :]]
        firms = match["head"].endswith(("企业", "公司"))  # 通信等企业: what they deal in, no department
        if not any(is_bearer(member, lexicon) for member in members) and (firms or not _fields(members, lexicon)):
            return [match["head"], *parts[at + 1 :]]
    return parts


def _unique(bodies: list[Body]) -> tuple[Body, ...]:
    seen: dict[str, Body] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())
