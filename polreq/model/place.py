"""Where something stands in a text file."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file.

    Args:
        path: path relative to the workspace, with forward slashes.
        line: first line is 1.
        column: first column is 1, counted in code points.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def below(self, folder: str) -> "Place":
        """Return the same place told from further up: `folder` leads from there to the workspace."""
        return self if folder in ("", ".") else replace(self, path=f"{folder}/{self.path}")
