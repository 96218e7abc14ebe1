"""What a lower article says differently from the upper one that it carries out: numbers, days, and who bears the duty."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from polreq.late import late
from polreq.model.clause import Target
from polreq.official.bodies import is_bearer, split_bodies
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.quantities import find_targets
from polreq.results.alignment import Divergence
from polreq.text.lexicon import Lexicon
from polreq.text.likeness import containment, pairs
from polreq.text.normalise import fold

#: Units of time limits, which are compared as such.
_TIMES: Final = frozenset(("日", "天", "周", "工作日", "小时", "分钟", "秒", "个月", "月", "年"))
#: A goal is stricter if it is larger, or smaller.
_SIGN: Final = {">=": 1, "reduce": 1, "<=": -1}
#: Who stands at the head of a sentence, before what obliges them.
_SUBJECT: Final = late(r"(?:^|(?<=[。；\n]))(?P<name>[^，。；：\n]{2,30}?)(?=应当|必须|不得|负责|可以)")
_ENDS: Final = late(r"[，。；\n]")
_SENTENCES: Final = late(r"[。；\n]")
#: Deadlines that end on a day.
_DATED: Final = ("milestone", "period")
#: Two sentences are about one matter if this share of the pairs of the shorter one stands in the other.
_ONE_MATTER: Final = 0.4


def divergences(upper: str, lower: str, lexicon: Lexicon) -> tuple[Divergence, ...]:
    """Compare the numbers and days of two articles, and the bodies that bear their duties.

    Args:
        upper: text of the upper article.
        lower: text of the lower one.
        lexicon: knows how names of bodies end.
    """
    above, below = fold(upper), fold(lower)
    return (*_numbers(above, below), *_days(above, below), *_bodies(above, below, lexicon))


def _numbers(upper: str, lower: str) -> Iterator[Divergence]:
    """Yield goals of one kind and unit, about the same thing, of which each article has one that the other has not."""
    above, below = _targets(upper), _targets(lower)
    for key in above.keys() & below.keys():
        values = {t.value for t in above[key]} & {t.value for t in below[key]}
        mine = [t for t in above[key] if t.value not in values]
        other = [t for t in below[key] if t.value not in values]
        if len(mine) == len(other) == 1 and topic(upper, mine[0].text) & topic(lower, other[0].text):
            yield Divergence("number", mine[0].text, other[0].text, _verdict(key[0], mine[0].value, other[0].value))


def _targets(text: str) -> dict[tuple[str, str], list[Target]]:
    found: dict[tuple[str, str], list[Target]] = {}
    for target in find_targets(text):
        if target.unit not in _TIMES:
            found.setdefault((target.op, target.unit), []).append(target)
    return found


def _days(upper: str, lower: str) -> Iterator[Divergence]:
    """Yield the one day by which each article wants something done, where the other has another one for the same thing."""
    above, below = _milestones(upper), _milestones(lower)
    mine = [day for day in above if day not in below]
    other = [day for day in below if day not in above]
    if len(mine) == len(other) == 1:
        (words, said), (beside, as_said) = above[mine[0]], below[other[0]]
        if containment(pairs(said), pairs(as_said)) >= _ONE_MATTER:
            yield Divergence("day", words, beside, "stricter" if other[0] < mine[0] else "looser")


def _milestones(text: str) -> dict[date, tuple[str, str]]:
    """Return the days on which something is to be done, each with its words and the rest of its sentence."""
    found: dict[date, tuple[str, str]] = {}
    for sentence in _SENTENCES.split(text):
        for one in find_deadlines(sentence, DateContext()):
            if one.kind in _DATED and one.date:
                found.setdefault(one.date, (one.text, sentence.replace(one.text, " ")))
    return found


def _verdict(op: str, upper: str, lower: str) -> Literal["stricter", "looser", ""]:
    sign = _SIGN.get(op, 0)
    if not sign:
        return ""
    return "stricter" if sign * (Decimal(lower) - Decimal(upper)) > 0 else "looser"


def topic(text: str, words: str) -> set[str]:
    """Return the pairs of characters that stand beside a number in its part of the sentence.

    Args:
        text: folded.
        words: the number with its measure, as it first stands there.
    """
    at = max(text.find(words), 0)
    return topic_at(text, at, at + len(words))


def topic_at(text: str, start: int, stop: int) -> set[str]:
    """Return the same of a number by where it stands in a folded text."""
    begin = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    end = _ENDS.search(text, stop)
    beside = (text[begin:start], text[stop : end.start() if end else len(text)])
    return {part[n : n + 2] for part in beside for n in range(len(part) - 1)} - {"应当", "不得", "达到", "以上"}


def _bodies(upper: str, lower: str, lexicon: Lexicon) -> Iterator[Divergence]:
    above, below = _bearers(upper, lexicon), _bearers(lower, lexicon)
    if above and below and not above.keys() & below.keys():
        yield Divergence("body", "、".join(above), "、".join(below))


def _bearers(text: str, lexicon: Lexicon) -> dict[str, None]:
    """Return who bears the duties of an article, in its order."""
    names = (name for match in _SUBJECT.finditer(text) for name in split_bodies(match["name"]))
    return dict.fromkeys(name for name in names if is_bearer(name, lexicon))
