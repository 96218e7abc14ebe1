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
_TAKEN_OVER: Final = re.compile(
    r"由(?P<names>[^，。；：（）]{2,30}?)(?P<how>牵头|会同|负责|自行|自主|按照?|根据|依据|依法|结合|在|通过|向|对|将|组织|审批|另行|现场|集体|公告|通知|打印|调整|指导|制定|确定|承担|代扣代缴|出版|监督|责令|报|统一|统筹|共同|予以|进行|编制|发布|作出)"
)
_SEPARATORS: Final = re.compile(r"、|，|；|及其|以及|和|与|及|或者|或|会同")
_LEVELS: Final = re.compile(
    r"^(?:各|本)?(?:省级|省|自治区|直辖市|市|区|县|自治县|乡|镇|街道|州|盟|旗|计划单列市|、|和|及)+(?:\（[^（）]*\）)?(?:级)?(?:人民政府|人民代表大会|市场监督|[^、，和及]{2,14}(?:部门|厅|局))"
)


def bracket_bodies(text: str, lexicon: Lexicon, first_leads: bool) -> tuple[Body, ...]:
    """Read the bodies out of responsibility brackets and labels in a folded text.

    Args:
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
    out: list[Body] = []
    led = "牵头" in inner
    for phrase in re.split(r"[，；。](?![^（]*）)", inner):
        match = _PHRASE.fullmatch(phrase.strip())
        if not match:
            continue
        how = match["how"]
        names = split_names(match["names"], lexicon)
        if "牵头" in how:
            out += [Body(name, "lead") for name in names]
        elif led or how in ("配合", "参与"):
            out += [Body(name, "support") for name in names]
        elif first_leads and not out:
            out += [Body(name, "lead" if i == 0 else "owner") for i, name in enumerate(names)]
        else:
            out += [Body(name, "owner") for name in names]
    return out


def _before_scope(names: str) -> str:
    return re.split(r"，(?:适用|完成|时限|20\d\d)", names)[0]


def split_names(text: str, lexicon: Lexicon) -> list[str]:
    """Split a list of bodies into single ones; names that hold 和 or 及 stay whole."""
    text = text.strip(" ，、。")
    if _LEVELS.match(text) and not re.search(r"及新疆|和新疆|有关", text):
        whole = _LEVELS.match(text)
        if whole and whole.end() >= len(text) - 1:
            return [text]
    masked = text
    for kept in lexicon.words("body.kept"):
        if kept in masked:
            masked = masked.replace(kept, kept.replace("和", "\ue000").replace("及", "\ue001").replace("与", "\ue002"))
    masked = re.sub(r"（[^（）]*）", lambda m: m[0].replace("、", "\ue003").replace("和", "\ue000"), masked)
    out = []
    for part in _SEPARATORS.split(masked):
        name = (
            part.replace("\ue000", "和")
            .replace("\ue001", "及")
            .replace("\ue002", "与")
            .replace("\ue003", "、")
            .strip(" 由“”")
        )
        name = re.sub(r"^(?:其|其他(?=所属))", "", name) if len(name) > 3 else name
        name = re.sub(r"等(?:有关|相关)?(?:部门|单位|方面)?$", "", name)
        if len(name) >= 1:
            out.append(name)
    return out


def taken_over(text: str, lexicon: Lexicon) -> tuple[Body, ...]:
    """Find bodies in 由X牵头, 由X会同Y, 由X负责, 由X办理."""
    out = []
    for match in _TAKEN_OVER.finditer(text):
        names = match["names"]
        if not is_body(names, lexicon):
            continue
        role = {"牵头": "lead", "负责": "owner"}.get(match["how"], "actor")
        out += [Body(name, role) for name in split_names(names, lexicon)]
    return _unique(out)


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase ends like a body, a group of people, or another bearer of duties."""
    name = re.sub(r"（[^（）]*）$", "", name.strip()) or name
    name = re.sub(r"等$", "", name)
    return bool(lexicon.ends(name, "body.tails"))


_CLAUSE: Final = re.compile(r"[，；。：]")
_PREDICATE: Final = re.compile(
    r"(?:应当|应该|应|必须|须|需要|需|要|不得|不再|不予|不应|严禁|可以|可|有权|享有|能够|负责|牵头|会同|对(?!口|象|外)|将|把|按照|按|依照|依据|根据|结合|通过|依法|依职责|在|于|向|为(?!主)"
    r"|建立|建设|制定|编制|组织|开展|加强|推进|推动|落实|负|履行|接受|执行|提供|指导|督促|支持|鼓励|选择|进行|完善|强化|做好|明确|使用|发布|公布|公告|报送|上报|提出|发现|收到|因|从|凡|以|用|给予|保留|申请|登录|围绕|每年|定期|及时|积极|切实|认真|进一步|全面|率先|主动|统一|共同|分别|原则上|是|逐步|加快|统筹|承担|参加|核对|审核|协调|探索|推广|健全|拓展|采取|凭|持|自觉|自愿|自主|优先|如|经|就|关于|自|的，)"
)
_SKIP: Final = re.compile(
    r"^(?:为|按照|根据|依据|依照|对于|对|在(?!线)|除|经|通过|围绕|结合|针对|自|从|于|如|若|凡|当|因|到\d|\d|每|凭|以|同时|其中|原则上|此外|另外|但|并|特别是|尤其是|“?十[一二三四五]五|审核通过|集中|招生期间|与)"
)


def subject(text: str, lexicon: Lexicon) -> tuple[str, int]:
    """Find the subject of the obligation in a folded text without its enumerator: words and the place behind them.

    Phrases of time, condition and purpose before the subject are passed over. Returns ('', 0) if there is no body.
    """
    at = 0
    for clause in _CLAUSE.split(text):
        start = at
        at += len(clause) + 1
        stripped = clause.lstrip(" 请")
        start += len(clause) - len(stripped)
        if not stripped:
            continue
        predicate = _PREDICATE.search(stripped)
        if predicate and predicate.start() >= 1:
            name = stripped[: predicate.start()].rstrip(" 均都也还并则")
            if is_body(name, lexicon) and len(name) <= 40 and not _verb_start(name, lexicon):
                return name, start + predicate.start()
        if not (_SKIP.match(stripped) or stripped.endswith(("的", "时", "后", "前", "中", "外", "下", "内"))):
            return "", 0
    return "", 0


def _verb_start(name: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.starts(name, "opener.firm.words") or lexicon.starts(name, "opener.soft.words"))


def actors(text: str, lexicon: Lexicon) -> tuple[Body, ...]:
    """Give the subject of the obligation as bodies; 负责 makes them owners, 牵头 leads."""
    name, after = subject(text, lexicon)
    if not name:
        return ()
    rest = text[after : after + 8]
    role = (
        "lead" if rest.startswith(("负责牵头", "牵头")) else "owner" if rest.startswith(("负责", "负总责")) else "actor"
    )
    return tuple(Body(part, role) for part in split_names(name, lexicon))


def _unique(bodies: list[Body]) -> tuple[Body, ...]:
    seen: dict[str, Body] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())
