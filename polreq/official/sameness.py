"""Whether two demands say the same (同一要求) in whatever words: the same things, figures and days, and neither forbids what the other asks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from polreq.late import late
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.measures import quantities
from polreq.text.normalise import fold
from polreq.text.wordlists import any_of, below, read_lists

_LISTS: Final = read_lists("polreq.official", "sameness.yaml")

#: Unit → (the unit that it is counted in, how many of them it is).
_UNITS: Final = {"工作日": ("日", 1), "天": ("日", 1), "周": ("日", 7), "兆": ("MB", 1), "名": ("人", 1), "个": ("", 1)}
_TIMES: Final = frozenset(("日", "小时", "分钟", "月", "个月", "年"))

#: Figures that say no more than "all" and "once".
_NOTHING: Final = ((Decimal(100), "%"), (Decimal(1), "次"))

#: What one of two demands says more may have at most this share of the letters of what both say: more is another demand.
_MORE: Final = 0.5

_NEGATIVE: Final = late(any_of(_LISTS["negative"]))
_QUOTES: Final = late(r"[“”\"「」]")
#: The product as the one who has to do it: 平台应提供….
_ACTOR: Final = late(r"^(?:平台|系统)(?=应|须|要|可|能)")
_RUN: Final = late(r"[一-鿿㐀-䶿〇]+|[A-Za-z0-9]+")
_LISTED: Final = late(r"[、，,；;并]|以及|和(?!谐)|及(?!时)")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a demand says.

    Args:
        words: its words, each in the form that stands for all that say the same; without those that every demand has.
        figures: its quantities in one unit.
        days: the days that it names.
        negative: whether something is forbidden or asked for no longer.
        parts: how often it goes on with a comma or an "and"; a longer list is another demand.
    """

    words: frozenset[str]
    figures: frozenset[tuple[Decimal, str]]
    days: frozenset[date]
    negative: bool
    parts: int


def sense_of(text: str, segment: Callable[[str], list[str]]) -> Sense:
    """Read what a demand says.

    Args:
        text: the demand.
        segment: text to words.
    """
    folded = _ACTOR.sub("", _QUOTES.sub("", fold(text)).replace("半小时", "30分钟"))
    rest = folded
    dated = [found for found in find_deadlines(folded, DateContext()) if found.date]
    for found in dated:
        rest = rest.replace(found.text, " ")
    figures: set[tuple[Decimal, str]] = set()
    for one in reversed(tuple(quantities(rest))):
        unit, times = _UNITS.get(one.unit, (one.unit, 1))
        figures |= {(one.low, one.unit)}.difference(_NOTHING) and {(one.low * times, unit), (one.high * times, unit)}
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    words = frozenset(_words(rest, segment))
    if any(unit in _TIMES for _, unit in figures):
        words = words.difference(_LISTS["limits"])
    days = frozenset(found.date for found in dated if found.date)
    return Sense(words, frozenset(figures), days, bool(_NEGATIVE.search(folded)), len(_LISTED.findall(rest)))


def same(one: Sense, other: Sense) -> bool:
    """Tell whether two demands say the same.

    They do where figures, days and what is forbidden agree and at most one of them says a little more; where each has a word that the other
    lacks they are about two things (企业开办 and 企业注销), and a longer list asks for more.
    """
    if (one.figures, one.days, one.negative) != (other.figures, other.days, other.negative):
        return False
    shared = set(one.words & other.words)
    mine, theirs = set(one.words - shared), set(other.words - shared)
    for word in sorted(mine):
        part = next((w for w in sorted(theirs) if word in w or w in word), None)
        if part:
            mine.discard(word)
            theirs.discard(part)
            shared.add(min(word, part, key=len))
            mine |= _rest(word, part)
            theirs |= _rest(part, word)
    if not shared or (mine and theirs):
        return False
    longer, shorter = (one, other) if mine else (other, one)
    more = sum(map(len, mine | theirs))
    return not more or (more <= _MORE * sum(map(len, shared)) and longer.parts <= shorter.parts)


def plainly(text: str) -> str:
    """Give a text with one word for all that say the same, and with spaces for the words that every demand has."""
    stands, pattern = _table()
    return pattern.sub(lambda found: stands[found[0]] or " ", fold(text))


def _rest(word: str, part: str) -> set[str]:
    """Return what a longer word says more (食品 in 食品安全 beside 安全)."""
    return {word.replace(part, "")} if len(word) - len(part) > 1 else set()


def _words(text: str, segment: Callable[[str], list[str]]) -> Iterator[str]:
    stands, pattern = _table()
    yield from (stands[found] for found in pattern.findall(text) if stands[found])
    for run in _RUN.findall(pattern.sub(" ", text)):
        yield from (said for word in segment(run) if (said := stands.get(word, word)))


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what stands for every word of the lists, nothing for those that every demand has, and a pattern for the longer ones."""
    stands = {word: words[0] for words in below(_LISTS, "same").values() for word in words}
    stands |= {word: "" for word in _LISTS["frames"] if word not in stands}
    longer = sorted((word for word in stands if len(word) > 1), key=lambda word: (-len(word), word))
    return stands, re.compile("|".join(map(re.escape, longer)))
