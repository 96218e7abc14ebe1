"""Where a path leads: nothing outside of a workspace is written, and nothing is read through links that lead out of it."""

import os
import re
from pathlib import Path
from typing import Final

from polreq.errors import PolreqError
from polreq.late import late
from polreq.words import Text

#: Names that Windows keeps for devices, whatever ending follows.
_RESERVED: Final = late(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_NO_PART_OF_A_NAME: Final = late(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\ud800-\udfff]')

_ODD: Final = late("[\ud800-\udfff]")

#: A name may have 255 bytes, or so many characters on Windows; an ending, or a number behind it, has to fit in.
_LONGEST: Final = 200


def problem_of_name(name: str) -> Text | None:
    """Say why a text cannot be the name of a file on every system, without its ending; None where it can."""
    wrong = _NO_PART_OF_A_NAME.search(name)
    if wrong:
        shown = wrong[0] if wrong[0].isprintable() else f"U+{ord(wrong[0]):04X}"
        return Text(f"含有“{shown}”", f"it has '{shown}' in it")
    if not name or name != name.strip() or name.startswith(".") or name.endswith("."):
        return Text("以点或空格开头或结尾", "it begins or ends with a dot or a space")
    if _RESERVED.fullmatch(name):
        return Text("Windows 把这个名称留给设备", "Windows keeps this name for a device")
    if len(name.encode("utf-8")) > _LONGEST:
        return Text(f"超过 {_LONGEST} 字节", f"it has more than {_LONGEST} bytes")
    return None


def readable_name(name: str) -> str:
    r"""Return a name with its bytes that are no UTF-8 written as `\xff`, so that it can be shown and written down."""
    return _ODD.sub(_as_escape, name)


def _as_escape(odd: re.Match[str]) -> str:
    # Python reads such a byte as half a character
    code = ord(odd[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def leads_out(root: Path, path: Path) -> bool:
    """Whether a path lies outside of a folder once every link in it is followed."""
    real = os.path.realpath(root)
    return not Path(os.path.realpath(path)).is_relative_to(real)


def inside(root: Path, name: str) -> Path:
    """Return the file of a workspace that is to be written; every path that the program writes there comes from here.

    Args:
        root: folder of the workspace.
        name: the file, relative to it, with forward slashes.

    Raises:
        PolreqError: it lies outside of the workspace, by its name or because a link leads there.
    """
    path = root / name
    if leads_out(root, path):
        raise PolreqError(
            f"没有写入“{name}”：它在工作区之外，或经过一个通向外面的符号链接。请把它换成工作区里的文件。",
            f"{name} was not written: it lies outside of the workspace, or a symbolic link in it leads there. "
            "Put a file of the workspace in its place.",
        )
    return path
