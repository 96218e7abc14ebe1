"""Titles of documents (文件标题) as keys: however a title is quoted, spaced or abbreviated, the same document is meant."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from polreq.late import late
from polreq.official.genres import PRINTS, WRAPPERS
from polreq.official.patterns import WORDS
from polreq.text.normalise import fold

#: Marks that writers and web pages put in, leave out or exchange within a title.
_MARKS: Final = dict.fromkeys(map(ord, " 《》〈〉<>＜＞“”‘’\"'＂＇「」『』·•・,，、_—-"))
_NATION: Final = "中华人民共和国"
#: （2018年修正）, （2019年4月3日修订）, (2022-11-30), （修订）: which text of the same document is meant.
_VERSION: Final = late(
    r"（(?:\d{4}年?(?:\d{1,2}月\d{1,2}日)?)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|修正本|修订本|版|文本)）$"
    r"|（\d{8}）$|（\d{4}\.\d{1,2}\.\d{1,2}）$"
)
_TRIAL: Final = late(r"(?:（(?:试行|暂行|征求意见稿|送审稿|草案)）)$")
#: Who issued it, before 关于.
_ISSUER: Final = late(
    rf"(?P<issuer>[一-鿿（）]{{2,60}}?(?:{WORDS['issuers']}))"
    r"(?=关于|印发|转发|批转)"
)
_WRAPPED: Final = late(rf"{PRINTS}(?P<inner>.+)的{WRAPPERS}")
#: 国家发展改革委等部门推进…: the authors of what a notice forwards (转发).
_JOINT: Final = late(r"^[一-鿿]{2,40}?等(?:\d+|[一二三四五六七八九十]+)?(?:个)?(?:部门|单位)")


@dataclass(frozen=True, slots=True)
class TitleKey:
    """What tells a title from others.

    Args:
        core: the title without issuer, 关于, what wraps it (印发…的通知), nation, 的, marks and version.
        issuer: who issued it, as far as the title says so.
        suffix: 试行, 暂行, 征求意见稿 and the like at the end.
        wrapped: whether it is the title of a notice that prints the document (印发…的通知).
    """

    core: str
    issuer: str = ""
    suffix: str = ""
    wrapped: bool = False


@lru_cache(maxsize=65_536)
def title_key(title: str) -> TitleKey:
    """Give the key of a title."""
    text = plain(title)
    while text != (shorter := _VERSION.sub("", text)):
        text = shorter
    issuer, suffix, wrapped = "", "", False
    for _ in range(3):  # a notice that forwards a notice that prints a plan is as deep as it gets
        if match := _ISSUER.match(text):
            issuer = issuer or match["issuer"]
            text = text[match.end() :]
        text = text.removeprefix("关于")
        match = _WRAPPED.fullmatch(text)
        if match is None:
            break
        wrapped = True
        text = _JOINT.sub("", match["inner"])
    if match := _TRIAL.search(text):
        suffix = match[0].strip("（）")
        text = text[: match.start()]
    core = text.replace(_NATION, "").replace("的", "")
    return TitleKey(core or text, issuer, suffix, wrapped)


def plain(title: str) -> str:
    """Give a title without the marks, spaces and widths that differ from copy to copy."""
    return "".join(fold(title).split()).translate(_MARKS)


def quoted(title: str) -> str:
    """Put a title between its marks (书名号): 《》 around it, 〈〉 around titles inside it, 《》 inside these (GB/T 15834)."""
    depth, out = 1, []
    for character in title:
        if character in "《〈":
            character = "〈《"[(depth + 1) % 2]
            depth += 1
        elif character in "》〉" and depth > 1:
            depth -= 1
            character = "〉》"[(depth + 1) % 2]
        out.append(character)
    return f"《{''.join(out)}》"


def rank(asked: TitleKey, known: TitleKey) -> int | None:
    """Say how well a known title fits one asked for, 0 best; None where they mean different documents.

    A title that names another issuer is another document, even of the same words.
    """
    if asked.core != known.core or (asked.issuer and known.issuer and asked.issuer != known.issuer):
        return None
    return (
        4 * (asked.suffix != known.suffix)
        + 2 * (asked.wrapped != known.wrapped)
        + (bool(asked.issuer) != bool(known.issuer))
    )
