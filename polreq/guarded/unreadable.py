"""What a reader raises for a file that it cannot read; the caller makes it a finding."""

from polreq.words import Text


class UnreadableError(Exception):
    """The file cannot be read.

    Args:
        said: why, and what can be done about it.
        line: where, the first is 1.
        column: likewise.
    """

    def __init__(self, said: Text, line: int = 1, column: int = 1) -> None:
        super().__init__(said.en)
        self.said = said
        self.line = line
        self.column = column
