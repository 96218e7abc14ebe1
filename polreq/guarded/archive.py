"""ZIP archives, opened with limits: what an archive says about itself is checked before anything is unpacked."""

import io
import zipfile
import zlib
from typing import Final
from xml.etree import ElementTree

from polreq.guarded.unreadable import UnreadableError
from polreq.guarded.xml import parse_xml
from polreq.words import Text

#: Limits: all members together, one member against its packed size, number of members.
TOTAL: Final = 100 * 1024 * 1024
RATIO: Final = 100
ENTRIES: Final = 2_000

#: Members smaller than this may be packed as tightly as they like: an empty sheet is a few hundred zeros.
_SMALL: Final = 64 * 1024

#: What zipfile raises for a file that it cannot read: damaged ones, and with the last one such as need what Python's own
#: reader was never given (a newer version of the format, patched data, strong encryption). It marks nothing unfinished here.
_BROKEN: Final = (zipfile.BadZipFile, ValueError, NotImplementedError)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The members of a ZIP archive within the limits."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises:
            UnreadableError: if it is no archive or goes beyond the limits.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UnreadableError(Text("压缩结构已损坏", "the archive is broken")) from error
        members = [member for member in self._zip.infolist() if member.filename]
        if len(members) > ENTRIES:
            raise UnreadableError(Text("压缩包内文件过多", f"{len(members)} files in the archive, more than {ENTRIES}"))
        if sum(member.file_size for member in members) > TOTAL:
            raise UnreadableError(Text("解压后超过 100 MB", "more than 100 MB when unpacked"))
        if any(member.compress_type not in _METHODS for member in members):
            raise UnreadableError(Text("压缩方式不受支持", "the archive uses an unusual compression"))
        for member in members:
            if member.file_size > max(_SMALL, RATIO * member.compress_size):
                raise UnreadableError(
                    Text(f"“{member.filename}”的压缩比超过 100:1", f"'{member.filename}' is packed more than 100:1")
                )
        self.names = tuple(member.filename for member in members if not member.is_dir())

    def read(self, name: str) -> bytes:
        """Unpack one member, never more than it declared.

        Raises:
            UnreadableError: if there is no such member, or it is broken, encrypted or longer than declared.
        """
        try:
            member = self._zip.getinfo(name)
            with self._zip.open(member) as stream:
                data = stream.read(member.file_size + 1)
        except (*_BROKEN, KeyError, RuntimeError, EOFError, OSError, zlib.error) as error:
            raise UnreadableError(Text(f"无法解压“{name}”", f"cannot unpack '{name}'")) from error
        if len(data) > member.file_size:
            raise UnreadableError(Text(f"“{name}”比声明的更大", f"'{name}' is larger than declared"))
        return data

    def check(self) -> None:
        """Unpack everything once, so that a library may open the archive after its sizes are known to be true."""
        for name in self.names:
            self.read(name)

    def xml(self, name: str) -> ElementTree.Element:
        """Unpack and parse a member of XML; document types and entities are refused.

        Raises:
            UnreadableError: if it is no XML or declares a document type.
        """
        return parse_xml(name, self.read(name))
