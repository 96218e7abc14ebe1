"""What a reader raises for a file that it cannot read; the caller makes it a finding (X701)."""


class UnreadableError(Exception):
    """The file cannot be read; the message says why, in Chinese with the English in brackets."""
