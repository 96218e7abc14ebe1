"""Words of Chinese text: jieba's home. Names that a segmenter would tear apart (文号, 书名号, dates) are kept whole."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, Protocol

from polreq.errors import MissingExtraError

#: What stays one word: document numbers, dates, percentages, standards, 12345热线 and the like.
_WHOLE: Final = re.compile(
    r"[一-鿿“”]{1,12}〔\d{4}〕 ?\d{1,5} ?号"
    r"|(?:GB|DB|YD|GA|DA)\d{0,4}(?:/[TZ])? ?[\d.]+[-—]\d{4}"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?"
    r"|\d+(?:\.\d+)?%"
    r"|IPv[46]|[A-Za-z][A-Za-z0-9+._-]*|\d+(?:\.\d+)?"
)

#: Frequency given to words of the lexicon: enough to be kept together against common shorter words.
_FREQUENCY: Final = 2000


class Segmenter(Protocol):
    """Cuts text into words."""

    name: str

    def words(self, text: str) -> list[str]:
        """Cut a text into words, without white space."""
        ...


class _Masking(ABC):
    """Keeps what must stay whole and hands the rest to the segmenter proper."""

    def __init__(self, name: str, terms: Iterable[str]) -> None:
        self.name = name
        self._terms = tuple(terms)
        self._cut: Any = None

    def words(self, text: str) -> list[str]:
        if self._cut is None:
            self._cut = self._build()
        return [word for piece in self._pieces(text) for word in piece]

    def _pieces(self, text: str) -> Iterator[list[str]]:
        at = 0
        for match in _WHOLE.finditer(text):
            if match.start() > at:
                yield self._rest(text[at : match.start()])
            yield [match[0]]
            at = match.end()
        if at < len(text):
            yield self._rest(text[at:])

    def _rest(self, text: str) -> list[str]:
        return [word for word in self._cut(text) if not word.isspace()]

    @abstractmethod
    def _build(self) -> Any:
        """Load the dictionary of the library."""


class _Jieba(_Masking):
    def _build(self) -> Any:
        import jieba

        jieba.setLogLevel(60)
        # An own tokenizer, filled by hand: the default one loads a cache file from the shared temporary folder unchecked.
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
        for term in self._terms:
            tokenizer.add_word(term, _FREQUENCY)
        return tokenizer.lcut


class _Rjieba(_Masking):
    def _build(self) -> Any:
        try:
            import rjieba
        except ImportError as error:
            raise MissingExtraError("fast", "快速分词", "fast segmentation") from error
        tokenizer = rjieba.Jieba()
        for term in self._terms:
            tokenizer.add_word(term, _FREQUENCY, "n")
        return tokenizer.cut


def make_segmenter(name: str = "jieba", terms: Iterable[str] = ()) -> Segmenter:
    """Make a segmenter; its dictionary is loaded when the first text is cut.

    Args:
        name: `jieba`, or `rjieba` (same Chinese words, ten times as fast; optional part `fast`).
        terms: further words of the field, see lexicon.
    """
    return (_Rjieba if name == "rjieba" else _Jieba)(name, terms)


@lru_cache(maxsize=1)
def _tags() -> tuple[frozenset[str], frozenset[str]]:
    import jieba

    verb, adverb = set(), set()
    with jieba.Tokenizer().get_dict_file() as file:
        for line in file:
            word, _, tag = line.decode("utf-8").split()
            if tag in ("v", "vd", "vi", "vg", "vq"):
                verb.add(word)
            elif tag in ("d", "ad"):
                adverb.add(word)
    return frozenset(verb), frozenset(adverb)


def verbs() -> frozenset[str]:
    """Give the words that jieba's dictionary knows as verbs before anything else."""
    return _tags()[0]


def adverbs() -> frozenset[str]:
    """Give the words that jieba's dictionary knows as adverbs before anything else."""
    return _tags()[1]


@lru_cache(maxsize=1)
def _own() -> Segmenter:
    return make_segmenter()


@lru_cache(maxsize=8192)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(_own().words(text))


def segmented(text: str) -> list[str]:
    """Cut a text with jieba, whatever segmenter was chosen elsewhere, so that what is extracted does not depend on it."""
    return list(_cut(text))
