"""Bodies made responsible (责任单位) and their roles, from brackets, labels, 由…负责, and the subject of the sentence."""

import re
from typing import Final

from polreq.model.clause import Body
from polreq.text.lexicon import Lexicon

_BRACKET: Final = re.compile(r"（((?:[^（）]|（[^（）]*）)*)）")
_LABEL: Final = re.compile(
    r"(?P<label>牵头(?:责任)?(?:单位|部门|处室)?|主办(?:单位|部门)|负责(?:单位|部门)|责任(?:单位|部门|处室)|配合(?:单位|部门)|协办(?:单位|部门)|参与(?:单位|部门)|参加单位)：(?P<names>[^；。]+)"
)
_LABEL_ROLES: Final = (("牵头", "lead"), ("主办", "lead"), ("配合", "support"), ("协办", "support"), ("参", "support"))
_PHRASE: Final = re.compile(
    r"(?P<names>.+?)(?:等)?(?:有关)?(?:部门|单位)?(?P<how>共同牵头负责|牵头负责|共同牵头|牵头组织|牵头|按照?(?:各自)?职责(?:分工)?(?:共同)?(?:负责|落实)?|分工负责|共同负责|分别负责|配合|参与|落实|负责)$"
)
_SEPARATORS: Final = re.compile(r"(、|，|；|及其(?!有关|相关)|以及|和|(?<!参)与|及|或者|或|会同)")
#: 市、区人民政府: several levels of one kind of body are named together and stay together.
_LEVELS: Final = re.compile(
    r"(?:各|本)?(?:省级|省|自治区|直辖市|市级|市|区级|区|县级|县|自治县|乡镇|乡|镇|街道|州|盟|旗|计划单列市)"
    r"(?:(?:、|和|及)(?:省级|省|自治区|直辖市|市级|市|区级|区|县级|县|自治县|乡镇|乡|镇|街道|州|盟|旗|计划单列市))+"
    r"(?:（[^（）]*）)?级?(?:人民政府|政府|人民代表大会|人大|[^、，和及各]{2,14}(?:部门|厅|局|委员会|主管部门))[^、，和及与]*"
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
        out += [Body(name, role) for name in split_names(_before_scope(match["names"].rstrip("） ")), lexicon)]
    if out:
        return _unique(out)
    for match in _BRACKET.finditer(text):
        inner = match[1]
        if match.end() < len(text.rstrip("。；， ")) and not inner.endswith(("负责", "牵头", "落实", "配合")):
            continue
        out += _phrases(inner, lexicon, first_leads)
    return _unique(out)


def _phrases(inner: str, lexicon: Lexicon, first_leads: bool) -> list[Body]:
    """Read phrases such as X牵头，Y、Z按职责分工负责; phrases without a verb belong to the next one that has one."""
    out: list[Body] = []
    open_names = ""
    parts = [p.strip() for p in re.split(r"[，；。](?![^（]*）)", inner) if p.strip()]
    hows = [match["how"] for part in parts if (match := _PHRASE.fullmatch(part))]
    led = any("牵头" in how for how in hows)
    if not hows and _bare_list(parts, lexicon):
        return [Body(name, "owner") for part in parts for name in split_names(part, lexicon)]
    for phrase in parts:
        match = _PHRASE.fullmatch(phrase)
        if not match:
            open_names = f"{open_names}{phrase}、" if is_body(phrase, lexicon) else ""
            continue
        how, names = match["how"], split_names(open_names + match["names"], lexicon)
        open_names = ""
        if "牵头" in how:
            out += [Body(name, "lead") for name in names]
        elif led or how in ("配合", "参与"):
            out += [Body(name, "support") for name in names]
        elif first_leads and not out:
            out += [Body(name, "lead" if i == 0 else "owner") for i, name in enumerate(names)]
        else:
            out += [Body(name, "owner") for name in names]
    return out


def _bare_list(parts: list[str], lexicon: Lexicon) -> bool:
    """（发展改革、文化和旅游主管部门，国铁集团）: nothing but bodies, more than one of them."""
    names = [name for part in parts for name in split_names(part, lexicon)]
    return (
        len(names) > 1
        and all(is_body(part, lexicon) for part in parts)
        and not re.search(r"含|包括|不含|以下|简称|指|如", "".join(parts))
    )


def _before_scope(names: str) -> str:
    return re.split(r"，(?:适用|完成|时限|20\d\d)", names)[0]


def split_names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies into single ones; names that hold 和 or 及 stay whole."""
    text = text.strip(" ，、。")
    text = re.sub(r"^(各[^、和及各]{1,10})(?=各)", r"\1、", text)
    masked = text
    for kept in lexicon.words("body.kept"):
        if kept in masked:
            masked = masked.replace(kept, kept.replace("和", "\ue000").replace("及", "\ue001").replace("与", "\ue002"))
    if levels := _LEVELS.match(masked):
        masked = (
            levels[0].replace("、", "\ue003").replace("和", "\ue000").replace("及", "\ue001") + masked[levels.end() :]
        )
    masked = re.sub(r"（[^（）]*）", lambda m: m[0].replace("、", "\ue003").replace("和", "\ue000"), masked)
    out = []
    for part in _parts(masked, lexicon):
        name = (
            part.replace("\ue000", "和")
            .replace("\ue001", "及")
            .replace("\ue002", "与")
            .replace("\ue003", "、")
            .strip(" 由")
        )
        name = re.sub(r"^其(?!他|有关|相关)", "", name) if len(name) > 3 else name
        name = re.sub(r"等(?:有关|相关)?(?:部门|单位|方面)?$", "", name)
        if len(name) >= 1:
            out.append(name)
    return out


def _parts(text: str, lexicon: Lexicon) -> list[str]:
    """Split at separators, but not inside a relative clause: 履行公共管理和服务职能的事业单位."""
    pieces = _SEPARATORS.split(text)
    out = [pieces[0]]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if mark not in "、，；" and "的" in piece and not is_body(out[-1], lexicon):
            out[-1] += mark + piece
        else:
            out.append(piece)
    return out


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase ends like a body, a group of people, or another bearer of duties."""
    name = re.sub(r"（[^（）]*）$", "", name.strip()) or name
    name = re.sub(r"等$", "", name)
    return bool(lexicon.ends(name, "body.tails")) and not lexicon.ends(name, "body.not")


def _unique(bodies: list[Body]) -> tuple[Body, ...]:
    seen: dict[str, Body] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())
