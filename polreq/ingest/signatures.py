"""How many lines from here on are a signature (署名) with its date."""

from collections.abc import Sequence
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.official.bodies import is_body, is_signatory
from polreq.official.days import days, is_date_line
from polreq.text.normalise import SPACES

_LINES: Final = 12
_LENGTH: Final = 60
_ONE_LINE_LENGTH: Final = 120


def signature_length(lines: Sequence[SourceLine], at: int, *, after_sentence: bool) -> int:
    """Count the lines from here to a date, if together they are a signature; names alone are one at the very end.

    Args:
        lines: of the document.
        at: the line to begin with.
        after_sentence: whether what stands before is complete, so that a date alone may close it.
    """
    if lines[at].cells or len(lines[at].words) > _LENGTH:
        return 0
    if signed_and_dated(lines[at].words):
        return 1
    names: list[str] = []
    for count, line in enumerate(lines[at : at + _LINES], 1):
        text = line.words.strip(SPACES)
        if is_date_line(text):
            return count if (_are_signatories(names) if names else after_sentence) else 0
        if not text and names:
            continue
        if not text or len(text) > _LENGTH or line.cells or text[-1] in "。；：，" or numbered(text) is not None:
            return 0
        names.append(text)
    at_end = at + len(names) == len(lines) and 0 < len(names) <= 2
    return len(names) if at_end and after_sentence and all(map(is_body, names)) else 0


def signed_and_dated(text: str) -> bool:
    """Whether a line is both signature and date: 某某局 2020年12月22日."""
    found = list(days(text))
    if not found or len(text) > _ONE_LINE_LENGTH:
        return False
    start, end, _ = found[-1]
    names = text[:start].strip(SPACES)
    return bool(names) and not text[end:].strip(SPACES) and is_body(names)


def _are_signatories(names: list[str]) -> bool:
    """Whether the lines above a date name who signed; a long name may be wrapped over two lines."""
    if is_signatory("".join(names)):
        return True
    wrapped = [is_signatory(names[k] + names[k + 1]) for k in range(len(names) - 1)] + [False]
    return is_signatory(names[-1]) and all(is_signatory(name) or wrapped[k] for k, name in enumerate(names))
