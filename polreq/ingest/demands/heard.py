"""A demand that somebody heard and tells in one line, with who asks for it → a requirement without an id, or all that is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from unicodedata import category

from polreq.ingest.demands.merging import FORCES as OBLIGE
from polreq.ingest.demands.read import deadlines_of
from polreq.late import late
from polreq.model.clause import FORCES, Deadline
from polreq.model.heard import HeardDemand
from polreq.model.requirement import Basis, Requirement
from polreq.official.date_context import DateContext
from polreq.text.masking import mask
from polreq.words import Lang, Text
from polreq.words.adding import AT, MISTAKES, ORAL, SOURCE, TEXT
from polreq.words.sentences import filled

#: How it was said → the kind of its basis, and the layer that it belongs to where nobody says otherwise.
_WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "oral": ("instruction", "middle"),
    "instruction": ("instruction", "middle"),
    "minutes": ("meeting", "middle"),
    "contract": ("contract", "project"),
    "user": ("evidence", "user"),
}

#: A page holds about so many characters; what is longer is a document, and no demand.
LONGEST: Final = 1000
#: The name of a source is a line.
_LONGEST_NAME: Final = 200
#: What says by itself that it was only said.
_SPOKEN: Final = late(r"口头|(?<![a-z])oral(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a workspace lets a demand name.

    Args:
        layers: word for a layer → layer.
        channels: (id, name) pairs.
        find_channels: finds those that a text names.
    """

    layers: Mapping[str, str]
    channels: Sequence[tuple[str, str]]
    find_channels: Callable[[str], tuple[str, ...]]


def read_heard(heard: HeardDemand, allowed: Allowed, lang: Lang) -> tuple[Requirement | None, tuple[Text, ...]]:
    """Read a demand.

    Args:
        heard: as it was typed.
        allowed: what it may name.
        lang: in which it is noted that a demand was only said.

    Returns:
        the requirement, whose id is empty, or None; and all that is wrong.
    """
    sources = tuple((asking, name) for asking, words in heard.sources if (name := _one_line(words)))
    heard = replace(heard, text=_one_line(heard.text), sources=sources, at=_one_line(heard.at), due=heard.due.strip())
    day = _day(heard.on)
    deadlines = deadlines_of(heard.due, heard.text, DateContext(written=day))
    if wrong := (*_wrong_words(heard), *_wrong_numbers(heard, day, deadlines), *_wrong_choices(heard, allowed)):
        return None, wrong
    ((asking, source),) = heard.sources
    kind, usual = _WAYS[asking]
    if asking == "oral" and not _SPOKEN.search(source):
        source = filled(ORAL, {"who": source}).words(lang)
    layer = allowed.layers[heard.layer] if heard.layer else usual
    statement, source = (mask(heard.text), mask(source)) if kind == "evidence" else (heard.text, source)
    named = (allowed.find_channels(words) for words in (heard.channels or (statement,)))
    requirement = Requirement(
        id="", layer=layer, statement=statement, bases=(Basis(kind, source, heard.at, on=day, count=int(heard.count or 0)),),
        force=heard.force or OBLIGE[layer], deadlines=deadlines, channels=tuple(dict.fromkeys(one for found in named for one in found)),
    )  # fmt: skip
    return requirement, ()


def _wrong_words(heard: HeardDemand) -> Iterator[Text]:
    if not heard.text:
        yield MISTAKES["no_text"]
    if len(heard.sources) != 1:
        yield MISTAKES["sources" if heard.sources else "no_source"]
    if len(heard.text) > LONGEST:
        yield filled(MISTAKES["long"], {"number": len(heard.text), "most": LONGEST})
    names = (*((SOURCE, name) for _, name in heard.sources), (AT, heard.at))
    for what, words in ((TEXT, heard.text), *names):
        if found := next(((n, c) for n, c in enumerate(words, start=1) if category(c) in ("Cc", "Cs")), None):
            yield filled(MISTAKES["control"], {"what": what, "at": found[0], "code": f"U+{ord(found[1]):04X}"})
    for what, words in names:
        if len(words) > _LONGEST_NAME:
            yield filled(MISTAKES["long_name"], {"what": what, "number": len(words), "most": _LONGEST_NAME})


def _wrong_numbers(heard: HeardDemand, day: date | None, deadlines: Sequence[Deadline]) -> Iterator[Text]:
    if heard.on and day is None:
        yield filled(MISTAKES["on"], {"said": heard.on})
    if heard.due and not deadlines:
        yield filled(MISTAKES["due"], {"said": heard.due})
    if heard.count and not (
        heard.count.isascii() and heard.count.isdigit() and len(heard.count) < 10 and int(heard.count)
    ):
        yield filled(MISTAKES["count"], {"said": heard.count})
    if heard.count and heard.sources and all(asking != "user" for asking, _ in heard.sources):
        yield MISTAKES["count_of_users"]


def _wrong_choices(heard: HeardDemand, allowed: Allowed) -> Iterator[Text]:
    if heard.layer and heard.layer not in allowed.layers:
        yield filled(MISTAKES["layer"], {"said": heard.layer, "choices": ", ".join(allowed.layers)})
    if heard.force and heard.force not in FORCES:
        yield filled(MISTAKES["force"], {"said": heard.force, "choices": ", ".join(FORCES)})
    for words in heard.channels:
        if not allowed.find_channels(words):
            zh = "、".join(f"{id_}（{name}）" for id_, name in allowed.channels)
            en = ", ".join(f"{id_} ({name})" for id_, name in allowed.channels)
            yield filled(MISTAKES["channel"], {"said": words, "choices": Text(zh, en)})


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _one_line(words: str) -> str:
    return " ".join(words.split())
