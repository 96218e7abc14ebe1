"""Wording (用词): the single words of a unit, and what each comma clause makes of what; signals for force and product."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.extract.context import Sentence
from polreq.extract.signals import SentencePart
from polreq.late import late
from polreq.text.lexicon import Lexicon

#: Words that say something: two Chinese characters or more.
_WORD: Final = late(r"[\u4e00-\u9fff]{2,}")
_BRACKET: Final = late(r"（[^（）]*）")

#: More comma clauses than this are like this many.
_MANY_PARTS: Final = 5


def words_said(unit: Sentence, lexicon: Lexicon) -> dict[str, str]:
    """Give a signal for each word of the unit, whatever list it stands in."""
    return {f"says {word}": word for word in lexicon.cut(unit.body) if _WORD.fullmatch(word)}


def clauses_said(unit: Sentence, lexicon: Lexicon, parts: Sequence[SentencePart]) -> dict[str, str]:
    """Give signals of verb and object of each comma clause together (建立…制度, 提升…水平), and of their number."""
    out = dict(_together(parts, lexicon))
    if any(character.isdigit() for character in unit.body):
        out["says a number"] = ""
    return out


def _together(parts: Sequence[SentencePart], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(parts):
        head = _head(part.text, lexicon)
        yield f"{part.word} … {head}", part.text
        yield f"ends {head}", head
        yield f"{part.kind} … {head}", part.text
        if number == 0:
            yield f"first {part.word} … {head}", part.text
            yield f"first ends {head}", head
        if number == len(parts) - 1:
            yield f"last ends {head}", head
            yield f"last word {part.word}", part.word
            yield f"last {part.kind}", part.text
    if parts:
        yield "clauses " + " ".join(dict.fromkeys(part.kind for part in parts)), ""
        yield f"clauses {min(len(parts), _MANY_PARTS)}", ""
        firm = sum(part.kind in ("firm", "must") for part in parts)
        yield f"clauses that can be checked {4 * firm // len(parts)}/4", ""


def _head(text: str, lexicon: Lexicon) -> str:
    """Give the last word of a clause, which in Chinese is the head of its object."""
    return next((word for word in reversed(lexicon.cut(_BRACKET.sub("", text))) if _WORD.fullmatch(word)), "")
