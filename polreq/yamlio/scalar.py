"""How a text is written as a YAML scalar: plain where every reader understands it alike, quoted otherwise."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from polreq.errors import PolreqError
from polreq.late import late

#: What a plain value may be given as; all but text are written bare.
Atom = str | int | float | Decimal | bool | date | None

#: Characters that only an escape in double quotes carries safely: controls, odd line breaks, byte order marks.
_ESCAPED: Final = late("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SURROGATE: Final = late("[\ud800-\udfff]")
_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\x00": "\\0", '"': '\\"', "\\": "\\\\"}

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_NOT_PLAIN: Final = late(r": |:$| #|\t|^\.\.\.")
#: Inside brackets a question mark after a colon ends a plain text, as a blank does: 答复:?
_NOT_PLAIN_IN_FLOW: Final = late(r"[,\[\]{}]|:\?")

#: Plain words that other readers of YAML take for truth values, nothing, numbers, times or dates.
_TYPED: Final = late(
    r"""(?ix) y|n|yes|no|on|off|true|false|null|~|<<
    | [-+]? (?: 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ | [\d_]+ (?: :[0-5]?\d )* )
    | [-+]? (?: \d[\d_]* )? \.? [\d_]* (?: e[-+]?\d+ )? | [-+]? [\d_]+ (?: :[0-5]?\d )+ \.[\d_]*
    | [-+]? \.inf | \.nan | inf | nan
    | \d{4}-\d\d?-\d\d? (?: (?: t | \s+ ) .* )?"""
)

#: Texts that stand for "nothing here" when plain.
_NOTHING: Final = frozenset(("", "~", "null"))


class Bare(str):
    """A text that is written without quotes, as it was read: 2026, true and 1:30 stay for other readers what they were."""

    __slots__ = ()


def is_nothing(text: str) -> bool:
    """Whether a text without quotes stands for "nothing here"."""
    return text in _NOTHING


def write_atom(value: Atom, *, flow: bool) -> str:
    """Write a value on one line; nothing at all for None, which stands for an absent value."""
    if value is None:
        return ""
    if isinstance(value, Bare):
        return str(value)
    if isinstance(value, str):
        return write_text(value, flow=flow)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        value = Decimal(repr(value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def write_text(text: str, *, flow: bool, like: str | None = None) -> str:
    """Write a text on one line.

    Args:
        text: any text.
        flow: whether it stands inside brackets, where commas and brackets have a meaning.
        like: how its predecessor was written: `'`, `"` or empty for plain; kept where that is possible.

    Raises:
        PolreqError: the text has half a character in it (a lone surrogate), which no UTF-8 file can hold.
    """
    if _SURROGATE.search(text):
        raise PolreqError(
            "文字中含有残缺字符（孤立的代理码元），无法保存", "the text has a lone surrogate and cannot be saved"
        )
    if _ESCAPED.search(text) or like == '"':
        return _double(text)
    if like != "'" and _can_be_plain(text, flow) and (like == "" or not _TYPED.fullmatch(text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def needs_escapes(text: str) -> bool:
    """Whether the text can only be written in double quotes; line feeds do not count."""
    return _ESCAPED.search(text.replace("\n", "")) is not None or _SURROGATE.search(text) is not None


def _can_be_plain(text: str, flow: bool) -> bool:
    if text in _NOTHING or text[0] in _INDICATORS or text != text.strip() or _NOT_PLAIN.search(text):
        return False
    return not (flow and _NOT_PLAIN_IN_FLOW.search(text)) and text != "<<"


def _double(text: str) -> str:
    return '"' + re.sub(r'["\\\t]|' + _ESCAPED.pattern, lambda m: _escape(m[0]), text) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
