"""Proposed ids of documents: short, stable and readable, from the number or from title and day."""

import re
from datetime import date
from typing import Final

from polreq.official.enumerators import number as numeral
from polreq.official.genres import bare
from polreq.official.issuing import PROVINCES, prefix

#: First letters (拼音首字母) of characters that the letters of document numbers are made of.
_INITIALS: Final = {
    "a": "安", "b": "办保编宝部标", "c": "财城测残处产", "d": "电党档地大督调", "f": "发法福防服房府", "g": "国规公工管广改",
    "h": "函会环海合行", "j": "教交建经计机金军监检纪警局街", "k": "科开考", "l": "令联林粮旅劳老", "m": "秘明民贸",
    "n": "农能", "q": "企区", "r": "人融", "s": "市商审税水司社数省食", "t": "体厅统土退", "w": "委文卫外物网务",
    "x": "信学县项乡", "y": "药医应运邮用", "z": "中政字综住自质总组知专证",
}  # fmt: skip
_LETTERS: Final = {character: letter for letter, characters in _INITIALS.items() for character in characters}

#: Abbreviations of cities (市简称), written out since initials would be the same for several.
_CITIES: Final = {
    "穗": "sui", "深": "shen", "杭": "hang", "甬": "yong", "宁政": "ningz", "榕": "rong", "厦": "xia", "蓉": "rongc",
    "汉": "han", "昆": "kun", "郑": "zheng", "洛": "luo", "济": "ji", "青政": "qing", "珠": "zhu", "佛": "fo", "莞": "guan",
}  # fmt: skip
_TITLE_LENGTH: Final = 24

#: What stands before the subject of a title: who issues, and that something is printed.
_SUBJECT: Final = re.compile(
    r"^.*?关于(?:印发|转发|批转|发布|公布)?|^(?:国务院|[一-鿿]{2,20}?[厅局委部])(?:印发|转发|批转)"
)


def propose_id(number: str, title: str, day: date | None) -> str:
    """Propose an id; ids hold letters, digits, Chinese characters and `. _ -`."""
    if number and not any(c.isdigit() for c in prefix(number)) and prefix(number):
        letters, rest = prefix(number), re.findall(r"\d+|[一二三四五六七八九十百〇零]+", number[len(prefix(number)) :])
        figures = [str(numeral(figure)) for figure in rest]
        return "-".join([*_slug(letters), *figures])
    subject = _SUBJECT.sub("", bare(title))
    words = "".join(c for c in subject if c.isalnum())[:_TITLE_LENGTH] or "文件"
    return f"{words}-{day:%Y-%m-%d}" if day else words


def _slug(letters: str) -> list[str]:
    words = "".join(c for c in letters if c.isalnum())
    for place, name in _CITIES.items():
        if words.startswith(place):
            return [name, *_initials(words[len(place) :])]
    if words[:1] in PROVINCES and len(words) > 1:
        rest = words[2:] if words.startswith("内蒙") else words[1:]
        return [PROVINCES[words[0]][1], *_initials(rest)]
    return _initials(words)


def _initials(words: str) -> list[str]:
    if not words:
        return []
    if len(words) > 8 or any(c not in _LETTERS for c in words):
        return [words]
    return ["".join(_LETTERS[c] for c in words)]
