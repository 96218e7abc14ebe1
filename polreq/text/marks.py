"""Marks of ASCII where Chinese ones are meant (some fonts of PDF files, some keyboards): 建设«平台»,做好服务.推进共享."""

import re
from typing import Final

from polreq.late import late

_HAN: Final = "㐀-鿿\u2e80-\u2fd5"
_SHUT: Final = r"）)》»〉”’〕】」\]%％"
_OPEN: Final = "（(《«〈“‘〔【「"
#: Marks that may be meant as others.
MARKS: Final = ",.．«»"
_ANY: Final = late(f"[{re.escape(MARKS)}]")
_TITLES: Final = str.maketrans("«»", "《》")
_COMMA: Final = late(rf"(?<=[{_HAN}{_SHUT}]),|,(?=[{_HAN}{_OPEN}])")
#: Behind words and before other words, a bracket, or the end: 1.2, v2.0, e.g., www.x.cn and dots that lead to a page have none.
_STOP: Final = late(rf"(?<=[{_HAN}{_SHUT}])[.．](?=[ \u3000]*(?:[{_HAN}{_OPEN}”’」]|$))")
#: In a text whose sentences end so, one may end or begin with letters and figures: …达到5000家.推广APP.建设….
_BY_LETTERS: Final = late(
    rf"(?<=[{_HAN}{_SHUT}])[.．](?=[ \u3000]*[A-Z0-9０-９])"
    rf"|(?P<word>(?<=(?![附件表图第款项条章节])[{_HAN}])[ \u3000]*[A-Za-z0-9０-９.+＋]{{1,12}})[.．](?=[{_HAN}{_OPEN}])"
)
#: What a point stands behind that is no full stop: the number of a heading, and less than a sentence.
_NUMBER: Final = late(
    r"(?:^|[^㐀-鿿])(?:第[一二三四五六七八九十百零〇]{1,6}[编章节条款项]|[一二三四五六七八九十百]{1,4})[）)]?$"
)
_SHORTEST: Final = 4


def chinese_marks(text: str) -> str:
    """Return the text, as long as it was, with ，。《》 where ASCII marks stand for them.

    A point counts as a full stop (。) between words of Chinese. Behind or before letters and figures it does so only where
    other sentences of the text end with one and none with 。.
    """
    if _ANY.search(text) is None:
        return text
    text = _COMMA.sub("，", text.translate(_TITLES))
    stopped = _STOP.sub(_stop, text)
    if stopped == text or "。" in text:
        return stopped
    return _BY_LETTERS.sub(lambda found: f"{found['word'] or ''}。", stopped)


def _stop(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    return found.group() if len(before) < _SHORTEST or _NUMBER.search(before) else "。"
