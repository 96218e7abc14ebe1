"""Lines whose characters say nothing, each for itself: other writings, private signs, wrongly decoded bytes, bare punctuation.

A portal's menu may be set in a font that does not tell its characters while the document below it is whole: what can be
read is read, and what cannot is a note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.ingest.lines import Raw, SourceLine
from polreq.late import late

#: Letters of writings that no Chinese document is written in: a font without a table of characters leaves them.
FOREIGN: Final = late("[\u0530-\u0eff\u1000-\u1cff\u1d80-\u1dbf\ua000-\ua4cf\x00-\x08\x0e-\x1f]")
UNSHOWN: Final = late("[\ue000-\uf8ff]")
MOJIBAKE: Final = late(r"锟斤拷|烫烫烫|[À-ÖØ-öø-ÿ]{2,}|[ÃÂâ][\x80-\xbf¤©€™œ]")
#: Words that a font trick took out, so that only their punctuation is left.
BARE: Final = late(r"[，,、。]{3,}")
UNDECODED: Final = "\ufffd"
_HAN: Final = late("[一-鿿\u2e80-\u2fd5]")

#: A line says nothing if so much of it, and at least so many characters, cannot be read.
_SHARE: Final = 0.1
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Legibility:
    """How much of a text can be read.

    Args:
        unread: share of its characters that stand on lines which cannot be read.
        lines: share of its lines that cannot be read.
    """

    unread: float
    lines: float


def marked(raw: Raw) -> Raw:
    """Mark the lines that cannot be read, and those between two such lines that have no Chinese character."""
    said = [at for at, line in enumerate(raw.lines) if line.text.strip()]
    unread = {at for at in said if _says_nothing(raw.lines[at])}
    for before, at, after in zip(said, said[1:], said[2:], strict=False):
        if before in unread and after in unread and _HAN.search(raw.lines[at].words) is None:
            unread.add(at)
    if not unread:
        return raw
    return replace(raw, lines=tuple(replace(line, unread=at in unread) for at, line in enumerate(raw.lines)))


def legibility(raw: Raw) -> Legibility:
    """Measure how much of a text can be read."""
    said = [line for line in raw.lines if line.text.strip()]
    unread = [line for line in said if line.unread]
    return Legibility(_size(unread) / _size(said) if said else 0.0, len(unread) / len(said) if said else 0.0)


def _says_nothing(line: SourceLine) -> bool:
    text = "".join(line.words.split())
    lost = len(FOREIGN.findall(text)) + text.count(UNDECODED)
    lost += sum(map(len, MOJIBAKE.findall(text))) + sum(map(len, BARE.findall(text)))
    # an icon or the sign of a list (\uf0b7) stands before words that can be read
    icons = len(UNSHOWN.findall(text))
    return (lost >= _FEWEST and lost > _SHARE * len(text)) or (icons >= _FEWEST and icons > len(_HAN.findall(text)))


def _size(lines: Sequence[SourceLine]) -> int:
    return sum(len("".join(line.text.split())) for line in lines) or 1
