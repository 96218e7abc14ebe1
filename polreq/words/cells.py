"""How words in cells of people's tables are compared."""

import unicodedata


def squeezed(text: str) -> str:
    """Return text for comparing words in cells: no spaces (full-width ones neither), one width, no capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
