"""Ids that a format cannot have: each gets a stand-in, the same in every run."""

from collections.abc import Callable, Iterable
from itertools import count

from polreq.results.traced import TracedItem


def names_for(
    items: Iterable[TracedItem],
    accepted: Callable[[str], bool],
    same: Callable[[str], object],
    stem: Callable[[TracedItem], str],
) -> dict[str, str]:
    """Name every item as a format can.

    Args:
        items: what is to be named.
        accepted: whether the format can have an id.
        same: what the format compares of an id; two ids of which this is equal are one to it.
        stem: how a stand-in begins; a number follows.

    Returns:
        Name by id: the id itself, unless the format cannot have it or takes it for another one.
    """
    listed = list(items)
    names: dict[str, str] = {}
    taken: set[object] = set()
    for item in listed:
        if accepted(item.id) and same(item.id) not in taken:
            names[item.id] = item.id
            taken.add(same(item.id))
    numbers: dict[str, count[int]] = {}
    for item in listed:
        if item.id not in names:
            beginning = stem(item)
            number = numbers.setdefault(beginning, count(1))
            name = next(name for n in number if same(name := f"{beginning}{n}") not in taken)
            names[item.id] = name
            taken.add(same(name))
    return {item.id: names[item.id] for item in listed}
