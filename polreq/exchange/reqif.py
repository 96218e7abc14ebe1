"""ReqIF 1.2: an object type for each layer, a specification for each layer, one type of relation."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

from polreq.exchange.collected import COVERED, PREFIX
from polreq.exchange.shown import visible
from polreq.exchange.xhtml import written
from polreq.results.traced import Traced, TracedItem

#: Namespaces of ReqIF 1.0.1 to 1.2, which share their schema.
REQIF: Final = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
XHTML: Final = "http://www.w3.org/1999/xhtml"

#: Names of attributes that tools agree on (ReqIF Implementation Guide of prostep ivip).
FOREIGN_ID: Final = "ReqIF.ForeignID"
NAME: Final = "ReqIF.Name"
TEXT: Final = "ReqIF.Text"

#: What the type of a relation is called, and the tool by whose name its files are known.
SATISFIES: Final = "satisfies"
TOOL: Final = "polreq"

#: The format asks of everything when it was changed last. No clock is read, so that the same workspace gives the same file;
#: this day stands for "not known".
_UNKNOWN_DAY: Final = "1970-01-01T00:00:00Z"

#: Attributes of every object, in their order.
OWN: Final = (FOREIGN_ID, NAME, TEXT, COVERED)

#: How the identifier of an object type of ours begins; the layer follows. Other tools keep identifiers.
TYPE: Final = "polreq-type-"


def write(traced: Traced) -> bytes:
    """Write what is traced; the same input gives the same bytes."""
    layers = {layer: _fields(traced, layer) for layer in dict.fromkeys(item.layer for item in traced.items)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<REQ-IF xmlns="{REQIF}" xmlns:xhtml="{XHTML}">',
        *_inside("THE-HEADER", _header(traced.title)),
        "<CORE-CONTENT>",
        "<REQ-IF-CONTENT>",
        *_inside("DATATYPES", _datatypes()),
        *_inside("SPEC-TYPES", _types(layers)),
        *_inside("SPEC-OBJECTS", (line for item in traced.items for line in _object(item, layers[item.layer]))),
        *_inside("SPEC-RELATIONS", _relations(traced)),
        *_inside("SPECIFICATIONS", (line for layer in layers for line in _specification(traced, layer))),
        "</REQ-IF-CONTENT>",
        "</CORE-CONTENT>",
        "</REQ-IF>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def write_packed(traced: Traced) -> bytes:
    """Write a ReqIF archive (.reqifz); the same input gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # ZIP knows no day before this one
        member = zipfile.ZipInfo(f"{TOOL}.reqif", (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(member, write(traced))
    return packed.getvalue()


def _fields(traced: Traced, layer: str) -> dict[str, bool]:
    """Return the keys of all fields that items of a layer have, as they are first met, and whether any text has several lines.

    Such an attribute is XHTML: in an attribute of XML many programs make blanks of line breaks.
    """
    fields: dict[str, bool] = {}
    for item in traced.items:
        for key, text in item.fields if item.layer == layer else ():
            fields[key] = fields.get(key, False) or "\n" in text or "\r" in text
    return fields


def _identifier(kind: str, name: str) -> str:
    """Make an identifier of a name: what XML allows in one, all else as its code, so that no two names share one."""
    safe = re.sub(r"[^A-Za-z0-9.\-]", lambda found: f"_{ord(found[0]):x}_", name)
    return f"polreq-{kind}-{safe}"


def _inside(tag: str, lines: Iterator[str]) -> Iterator[str]:
    """Put lines into an element, which is left out if there are none."""
    first = next(lines, None)
    if first is not None:
        yield from (f"<{tag}>", first, *lines, f"</{tag}>")


def _named(tag: str, identifier: str, name: str = "", end: str = ">") -> str:
    long_name = f' LONG-NAME="{_attribute(name)}"' if name else ""
    return f'<{tag} IDENTIFIER="{identifier}" LAST-CHANGE="{_UNKNOWN_DAY}"{long_name}{end}'


def _attribute(text: str) -> str:
    """Write text as the value of an attribute; line breaks and tabs would become blanks otherwise."""
    return escape(visible(text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _header(title: str) -> Iterator[str]:
    yield f'<REQ-IF-HEADER IDENTIFIER="{_identifier("header", title)}">'
    yield f"<CREATION-TIME>{_UNKNOWN_DAY}</CREATION-TIME>"
    yield f"<REQ-IF-TOOL-ID>{TOOL}</REQ-IF-TOOL-ID>"
    yield "<REQ-IF-VERSION>1.0</REQ-IF-VERSION>"
    yield f"<SOURCE-TOOL-ID>{TOOL}</SOURCE-TOOL-ID>"
    yield f"<TITLE>{escape(visible(title))}</TITLE>"
    yield "</REQ-IF-HEADER>"


def _datatypes() -> Iterator[str]:
    longest = 2**31 - 1
    yield _named("DATATYPE-DEFINITION-STRING", "polreq-string", "String", f' MAX-LENGTH="{longest}"/>')
    yield _named("DATATYPE-DEFINITION-XHTML", "polreq-xhtml", "XHTML", "/>")


def _types(layers: Mapping[str, Mapping[str, bool]]) -> Iterator[str]:
    for layer, fields in layers.items():
        yield _named("SPEC-OBJECT-TYPE", _identifier("type", layer), layer)
        yield "<SPEC-ATTRIBUTES>"
        for name in OWN:
            yield from _definition(layer, name, xhtml=name == TEXT)
        for key, xhtml in fields.items():
            yield from _definition(layer, _field_name(key), xhtml=xhtml)
        yield from ("</SPEC-ATTRIBUTES>", "</SPEC-OBJECT-TYPE>")
    yield _named("SPEC-RELATION-TYPE", "polreq-satisfies", SATISFIES, "/>")
    yield _named("SPECIFICATION-TYPE", "polreq-specification", TOOL, "/>")


def _field_name(key: str) -> str:
    """Name the attribute of a field: one that would be taken for ours gets a prefix."""
    return PREFIX + key if not key or key in OWN or key.startswith(PREFIX) else key


def _definition(layer: str, name: str, *, xhtml: bool) -> Iterator[str]:
    kind = "XHTML" if xhtml else "STRING"
    yield _named(f"ATTRIBUTE-DEFINITION-{kind}", _identifier(f"attribute-{layer}", name), name)
    yield f"<TYPE><DATATYPE-DEFINITION-{kind}-REF>polreq-{kind.lower()}</DATATYPE-DEFINITION-{kind}-REF></TYPE>"
    yield f"</ATTRIBUTE-DEFINITION-{kind}>"


def _object(item: TracedItem, fields: Mapping[str, bool]) -> Iterator[str]:
    yield _named("SPEC-OBJECT", _identifier("item", item.id))
    yield f"<TYPE><SPEC-OBJECT-TYPE-REF>{_identifier('type', item.layer)}</SPEC-OBJECT-TYPE-REF></TYPE>"
    yield "<VALUES>"
    texts = dict(item.fields)
    own = ((FOREIGN_ID, item.id), (NAME, item.title), (TEXT, item.text), (COVERED, item.covered))
    values = [(name, text, name == TEXT) for name, text in own]
    values += [(_field_name(key), texts.get(key, ""), xhtml) for key, xhtml in fields.items()]
    for name, text, xhtml in values:
        if text:
            yield from _value(_identifier(f"attribute-{item.layer}", name), text, xhtml=xhtml)
    yield from ("</VALUES>", "</SPEC-OBJECT>")


def _value(definition: str, text: str, *, xhtml: bool) -> Iterator[str]:
    kind = "XHTML" if xhtml else "STRING"
    yield f"<ATTRIBUTE-VALUE-{kind}>" if xhtml else f'<ATTRIBUTE-VALUE-{kind} THE-VALUE="{_attribute(text)}">'
    yield f"<DEFINITION><ATTRIBUTE-DEFINITION-{kind}-REF>{definition}</ATTRIBUTE-DEFINITION-{kind}-REF></DEFINITION>"
    if xhtml:
        yield f"<THE-VALUE>{written(visible(text))}</THE-VALUE>"
    yield f"</ATTRIBUTE-VALUE-{kind}>"


def _relations(traced: Traced) -> Iterator[str]:
    """Write links: the source satisfies the target."""
    known = {item.id for item in traced.items}
    for item in traced.items:
        for upper in item.above:
            if upper in known:
                both = f"{_identifier('item', item.id)}-to-{_identifier('item', upper)}"
                yield _named("SPEC-RELATION", f"polreq-link-{both}")
                yield "<TYPE><SPEC-RELATION-TYPE-REF>polreq-satisfies</SPEC-RELATION-TYPE-REF></TYPE>"
                yield f"<SOURCE><SPEC-OBJECT-REF>{_identifier('item', item.id)}</SPEC-OBJECT-REF></SOURCE>"
                yield f"<TARGET><SPEC-OBJECT-REF>{_identifier('item', upper)}</SPEC-OBJECT-REF></TARGET>"
                yield "</SPEC-RELATION>"


def _specification(traced: Traced, layer: str) -> Iterator[str]:
    yield _named("SPECIFICATION", _identifier("specification", layer), layer or TOOL)
    yield "<TYPE><SPECIFICATION-TYPE-REF>polreq-specification</SPECIFICATION-TYPE-REF></TYPE>"
    yield "<CHILDREN>"
    for item in traced.items:
        if item.layer == layer:
            reference = f"<OBJECT><SPEC-OBJECT-REF>{_identifier('item', item.id)}</SPEC-OBJECT-REF></OBJECT>"
            yield _named("SPEC-HIERARCHY", _identifier("place", item.id), end=f">{reference}</SPEC-HIERARCHY>")
    yield from ("</CHILDREN>", "</SPECIFICATION>")
