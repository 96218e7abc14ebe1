"""Masking (脱敏): what is personal in a text gives way to a word that says what stood there."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from polreq.text.normalise import fold
from polreq.text.persons import find_names
from polreq.text.private import Private, PrivateKind, blank, find_by_shape

#: Stands for each character of a mask: it says nothing any more.
_MASKED: Final = "\ufffd"

#: What is written instead.
MASKS: Final[Mapping[PrivateKind, str]] = MappingProxyType(
    {
        "name": "【姓名】", "phone": "【电话】", "paper": "【证件号】", "card": "【卡号】", "plate": "【车牌】", "mail": "【邮箱】",
        "account": "【账号】", "address": "【住址】",
    }
)  # fmt: skip


def find_private(text: str) -> tuple[Private, ...]:
    """Find what is personal in a text: names, telephones, papers, cards, cars, mail, accounts, homes; in order, without overlaps."""
    folded = fold(text)
    for written in MASKS.values():
        folded = folded.replace(written, _MASKED * len(written))
    shaped = list(find_by_shape(folded))
    for one in shaped:
        folded = blank(folded, one.start, one.end)
    return tuple(_apart(sorted((*shaped, *find_names(folded)), key=lambda one: (one.start, -one.end))))


def mask(text: str) -> str:
    """Return a text with everything personal masked; one that is masked already stays as it is."""
    while found := find_private(text):
        parts, end = [], 0
        for one in found:
            parts += [text[end : one.start], MASKS[one.kind]]
            end = one.end
        # what stood beside something that is masked now may be personal by itself
        text = "".join((*parts, text[end:]))
    return text


def _apart(found: list[Private]) -> Iterator[Private]:
    """Join stretches that overlap; the first says what it is."""
    now: Private | None = None
    for one in found:
        if now and one.start < now.end:
            now = Private(now.kind, now.start, max(now.end, one.end))
            continue
        if now:
            yield now
        now = one
    if now:
        yield now
