"""What a clause lists (列举): acts, objects or channels side by side, each of which wants an answer of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.link.asked import is_lead, names_body
from polreq.link.item import LinkItem
from polreq.link.naming import Naming, SpokenItem
from polreq.link.terms import STOP
from polreq.link.thesaurus import Thesaurus
from polreq.official.patterns import WORDS
from polreq.results.suggestion import Parts, Word
from polreq.text.lexicon import load_lexicon

#: What is no part of what is asked for: names of documents, and what stands in brackets (bodies, mostly).
_ASIDE: Final = late(r"《[^》\n]*》|[（(〔\[][^）)〕\]\n]*[）)〕\]]")

#: Where a list ends at the latest.
_STRETCH: Final = late(r"[，。；：！？,;:!?\n\t]+")

#: Between the parts of a list; before the last one there may be a word instead, which before the others joins two words of one part.
_MARK: Final = "、"
_BEFORE_LAST: Final = frozenset(("和", "及", "与", "以及", "或", "或者", "并"))

#: Words of a kind follow (等服务), which are no part.
_OPEN_END: Final = frozenset(("等", "等等"))

#: With it behind a list, the list says which things are meant, not what is to be done.
_OF: Final = "的"

#: List of the lexicon: words that only set the scene (依托大数据、人工智能).
_SCENE: Final = "grammar.scene"

#: A list of what is forbidden is not answered part by part.
_FORBIDS: Final = late(WORDS["forbids"])

#: How something is done, how far it reaches, and for whom; no things: 规范化、标准化, 跨地区、跨部门, 各地区、各部门.
_NO_THING: Final = late(r"[化性]$|跨(?!境|省)|各")

_HAN_WORD: Final = late(r"[一-鿿㐀-䶿〇]{2,}")

#: Characters of a part that is named whole.
_LONGEST: Final = 8

#: Share of a part's characters that what is clearest in it has at least, where that alone tells whether it is met.
_MOST_OF_IT: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing of a list.

    Args:
        name: what it is called: whole words of the clause; empty where nobody can tell.
        terms: of the thesaurus that stand in it, the clearest first.
        words: of the segmenter.
    """

    name: str = ""
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Listing:
    """Finds what clauses list, and how much of it an item speaks of; remembers what it has read.

    Args:
        thesaurus: of the field.
        naming: reads items.
        general: tells whether a word is general (泛泛的词), so that it asks for nothing.
    """

    def __init__(self, thesaurus: Thesaurus, naming: Naming, general: Callable[[str], bool]) -> None:
        self._thesaurus = thesaurus
        self._naming = naming
        self._general = general
        self._known: dict[str, tuple[_Part, ...]] = {}

    def met(self, asked: LinkItem, there: LinkItem) -> Parts | None:
        """Return which of the parts that a clause lists an item speaks of.

        A part is met where both have its name, or what is clearest in it, and lacking where the item has no word of it, nor one
        of a like meaning; what lies between is said of neither.

        Returns:
            None if the clause lists nothing, the item speaks of none of it, or of no part one can tell that it is lacking though
            some are not met.
        """
        parts, read = self._parts(asked), self._naming.read(there)
        met: list[tuple[Word, Word]] = []
        lacking: list[Word] = []
        for part in parts:
            answer = self._answer(part, read) if part.name else ""
            if answer:
                met.append((Word(part.name), read.placed(answer)))
            elif part.name and self._is_lacking(part, read):
                lacking.append(Word(part.name))
        if not met or not (lacking or len(met) == len(parts)):
            return None
        share = -round(len(lacking) / len(parts), 3) if lacking else 0.0
        return Parts(tuple(one for one, _ in met), tuple(other for _, other in met), tuple(lacking), len(parts), share)

    def _answer(self, part: _Part, there: SpokenItem) -> str:
        """Return the word by which an item names a part, or nothing."""
        if part.name.lower() in there.low:
            return part.name
        clearest = part.terms[0] if part.terms else ""
        if len(clearest) < _MOST_OF_IT * len(part.name) or self._general(clearest):
            return ""
        if clearest in there.terms:
            return there.as_written(clearest)
        concepts = self._thesaurus.concepts
        same = [term for term in there.terms if concepts[term] == concepts[clearest]]
        best = min(same, key=lambda term: (-self._thesaurus.clarity[term], term), default="")
        return there.as_written(best) if best else ""

    def _is_lacking(self, part: _Part, there: SpokenItem) -> bool:
        """Tell whether an item has no word of a part and names none of its concepts."""
        concepts = self._thesaurus.concepts
        if any(word.lower() in there.low for word in (*part.words, *part.terms)):
            return False
        wanted = {concept for term in part.terms for concept in concepts[term]}
        return all(wanted.isdisjoint(concepts[term]) for term in there.terms)

    def _parts(self, item: LinkItem) -> tuple[_Part, ...]:
        text = item.fields.get("text") or item.text
        if text not in self._known:
            stretches = (
                stretch
                for stretch in _STRETCH.split(_ASIDE.sub("\n", text))
                if _MARK in stretch and not _FORBIDS.search(stretch)
            )
            listed = [part for stretch in stretches for part in self._listed(stretch)]
            once = {part.name or n: part for n, part in enumerate(listed)}
            self._known[text] = tuple(once.values())
        return self._known[text]

    def _listed(self, stretch: str) -> list[_Part]:
        """Return the parts of one list, if they are things of the field: most have a term of the thesaurus, and none is a body."""
        pieces, kind = _pieces(self._naming.cut(stretch))
        if not all(pieces) or any(_OF in words for words in pieces[1:]) or _are_no_things(pieces, kind):
            return []
        last = len(pieces) - 1
        parts = [self._part(words, first=n == 0, last=n == last and not kind) for n, words in enumerate(pieces)]
        known = sum(bool(part.terms) for part in parts)
        return parts if 2 * known > len(parts) else []

    def _part(self, words: Sequence[str], *, first: bool, last: bool) -> _Part:
        """Make a part of its words: all of them where they are few, else the known thing at the end that touches the others."""
        own = self._without_lead(words) if first else tuple(words)
        name = "".join(own)
        if len(name) > _LONGEST or _OF in own:
            name = self._edge(own, at_end=not last) if first or last else ""
        if not name or name in STOP or self._general(name):
            return _Part()
        terms = sorted(self._thesaurus.terms(name.lower()), key=lambda term: (-self._thesaurus.clarity[term], term))
        kept = (word for word in own if word in name and word not in STOP and _HAN_WORD.fullmatch(word))
        return _Part(name, tuple(terms), tuple(kept))

    def _without_lead(self, words: Sequence[str]) -> tuple[str, ...]:
        """Leave out what leads to a list (开展, 围绕, 提供); a word of the field (登记 in 登记申请) leads to nothing."""
        concepts, at = self._thesaurus.concepts, 0
        while at < len(words) - 1 and (words[at] in STOP or (is_lead(words[at]) and words[at] not in concepts)):
            at += 1
        return tuple(words[at:])

    def _edge(self, words: Sequence[str], *, at_end: bool) -> str:
        """Return the longest known term that whole words make at an end, or nothing."""
        places = range(len(words))
        runs = ("".join(words[n:]) for n in places) if at_end else ("".join(words[: n + 1]) for n in reversed(places))
        return next((run for run in runs if run.lower() in self._thesaurus.concepts), "")


def _are_no_things(pieces: Sequence[Sequence[str]], kind: str) -> bool:
    """Tell whether a list names bodies (by their names, their fields, or by what it says they are), ways, or means."""
    names, scene = ["".join(words) for words in pieces], load_lexicon().set(_SCENE)
    bodies = names_body(kind) or any(map(names_body, names))
    means = any(word in scene and word not in STOP for word in pieces[0])
    return bodies or means or sum(bool(_NO_THING.search(name)) for name in names) > 1


def _pieces(words: Sequence[str]) -> tuple[list[list[str]], str]:
    """Cut a list into the words of its parts; and return the words behind 等, which say what kind of things they are."""
    closed = next((n for n, word in enumerate(words) if word in _OPEN_END), len(words))
    pieces: list[list[str]] = [[]]
    for word in words[:closed]:
        if word == _MARK:
            pieces.append([])
        elif word.strip():
            pieces[-1].append(word)
    *rest, last = pieces
    at = next((n for n, word in enumerate(last) if word in _BEFORE_LAST), None)
    kind = words[closed + 1] if closed + 1 < len(words) else "" if closed == len(words) else words[closed]
    return [*rest, *([last] if at is None else [last[:at], last[at + 1 :]])], kind
