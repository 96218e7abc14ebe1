"""The formats of other programs, by the ending of a file's name: who writes each, and who reads it.

A format is imported when it is asked for, so that commands can name all of them without loading any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from polreq.words import Text

if TYPE_CHECKING:
    from polreq.results.finding import Finding
    from polreq.results.traced import Traced

#: Several files: content by relative path, with forward slashes.
Files = Mapping[str, bytes]

#: What a file holds, and what is wrong with it.
FoundIn = tuple["Traced", tuple["Finding", ...]]

#: The key of formats that are folders.
FOLDER: Final = "/"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of other programs; it is written in one of three ways.

    Args:
        name: as people call it.
        write: makes a file.
        write_set: makes files that lie beside each other, from the beginning of their names.
        write_folder: makes the files of a folder.
        read: reads a file: its name for findings, and its content; None where nothing comes in from it.
        read_folder: reads the files of a folder, likewise.
        mark: name of a file by which a folder of this format is known.
    """

    name: Text
    write: Callable[[Traced], bytes] | None = None
    write_set: Callable[[Traced, str], Files] | None = None
    write_folder: Callable[[Traced], Files] | None = None
    read: Callable[[str, bytes], FoundIn] | None = None
    read_folder: Callable[[str, Files], FoundIn] | None = None
    mark: str = ""


def ending_of(file: PurePath) -> str:
    """Return the key of FORMATS for a name, whether there is one or not: what is called …needs.json is more than any JSON."""
    name = file.name.lower()
    return _NEEDS if name.endswith(_NEEDS) else file.suffix.lower() or FOLDER


def _graphml(traced: Traced) -> bytes:
    from polreq.exchange import graphml

    return graphml.write(traced)


def _gexf(traced: Traced) -> bytes:
    from polreq.exchange import gexf

    return gexf.write(traced)


def _dot(traced: Traced) -> bytes:
    from polreq.exchange import dot

    return dot.write(traced)


def _mermaid(traced: Traced) -> bytes:
    from polreq.exchange import mermaid

    return mermaid.write(traced)


def _node_link(traced: Traced) -> bytes:
    from polreq.exchange import node_link

    return node_link.write(traced)


def _lobster(traced: Traced, stem: str) -> Files:
    from polreq.exchange import lobster

    return lobster.write_set(traced, stem)


def _needs(traced: Traced) -> bytes:
    from polreq.exchange import needs_json

    return needs_json.write(traced)


def _read_needs(name: str, data: bytes) -> FoundIn:
    from polreq.exchange import needs_json

    return needs_json.read(name, data)


def _doorstop(traced: Traced) -> Files:
    from polreq.exchange import doorstop

    return doorstop.write(traced)


def _read_doorstop(name: str, files: Files) -> FoundIn:
    from polreq.exchange import doorstop_tree

    return doorstop_tree.read(name, files)


def _strictdoc(traced: Traced) -> bytes:
    from polreq.exchange import strictdoc

    return strictdoc.write(traced)


def _read_strictdoc(name: str, data: bytes) -> FoundIn:
    from polreq.exchange import strictdoc_reading

    return strictdoc_reading.read(name, data)


def _reqif(traced: Traced) -> bytes:
    from polreq.exchange import reqif

    return reqif.write(traced)


def _packed_reqif(traced: Traced) -> bytes:
    from polreq.exchange import reqif

    return reqif.write_packed(traced)


def _read_reqif(name: str, data: bytes) -> FoundIn:
    from polreq.exchange import reqif_reading

    return reqif_reading.read(name, data)


_NEEDS: Final = "needs.json"

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        ".graphml": Format(Text("GraphML 图", "graph as GraphML"), _graphml),
        ".gexf": Format(Text("GEXF 图", "graph as GEXF"), _gexf),
        ".dot": Format(Text("Graphviz 图", "picture for Graphviz"), _dot),
        ".mmd": Format(Text("Mermaid 图", "Mermaid flowchart"), _mermaid),
        ".json": Format(Text("节点和连线 JSON", "graph as node-link JSON"), _node_link),
        ".lobster": Format(Text("LOBSTER", "LOBSTER"), write_set=_lobster),
        _NEEDS: Format(Text("sphinx-needs", "sphinx-needs"), _needs, read=_read_needs),
        ".sdoc": Format(Text("StrictDoc", "StrictDoc"), _strictdoc, read=_read_strictdoc),
        ".reqif": Format(Text("ReqIF", "ReqIF"), _reqif, read=_read_reqif),
        ".reqifz": Format(Text("ReqIF 压缩包", "ReqIF archive"), _packed_reqif, read=_read_reqif),
        FOLDER: Format(
            Text("Doorstop", "Doorstop"), write_folder=_doorstop, read_folder=_read_doorstop, mark=".doorstop.yml"
        ),
    }
)
