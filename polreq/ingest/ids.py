"""Proposed ids of documents: short, stable and readable, from the number or from title and day."""

import re
from datetime import date
from typing import Final

from polreq.late import late
from polreq.official.docnumbers import letters_of
from polreq.official.genres import bare
from polreq.official.issuers import INITIALS
from polreq.official.numerals import CHINESE, integer
from polreq.official.regions import CITY_IDS, IDS

_TITLE_LENGTH: Final = 24

#: What an id may hold of a title: no fullwidth letters, no ① and no ².
_OF_AN_ID: Final = late("[0-9A-Za-z\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

#: What stands before the subject of a title: who issues, and that something is printed.
_SUBJECT: Final = late(r"^.*?关于(?:印发|转发|批转|发布|公布)?|^(?:国务院|[一-鿿]{2,20}?[厅局委部])(?:印发|转发|批转)")


def propose_id(number: str, title: str, day: date | None) -> str:
    """Propose an id; ids hold letters, digits, Chinese characters and `. _ -`."""
    letters = letters_of(number)
    if letters and not any(c.isdigit() for c in letters):
        counted = (integer(figure) for figure in re.findall(rf"\d+|{CHINESE}", number[len(letters) :]))
        figures = [str(figure) for figure in counted if figure is not None]
        if slug := _slug(letters):
            return "-".join([*slug, *figures])
    subject = _SUBJECT.sub("", bare(title))
    words = "".join(_OF_AN_ID.findall(subject))[:_TITLE_LENGTH] or "文件"
    return f"{words}-{day:%Y-%m-%d}" if day else words


def _slug(letters: str) -> list[str]:
    words = "".join(_OF_AN_ID.findall(letters))
    for place, name in CITY_IDS.items():
        if words.startswith(place):
            return [name, *_initials(words[len(place) :])]
    if words[:1] in IDS and len(words) > 1:
        rest = words[2:] if words.startswith("内蒙") else words[1:]
        return [IDS[words[0]], *_initials(rest)]
    return _initials(words)


def _initials(words: str) -> list[str]:
    if not words:
        return []
    if len(words) > 8 or any(c not in INITIALS for c in words):
        return [words]
    return ["".join(INITIALS[c] for c in words)]
