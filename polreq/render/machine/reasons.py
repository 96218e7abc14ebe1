"""Reasons of suggestions as rows for programs: every row has its kind, both sides and its share."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.model.link import VERDICTS
from polreq.render.machine.keys import Key, choice, number, text
from polreq.results.suggestion import (
    Akin,
    Breach,
    Channels,
    Closeness,
    General,
    Learned,
    Missing,
    Parts,
    Reason,
    Reranked,
    Rival,
    Word,
    Wording,
    Words,
)

#: An object of JSON.
ReasonRow = dict[str, str | float | list[dict[str, str]]]

#: Joins the words of one side.
_JOINT: Final = "、"

#: kind → what its two sides are; docs/links.md explains the kinds.
KINDS: Final[Mapping[str, type[Reason]]] = MappingProxyType(
    {
        "words": Words,
        "related": Akin,
        "general": General,
        "wording": Wording,
        "missing": Missing,
        "parts": Parts,
        "breach": Breach,
        "channels": Channels,
        "closeness": Closeness,
        "learned": Learned,
        "reranked": Reranked,
        "rival": Rival,
    }
)
_KIND_OF: Final = MappingProxyType({value: name for name, value in KINDS.items()})


def reason_keys(path: str, upper: str, lower: str) -> dict[str, Key]:
    """Return the keys of reasons.

    Args:
        path: of a reason in the format.
        upper: what the side of the requirement is called.
        lower: what the other side is called.
    """
    return {
        f"{path}.kind": choice(
            tuple(KINDS), "what kind of reason it is; see docs/links.md, which says what both sides are"
        ),
        f"{path}.{upper}": text("words of the requirement, or the similar requirement"),
        f"{path}.{lower}": text("words of the lower item, or the item that was decided about"),
        f"{path}.{upper}_in?[].word": text("a word of the requirement that is not in its own text"),
        f"{path}.{upper}_in?[].part": text("where it stands instead: heading or line"),
        f"{path}.{lower}_in?[].word": text("a word of the lower item that is not in its own text"),
        f"{path}.{lower}_in?[].part": text("where it stands instead: heading, module or line"),
        f"{path}.lacking?": text("for a list in the requirement: the parts of it that the lower item says nothing of"),
        f"{path}.total?": number("and how many parts it has"),
        f"{path}.verdict?": choice(VERDICTS, "for what was learned: confirmed or rejected"),
        f"{path}.model?": text("for a model of your own: its name"),
        f"{path}.score?": number("and its score, 0 to 1"),
        f"{path}.share": number("share of the score; below 0 it speaks against the link"),
    }


def reason_row(reason: Reason, upper: str = "upper", lower: str = "lower") -> ReasonRow:
    """Return a reason as an object for JSON.

    Args:
        reason: a reason.
        upper: what the side of the requirement is called.
        lower: what the other side is called.

    Returns:
        `kind`, both sides as text, further fields of the kind, and `share`. A side that the kind does not have is empty;
        words that stand outside of their item's own text are listed with the part they stand in.
    """
    above, below = _sides(reason)
    row: ReasonRow = {"kind": _KIND_OF[type(reason)], upper: above, lower: below}
    match reason:
        case Words(asked, there) | Akin(asked, there):
            row |= {f"{upper}_in": _parts(asked), f"{lower}_in": _parts(there)}
        case Missing(asked):
            row |= {f"{upper}_in": _parts(asked)}
        case Parts():
            row |= {f"{lower}_in": _parts(reason.lower), "lacking": _joined(reason.lacking), "total": reason.total}
        case Learned():
            row |= {"verdict": reason.verdict}
        case Reranked():
            row |= {"model": reason.model, "score": reason.score}
        case Rival():
            row |= {"score": reason.score}
    return {name: value for name, value in row.items() if value != []} | {"share": round(reason.share, 4)}


def _sides(reason: Reason) -> tuple[str, str]:
    match reason:
        case Words(upper, lower) | Akin(upper, lower) | Parts(upper, lower):
            return _joined(upper), _joined(lower)
        case Missing(upper):
            return _joined(upper), ""
        case General(words):
            return _joined(words), _joined(words)
        case Rival(found):
            return "", found
        case Breach(forbidden, done):
            return forbidden, done
        case Channels(above, below):
            return _JOINT.join(above), _JOINT.join(below)
        case Learned(like, found):
            return like, found
        case Closeness() | Wording() | Reranked():
            return "", ""


def _joined(words: tuple[Word, ...]) -> str:
    return _JOINT.join(word.text for word in words)


def _parts(words: tuple[Word, ...]) -> list[dict[str, str]]:
    return [{"word": word.text, "part": word.part} for word in words if word.part]
