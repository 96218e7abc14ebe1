"""All remarks on the wording of one item: which rule, which field, which words and where they begin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.checks.wording.clauses import FieldText, TextSpan, read_field
from polreq.checks.wording.outcome import Directions
from polreq.checks.wording.several import SeveralDemands
from polreq.checks.wording.solution import Solutions
from polreq.checks.wording.vague import VagueWords
from polreq.model.feature import GIVEN_UP, Feature
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.text.lexicon import Lexicon
from polreq.text.renamed import OldTerms

_NONE: Final = OldTerms(())

#: Layers whose demands quote a policy, which nobody here may rewrite.
_QUOTED: Final = ("high",)


@dataclass(frozen=True, slots=True)
class WordedItem:
    """What people wrote of one item.

    Args:
        id: of the item.
        fields: (key, text) pairs in the order of the file, blank ones left out.
        feature: whether it is a feature of the backlog, or else a requirement.
        shown: whether something else tells how it is known to be done: acceptance criteria, test cases.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    feature: bool = False
    shown: bool = False


@dataclass(frozen=True, slots=True)
class WordingRemark:
    """One remark: rule, field, where the first words begin in the field's text, and all the words, verbatim."""

    code: str
    key: str
    start: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedRemark:
    """A remark and where its first words stand in the file of the item.

    Args:
        item: id of the item.
        code: of the rule.
        key: of the field.
        place: of the first words, or of the field where they do not stand there as they are (escaped, broken over lines).
        words: verbatim.
    """

    item: str
    code: str
    key: str
    place: Place
    words: tuple[str, ...]


def worded_feature(feature: Feature) -> WordedItem | None:
    """Return what is to be judged of a feature; None for an idea, which is raw by its nature, and for what was given up."""
    if feature.standing in (*GIVEN_UP, "idea"):
        return None
    fields = (("title", feature.title), ("description", feature.description), ("acceptance", feature.acceptance))
    return WordedItem(feature.id, _filled(fields), feature=True, shown=has_criterion(feature) or bool(feature.tests))


def worded_requirement(requirement: Requirement) -> WordedItem | None:
    """Return what is to be judged of a requirement; None for the words of a document, which stay as they are, and for rejected ones."""
    if requirement.layer in _QUOTED or requirement.is_read or requirement.status == "rejected":
        return None
    return WordedItem(requirement.id, _filled((("statement", requirement.statement),)), shown=bool(requirement.targets))


def has_criterion(feature: Feature) -> bool:
    """Whether it is written when a feature is accepted: in its criteria, a column of the tool, or a part of its description."""
    named = [text for key, text in feature.custom if "验收" in key or "完成标准" in key or "acceptance" in key.lower()]
    inside = "验收标准" in feature.description or "验收条件" in feature.description
    return bool(feature.acceptance.strip() or inside or any(map(str.strip, named)))


class WordingRules:
    """The rules about wording, with the words of a lexicon.

    Args:
        lexicon: lists `quality`.
        terms: words that are called otherwise now.
    """

    def __init__(self, lexicon: Lexicon, terms: OldTerms = _NONE) -> None:
        self._terms = terms
        self._vague = VagueWords(lexicon)
        self._several = SeveralDemands(lexicon)
        self._solutions = Solutions(lexicon)
        self._directions = Directions(lexicon)

    def judge(self, item: WordedItem) -> tuple[WordingRemark, ...]:
        """Judge the wording of one item; each rule remarks on it once at most, but on every older word."""
        fields = [(key, read_field(text)) for key, text in item.fields]
        texts = [text for _, text in fields]
        means, direction = self._solutions.find(texts), None if item.shown else self._directions.find(texts)
        found = (
            self._vague_words(fields),
            self._demands(item, fields),
            _at(fields, "Q006", means),
            _at(fields, "Q007", direction),
        )
        return (*(one for one in found if one), *self._older_words(item))

    def _older_words(self, item: WordedItem) -> Iterator[WordingRemark]:
        """Yield a remark for each word that is called otherwise now: the word, and the newer one."""
        seen = set()
        for key, text in item.fields:
            for one in self._terms.find(text):
                if one.change.old not in seen:
                    seen.add(one.change.old)
                    yield WordingRemark("Q008", key, one.start, (one.change.old, one.change.new))

    def _vague_words(self, fields: Sequence[tuple[str, FieldText]]) -> WordingRemark | None:
        found = [(key, word) for key, text in fields for word in self._vague.find(text)]
        words = tuple(dict.fromkeys(word.text for _, word in found))
        return WordingRemark("Q004", found[0][0], found[0][1].start, words) if found else None

    def _demands(self, item: WordedItem, fields: Sequence[tuple[str, FieldText]]) -> WordingRemark | None:
        for key, text in fields:
            if key == "acceptance":  # a list of what is looked at
                continue
            found = self._several.find(text, title=key == "title", items=not item.feature)
            if found:
                return WordingRemark("Q005", key, found[0].start, tuple(span.text for span in found))
        return None


def _at(fields: Sequence[tuple[str, FieldText]], code: str, found: tuple[int, TextSpan] | None) -> WordingRemark | None:
    return WordingRemark(code, fields[found[0]][0], found[1].start, (found[1].text,)) if found else None


def _filled(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key, text) for key, text in fields if text.strip())
