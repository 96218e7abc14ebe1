"""What was found about one citation, for `polreq check-citation`."""

from dataclasses import dataclass
from typing import Final

from polreq.model.place import Place
from polreq.results.finding import Finding

#: ok: known and rightly cited; wrong: something is to be corrected; unknown: nobody knows the document.
CITATION_STATES: Final = ("ok", "wrong", "unknown")


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """One citation and what is known of it.

    Args:
        place: where it begins.
        text: as written, without line breaks.
        title: the title as written, without 《》; empty where only a number is named.
        number: the number as it should be written; empty where none is named.
        state: one of CITATION_STATES.
        correct: how to cite the document, or the most likely one; empty where nobody knows.
        findings: what is wrong with it.
    """

    place: Place
    text: str
    title: str
    number: str
    state: str
    correct: str = ""
    findings: tuple[Finding, ...] = ()
