"""The list of attachments (附件说明) of a document: whether one begins here, where it ends, and what it names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.signatures import signature_length
from polreq.text.normalise import compact, key

#: A part is signed within so many lines after its list of attachments.
_SIGNED_WITHIN: Final = 40
_ENTRY_LENGTH: Final = 100
#: An entry that empty lines part from the one before stands within so many lines.
_NEXT_WITHIN: Final = 6


def begins_list(lines: Sequence[SourceLine], at: int, marker: cues.Marker, *, closed: bool) -> bool:
    """Whether the marker begins a list of attachments, and not an attachment's own text.

    Args:
        lines: of the document.
        at: the line of the marker.
        marker: what it says.
        closed: whether the part has been signed above it.
    """
    following = next((line for line in lines[at + 1 :] if line.words), None)
    if following is None:
        return bool(marker.rest)
    if cues.is_download(following.words):
        return True
    if not marker.rest:
        return not closed and _signature_ahead(lines, at) and numbered(following.words) is not None
    if cues.attachment(following.words) is not None or numbered(marker.rest) is not None:
        return True
    return cues.is_note(following.words) if closed else _signature_ahead(lines, at)


def listed(lines: Sequence[SourceLine], at: int, marker: cues.Marker) -> Iterator[bool]:
    """Yield for each line from here on that goes on with a list of attachments (2.…, 3.…) whether it is an entry, or empty.

    Args:
        lines: of the document.
        at: the line after the marker's.
        marker: what began the list.
    """
    first = numbered(marker.rest) if marker.rest else None
    digits = re.search(r"\d+$", marker.label)
    last = first.number if first else int(digits.group()) if digits else 0
    for place, line in enumerate(lines[at:], at):
        found = numbered(line.words)
        if not line.words and numbered(next_words(lines, place)) is not None:
            yield False
        elif found is not None and found.number == last + 1 and _is_entry(line):
            last += 1
            yield True
        else:
            return


def entry_key(entry: str) -> str:
    """Return the key of the title that an entry names, without its number."""
    found = numbered(entry)
    return key(entry[found.start :] if found else entry)


def next_words(lines: Sequence[SourceLine], at: int) -> str:
    """Return the words, without spaces, of the next line that has any; empty if none is near."""
    return next((compact(line.words) for line in lines[at + 1 : at + _NEXT_WITHIN] if line.words), "")


def _signature_ahead(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether this part is signed further down, before any attachment begins."""
    for ahead in range(at + 1, min(at + _SIGNED_WITHIN, len(lines))):
        line = lines[ahead]
        marker = cues.attachment(line.words)
        if marker is not None and not marker.rest:
            return False
        if line.words and signature_length(lines, ahead, after_sentence=True):
            return True
    return False


def _is_entry(line: SourceLine) -> bool:
    return len(line.words) < _ENTRY_LENGTH and "。" not in line.words
