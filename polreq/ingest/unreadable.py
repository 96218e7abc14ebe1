"""What a reader raises for a file that it cannot read; the caller makes it a finding (X701)."""

from polreq.words import Text


class UnreadableError(Exception):
    """The file cannot be read.

    Args:
        said: why, and what can be done about it.
    """

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said
