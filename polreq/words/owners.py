"""Words about who answers for what."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: What a product manager answers for.
KINDS: Final = names(operation=("运营", "operation"), design=("设计", "design"), technology=("技术", "technology"))

#: What `--owner` takes for items that nobody owns.
NOBODY: Final = ("none", "无人", "无人负责")

SENTENCES: Final[Names] = names(
    of=("{name}（{owner}负责的部分）", "{name} (the part of {owner})"),
    of_nobody=("{name}（无人负责的部分）", "{name} (what nobody owns)"),
    nobody=("无人负责", "nobody"),
    several=("{people}（划分同样具体，都算）", "{people} (equally specific slices: all count)"),
)


def tell_owner(key: str, **values: object) -> Text:
    """Return the sentence of that name with its fields filled."""
    return filled(SENTENCES[key], values)
