"""Pieces of advice that reports about a workspace and about one document share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from polreq.model.layer import FEATURE
from polreq.results.report import Advice, GapRow, LinkRow, Thing

#: Where features are written that no file has yet.
_BACKLOG: Final = "requirements/backlog.yml"


def filling(gaps: Sequence[GapRow], things: Iterable[Thing], links: Iterable[LinkRow]) -> Advice:
    """Say what to do about the gaps for which nothing is suggested; the others are decided in a review.

    Args:
        gaps: most urgent first.
        things: of the whole workspace; the file that holds most features is the one to add to.
        links: that something is wrong with.
    """
    # what only a changed link covers is reviewed again, and what waits for a second person has its feature
    waiting = {link.upper for link in links if link.trouble == "pending"}
    bare = [gap for gap in gaps if not gap.suggested and gap.state != "stale" and gap.id not in waiting]
    files = Counter(thing.place.path for thing in things if thing.layer == FEATURE)
    file = max(files, key=lambda path: (files[path], path)) if files else _BACKLOG
    return Advice("fill_gaps", len(bare), f"polreq show {bare[0].id}" if bare else "", file)
