"""Suggested links between items, with scores and reasons."""

from polreq.link.item import Item, Match, Options
from polreq.link.ranking import rank
from polreq.link.suggesting import suggest

__all__ = ["Item", "Match", "Options", "rank", "suggest"]
