"""XML of users: parsed without document types and entities, which could take all memory or reach for other files."""

from xml.etree import ElementTree

from polreq.ingest.unreadable import UnreadableError
from polreq.words import Text


def parse_xml(name: str, data: bytes) -> ElementTree.Element:
    """Parse XML; document types and entities are refused.

    Raises:
        UnreadableError: if it is no XML or declares a document type.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\x00!\x00" in data or b"\x00<\x00!\x00" in data:
        raise UnreadableError(Text(f"“{name}”含有 XML 实体声明", f"'{name}' declares XML entities"))
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableError(Text(f"“{name}”不是有效的 XML", f"'{name}' is not valid XML")) from error
