"""The formats of other programs, by the ending of a file's name: who writes it, and who reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from polreq.results.finding import Finding
from polreq.results.traced import Traced
from polreq.words import Text

#: A folder rather than a file: bytes by relative path.
Folder = Mapping[str, bytes]

Write = Callable[[Traced], bytes | Folder]

#: Name for findings and content → what it holds, and what is wrong with it.
Read = Callable[[str, bytes], tuple[Traced, tuple[Finding, ...]]]
ReadFolder = Callable[[str, Folder], tuple[Traced, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of other programs.

    Args:
        name: as people call it.
        write: makes a file of it, or a folder.
        read: reads a file of it; None where nothing comes in from it.
        read_folder: reads a folder of it; likewise.
        mark: name of a file by which a folder of it is known; empty for files.
    """

    name: Text
    write: Write
    read: Read | None = None
    read_folder: ReadFolder | None = None
    mark: str = ""
