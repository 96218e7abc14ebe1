"""Where something stands in a text file."""

from dataclasses import dataclass, replace

#: Where texts of an item begin: line and column of each in turn, 0 and 0 for one that is not there. Numbers, since there are many.
Spots = tuple[int, ...]


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

    def spot(self, spots: "Spots", number: int) -> "Place":
        """Return where a text of the item stands that is at this place; the place itself where that is not known.

        Args:
            spots: of the item.
            number: of the text among those whose spots are kept.
        """
        line, column = spots[2 * number : 2 * number + 2] or (0, 0)
        return Place(self.path, line, column) if line else self

    def below(self, folder: str) -> "Place":
        """Return the same place told from further up: `folder` leads from there to the workspace."""
        return self if folder in ("", ".") else replace(self, path=f"{folder}/{self.path}")
