"""Typical items and clauses of many fields of e-government, beside which a collection is looked at.

A first workspace has one notice and two features: nothing in it says how rare a word is, how long a feature is, or how
much of a score is chance. Among thousands of texts the background hardly counts.
"""

from dataclasses import dataclass
from functools import cache

from polreq.link.data_lines import lines
from polreq.link.item import LinkItem


@dataclass(frozen=True, slots=True)
class Background:
    """Texts that are counted but never found: backlog items, and clauses of policies."""

    items: tuple[LinkItem, ...]
    clauses: tuple[LinkItem, ...]


@cache
def load_background() -> Background:
    """Read the background of the package."""
    found: dict[str, list[LinkItem]] = {"item": [], "clause": []}
    for line in lines("background.tsv"):
        kind, text = line.split("\t")
        fields = {"text": text} if kind == "clause" else {"title": text.split("，")[0], "description": text}
        found[kind].append(LinkItem(f"{kind} {len(found[kind])}", fields))
    return Background(tuple(found["item"]), tuple(found["clause"]))
