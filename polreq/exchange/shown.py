"""Texts as formats can hold them: characters that a format forbids are shown by their pictures."""

from typing import Final

#: Lone halves of characters, which escapes of JSON may leave → U+FFFD.
_HALVES: Final = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

#: Controls that XML 1.0 forbids and other formats cannot show → their pictures (U+2400 to U+2421); what is no character → U+FFFD.
_PICTURES: Final = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: 0x2421,
    **_HALVES,
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
}

_LABEL: Final = 40


def visible(text: str) -> str:
    """Return text with every character that XML 1.0 forbids shown by its picture, so that nothing is lost unseen."""
    return text.translate(_PICTURES)


def whole(text: str) -> str:
    """Return text without lone halves of characters, which no file can hold."""
    return text.translate(_HALVES)


def label(title: str, text: str) -> str:
    """Return what a box of a picture says: the title, or else the beginning of the text, on one line."""
    line = " ".join(visible(title or text).split())
    return line if len(line) <= _LABEL else f"{line[:_LABEL]}…"
