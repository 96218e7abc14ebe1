"""XML of strangers: parsed without document types and entities, which could take all memory or reach for other files."""

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from polreq.guarded.unreadable import UnreadableError
from polreq.words import Text

#: Elements inside each other: more than anybody nests, and few enough to walk down through.
_DEPTH: Final = 200


class PlacedElement(ElementTree.Element):
    """An element that knows where its start tag stands.

    Args:
        line: of the file, the first is 1.
        column: likewise.
    """

    line: int = 1
    column: int = 1


def parse_xml(name: str, data: bytes) -> ElementTree.Element:
    """Parse XML; document types and entities are refused.

    Raises:
        UnreadableError: if it is no XML or declares a document type.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\x00!\x00" in data or b"\x00<\x00!\x00" in data:
        raise _declares_entities(name)
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableError(Text(f"“{name}”不是有效的 XML", f"'{name}' is not valid XML")) from error


def parse_placed(name: str, data: bytes) -> PlacedElement:
    """Parse XML into elements that know their places; document types and entities are refused.

    Raises:
        UnreadableError: with the place, if it is no XML, declares a document type, or nests more than 200 elements.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    building = _Building(name, parser)
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.text
    parser.StartDoctypeDeclHandler = building.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = Text(f"不是有效的 XML（{error}）", f"not valid XML ({error})")
        raise UnreadableError(said, error.lineno, error.offset + 1) from error
    except (ValueError, LookupError) as error:
        raise UnreadableError(Text(f"编码不受支持（{error}）", f"an encoding that is not known ({error})")) from error
    return building.root


class _Building:
    """Puts the tree together while the parser reads."""

    def __init__(self, name: str, parser: expat.XMLParserType) -> None:
        self.name = name
        self.parser = parser
        self.open: list[PlacedElement] = []
        self.root = PlacedElement("")
        self.last: PlacedElement | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        element = PlacedElement(_qualified(tag), {_qualified(key): value for key, value in attributes.items()})
        element.line, element.column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        if len(self.open) == _DEPTH:
            said = Text(f"元素嵌套超过 {_DEPTH} 层", f"elements are nested deeper than {_DEPTH}")
            raise UnreadableError(said, element.line, element.column)
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
        self.open.append(element)
        self.last = None

    def end(self, _tag: str) -> None:
        self.last = self.open.pop()

    def text(self, text: str) -> None:
        if self.last is not None:
            self.last.tail = (self.last.tail or "") + text
        elif self.open:
            self.open[-1].text = (self.open[-1].text or "") + text

    def refuse(self, *_declared: object) -> None:
        raise _declares_entities(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _declares_entities(name: str, line: int = 1, column: int = 1) -> UnreadableError:
    return UnreadableError(Text(f"“{name}”含有 XML 实体声明", f"'{name}' declares XML entities"), line, column)
