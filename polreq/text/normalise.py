"""Matching keys: the same text with the same length, written in one way; the stored text is never changed."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from polreq.late import late
from polreq.text.marks import MARKS, chinese_marks

#: Half-width or variant forms, and the radicals that PDF files put for characters (⼯ for 工) → the form that patterns
#: are written in. One character to one, so offsets stay true.
_FORMS: Final = {
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    "(": "（", ")": "）", "﹙": "（", "﹚": "）",
    ":": "：", ";": "；", "?": "？", "!": "！", "｡": "。", "．": ".", "％": "%", "﹪": "%", "＋": "+",
    "○": "〇", "Ｏ": "〇", "\u3000": " ", "\xa0": " ", "\t": " ", "\u2002": " ", "\u2003": " ",
    "[": "〔", "]": "〕", "［": "〔", "］": "〕", "﹝": "〔", "﹞": "〕",
    "–": "-", "－": "-", "‐": "-", "‑": "-", "―": "—", "─": "—", "~": "～", "∼": "～",
    **{chr(c): normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)},
    **dict(zip("⺠⻋⻔⻓⻅⻉⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰⻚⻘⻆⻄", "民车门长见贝风飞食马鱼鸟麦黄齐龙页青角西", strict=True)),
    **dict(zip("⺊⺒⺝⺟⺩⺬⺻⻁⻗⻙⻣⻤⻧⻮⻳", "卜巳月母王示聿虎雨韦骨鬼卤齿龟", strict=True)),
    **{chr(c): one for c in range(0xF900, 0xFADA) if len(one := normalize("NFKC", chr(c))) == 1},
    "「": "“", "」": "”", "『": "‘", "』": "’",
}  # fmt: skip

_TABLE: Final = str.maketrans(_FORMS)

#: Most texts have none of them, which a search tells in a tenth of the time that putting one for another takes.
_OTHER_FORM: Final = late(f"[{re.escape(''.join(_FORMS))}]")
_ANY_OTHER: Final = late(f"[{re.escape(''.join(_FORMS) + MARKS)}]")

#: The radicals and doubles of characters of _FORMS alone, which are never what somebody wrote.
_RADICALS: Final = str.maketrans(
    {s: plain for s, plain in _FORMS.items() if "\u2e80" <= s <= "\u2fd5" or "\uf900" <= s <= "\ufad9"}
)

#: White space at the ends of lines, with the invisible characters that word processors and web pages leave there.
SPACES: Final = " \t\u3000\u00a0\u200b\u200c\u200d\ufeff\u2002\u2003\u2009\r\v\f"

_INVISIBLE: Final = str.maketrans("", "", "\u200b\u200c\u200d\ufeff")
_QUOTES: Final = str.maketrans("", "", '《》〈〉<>“”"「」『』')


def fold(text: str) -> str:
    """Give the matching key of a text: as long as the text, with digits, brackets and punctuation in one form."""
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if _ANY_OTHER.search(text) is None:
        return text
    return chinese_marks(text.translate(_TABLE) if _OTHER_FORM.search(text) else text)


#: Sentences and headings are folded by whoever reads them; what is longer is not kept.
_SHORT: Final = 300
_folded: Final = lru_cache(maxsize=2048)(_fold)


def without_radicals(text: str) -> str:
    """Return the text with the characters that are meant where a PDF file left radicals: ⼯作 → 工作."""
    return text.translate(_RADICALS)


def compact(text: str) -> str:
    """Return the text without any white space, for comparing what two places say."""
    return "".join(text.split()).translate(_INVISIBLE)


def key(text: str) -> str:
    """Return what two ways of writing a title have in common: no white space, no quotation marks."""
    return compact(text).translate(_QUOTES)
