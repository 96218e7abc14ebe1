"""What a service promises of time and of ways to be made (承诺), and what people say by which it was not kept.

Few things are taken for a broken promise, and each by its words: a question, a wish, or what was so before is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final, Literal

from polreq.late import late
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.measures import quantities
from polreq.official.numerals import CHINESE, parse_number
from polreq.text.normalise import fold
from polreq.text.wordlists import any_of, read_lists

#: What is promised: a time limit 时限, all on the net 全程网办, no way 零跑动, one way at most 最多跑一次.
PromiseKind = Literal["limit", "online", "no_visit", "once"]

_LISTS: Final = read_lists("polreq.official", "promises.yaml")
_WORDS: Final = {name: any_of(words) for name, words in _LISTS.items()}
_MODES: Final[tuple[PromiseKind, ...]] = ("online", "no_visit", "once")

#: Kinds of deadlines that promise how long something takes.
_LIMITS: Final = ("sla", "relative")

#: Days of a unit of time; working days stand apart.
_DAYS: Final = {
    "分钟": Decimal(1) / 1440, "小时": Decimal(1) / 24, "日": Decimal(1), "天": Decimal(1), "自然日": Decimal(1), "周": Decimal(7), "星期": Decimal(7), "礼拜": Decimal(7),
    "月": Decimal(30), "年": Decimal(365),
}  # fmt: skip
_WORKING: Final = "工作日"
#: Working days of a week, and the free ones beside them.
_WEEK: Final = 5
_WEEKEND: Final = 2

_CLAUSE: Final = late(r"[^，。；！？,;!?\n]+[！？!?]?")
_NUMBER: Final = rf"(?:\d+(?:\.\d+)?|{CHINESE}|半|好?几)"
_UNIT: Final = any_of((*_DAYS, _WORKING))
_SPAN: Final = rf"(?P<number>{_NUMBER})(?:多|来|余)?个?(?P<half>半)?多?(?P<unit>{_UNIT})(?P<and>半)?多?"
_WAITED: Final = late(rf"(?P<before>{_WORDS['waited']})?{_SPAN}(?P<after>{_WORDS['since']})?")
_PROMISED: Final = late(rf"{_WORDS['promised']}")
_ASKING: Final = late(rf"{_WORDS['asking']}|[？?]$")
_NOT_SO: Final = late(rf"{_WORDS['not_so']}[^，。；]{{0,2}}$")
_SENT: Final = late(rf"{_WORDS['must']}.{{0,4}}?{_WORDS['go']}.{{0,6}}?{_WORDS['places']}")
_WENT: Final = late(_WORDS["went"])
_RUNS: Final = late(
    rf"(?P<only>只|就|仅)?(?P<by>[跑去])(?:了|过)?(?P<many>{_NUMBER}|{_WORDS['several']})(?:{_WORDS['ways']}|个{_WORDS['stops']})"
)
_OFFLINE: Final = late(_WORDS["offline"])
_OVERDUE: Final = late(_WORDS["overdue"])
_DENIED: Final = late(_WORDS["denied"])
#: What a message may call a time limit that it denies: 一日办结, 3个工作日, 时限.
_LIMIT_NAMED: Final = late(rf"{_NUMBER}个?{_UNIT}|时限|期限")


@dataclass(frozen=True, slots=True)
class Promise:
    """What a text promises.

    Args:
        kind: what is promised.
        words: of the text.
        days: of a limit: so many days of the calendar it takes at most; weekends are in it, other holidays are not.
        workdays: of a limit in working days: so many; else None.
    """

    kind: PromiseKind
    words: str
    days: Decimal | None = None
    workdays: Decimal | None = None


def find_promises(text: str) -> tuple[Promise, ...]:
    """Find what a text promises: each kind of way once, and the shortest time limit."""
    folded = fold(text)
    found = [Promise(mode, words[0]) for mode in _MODES if (words := re.search(_WORDS[mode], folded))]
    clauses = (clause for clause in _CLAUSE.findall(folded) if re.search(_WORDS["finishing"], clause))
    said = (d.text for clause in clauses for d in find_deadlines(clause, DateContext()) if d.kind in _LIMITS)
    limits = [limit for words_ in said if (limit := _limit(words_))]
    if limits:
        found.insert(0, min(limits, key=lambda one: one.days or Decimal(0)))
    return tuple(found)


def broken_by(promise: Promise, message: str) -> str:
    """Return the words of a message by which a promise was not kept; empty where nothing says so."""
    for clause in _CLAUSE.findall(fold(message)):
        if _ASKING.search(clause):
            continue
        found = _late(promise, clause) if promise.kind == "limit" else _made_to_go(promise.kind, clause)
        if words := _denied(promise.kind, clause) or next(found, ""):
            return words
    return ""


def _denied(kind: PromiseKind, clause: str) -> str:
    """Return words of a clause that name a promise and say that it is none: 全程网办是假的."""
    denied = _DENIED.search(clause)
    named = _LIMIT_NAMED if kind == "limit" else re.compile(_WORDS[kind])
    before = named.search(clause[: denied.start()]) if denied else None
    return clause[before.start() : denied.end()] if denied and before else ""


def _limit(text: str) -> Promise | None:
    for quantity in quantities(fold(text)):
        unit = quantity.unit.removeprefix("个")
        if unit == _WORKING:
            weeks = (quantity.high / _WEEK).to_integral_value(ROUND_CEILING)
            return Promise("limit", text, quantity.high + _WEEKEND * weeks, quantity.high)
        if unit in _DAYS:
            return Promise("limit", text, quantity.high * _DAYS[unit])
    return None


def _late(promise: Promise, clause: str) -> Iterator[str]:
    """Yield words of a clause that say that somebody waits longer than was promised."""
    for found in _WAITED.finditer(clause):
        if not (found["before"] or found["after"]) or _is_promised(clause, found):
            continue
        number = _amount(found)
        if found["unit"] == _WORKING:
            most = promise.workdays if promise.workdays is not None else promise.days
            longer = number > (most or 0)
        else:
            longer = number * _DAYS[found["unit"]] > (promise.days or 0)
        if longer:
            yield found[0]
    if overdue := _OVERDUE.search(clause):
        yield overdue[0]


def _is_promised(clause: str, found: re.Match[str]) -> bool:
    """Whether a span is what was promised: 说好3天就好, 3天内."""
    behind = _PROMISED.match(clause, found.end("unit"))
    before = _PROMISED.search(clause[: found.start("number")])
    return behind is not None or (before is not None and not found["before"])


def _amount(found: re.Match[str]) -> Decimal:
    said = found["number"]
    number = Decimal(2) if said.endswith("几") else parse_number(said) or Decimal(0)
    return number + (Decimal("0.5") if (found["half"] and said != "半") or found["and"] else 0)


def _made_to_go(kind: PromiseKind, clause: str) -> Iterator[str]:
    """Yield words of a clause that say that somebody had to go, more often than once where one way was promised."""
    for found in _RUNS.finditer(clause):
        # to go somewhere once may be for anything; 跑 is said of errands
        least = 2 if kind == "once" or found["by"] == "去" else 1
        ways = parse_number(found["many"])
        enough = ways is None or ways >= least
        if enough and not found["only"] and not _NOT_SO.search(clause[: found.start()]):
            yield found[0]
    if (went := _WENT.search(clause)) and not _NOT_SO.search(clause[: went.start()]):
        yield went[0]
    if kind == "once":
        return
    if (sent := _SENT.search(clause)) and not _NOT_SO.search(clause[: sent.start()]):
        yield sent[0]
    if kind == "online" and (offline := _OFFLINE.search(clause)):
        yield offline[0]
