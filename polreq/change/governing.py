"""Say which of several values that documents state for one thing governs (适用值), by level, day and the stricter one.

A lower level may ask for more than the upper one and not for less; of one level the later document governs (新法优于旧法); a contract, minutes or an
instruction may be stricter than policy and never looser. Whether a special rule goes before a general one is nothing that values tell: it is asked.
So is what nobody knows: the level or the day of a document.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from polreq.change.bounds import strictness
from polreq.results.governing import GOVERNING_QUESTIONS, STATED_RANKS, Governing, SetAside, Stated

#: Ranks of which one statement can be meant for one region only.
_POLICY: Final = STATED_RANKS[: STATED_RANKS.index("contract")]


def governing(stated: Iterable[Stated]) -> Governing:
    """Say which value governs.

    Args:
        stated: values that documents state for one metric, time limit or day; their order does not matter.
    """
    everything = sorted(set(stated), key=_order)
    out = tuple(SetAside(one, "not_in_force") for one in everything if not one.counts)
    live = [one for one in everything if one.counts]
    force = ("force",) if any(one.standing != "in_force" for one in live) else ()
    if not live:
        return Governing(None, ("none",), out)
    first = live[0]
    if all(_is_same(one, first) for one in live):
        return Governing(first, ("only" if len(live) == 1 else "same",), out, force)
    if open_questions := tuple(_open(live)):
        return Governing(None, ("unknown",), out, _sorted((*open_questions, *force)), _safest(live))
    chain = _Chain(live)
    questions = _sorted((*chain.questions, *force))
    if chain.current is None:
        return Governing(None, ("unknown",), (*out, *chain.aside), questions, _safest(live))
    aside = sorted((*out, *chain.aside), key=lambda one: _order(one.stated))
    return Governing(chain.current, tuple(dict.fromkeys(chain.reasons)), tuple(aside), questions)


class _Chain:
    """Goes down the ranks and keeps what governs so far.

    Args:
        live: values in force, the upper ones first.
    """

    def __init__(self, live: Sequence[Stated]) -> None:
        self.current: Stated | None = None
        self.reasons: list[str] = []
        self.aside: list[SetAside] = []
        self.questions: list[str] = []
        self._uppers: list[Stated] = []
        for rank in STATED_RANKS:
            if (mine := [one for one in live if one.rank == rank]) and not self._take(mine):
                self.current = None
                return

    def _take(self, mine: Sequence[Stated]) -> bool:
        """Take the statements of one rank; false where it stays open which of them counts."""
        chosen, question = _of_one_rank(mine)
        if chosen is None:
            if self._uppers and all(self._yields(one) for one in mine):
                for one in mine:
                    self._add(one)
                return True
            self.questions.append(question)
            return False
        older = [one for one in mine if not _is_same(one, chosen)]
        self.aside += [SetAside(one, "earlier", chosen) for one in older]
        if older:
            self.reasons.append("later")
            self.questions += ["special"] if chosen.rank in _POLICY else []
        self._add(chosen)
        return True

    def _yields(self, one: Stated) -> bool:
        return any(strictness(one.bound, upper.bound) in ("looser", "same") for upper in self._uppers)

    def _add(self, one: Stated) -> None:
        """Hold a value against all upper ones."""
        found = [(strictness(one.bound, upper.bound), upper) for upper in self._uppers]
        for verdict, upper in found:
            if verdict in ("looser", "against"):
                self.aside.append(SetAside(one, "looser" if verdict == "looser" else "against", upper))
                self.reasons.append("upper")
                return
        if doubtful := next((upper for verdict, upper in found if verdict == "unknown"), None):
            self.aside.append(SetAside(one, "incomparable", doubtful))
            self.reasons.append("upper")
            self.questions.append("compare")
            self._uppers.append(one)
            return
        if self.current is None:
            self.current = one
        elif strictness(one.bound, self.current.bound) == "stricter":
            self.aside += [SetAside(self.current, "met", one)]
            self.reasons.append("stricter")
            self.current = one
        self._uppers.append(one)


def _of_one_rank(mine: Sequence[Stated]) -> tuple[Stated | None, str]:
    """Return the latest statement of a rank, or what has to be asked to know it."""
    if all(_is_same(one, mine[0]) for one in mine):
        return mine[0], ""
    if any(one.day is None for one in mine):
        return None, "day"
    last = max(one.day or date.min for one in mine)
    latest = [one for one in mine if one.day == last]
    return (latest[0], "") if all(_is_same(one, latest[0]) for one in latest) else (None, "same_day")


def _open(live: Sequence[Stated]) -> Iterator[str]:
    """Yield what must be known before values can be put in order."""
    if any(one.rank not in STATED_RANKS for one in live):
        yield "level"
    for rank in _POLICY:
        regions = {one.region for one in live if one.rank == rank and one.region}
        if len(regions) > 1:
            yield "region"
            return


def _safest(live: Sequence[Stated]) -> Stated | None:
    """Return a value whose fulfilment meets all others."""
    return next(
        (one for one in live if all(strictness(one.bound, other.bound) in ("same", "stricter") for other in live)), None
    )


def _is_same(one: Stated, other: Stated) -> bool:
    return strictness(one.bound, other.bound) == "same"


def _sorted(questions: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(questions), key=GOVERNING_QUESTIONS.index))


def _order(one: Stated) -> tuple[object, ...]:
    """Put upper ones first, of one rank the later ones, and give all others an order that no input changes."""
    rank = STATED_RANKS.index(one.rank) if one.rank in STATED_RANKS else len(STATED_RANKS)
    bound = one.bound
    late = -(one.day or date.min).toordinal()
    value = (bound.op, bound.value, bound.unit, bound.day or date.min, bound.word)
    return rank, late, one.document, one.id, one.words, one.region, one.standing, *value
