"""Words that are called otherwise now (改了叫法的词), and where the older ones are still used."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.model.place import Place
from polreq.model.renamed import TermChange

#: What an older word stands in: a feature, a demand that people wrote, a channel of polreq.yml.
DRIFTS_IN: Final = ("feature", "requirement", "channel")


@dataclass(frozen=True, slots=True)
class DriftedTerm:
    """An older word that is still used.

    Args:
        change: which one.
        inside: one of DRIFTS_IN.
        item: id of the feature, requirement or channel.
        field: key of the text in which it stands.
        words: the words around it.
        place: where it stands.
    """

    change: TermChange
    inside: str
    item: str
    field: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class DatedTerm:
    """An older word in a policy, where nothing is to be changed: it was called so, or goes on to be.

    Args:
        change: which one.
        document: id of the policy.
        named: how to cite it.
        written: the day on which it was written.
        count: how often it stands there.
        place: where it stands first.
    """

    change: TermChange
    document: str
    named: str
    written: date | None
    count: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class TermDrift:
    """Words that are called otherwise now.

    Args:
        changes: all that are known, those of the workspace last.
        looked: whether it was looked where they stand.
        drifted: where older words are still used, by file and place.
        dated: older words in policies.
    """

    changes: tuple[TermChange, ...]
    looked: bool = False
    drifted: tuple[DriftedTerm, ...] = ()
    dated: tuple[DatedTerm, ...] = ()
