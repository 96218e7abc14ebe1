"""Genres of documents (文种) as their titles end with them."""

from typing import Final

from polreq.late import late
from polreq.text.normalise import compact
from polreq.text.wordlists import any_of, read_lists

_TABLE: Final = read_lists("polreq.official", "genres.yaml")

#: Longer names first where one ends with another.
GENRES: Final = tuple(sorted(_TABLE["names"], key=len, reverse=True))
#: Genres that a title with 关于 ends with; what prints another document, and the verbs that say so, as patterns.
ABOUT: Final = any_of(_TABLE["about"])
WRAPPERS: Final = any_of(_TABLE["wrappers"])
PRINTS: Final = any_of(_TABLE["prints"])
#: Words that make another document of an otherwise like title.
OTHER: Final = _TABLE["other"]

_AFTER: Final = late(r"(?:[（(〔\[【][^（）()]{1,20}[）)〕\]】]|[》”\"〉]|[\d.]+版|[\s])+$")


def genre_of(title: str) -> str:
    """Return the genre that a title ends with; empty if it ends with none."""
    words = bare(title)
    if words.endswith(_TABLE["not"]):
        return ""
    return next((genre for genre in GENRES if words.endswith(genre)), "")


def bare(title: str) -> str:
    """Return the title without what may follow its genre, such as （试行）."""
    words = compact(title)
    while after := _AFTER.search(words):
        words = words[: after.start()]
    return words


def is_official(genre: str) -> bool:
    """Whether documents of the genre have a number by rule."""
    return genre.endswith(_TABLE["official"])


def is_law(genre: str) -> bool:
    """Whether the genre has the form of law, with articles."""
    return genre.endswith(_TABLE["laws"])


def is_report(genre: str) -> bool:
    """Whether documents of the genre tell what was."""
    return genre.endswith(_TABLE["reports"])


def is_letter(genre: str) -> bool:
    """Whether documents of the genre answer somebody."""
    return genre.endswith(_TABLE["letters"])


def is_reply(title: str) -> bool:
    """Whether a title is that of a reply, which repeats the title of what it answers."""
    return title.endswith(_TABLE["replies"])


def sets_rules(title: str) -> bool:
    """Whether a title is that of a law or of a technical rule, whose short titles differ by single words."""
    return title.endswith((*_TABLE["laws"], *_TABLE["standards"]))
