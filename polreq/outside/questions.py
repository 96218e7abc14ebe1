"""How a model outside is asked about pairs of texts, and what it means that it does not answer."""

from dataclasses import dataclass

from polreq.errors import PolreqError


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts: a requirement, and what might answer it."""

    upper: str
    lower: str


class UnansweredError(PolreqError):
    """The model cannot be asked (any longer), or its answers cannot be used; never names a key or repeats an answer."""


def lost(count: int) -> UnansweredError:
    """Return the error for answers that are no scores."""
    return UnansweredError(
        f"有 {count} 个回答不是约定的分数",
        f"{count} of its answers {'is' if count == 1 else 'are'} not the score agreed on",
    )
