"""Issuers of the centre (中央发文机关): the letters they issue under, and what texts call them."""

from typing import Final

from polreq.text.wordlists import below, read_lists

_TABLE: Final = read_lists("polreq.official", "issuers.yaml")

#: Letters before the year (发文机关代字) → who issues under them.
ISSUERS: Final = {letters: body for body, all_of in below(_TABLE, "letters").items() for letters in all_of}


def _names() -> dict[str, tuple[str, ...]]:
    """Write out who is meant by a name: of one body, or of two that issue together (中共中央、国务院)."""
    one = below(_TABLE, "names")
    out: dict[str, tuple[str, ...]] = {name: (body,) for body, names in one.items() for name in names}
    for joint, (first, second) in below(_TABLE, "together").items():
        out[joint] = (first, second)
        out |= {f"{a}{mark}{b}": (first, second) for a in one[first] for b in one[second] for mark in ("、", "")}
    return out


#: Central issuers as texts name them → in full.
NAMES: Final = _names()

#: Characters of document numbers → the letters that ids have for them (拼音首字母).
INITIALS: Final = {c: letter for letter, runs in below(_TABLE, "initials").items() for run in runs for c in run}
