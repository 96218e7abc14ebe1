"""Signals for whether a norm bears on the product: what an information system must do or support."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from polreq.extract.context import Sentence
from polreq.late import late
from polreq.text.lexicon import Lexicon, SpottedTerm

#: What the words of a group stand for: a thing of the product itself, what often goes with one, other matters.
_KINDS: Final = ("thing", "hint", "other")

#: Numbers of different words, or of different groups, that count as a signal of their own.
_STEPS: Final = (2, 3)
_BREADTH: Final = (2, 3, 4, 6)

#: Characters between a verb and the thing that it makes or goes through.
_REACH: Final = 24

#: Steps of handling a case: they bear on the product where the text around is about an online service.
_HANDLING: Final = frozenset({"apply", "query", "material", "register"})

_PAUSE: Final = late(r"[，。；：]")


@lru_cache(maxsize=1024)
def names_product(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded text names a thing of the product, or a service that is given with one."""
    told = lexicon.lists_in(text)
    return any(group in told and lexicon.has(text, group) for group in _named_with(lexicon))


def product_signals(unit: Sentence, lexicon: Lexicon) -> dict[str, str]:
    """Give the signals of a unit for its bearing on the product.

    Words are looked at by the group that the lexicon puts them in, so that a word which a workspace adds to a group
    counts like the others of it.
    """
    found = {kind: _found(unit.body, kind, lexicon) for kind in _KINDS}
    out = dict(_counted(found))
    out |= dict(_told(unit.body, [hit for hits in found["thing"].values() for hit in hits], lexicon))
    about = dict(_about(unit, lexicon))
    out |= about
    if about and not found["thing"]:
        out["text about the product, sentence not"] = ""
    if about and found["other"]:
        out["other matters, text about the product"] = next(iter(found["other"].values()))[0].word
    if about and (handled := next((group for group in found["hint"] if group in _HANDLING), "")):
        out["handling, text about the product"] = found["hint"][handled][0].word
    if any(lexicon.has(heading, "heading.organisation") for heading in unit.heading):
        out["under organisation"] = unit.heading[-1]
    if unit.lead:
        out[f"lead {'of the product' if unit.lead_product else 'of other things'}"] = ""
    return out


@lru_cache(maxsize=16)
def _named_with(lexicon: Lexicon) -> tuple[str, ...]:
    return (*_groups("thing", lexicon).values(), "product.hint.digital.words", "product.hint.service.words")


@lru_cache(maxsize=64)
def _groups(kind: str, lexicon: Lexicon) -> Mapping[str, str]:
    """List the groups of a kind: its name → name of its words in the lexicon."""
    names = (name for name in lexicon.below(f"product.{kind}") if name.endswith(".words"))
    return {name.removesuffix(".words"): f"product.{kind}.{name}" for name in names}


def _found(body: str, kind: str, lexicon: Lexicon) -> dict[str, list[SpottedTerm]]:
    """Find the words of every group of a kind; groups of which there are none are left out."""
    told = lexicon.lists_in(body)
    found = {group: list(lexicon.find(body, words)) for group, words in _groups(kind, lexicon).items() if words in told}
    return {group: hits for group, hits in found.items() if hits}


def _counted(found: Mapping[str, Mapping[str, list[SpottedTerm]]]) -> Iterator[tuple[str, str]]:
    """Signals of which groups there are, and of how many words."""
    things, hints = found["thing"], found["hint"]
    for kind, groups in (("thing", things), ("hint", hints)):
        for group, hits in groups.items():
            yield f"{kind} {group}", hits[0].word
            words = list(dict.fromkeys(hit.word for hit in hits))
            yield from ((f"word {word}", word) for word in words)
            yield from ((f"{kind} {group} ×{n}", "、".join(words[:n])) for n in _STEPS if len(words) >= n)
    beside = "a thing" if things else "a hint" if hints else "nothing"
    for group, hits in found["other"].items():
        yield f"other {group}", hits[0].word
        yield f"other {group} beside {beside}", hits[0].word
    if things:
        yield "names a thing", next(iter(things.values()))[0].word
    elif not hints:
        yield "nothing of the product", ""
    yield from ((f"{n} groups", "") for n in _BREADTH if len(things) + len(hints) >= n)


def _told(body: str, things: list[SpottedTerm], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signals of what is told of a thing: that it is made, or that something goes through it; and where it stands."""
    for name in ("make", "use"):
        for verb in lexicon.find(body, f"product.{name}"):
            reached = [t for t in things if verb.end <= t.start <= verb.end + _REACH]
            if reached and not _PAUSE.search(body, verb.end, reached[0].start):
                yield f"{name} a thing", body[verb.start : reached[0].end]
                break
    pauses = [match.start() for match in _PAUSE.finditer(body.rstrip("。；"))]
    first, last = (pauses[0], pauses[-1]) if pauses else (len(body), 0)
    if any(thing.start < first for thing in things):
        yield "thing in the first clause", things[0].word
    if any(thing.start > last for thing in things):
        yield "thing in the last clause", things[-1].word


def _about(unit: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signals that the text around the unit is about the product."""
    if lexicon.has(unit.title, "product.topic") or lexicon.has(unit.part, "product.topic"):
        yield "title about the product", unit.title
    if unit.density:
        yield f"document {unit.density} about the product", ""
    if unit.around:
        yield "sentence beside it about the product", ""
    if any(names_product(heading, lexicon) for heading in unit.heading):
        yield "under a heading about the product", unit.heading[-1]
    if unit.previous and names_product(unit.previous, lexicon):
        yield "after a heading about the product", unit.previous
