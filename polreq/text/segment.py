"""Words of Chinese text: jieba's home. Names that a segmenter would tear apart (文号, 书名号, dates) are kept whole."""

import importlib.util
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, Protocol

from polreq.errors import MissingExtraError
from polreq.late import late

#: What stays one word: document numbers, dates, percentages, standards, 12345热线 and the like.
_WHOLE: Final = late(
    r"[一-鿿“”]{1,12}〔\d{4}〕 ?\d{1,5} ?号"
    r"|(?:GB|DB|YD|GA|DA)\d{0,4}(?:/[TZ])? ?[\d.]+[-—]\d{4}"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?"
    r"|\d+(?:\.\d+)?%"
    r"|IPv[46]|[A-Za-z][A-Za-z0-9+._-]*|\d+(?:\.\d+)?"
)

#: None of that does without one of these, which most clauses do not have.
_SIGNS: Final = late(r"[\dA-Za-z]")

#: What both libraries cut alike: runs of the characters that jieba's dictionary and model know. All else is cut here, as
#: jieba would, so that what a text is taken for does not depend on which of them is installed.
_RUN: Final = late(r"([一-鿕]+)|([+#&._%-]+|\S)")

#: Names of segmenters, the default first.
SEGMENTERS: Final = ("jieba", "rjieba")

#: Runs of characters whose words are remembered: extraction asks several times about the same clauses.
_REMEMBERED: Final = 16384

#: Parts of speech in jieba's dictionary: verbs, adverbs.
_VERBS: Final = frozenset(("v", "vd", "vi", "vg", "vq"))
_ADVERBS: Final = frozenset(("d", "ad"))

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
        self._known = lru_cache(maxsize=_REMEMBERED)(self._run)

    def words(self, text: str) -> list[str]:
        words: list[str] = []
        at = 0
        for match in _WHOLE.finditer(text) if _SIGNS.search(text) else ():
            words += self._rest(text[at : match.start()])
            words.append(match[0])
            at = match.end()
        words += self._rest(text[at:])
        return words

    def _rest(self, text: str) -> Iterator[str]:
        for run, other in _RUN.findall(text):
            if run:
                yield from self._known(run)
            else:
                yield other

    def _run(self, run: str) -> Sequence[str]:
        if self._cut is None:
            self._cut = self._build()
        words: Sequence[str] = self._cut(run)
        return words

    @abstractmethod
    def _build(self) -> Any:
        """Load the dictionary of the library."""


class _Jieba(_Masking):
    def _build(self) -> Any:
        import jieba

        jieba.setLogLevel(60)
        # An own tokenizer, filled by hand: the default one loads a cache file from the shared temporary folder unchecked.
        tokenizer = jieba.Tokenizer()
        known, tokenizer.total = _frequencies()
        tokenizer.FREQ = dict(known) if self._terms else known  # only further terms are written into it
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


def is_fast() -> bool:
    """Whether the faster segmenter is installed."""
    return importlib.util.find_spec("rjieba") is not None


def make_segmenter(name: str = SEGMENTERS[0], terms: Iterable[str] = ()) -> Segmenter:
    """Make a segmenter; its dictionary is loaded when the first text is cut.

    Args:
        name: `jieba`, or `rjieba` (same Chinese words, ten times as fast; optional part `fast`).
        terms: further words of the field, see lexicon.
    """
    return (_Rjieba if name == "rjieba" else _Jieba)(name, terms)


def _entries() -> tuple[list[str], list[str], list[str]]:
    """Read jieba's dictionary: the words, how often each was seen, and what part of speech it is."""
    import jieba

    with jieba.Tokenizer().get_dict_file() as file:
        columns = file.read().decode("utf-8").split()
    return columns[::3], columns[1::3], columns[2::3]


@lru_cache(maxsize=1)
def _frequencies() -> tuple[dict[str, int], int]:
    """Return what jieba's `gen_pfdict` returns, in two thirds of its time and once for all segmenters of the process."""
    words, counts, _ = _entries()
    numbers = list(map(int, counts))
    known = dict(zip(words, numbers, strict=True))
    for word in words:
        # What a word begins with is there with the frequency 0, so that a search for longer words goes on.
        start = word[:-1]
        while start and start not in known:
            known[start] = 0
            start = start[:-1]
    return known, sum(numbers)


@lru_cache(maxsize=1)
def _tags() -> tuple[frozenset[str], frozenset[str]]:
    words, _, tags = _entries()
    return (
        frozenset(word for word, tag in zip(words, tags, strict=True) if tag in _VERBS),
        frozenset(word for word, tag in zip(words, tags, strict=True) if tag in _ADVERBS),
    )


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    words, _, tags = _entries()
    return frozenset(word for word, tag in zip(words, tags, strict=True) if tag.startswith("nr"))


def frequency(word: str) -> int:
    """Say how often the makers of jieba's dictionary saw a word; 0 for one that it does not know, or as the name of a person."""
    return 0 if word in _persons() else _frequencies()[0].get(word, 0)


def verbs() -> frozenset[str]:
    """Give the words that jieba's dictionary knows as verbs before anything else."""
    return _tags()[0]


def adverbs() -> frozenset[str]:
    """Give the words that jieba's dictionary knows as adverbs before anything else."""
    return _tags()[1]
