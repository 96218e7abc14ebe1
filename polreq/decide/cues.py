"""What two requirements can have in common that a correction may hang on (线索): heading, leading verb, binding word, channel word."""

from functools import lru_cache
from typing import Final

from polreq.late import late
from polreq.model.requirement import Requirement
from polreq.official.enumerators import ENUMERATORS
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold

#: (kind, words): `heading`, `verb`, `binding` or `channel`.
Cue = tuple[str, str]

_NUMBER: Final = late(rf"(?:{'|'.join(e.sentence for e in ENUMERATORS if e.sentence)})\s*")
_BINDING: Final = ("must", "never", "may", "encourage", "principled")
_OPENERS: Final = ("firm", "encourage", "soft")

#: Which kinds of cues a correction of a part may hang on; what it is about by itself (a body, words of time) needs none.
_OF_FIELD: Final = {
    "": ("heading", "verb"),
    "class": ("binding", "verb"),
    "force": ("binding", "verb"),
    "product": ("heading", "verb"),
    "channels": ("channel",),
}


def cues_of(requirement: Requirement, field: str) -> frozenset[Cue]:
    """Return the cues of a requirement that tell of one part of its reading.

    Args:
        requirement: the requirement.
        field: the part; empty for whether it is a requirement at all.
    """
    kinds = _OF_FIELD.get(field, ("heading", "verb"))
    return frozenset((kind, words) for kind in kinds for words in _words(requirement, kind))


def _words(requirement: Requirement, kind: str) -> tuple[str, ...]:
    if kind == "heading":
        heading = _bare(requirement.heading[-1]) if requirement.heading else ""
        return (heading,) if heading else ()
    return _in_text(_bare(requirement.statement), kind)


@lru_cache(maxsize=50_000)
def _in_text(text: str, kind: str) -> tuple[str, ...]:
    lexicon = load_lexicon()
    if kind == "verb":
        verb = max((lexicon.starts(text, f"opener.{name}.words") for name in _OPENERS), key=len)
        return (verb,) if verb else ()
    lists = (f"modal.{name}.words" for name in _BINDING)
    if kind == "channel":
        lists = (f"channel.words.{name}" for name in lexicon.below("channel.words"))
    return tuple(term.word for name in lists for term in lexicon.find(text, name))


def _bare(text: str) -> str:
    """Return a text without the number at its head."""
    folded = fold(text).strip()
    match = _NUMBER.match(folded)
    return folded[match.end() :] if match else folded
