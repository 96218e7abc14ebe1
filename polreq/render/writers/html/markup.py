"""HTML put together out of elements: text is escaped wherever it comes in, so that no page can forget to."""

from collections.abc import Iterable
from html import escape
from typing import Final

from polreq.render.oneline import clean


class Markup(str):
    """HTML that stands as it is."""

    __slots__ = ()


#: Elements that hold nothing and have no end.
_VOID: Final = frozenset(("br", "col", "hr", "img", "input", "link", "meta"))


def text(words: str) -> Markup:
    """Return text that HTML shows as it stands, on one line, without characters that would act instead of being seen."""
    if isinstance(words, Markup):
        return words
    shown = clean(words)
    if not shown:
        return Markup(" " if words[:1] == " " else "")
    edges = (" " if words[0].isspace() else "", " " if words[-1].isspace() else "")
    return Markup(edges[0] + escape(shown) + edges[1])


def joined(children: Iterable[str], between: str = "") -> Markup:
    """Put pieces behind each other; empty ones are left out."""
    return Markup(text(between).join(text(child) for child in children if child))


def element(name: str, /, *children: "str | None", **attributes: str | int | bool | None) -> Markup:
    """Make an element.

    Args:
        name: of the element.
        children: elements and text.
        attributes: `class_` is written class, `data_id` data-id; True stands without a value; None and False are left out.
    """
    written = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    inside = "".join(text(child) for child in children if child)
    end = "" if name in _VOID else f"</{name}>"
    return Markup(f"<{name}{written}>{inside}{end}")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(clean(str(value)))}"'
