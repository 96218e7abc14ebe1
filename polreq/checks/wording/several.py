"""Several demands in one (多项要求合一): pieces of work that are delivered, accepted or put off one without the other.

A list of objects of one verb (支持微信和支付宝), a condition and what is done then (超时后提醒), a way and what it leads to
(通过…实现…), and the steps of one act (点击后跳转并提示) are one demand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from polreq.checks.wording.clauses import FieldText, TextSpan, clauses
from polreq.late import late
from polreq.text.lexicon import Lexicon

_STOP: Final = late(r"[。！？!?\n]")
_SEMICOLON: Final = late(r"[；;]")
_ITEM: Final = late(
    r"(?:^|(?<=[\n。；;：:，, /]))[ \t]*(?:\d{1,2}(?:[、)）]|[.．](?!\d))|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）])[ \t]*"
    r"|[①-⑳][ \t]*"
)
_PLUS: Final = late(r"[+＋]")
_JOINED: Final = r"(?:并且|以及|并|且|同时)，?"
_THING: Final = r"(?P<thing>[一-龥A-Za-z0-9〼“「《]{2,})"
#: Characters of two objects by which they are told to be the same thing.
_SAME: Final = 2
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class DemandPart:
    """A verb and its object in a text: one thing that is asked for."""

    verb: str
    thing: str
    start: int


class SeveralDemands:
    """Finds texts that hold several demands.

    Args:
        lexicon: lists `quality.several`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        work, offer, nouns, adverbs, modals, besides, subjects = (
            lexicon.pattern(f"quality.several.{name}").pattern
            for name in ("work", "offer", "nouns", "adverbs", "modals", "besides", "subjects")
        )
        lead = rf"[ \t]*(?:[^，。；：、\d]{{0,12}}?{modals}|{subjects})?{adverbs}*"
        verb = rf"(?P<verb>{work}|{offer})"
        self._sign = re.compile(rf"{_JOINED}|{besides}|[；;+＋①-⑳]|\d[、.．)）]|[）)]")
        self._work = re.compile(rf"{lead}(?P<verb>{work}){_THING}")
        self._any = re.compile(rf"{lead}{verb}{_THING}")
        self._joined = re.compile(
            rf"(?:(?<=[，、])|(?<=[^，。；：]{{3}})){_JOINED}(?:{modals}){{0,2}}{adverbs}*{verb}{_THING}"
        )
        self._beside = re.compile(
            rf"(?P<verb>{work})(?P<thing>[一-龥A-Za-z0-9〼“「《”」》]{{2,}}?)(?:和|与|及|以及|并|，|、)"
            rf"(?P<other>{work})(?P<other_thing>[^，。；]{{2,}})"
        )
        self._noun = re.compile(rf"{nouns}$")
        self._manner = lexicon.pattern("quality.several.manner.words", "quality.several.manner.not")
        self._verbs_like_manner = lexicon.set("quality.several.manner.not")
        self._besides = re.compile(
            rf"(?:^|(?<=[。；，!！?？\n ]))(?P<besides>{besides})(?P<rest>，?(?![的一二两几\d])[^，。；！？\n]{{2,}})"
        )

    def find(self, field: FieldText, *, title: bool = False, items: bool = True) -> tuple[TextSpan, ...]:
        """Return the first two demands of a field that are independent of each other, verb with object; none if it has one demand.

        Args:
            field: of an item.
            title: whether it is a short name, in which things are joined by + and 和.
            items: whether what a thing offers (支持, 提供) counts as a demand of its own, as it does in a requirement.
        """
        text = field.bare
        found: Sequence[DemandPart] = self._in_title(text) if title else ()
        if not found and self._sign.search(text):
            found = self._numbered(text, items) or self._by_mark(text, items) or self._by_besides(text)
        return tuple(field.span(one.start, one.start + len(one.verb + one.thing)) for one in found[:2])

    def _in_title(self, text: str) -> Sequence[DemandPart]:
        """Return what is done to several things: SDK清理+隐私弹窗整改, 修复闪退和新增埋点."""
        pieces = list(_split(_PLUS, text))
        if len(pieces) > 1 and all(self._noun.search(one.text) or self._work.match(one.text) for one in pieces):
            return [DemandPart("", one.text.strip(), one.end - len(one.text.lstrip())) for one in pieces]
        found = self._beside.match(text)
        if found and _differ(found["thing"], found["other_thing"]):
            return [
                DemandPart(found["verb"], found["thing"], found.start("verb")),
                DemandPart(found["other"], found["other_thing"], found.start("other")),
            ]
        return ()

    def _numbered(self, text: str, offers: bool) -> Sequence[DemandPart]:
        """Return the demands of numbered items, where each of them is one."""
        starts = list(_ITEM.finditer(text))
        if not starts:
            return ()
        ends = [one.start() for one in starts[1:]] + [len(text)]
        heads = [self._head(TextSpan(text[a.end() : b], a.end()), offers) for a, b in zip(starts, ends, strict=True)]
        return _independent(heads)

    def _by_mark(self, text: str, offers: bool) -> Sequence[DemandPart]:
        """Return the demands that a semicolon, or a word such as 并 or 同时, joins."""
        for sentence in _split(_STOP, text):
            halves = [TextSpan(one.text, sentence.start + one.start) for one in _split(_SEMICOLON, sentence.text)]
            demands = _independent([self._head(half, offers) for half in halves])
            found = next(filter(None, (self._by_word(half, offers) for half in halves)), ())
            if demands or found:
                return demands or found
        return ()

    def _by_word(self, sentence: TextSpan, offers: bool) -> Sequence[DemandPart]:
        for found in self._joined.finditer(sentence.text):
            left = TextSpan(sentence.text[: found.start()], sentence.start)
            right = self._head(
                TextSpan(sentence.text[found.start("verb") :], sentence.start + found.start("verb")), offers
            )
            heads = [head for clause in clauses(left) if (head := self._head(clause, offers))]
            if right and heads and _differ(heads[-1].thing, right.thing):
                return heads[-1], right
        return ()

    def _by_besides(self, text: str) -> Sequence[DemandPart]:
        """Return what a text adds as another matter: 另外按次计费."""
        found = self._besides.search(text)
        if found is None or not text[: found.start()].strip():
            return ()
        return (DemandPart(found["besides"], found["rest"], found.start("besides")),)

    def _head(self, span: TextSpan, offers: bool) -> DemandPart | None:
        """Return the verb with which a clause demands something, and its object; None for manner, condition and reason."""
        manner = self._manner.match(span.text.strip())
        if manner and manner[0] not in self._verbs_like_manner:
            return None
        found = (self._any if offers else self._work).match(span.text)
        return DemandPart(found["verb"], _cut(found["thing"]), span.start + found.start("verb")) if found else None


def _cut(thing: str) -> str:
    """Cut an object where its clause goes on with another verb."""
    return re.split(r"并|同时|以及", thing, maxsplit=1)[0] or thing


def _independent(parts: Sequence[DemandPart | None]) -> Sequence[DemandPart]:
    """Return demands of which no two neighbours are about the same thing; none where fewer than two are left, or a part is no demand."""
    whole = [one for one in parts if one]
    if len(whole) < max(len(parts), _FEWEST):
        return ()
    kept = [whole[0], *(b for a, b in pairwise(whole) if _differ(a.thing, b.thing))]
    return kept if len(kept) >= _FEWEST else ()


def _differ(one: str, other: str) -> bool:
    return one[:_SAME] != other[:_SAME] and one not in other and other not in one


def _split(mark: re.Pattern[str], text: str) -> Iterator[TextSpan]:
    at = 0
    for found in mark.finditer(text):
        yield TextSpan(text[at : found.start()], at)
        at = found.end()
    yield TextSpan(text[at:], at)
