"""Text that XML 1.0 can hold."""

from typing import Final

from polreq.late import late

#: Characters that it cannot hold, even as entities.
_NOT_XML: Final = late("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid(text: str) -> str:
    """Return the text with U+FFFD for what XML cannot hold."""
    return _NOT_XML.sub("�", text)
