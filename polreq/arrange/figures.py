"""Figures of coverage in sentences: what is covered and what is answered, each with its denominator."""

from polreq.results.coverage import Count
from polreq.results.figures import figure
from polreq.results.said import Phrase, Said, Share, Span
from polreq.words import Text
from polreq.words.sentences import SENTENCES, count, say


def share(key: str, group: Count) -> Text:
    """Say the figure of that name with its denominator and percentage: `12/40（30%）`."""
    part = figure(key, group)
    return say("share", part=part, total=group.total, percent=Share(part, group.total).percent)


def conclusions(total: Count, tone: str = "") -> tuple[Phrase, Phrase]:
    """Say what is covered, and what is answered, each with its denominator.

    Args:
        total: counts of everything in scope.
        tone: of the shares.
    """
    shares: dict[str, Said] = {key: Span(share(key, total), "share", tone) for key in ("deep", "delivered", "answered")}
    covered = shares | {"total": count("requirement", total.total)}
    answered = shares | {"justified": count("requirement", figure("justified", total))}
    return Phrase(SENTENCES["covered"], tuple(covered.items())), Phrase(SENTENCES["answered"], tuple(answered.items()))
