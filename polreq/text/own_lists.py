"""A workspace's own lexicon (词表): what stands in it and does nothing, such as a list that nobody asks for."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.model.place import Place
from polreq.text.wordlists import read_lists
from polreq.yamlio.node import Mapping, Scalar, Sequence, YamlNode

#: Names that stand in every file of words and are no lists.
_HEADER: Final = "polreq"
#: Lists of which a workspace gives as many as it needs: each channel, line of business and group of things of the product.
_OWN: Final = late(r"(?:channel\.words|channel\.expand|line)\..+|product\.[^.]+\..+\.(?:words|not)")


@dataclass(frozen=True, slots=True)
class IdleList:
    """A list whose words do nothing.

    Args:
        name: dotted, as it is written.
        place: of the list, or of the single value that stands where a list is asked for.
        known: whether there is a list of that name, so that only the value is wrong.
        nearest: name of a list that may be meant; empty if none looks like it.
    """

    name: str
    place: Place
    known: bool = False
    nearest: str = ""


def idle_lists(node: Mapping, path: str) -> Iterator[IdleList]:
    """Yield the lists that neither the built-in lexicon has nor a workspace may begin, and what is no list.

    Args:
        node: top of a file of the workspace's own words.
        path: its name, for the places.
    """
    known = set(read_lists("polreq.text", "lexicon.yaml"))
    # longer words may hide those of any list
    taken = known | {f"{name.removesuffix('.words')}.not" for name in known if not name.endswith(".not")}
    for name, child in _lists(node):
        if name not in taken and not _OWN.fullmatch(name):
            yield IdleList(name, child.key_place(path), nearest=_nearest(name, known))
        elif isinstance(child, Scalar):
            yield IdleList(name, child.place(path), known=True)


def _lists(node: YamlNode, above: str = "") -> Iterator[tuple[str, YamlNode]]:
    """Yield every list with its dotted name."""
    if isinstance(node, Mapping):
        for key, child in node.entries.items():
            if above or key != _HEADER:
                yield from _lists(child, f"{above}.{key}" if above else key)
    elif isinstance(node, Sequence) or (isinstance(node, Scalar) and not node.absent):
        yield above, node


def _nearest(name: str, known: set[str]) -> str:
    """Return the name that looks most like it, or else one of the same group."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    group = name.rpartition(".")[0]
    return "".join(near) or next((other for other in sorted(known) if group and other.startswith(f"{group}.")), "")
