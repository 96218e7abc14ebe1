"""Paragraph styles of a Word document, each with those that it is based on."""

from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Styles:
    """The styles of a document by their ids.

    Args:
        root: the element that holds them.
    """

    def __init__(self, root: Any) -> None:
        self._by_id = {style.get(f"{_W}styleId"): style for style in root.findall(f"{_W}style")}
        self._chains: dict[str | None, tuple[Any, ...]] = {}

    def of(self, paragraph: Any) -> tuple[Any, ...]:
        """Return the style of a paragraph and those that it is based on, nearest first; a circle ends where it closes."""
        name = _named(paragraph.find(f"{_W}pPr"), "pStyle")
        if name not in self._chains:
            self._chains[name] = tuple(self._chain(name))
        return self._chains[name]

    def _chain(self, name: str | None) -> list[Any]:
        found: dict[str | None, Any] = {}
        while name not in found and (style := self._by_id.get(name)) is not None:
            found[name] = style
            name = _named(style, "basedOn")
        return list(found.values())


def _named(element: Any, tag: str) -> str | None:
    inner = None if element is None else element.find(f"{_W}{tag}")
    said: str | None = None if inner is None else inner.get(f"{_W}val")
    return said
