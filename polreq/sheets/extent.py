"""How large a workbook says that it is, before it is opened: a cell far away makes a sheet of billions of empty cells."""

import io
import zipfile
import zlib
from typing import Final

from polreq.late import late

#: Cells of a sheet, empty ones between others included: all rows that Excel has, in 20 columns.
MOST: Final = 20 * 2**20
#: Bytes of a sheet that are looked at; sheets within the limit of cells are rarely as long.
_LONGEST: Final = 512 * 1024 * 1024
_PIECE: Final = 1024 * 1024
#: Longer than any place of a cell, so that none is cut in two.
_OVERLAP: Final = 64

_CELL: Final = late(rb"""\br=["']([A-Za-z]{1,30})(\d{1,30})["']""", 0)
_COLUMNS: Final = 2**14


def is_too_large(data: bytes) -> bool:
    """Whether a sheet of an XLSX file reaches further than can be read; what is no such file is left to its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [member for member in archive.infolist() if member.filename.lower().startswith("xl/worksheets/")]
            return any(_reaches_too_far(archive, member) for member in sheets)
    # All that zipfile raises for what it cannot read: no archive, a damaged one, one that needs what Python's reader was never given
    # (NotImplementedError, RuntimeError: another packing, a password). The reader of workbooks is asked next, and its refusal is said.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        return False


def _reaches_too_far(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    rows = columns = read = 0
    rest = b""
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            read += len(piece)
            seen = rest + piece
            for letters, digits in _CELL.findall(seen):
                rows = max(rows, int(digits))
                columns = max(columns, _number(letters))
            if rows * columns > MOST or columns > _COLUMNS or read > _LONGEST:
                return True
            rest = seen[-_OVERLAP:]
    return False


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
