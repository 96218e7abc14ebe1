"""What a node of a graph says: the same attributes in every graph format."""

from collections.abc import Iterator

from polreq.results.traced import Traced, TracedItem


def attributes(item: TracedItem) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of everything that is known of an item; what says nothing is left out."""
    named = (("layer", item.layer), ("title", item.title), ("text", item.text), *item.fields, ("covered", item.covered))
    yield from ((name, text) for name, text in named if text)


def names(traced: Traced) -> tuple[str, ...]:
    """Return the names of all attributes, each once, as they are first met."""
    return tuple(dict.fromkeys(name for item in traced.items for name, _ in attributes(item)))


def edges(traced: Traced) -> Iterator[tuple[str, str]]:
    """Yield (lower, upper) of every link."""
    yield from ((item.id, upper) for item in traced.items for upper in item.above)
