"""The words of the old renderers: the tables of polreq.words in one language at a time."""

from collections.abc import Mapping

from polreq.words import Lang, Text, sentences
from polreq.words.names import (
    BASES,
    CITATIONS,
    CLASSES,
    DEADLINES,
    DIMENSIONS,
    DOCUMENT_STATUSES,
    FORCES,
    LAYERS,
    LEVELS,
    NO_ENTRY,
    ROLES,
    SEVERITIES,
    SHORT_LAYERS,
    STATE_MEANINGS,
    STATES,
    STATUSES,
    TROUBLES,
    VERDICTS,
    WINDOWS,
)
from polreq.words.sentences import ADVICE, COLUMNS, HEADINGS, NOUNS, SENTENCES

__all__ = [
    "ADVICE",
    "BASES",
    "CITATIONS",
    "CLASSES",
    "COLUMNS",
    "DEADLINES",
    "DIMENSIONS",
    "DOCUMENT_STATUSES",
    "FORCES",
    "HEADINGS",
    "LAYERS",
    "LEVELS",
    "NOUNS",
    "NO_ENTRY",
    "ROLES",
    "SENTENCES",
    "SEVERITIES",
    "SHORT_LAYERS",
    "STATES",
    "STATE_MEANINGS",
    "STATUSES",
    "TROUBLES",
    "VERDICTS",
    "WINDOWS",
    "Pair",
    "Words",
    "advise",
    "count",
    "label",
    "pick",
    "say",
]

Pair = tuple[str, str]
Words = Mapping[str, Pair] | Mapping[str, Text]


def pick(lang: Lang, zh: str, en: str) -> str:
    """Choose between the two languages."""
    return zh if lang == "zh" else en


def label(words: Words, key: str, lang: Lang) -> str:
    """Return the word for a key in one language."""
    if key not in words:
        return key
    word = words[key]
    return word.words(lang) if isinstance(word, Text) else pick(lang, *word)


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a sentence in one language."""
    return sentences.say(key, **values).words(lang)


def count(noun: str, number: int, lang: Lang) -> str:
    """Say a number of things in one language."""
    return sentences.count(noun, number).words(lang)


def advise(key: str, number: int, lang: Lang) -> str:
    """Word a piece of advice in one language."""
    return sentences.advise(key, number).words(lang)
