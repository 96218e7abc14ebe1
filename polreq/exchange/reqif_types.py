"""Types of a ReqIF document: what its attributes are called, what the words of its enumerations are."""

from collections.abc import Iterator
from xml.etree import ElementTree

from polreq.exchange.reqif import TYPE
from polreq.exchange.xhtml import shown


def tag(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def reference(element: ElementTree.Element, wanted: str) -> str:
    """Return the identifier that a child of this name refers to, empty if none."""
    for child in element:
        if tag(child) == wanted:
            return "".join(child.itertext()).strip()
    return ""


class ReqifTypes:
    """Names and defaults that a document's types give.

    Args:
        root: of the document.
    """

    def __init__(self, root: ElementTree.Element) -> None:
        self._names: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._attributes: dict[str, list[ElementTree.Element]] = {}
        for element in root.iter():
            kind, identifier = tag(element), element.get("IDENTIFIER", "")
            if kind.endswith("-TYPE") or kind.startswith("ATTRIBUTE-DEFINITION-"):
                self._names[identifier] = element.get("LONG-NAME") or identifier
            if kind == "ENUM-VALUE":
                self._words[identifier] = element.get("LONG-NAME") or _key(element) or identifier
            if kind.endswith("-TYPE"):
                self._attributes[identifier] = [e for e in element.iter() if tag(e).startswith("ATTRIBUTE-DEFINITION-")]

    def name(self, element: ElementTree.Element) -> str:
        """Return what the type of an object or a relation is called."""
        identifier = reference(element, "TYPE")
        return self._names.get(identifier, identifier)

    def layer(self, element: ElementTree.Element) -> str | None:
        """Return the layer of an object that polreq wrote, whatever tool handed it on; None for all others."""
        identifier = reference(element, "TYPE")
        return identifier.removeprefix(TYPE) if identifier.startswith(TYPE) else None

    def values(self, element: ElementTree.Element) -> dict[str, str]:
        """Return texts by the names of attributes: what the object says, then defaults of its type for what it leaves out."""
        said: dict[str, list[str]] = {}
        for defaults in (False, True):
            known = set(said)
            for value in self._given(element, defaults=defaults):
                definition = reference(value, "DEFINITION")
                name = self._names.get(definition, definition)
                text = self._text(value)
                # two attributes of one name are told one below the other
                if name not in known and text not in said.get(name, ()):
                    said.setdefault(name, []).append(text)
        return {name: "\n".join(texts) for name, texts in said.items()}

    def _given(self, element: ElementTree.Element, *, defaults: bool) -> Iterator[ElementTree.Element]:
        if not defaults:
            groups = [child for child in element if tag(child) == "VALUES"]
        else:
            definitions = self._attributes.get(reference(element, "TYPE"), [])
            groups = [child for one in definitions for child in one if tag(child) == "DEFAULT-VALUE"]
        for group in groups:
            yield from group

    def _text(self, value: ElementTree.Element) -> str:
        """Return what a value says: a text, the words of an enumeration, XHTML line by line."""
        plain = value.get("THE-VALUE")
        if plain is not None:
            return plain
        for child in value:
            if tag(child) == "THE-VALUE":
                return shown(child)
            if tag(child) == "VALUES":
                chosen = [(one.text or "").strip() for one in child]
                return "、".join(self._words.get(one, one) for one in chosen)
        return ""


def _key(element: ElementTree.Element) -> str:
    """Return the other content of an enumeration's value, for tools that give it no name."""
    return next((e.get("OTHER-CONTENT", "") for e in element.iter() if tag(e) == "EMBEDDED-VALUE"), "")
