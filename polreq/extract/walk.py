"""Goes through a document unit by unit, carrying along what the units before say about the next one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Generic, Protocol, TypeVar

from polreq.extract import rows
from polreq.extract.context import Sentence, enumerator
from polreq.extract.lists import lists_cases, opens_points
from polreq.extract.product import names_product
from polreq.extract.split import says_next, spans
from polreq.extract.standards import parts_of
from polreq.extract.told_alone import told_alone
from polreq.model.document import Block, Document
from polreq.official.enumerators import ARTICLE, ENUMERATORS
from polreq.official.genres import genre_of, is_law
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold


class Told(Protocol):
    """What has to be known of a unit for reading the next one."""

    @property
    def kind(self) -> str: ...
    @property
    def force(self) -> str: ...
    @property
    def product(self) -> bool: ...


T = TypeVar("T", bound=Told)


@dataclass(frozen=True, slots=True)
class WalkStep(Generic[T]):
    """A unit with its place and what was decided about it."""

    block: Block
    unit: Sentence
    start: int
    end: int
    number: int
    heading: tuple[str, ...]
    answer: T


@dataclass(frozen=True, slots=True)
class _Lead:
    """A lead-in (…如下：) and the list that follows it.

    Args:
        kind: class of the lead-in.
        force: of the lead-in.
        product: whether the lead-in bears on the product.
        style: how the items of the list are numbered.
        unfinished: whether the last item ended with a semicolon.
        cases: whether the items are cases or kinds.
        outer: lead-in of the list that this one stands in.
    """

    kind: str
    force: str
    product: bool
    style: str = ""
    unfinished: bool = False
    cases: bool = False
    outer: "_Lead | None" = None


def walk(document: Document, lexicon: Lexicon, decide: Callable[[Sentence], T]) -> Iterator[WalkStep[T]]:
    """Yield the units of a document in order, each decided upon before the next is read."""
    lead: _Lead | None = None
    asked = before = ""
    density = _density(document, lexicon)
    year = document.dates.written.year if document.dates.written else 0
    before_headings, standard = _before_headings(document), parts_of(document)
    alone = frozenset(id(block) for block in told_alone(document))
    for block, above, title, genre in _blocks(document, lexicon):
        setting = _Setting(
            fold(document.title), fold(title), genre, density, year, asked, standard.get(id(block), ""), before
        )
        place = _Place(id(block) in before_headings, bool(block.children) and id(block) not in alone)
        steps = list(_block(block, above, setting, lead, place, lexicon, decide))
        yield from steps
        lead = _next_lead(lead, block, steps, lexicon)
        asked = _question(asked, block, steps)
        before = fold(block.text).strip()


def _before_headings(document: Document) -> frozenset[int]:
    """Give the paragraphs that stand before the first heading of a part that has headings (引言)."""
    out: list[int] = []
    for body in (document.body, *(part.body for part in document.parts)):
        first = next((at for at, block in enumerate(body) if block.kind == "heading"), 0)
        out += [id(block) for block in body[:first] if block.kind == "paragraph"]
    return frozenset(out)


#: Shares of blocks that name something of the product, from which a document is partly or mostly about it.
_PARTLY, _MOSTLY = 0.25, 0.5
#: A document of fewer blocks says nothing by such a share.
_FEW = 4


def _density(document: Document, lexicon: Lexicon) -> str:
    keys = [fold(block.text) for block in document.blocks() if block.kind in ("paragraph", "heading", "row")]
    if len(keys) < _FEW:
        return ""
    share = sum(names_product(key, lexicon) for key in keys) / len(keys)
    return "mostly" if share >= _MOSTLY else "partly" if share >= _PARTLY else ""


def _blocks(document: Document, lexicon: Lexicon) -> Iterator[tuple[Block, tuple[str, ...], str, str]]:
    """Yield each block with the headings above it, and title and genre of what it is part of."""
    own = document.genre or genre_of(document.title)
    for block in document.body:
        for inner, above in _nested(block, ()):
            yield inner, above, document.title, own
    for part in document.parts:
        named = part.genre or genre_of(part.title)
        genre = named or own
        for block in part.body:
            for inner, above in _nested(block, ()):
                yield inner, above, part.title, genre


def _nested(block: Block, above: tuple[str, ...]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    yield block, above
    if block.children:
        here = (*above, block_name(block))
        for child in block.children:
            yield from _nested(child, here)


def block_name(block: Block) -> str:
    """Give what a block calls what stands under it: its first sentence, or the number of an article."""
    style, words = enumerator(fold(block.text))
    if style == ARTICLE:
        return block.text[:words].strip()
    start, end = next(spans(block.text), (0, 0))
    return block.text[start:end].strip()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands among others.

    Args:
        preamble: whether it stands before the first heading of a text that has headings.
        heads: whether what stands under it is its own.
    """

    preamble: bool
    heads: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is the same for all units of a part; texts are folded."""

    title: str
    part: str
    genre: str
    density: str
    year: int
    asked: str
    standard: str
    before: str


def _block(
    block: Block,
    above: tuple[str, ...],
    setting: _Setting,
    lead: _Lead | None,
    place: _Place,
    lexicon: Lexicon,
    decide: Callable[[Sentence], T],
) -> Iterator[WalkStep[T]]:
    key = fold(block.text)
    row = block.kind == "row"
    places = [(0, len(key))] if row and key else list(spans(block.text))
    style, _ = enumerator(key)
    lead = _applies(lead, style)
    law = is_law(setting.genre)
    named = [names_product(key[a:b], lexicon) for a, b in places]
    heading, previous, before = above, "", ""
    for index, (start, end) in enumerate(places):
        own_style, words = enumerator(key[start:end])
        following = places[index + 1] if index + 1 < len(places) else (end, end)
        unit = Sentence(
            key=key[start:end],
            body=rows.task(block, lexicon) if row else key[start + words : end].strip(),
            style=own_style,
            block=rows.role(block, lexicon) if row else block.kind,
            index=index,
            count=len(places),
            follower=key[slice(*following)].strip(),
            heading=tuple(map(fold, heading)),
            genre=setting.genre,
            law=law or style == ARTICLE,
            lead=lead.kind if lead else "",
            lead_force=lead.force if lead else "",
            lead_product=bool(lead and lead.product),
            lead_cases=bool(lead and lead.cases and style),
            goes_on=bool(own_style) and index == 0 and _goes_on(setting.before, own_style),
            standard=setting.standard,
            previous=previous,
            before=before,
            title=setting.title,
            part=setting.part,
            density=setting.density,
            year=setting.year,
            preamble=place.preamble,
            asked=setting.asked,
            children=place.heads,
            bracketed=key.rstrip("。 ").endswith(("）", "〕", "】")),
            before_next=any(says_next(key[a:b]) for a, b in places[index + 1 :]),
            dated=row and rows.is_dated(block, lexicon),
            around=any(named[:index] + named[index + 1 :]),
        )
        answer = decide(unit)
        yield WalkStep(block, unit, start, end, index + 1, heading, answer)
        if answer.kind == "heading" and index == 0 and len(places) > 1:
            heading, previous = (*above, block.text[start:end].strip()), unit.body
        before = "" if answer.kind == "heading" else answer.kind


def _goes_on(before: str, style: str) -> bool:
    """Tell whether a block is a further item of the list of the block before it."""
    return before.endswith("；") and enumerator(before)[0] == style


def _applies(lead: _Lead | None, style: str) -> _Lead | None:
    """Give the lead-in to whose list a block still belongs: the last one, or one around it.

    The items of a list share a style of enumerators; a line without one belongs to the list while the item before is not
    finished.
    """
    if style == ARTICLE:
        return None
    if not style:
        return lead if lead and lead.unfinished else None
    while lead and lead.style not in ("", style):
        if lead.cases and _is_deeper(style, lead.style):
            return lead  # 1. under （一）临床表现: what a case comes to
        lead = lead.outer
    return replace(lead, style=style) if lead else None


#: How deep each way to number stands.
_RANKS: Final = {one.name: one.rank for one in ENUMERATORS if one.rank is not None}


def _is_deeper(style: str, outer: str) -> bool:
    return style in _RANKS and outer in _RANKS and _RANKS[style] > _RANKS[outer]


def _question(asked: str, block: Block, steps: list[WalkStep[T]]) -> str:
    """Give the question that the blocks behind this one answer."""
    keys = [step.unit.key for step in steps if step.answer.kind == "heading"]
    return next((key for key in keys if key.endswith("？")), "" if keys or block.kind == "heading" else asked)


def _next_lead(lead: _Lead | None, block: Block, steps: list[WalkStep[T]], lexicon: Lexicon) -> _Lead | None:
    if not steps:
        return lead
    last = steps[-1]
    opens = last.unit.key.rstrip().endswith("：")
    outer = _applies(lead, enumerator(fold(block.text))[0])
    if opens and last.answer.kind == "heading":
        # 会议议定： – the points of a meeting
        return _Lead("requirement", "must", False) if opens_points(last.unit.key.strip(), lexicon) else None
    if opens and last.answer.kind not in ("meta", "background"):
        answer = last.answer
        return _Lead(answer.kind, answer.force, answer.product, cases=lists_cases(last.unit.key), outer=outer)
    return replace(outer, unfinished=last.unit.key.rstrip().endswith("；")) if outer else None
