"""A word that is called otherwise now (改了叫法的词)."""

from dataclasses import dataclass, field
from datetime import date

from polreq.model.place import Place


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term, or the name of a body, that has another one now.

    Args:
        old: the older word.
        new: the newer one; the same as `old` where people go on to use it.
        since: the day from which it is called so; None where nobody names one.
        source: what says so.
        apart: longer words in which the older one is none.
        body: it names a body.
        place: where it is written in polreq.yml; None for those of the program.
    """

    old: str
    new: str
    since: date | None = None
    source: str = ""
    apart: tuple[str, ...] = ()
    body: bool = False
    place: Place | None = field(default=None, compare=False)
