"""What of a clause is asked for: neither who is to do it, nor until when, nor what is only counted."""

from typing import Final

from polreq.late import late
from polreq.official.bodies import is_bearer, is_body
from polreq.text.lexicon import load_lexicon

#: Lists of the lexicon: short names of bodies by what they do (公安、民政等部门), whom services are for (老年人), and what a clause
#: begins with that is told to somebody (开展, 推动).
_FIELDS: Final = "body.fields"
_SERVED: Final = "recipient"
_OPENERS: Final = ("opener.firm.words", "opener.encourage.words", "opener.soft.words")

#: How words for bodies end that are no name of one: 承建单位, 有关部门.
_UNNAMED: Final = ("单位", "部门", "机关", "机构")

_NUMBER_BEFORE: Final = late(r"[0-9一二两三四五六七八九十百]\s*个?$")
_PLACE: Final = late(r"第.{1,4}[条章节款项]")
_TIME: Final = late(r"[年月季周][底末初]|[年月日季周时][前后内]$|之日")


def names_body(words: str) -> bool:
    """Tell whether words name a body, several, or a kind of them."""
    return words.endswith(_UNNAMED) or words in load_lexicon().set(_FIELDS) or is_body(words)


def is_lead(word: str) -> bool:
    """Tell whether a clause that is told to somebody may begin with a word (开展, 推动, 支持)."""
    return any(word in load_lexicon().set(name) for name in _OPENERS)


def is_somebody(word: str) -> bool:
    """Tell whether a word names who acts or is served (申请人, 企业, 老年人)."""
    return is_bearer(word, load_lexicon())


def is_counted(word: str, text: str) -> bool:
    """Tell whether a word stands in a text only behind numbers: 分钟 in 10分钟."""
    return all(_NUMBER_BEFORE.search(before) for before in text.split(word)[:-1])


def is_asked_for(term: str, text: str) -> bool:
    """Tell whether a term of a clause is something that can be answered.

    It is no body (nor the first part of one's name), nobody who acts (申请人, but 老年人 are served), no time, and not only counted.

    Args:
        term: in lower case.
        text: of the clause.
    """
    lexicon, low = load_lexicon(), text.lower()
    served = any(term.endswith(word) for words in lexicon.below(_SERVED).values() for word in words)
    if names_body(term) or _TIME.search(term) or _PLACE.fullmatch(term) or (is_somebody(term) and not served):
        return False
    if all(after.startswith((*_UNNAMED, "人")) for after in low.split(term)[1:]):
        return False
    return not is_counted(term, low)
