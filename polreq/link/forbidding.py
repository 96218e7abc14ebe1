"""What a clause forbids (禁止性要求), and features that would do just that."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from polreq.late import late
from polreq.link.data_lines import lines
from polreq.link.item import LinkItem
from polreq.official.patterns import WORDS
from polreq.results.suggestion import Breach

#: Words that forbid or do away with what follows them.
_FORBID: Final = late(rf"(?!{WORDS['forbids_nothing']}){WORDS['forbids']}")

#: Where what is forbidden ends, and how long it is at most.
_END: Final = late(r"[，。；;：:！!？?（(\n]|[,.](?![0-9])")
_LONGEST: Final = 40

#: An act that is forbidden only without permission or reason; a feature may well do it properly.
_UNLESS: Final = late(r"擅自|违规|违法|非法|无故|无正当理由|未经|随意")

#: Words by which a feature does away with something, or sees that nobody does it; `不能提交` is none of them.
_UNDO: Final = late(rf"(?!免费){WORDS['undoes']}")

_CLAUSE_END: Final = late(r"[，。；;！!？?\n]|[,.](?![0-9])")

#: What a gap in a term of the table may be.
_GAP: Final = r"[^，。；;：:！!？?\n]{0,12}?"

#: Part of its score that a document loses if it would do what the query forbids: people are to see it, but last.
LOST: Final = 0.9

#: Shown of what is forbidden, and of the words by which it is done.
_SHOWN: Final = 16
_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Act:
    forbidden: re.Pattern[str]
    done: re.Pattern[str]


def forbidden_acts(item: LinkItem) -> dict[str, tuple[int, ...]]:
    """Return the known acts that a requirement forbids: their numbers in the table by the words that forbid them."""
    found: dict[str, tuple[int, ...]] = {}
    text = item.text
    for mark in _FORBID.finditer(text):
        end = _END.search(text, mark.end())
        span = text[mark.end() : min(end.start() if end else len(text), mark.end() + _LONGEST)]
        acts = () if _UNLESS.search(span) else tuple(n for n, act in enumerate(_acts()) if act.forbidden.search(span))
        if acts:
            said = mark[0] + span
            found[said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"] = acts
    return found


def breach(acts: Mapping[str, tuple[int, ...]], item: LinkItem) -> Breach | None:
    """Return what a feature would do of the forbidden acts; None if it does none, or does away with them."""
    for said, numbers in acts.items():
        if done := doings(item, [_acts()[n].done for n in numbers]):
            return Breach(said, "、".join(done[:_WORDS]), -LOST)
    return None


def doings(item: LinkItem, acts: Sequence[re.Pattern[str]]) -> tuple[str, ...]:
    """Return the words by which an item does some of the acts, each once; none where its title does away with one of them.

    Args:
        item: a feature, or a demand.
        acts: how it would say that it does them.
    """
    if any(_undone(item.fields.get("title", ""), act) for act in acts):
        return ()
    clauses = _CLAUSE_END.split(item.text)
    found = (m[0] for act in acts for clause in clauses if not _undone(clause, act) for m in act.finditer(clause))
    return tuple(dict.fromkeys(found))


def _undone(clause: str, done: re.Pattern[str]) -> bool:
    """Tell whether a clause does away with something by words that are no part of the act itself (`取消窗口`)."""
    acts = [match.span() for match in done.finditer(clause)]
    return any(not any(begin <= word.start() < end for begin, end in acts) for word in _UNDO.finditer(clause))


@cache
def _acts() -> tuple[_Act, ...]:
    return tuple(_Act(*map(_pattern, line.split("\t")[1:])) for line in lines("forbidden.tsv"))


def _pattern(terms: str) -> re.Pattern[str]:
    longest_first = sorted(terms.split(), key=lambda term: (-len(term), term))
    return re.compile("|".join(_GAP.join(map(re.escape, term.split("…"))) for term in longest_first), re.IGNORECASE)
