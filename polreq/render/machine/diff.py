"""What changes in a file, as a unified diff that `git apply` and `patch` take."""

import difflib
from typing import Final

_NO_LINE_END: Final = "\n\\ No newline at end of file\n"


def render_diff(path: str, before: str, after: str) -> str:
    """Write a unified diff.

    Args:
        path: of the file, with forward slashes.
        before: its text.
        after: its text as it will be.
    """
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else line + _NO_LINE_END for line in lines)


def _lines(text: str) -> list[str]:
    """Cut a text into lines at line feeds only, as git does."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])
