"""Lists of words in YAML files: read into dotted names, and written as patterns."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from polreq.yamlio.node import PlainTree, tree
from polreq.yamlio.parse import parse


@lru_cache(maxsize=16)
def read_lists(package: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Read the word lists of a file that comes with a package; a broken one is a mistake of ours.

    Args:
        package: full name of the package, in whose folder `data` the file is.
        name: of the file.

    Returns:
        dotted name → words: `modal.must.words` → (应当, 须, …).
    """
    node, findings = parse(resources.files(package).joinpath("data", name).read_bytes(), name)
    if node is None or findings:
        raise RuntimeError(f"{package}/data/{name} is broken: {findings}")
    lists: dict[str, tuple[str, ...]] = {}
    collect(tree(node), lists)
    return MappingProxyType(lists)


def collect(value: PlainTree, lists: dict[str, tuple[str, ...]], name: str = "") -> None:
    """Add the lists of a file to those already there, each under its dotted name."""
    if isinstance(value, dict):
        for key, child in value.items():
            collect(child, lists, f"{name}.{key}" if name else key)
        return
    if isinstance(value, list):
        words = [word for word in value if isinstance(word, str) and word]
        lists[name] = tuple(dict.fromkeys((*lists.get(name, ()), *words)))


def below(lists: Mapping[str, tuple[str, ...]], prefix: str) -> dict[str, tuple[str, ...]]:
    """Give the lists under a name: `channel.words` → {pc: …, app: …}."""
    start = f"{prefix}."
    return {name[len(start) :]: words for name, words in lists.items() if name.startswith(start)}


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of the words, the longest first, that branches letter by letter.

    A plain alternation of some hundred words is tried from the beginning at every place of the text.
    """
    following: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            following.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not following:
        return "" if ends else r"(?!)"
    branches = [re.escape(letter) + any_of(rest) for letter, rest in sorted(following.items())]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
