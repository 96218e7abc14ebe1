"""Bytes of a text file → text: UTF-8 or GB18030 by hand, others by charset-normalizer where it is installed."""

import codecs
import re
from typing import Final

from polreq.errors import MissingExtraError
from polreq.late import late

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = late(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.I)

#: Share of first-level characters (一级汉字) below which a GB18030 reading is not believed: running Chinese has nine
#: in ten, Big5 read as GB18030 about half.
_BELIEVED: Final = 0.7

#: Share of places that cannot be decoded up to which a text is still UTF-8, with damage.
_STRAY: Final = 0.02


def decode(data: bytes) -> str:
    """Decode a text file and make its line ends LF; what cannot be decoded becomes U+FFFD.

    Raises:
        UnicodeDecodeError: if no encoding fits.
        MissingExtraError: if it is none of the usual encodings and charset-normalizer is not installed.
    """
    return _plain(data).replace("\r\n", "\n").replace("\r", "\n")


def _plain(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name).removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as utf8:
        # a download cut off in the middle of its last character is still UTF-8
        if utf8.start >= len(data) - 3 and utf8.reason == "unexpected end of data":
            return data[: utf8.start].decode("utf-8")
    mostly = data.decode("utf-8", "replace")
    if mostly.count("\ufffd") <= _STRAY * len(mostly) and _looks_simplified(mostly):
        return mostly
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _guess(data)
    return text if _looks_simplified(text) else _guess(data, text)


def _looks_simplified(text: str) -> bool:
    chinese = [c for c in text if "\u3400" <= c <= "\u9fff" or "\ue000" <= c <= "\uf8ff"]
    return sum(map(_is_first_level, chinese)) >= _BELIEVED * len(chinese)


def _is_first_level(character: str) -> bool:
    code = character.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


def _guess(data: bytes, otherwise: str | None = None) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeError):
            pass  # the page lies about its encoding: look at the bytes instead
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        if otherwise is not None:
            return otherwise
        raise MissingExtraError("import", "识别该文件的编码", "recognising the encoding of this file") from error
    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs", "utf_16"]).best()
    if best is not None:
        return str(best)
    if otherwise is not None:
        return otherwise
    return data.decode("gb18030")
