"""Why a link is suggested, in words: at most three words or facts that speak for it, and two that say why not more."""

from collections.abc import Iterable, Sequence
from typing import Final

from polreq.arrange.wording import aside
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
    score_text,
    speaks_against,
)
from polreq.words import Text
from polreq.words.names import Names, label, names
from polreq.words.review import tell
from polreq.words.sentences import joined

#: Between words, between facts of one group, and between sentences.
_AND: Final = Text("、", ", ")
_COMMA: Final = Text("，", ", ")
_SEMICOLON: Final = Text("；", "; ")

#: Words or facts that speak for a link, and facts that say why its score is not higher, at most.
_FOR: Final = 3
_AGAINST: Final = 2

#: Parts of a list that are named, of those that are met and of those that are not.
_LISTED: Final = 3

#: Parts of an item beside its own text.
_PARTS: Final[Names] = names(
    heading=("所在标题", "its heading"), module=("模块", "its module"), line=("业务线", "its business line")
)


def reason_sentences(reasons: Iterable[Reason]) -> tuple[Text, ...]:
    """Say why a link is suggested, one thought a sentence; why not more is the last one."""
    all_of_it = tuple(reasons)
    speaks = [reason for reason in all_of_it if not speaks_against(reason)]
    named = [reason for reason in speaks if _tells(reason, speaks)][:_FOR] or speaks[:1]
    against = [_against(reason) for reason in all_of_it if speaks_against(reason)][:_AGAINST]
    words = [reason for reason in named if isinstance(reason, Words)]
    related = [reason for reason in named if isinstance(reason, Akin)]
    said = [
        *([tell("both_say", words=joined(_AND, map(_pair, words)))] if words else []),
        *([tell("both_near", words=joined(_AND, map(_near, related)))] if related else []),
        *(_for(reason) for reason in named if not isinstance(reason, Words | Akin)),
    ]
    return (*said, *([tell("not_higher", why=joined(_COMMA, against))] if against else []))


def _tells(reason: Reason, speaks: Sequence[Reason]) -> bool:
    """Tell whether a reason says something: closeness does where it weighs most or no word is named, similar wording never."""
    if isinstance(reason, Closeness):
        return reason is speaks[0] or not any(isinstance(one, Words | Akin) for one in speaks)
    return not isinstance(reason, Wording)


def reasons_said(reasons: Iterable[Reason]) -> Text:
    """Say all of it in one line."""
    return joined(_SEMICOLON, reason_sentences(reasons))


def _for(reason: Reason) -> Text:
    """Say what speaks for a link, other than words of both sides."""
    match reason:
        case General(words):
            return tell("general", words=joined(_AND, (_quoted(word) for word in words)))
        case Learned(like, found):
            return tell("learned_yes", like=like, found=found)
        case Reranked(model, score):
            return tell("reranked", model=model, score=score_text(score))
        case Parts():
            return tell("all_parts", total=reason.total)
        case Closeness():
            return tell("meaning")
        case _:
            return tell("wording")


def _against(reason: Reason) -> Text:
    """Say what keeps the score from being higher."""
    match reason:
        case Missing(upper):
            return tell("against", word=tell("word", word=upper[0].text))
        case Parts(met, _, lacking, total):
            return tell("a_part", total=total, met=_some(met), lacking=_some(lacking))
        case Breach(forbidden, done):
            return tell("against_pair", upper=forbidden, lower=done)
        case Channels(above, below):
            return tell("channels", upper=joined(_AND, above), lower=joined(_AND, below))
        case Learned(like, found):
            return tell("learned_no", like=like, found=found)
        case Rival(found, score):
            return tell("rival", found=found, score=score_text(score))
        case Reranked(model, score):
            return tell("reranked", model=model, score=score_text(score))
        case _:
            return tell("far")


def _pair(reason: Words) -> Text | str:
    """Say the first word of both sides: once where it is the same, else the other side's beside it; and where they stand."""
    upper, lower = reason.upper[0], reason.lower[0]
    other = lower.text if lower.text != upper.text else ""
    parts = dict.fromkeys(part for part in (upper.part, "" if other else lower.part) if part)
    beside = joined(_SEMICOLON, (*(label(_PARTS, part) for part in parts), other))
    return aside(tell("word", word=upper.text), beside if parts or other else "")


def _some(parts: Sequence[Word]) -> Text:
    """Quote the first parts of a list, and say how many they are where that is not all."""
    words = joined(_AND, map(_quoted, parts[:_LISTED]))
    return tell("and_more", words=words, number=len(parts)) if len(parts) > _LISTED else words


def _near(reason: Akin) -> Text:
    return tell("near", upper=_quoted(reason.upper[0]), lower=_quoted(reason.lower[0]))


def _quoted(word: Word) -> Text | str:
    """Quote a word, with the part of the item that it stands in if not in the text."""
    return aside(tell("word", word=word.text), label(_PARTS, word.part) if word.part else "")
