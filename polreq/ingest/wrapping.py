"""Texts that were broken into lines of one width (recognised scans, mails): lines of one paragraph become one again.

The line ends stay in the text; the reading is without them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from polreq.ingest.cues import attachment, is_aside
from polreq.ingest.headings import numbered
from polreq.ingest.lines import Line, Raw
from polreq.text.normalise import SPACES

_ENDED: Final = re.compile(r"[。；：！？!?;:][”’」』）)]*$")

#: A text is broken if so many lines are full, and so few of them end with a sentence.
_SHORTEST: Final = 15
_FEWEST: Final = 5
_FULL_SHARE: Final = 0.4
_ENDED_SHARE: Final = 0.3


def unwrap(raw: Raw) -> Raw:
    """Join the lines of paragraphs if the whole text was broken into lines of one width."""
    width = _width(raw.lines)
    if not width:
        return raw
    lines: list[Line] = []
    for line in raw.lines:
        if lines and _belongs(lines[-1], line, width):
            before = lines[-1]
            lines[-1] = replace(
                before,
                text=f"{before.text}\n{line.mark}{line.text}",
                reading=before.words.rstrip(SPACES) + line.text,
                blank=line.blank,
            )
        else:
            lines.append(line)
    return replace(raw, lines=tuple(lines))


def _width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was broken; 0 if it was not."""
    long = [line for line in lines if _length(line) >= _SHORTEST and not line.cells]
    if not long:
        return 0
    width, _ = Counter(map(_length, long)).most_common(1)[0]
    full = [line for line in long if abs(_length(line) - width) <= 1]
    ended = sum(_ENDED.search(line.words.rstrip(SPACES)) is not None for line in full)
    broken = len(full) >= max(_FEWEST, _FULL_SHARE * len(long)) and ended <= _ENDED_SHARE * len(full)
    return width if broken and max(map(_length, long)) <= width + 2 else 0


def _length(line: Line) -> int:
    """Return how far a line reaches, counting its indentation in full-width characters and Latin letters as halves."""
    characters = line.mark.replace("\t", "　　") + line.text.rstrip(SPACES)
    return round(sum(0.5 if c.isascii() else 1.0 for c in characters))


def _belongs(before: Line, line: Line, width: int) -> bool:
    last = before.text.rpartition("\n")[2]
    reach = _length(Line(last, before.mark if "\n" not in before.text else ""))
    if reach < width - 1 or before.blank or line.cells or line.mark.strip("\ufeff") or not line.text:
        return False
    if _ENDED.search(last.rstrip(SPACES)) or is_aside(line.text):
        return False
    return numbered(line.text) is None and attachment(line.text) is None
