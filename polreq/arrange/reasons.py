"""Why a link is suggested, in words."""

from collections.abc import Iterable
from typing import Final

from polreq.arrange.wording import aside
from polreq.results.suggestion import (
    Breach,
    Channels,
    Closeness,
    Learned,
    Missing,
    Reason,
    Reranked,
    Word,
    Words,
)
from polreq.words import Text
from polreq.words.names import Names, label, names
from polreq.words.review import tell
from polreq.words.sentences import joined

#: What joins the words on one side of a reason.
_JOINT: Final = "、"

#: Between reasons.
_SEMICOLON: Final = Text("；", "; ")

#: Parts of an item beside its own text.
_PARTS: Final[Names] = names(
    heading=("所在标题", "its heading"), module=("模块", "its module"), line=("业务线", "its business line")
)


def reason_words(reason: Reason) -> Text:
    """Say one reason of a suggestion in words."""
    percent = f"{reason.share:.0%}"
    match reason:
        case Words(upper, lower) if upper == lower:
            return tell("same", word=_words_said(upper), share=percent)
        case Words(upper, lower):
            return tell("for", upper=_words_said(upper), lower=_words_said(lower), share=percent)
        case Missing(upper):
            return tell("against", word=_words_said(upper))
        case Breach(forbidden, done):
            return tell("against_pair", upper=forbidden, lower=done)
        case Channels(above, below):
            return tell("channels", upper=_JOINT.join(above), lower=_JOINT.join(below))
        case Closeness(share):
            return tell("meaning" if share > 0 else "far", share=percent)
        case Learned(like, found, verdict):
            return tell("learned_no" if verdict == "rejected" else "learned_yes", like=like, found=found, share=percent)
        case Reranked(model, score):
            return tell("reranked", model=model, score=f"{score:.2f}")


def reasons_said(reasons: Iterable[Reason]) -> Text:
    """Say all reasons of a suggestion, what speaks against it at the end."""
    return joined(_SEMICOLON, map(reason_words, reasons))


def _words_said(words: Iterable[Word]) -> Text:
    """Say the words of one side of a reason, each with the part of the item that it stands in if not in the text."""
    return joined(_JOINT, (aside(word.text, label(_PARTS, word.part) if word.part else "") for word in words))
