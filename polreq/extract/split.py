"""Cut a block's text into units: stretches up to 。；！？ with the closing quotes and brackets that follow."""

from collections.abc import Iterator
from typing import Final

from polreq.late import late
from polreq.text.normalise import fold

_OPEN: Final = {"（": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "【": "】", "〔": "〕"}
_CLOSE: Final = frozenset(_OPEN.values())
_ENDS: Final = "。；！？"

#: One public body or several, as a bracket behind a sentence names them: （省应急厅）, （市数据局、各县（市、区）政府）.
_BODY: Final = r"(?:各?[一-龥]{1,20}(?:（[^（）]{1,9}）)?[一-龥]{0,12}(?:局|厅|署|委|办|办公室|政府|委员会|中心|集团)|各[一-龥]{0,8}(?:区|县|市|州|部门|单位|地区)(?:（[^（）]{1,9}）)?)"
_LISTED: Final = rf"{_BODY}(?:[、，]{_BODY})*"

#: A bracket that says who answers for the sentences before it, though others follow: （甲部、乙局指导）.
_RESPONSIBLE: Final = late(
    r"[（〔【](?:(?:牵头|主办|负责|责任|配合|协办|参与|参加)(?:责任)?(?:单位|部门|处室)：(?:[^（）〔〕【】]|（[^（）]*）)*"
    rf"|(?:[^（）〔〕【】。]|（[^（）]*）)*(?:负责|牵头|落实|组织实施|配合|参与|指导|按照?(?:各自)?职责(?:分工)?|(?:牵头|负责)，[^（）〔〕【】。；]{{2,60}}?(?:配合|协助)[^（）〔〕【】。；，、]{{0,16}})"
    rf"|(?!以下|下[称同]|关于|不?包括|不?含|详?见){_LISTED}(?:[，；](?:[^，；（）〔〕【】]{{1,12}}[年月日底前内成]))?)[。；]?[）〕】][。；]? *"
)

#: What was done and, behind a comma, what comes next: …，下一步将….
_NEXT: Final = late(
    r" *下一?(?:步|阶段)(?:工作)?(?:：|，|，?[我本][市省县区州局委办厅部]|，?我们|，?(?:将|拟)(?!定)|(?<!工作)要(?!求))"
)

#: A quotation or bracket that runs longer than this is not trusted to be closed where it should be.
_LONGEST: Final = 400


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each unit; the units join to the whole text.

    Ends inside brackets, quotation marks and 《》 do not count, where these are closed soon enough. White space between
    two units belongs to the first of them. A comma before 下一步 ends one too: what was done and what will be are two things. A bracket after the end of a sentence that names who is responsible is a unit.
    """
    key = fold(text)
    closes = _partners(key)
    start, at, size = 0, 0, len(text)
    while at < size:
        mark = key[at]
        if mark in _OPEN and at in closes:
            at = closes[at] + 1
            continue
        at += 1
        if mark == "，" and _NEXT.match(key, at):
            yield start, at
            start = at
        elif mark in _ENDS:
            while at < size and (key[at] in _CLOSE or key[at] in _ENDS or key[at] == " "):
                at += 1
            yield start, at
            start = at
            if bracket := _RESPONSIBLE.match(key, at):
                at = bracket.end()
                yield start, at
                start = at
    if start < size:
        yield start, size


def says_next(key: str) -> bool:
    """Tell whether a folded unit begins with what is to be done next (下一步：…)."""
    return _NEXT.match(key) is not None


def _partners(key: str) -> dict[int, int]:
    """Give for each opening mark the place of its closing mark, for pairs that can be trusted."""
    out: dict[int, int] = {}
    stack: list[int] = []
    for at, mark in enumerate(key):
        if mark in _OPEN:
            stack.append(at)
        elif mark in _CLOSE:
            for depth in range(len(stack) - 1, -1, -1):
                if _OPEN[key[stack[depth]]] == mark:
                    if at - stack[depth] <= _LONGEST:
                        out[stack[depth]] = at
                    del stack[depth:]
                    break
    return out
