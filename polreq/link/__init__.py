"""Suggested links between items, with scores and reasons; articles of a lower document and of the upper one."""

from polreq.link.aligning import Aligned, Alignment, align
from polreq.link.item import LinkItem, Match, Options
from polreq.link.ranking import rank
from polreq.link.suggesting import suggest

__all__ = ["Aligned", "Alignment", "LinkItem", "Match", "Options", "align", "rank", "suggest"]
