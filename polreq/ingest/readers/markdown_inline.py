"""Markup within a line of Markdown: emphasis, links, escapes, entities, tags and formulas → the words that are printed."""

import html
import re
from typing import Final

from polreq.late import late

#: **必须**, *6月底前*, __重点__, `接口`: marks around words; a star between figures is none.
_STRONG: Final = late(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LIGHT: Final = late(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![A-Za-z0-9*])|(?<![0-9*])\*(?=[^\s*0-9])([^*]+?)(?<=[^\s*])\*(?!\*)"
)
_CODE: Final = late(r"(`+)(?=[^`])(.+?)(?<=[^`])\1(?!`)")
_PICTURE: Final = late(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = late(r"\[([^\[\]]*)\]\((?:https?:|mailto:|/|\.|#|www\.)[^)]*\)|<(https?://[^<>\s]+)>")
_FOOTNOTE: Final = late(r"\[\^[^\]\s]{1,20}\](?!:)")
#: 1\\. for 1., which would begin a list: the back slash is no part of the words.
_ESCAPE: Final = late(r"\\([.()\[\]*_#+\-!~`>|{}$&<%])")
_BREAK: Final = late(r"[ \t]*<br\s*/?>[ \t]*", re.I)
_TAG: Final = late(
    r"</?(?:span|font|u|b|i|em|strong|sub|sup|center|div|p|a|small|big|mark|del|ins|img|html|body)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY: Final = late(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_FORMULA: Final = late(r"\$\$?(?=[^$])([^$一-鿿]{1,200}?)\$\$?")

#: Commands of formulas that stand for a character, and those whose words are printed as they are.
_SIGNS: Final = {
    "geq": "≥", "geqslant": "≥", "ge": "≥", "leq": "≤", "leqslant": "≤", "le": "≤", "times": "×", "sim": "～", "pm": "±", "div": "÷",
    "cdot": "·", "approx": "≈", "neq": "≠", "rightarrow": "→", "to": "→", "circ": "°", "sum": "∑", "mu": "μ", "ldots": "…", "cdots": "…",
    "quad": " ", "qquad": " ", "%": "%", "lt": "<", "gt": ">",
}  # fmt: skip
_WORDED: Final = late(
    r"\\(?:mathrm|mathbf|mathsf|mathit|text|textbf|textrm|operatorname|bf|rm|mathbb|boldsymbol)\s*\{([^{}]*)\}"
)
_CIRCLED: Final = late(r"\\(?:textcircled|circled)\s*\{?\s*(\d{1,2})\s*\}?")
_COMMAND: Final = late(r"\\([A-Za-z]+|%)")
_RAISED: Final = late(r"[\^_]\s*\{([^{}]*)\}|[\^_]\s*(\w)")


def plain(text: str) -> str:
    """Return the words of a line of Markdown as they are printed."""
    if not any(mark in text for mark in "*_`[\\<&$"):
        return text
    words = _FOOTNOTE.sub("", _LINK.sub(lambda m: m[1] or m[2] or "", _PICTURE.sub("", text)))
    words = _FORMULA.sub(_formula, words)
    words = _TAG.sub("", _BREAK.sub(" ", words))
    words = _ENTITY.sub(lambda m: html.unescape(m[0]).replace("\u00a0", " "), words)
    words = _CODE.sub(lambda m: m[2], words)
    for _ in range(2):  # ***both***
        words = _LIGHT.sub(lambda m: m[1] or m[2], _STRONG.sub(lambda m: m[2], words))
    return _ESCAPE.sub(r"\1", words)


def _formula(match: re.Match[str]) -> str:
    r"""Read a formula that is only a figure or a sign, such as $95 \%$; what is more stays as it is."""
    words = _CIRCLED.sub(lambda m: chr(0x245F + int(m[1])) if 0 < int(m[1]) <= 20 else m[0], match[1])
    words = _WORDED.sub(lambda m: m[1], words)
    words = _RAISED.sub(lambda m: m[1] or m[2] or "", words)
    if any(name not in _SIGNS for name in _COMMAND.findall(words)):
        return match[0]
    words = _COMMAND.sub(lambda m: _SIGNS[m[1]], words).replace("{", "").replace("}", "")
    return "".join(words.split()) if len(words) < len(match[0]) else match[0]
