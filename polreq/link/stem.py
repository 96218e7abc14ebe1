"""English words: identifiers taken apart and endings taken off, so that `stores` meets `ccmStoreTask`."""

from typing import Final

from polreq.late import late

_PART: Final = late(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_VOWEL: Final = late(r"[aeiouy]")

#: Endings in the order they are tried, with what replaces them; the stem left must have a vowel and this many letters.
_ENDINGS: Final = (
    ("ational", "ate", 2), ("ization", "ize", 2), ("fulness", "ful", 2), ("iveness", "ive", 2), ("ousness", "ous", 2),
    ("ication", "icate", 2), ("ations", "ate", 3), ("ation", "ate", 3), ("ities", "ity", 2), ("ments", "", 4),
    ("ment", "", 4), ("ness", "", 3), ("sses", "ss", 1), ("ies", "y", 2), ("ing", "", 3), ("ers", "", 4), ("ed", "", 3),
    ("er", "", 4), ("ly", "", 4), ("es", "e", 3), ("s", "", 3),
)  # fmt: skip


def stem(word: str) -> str:
    """Take the usual endings off a lower-case English word."""
    for ending, put, least in _ENDINGS:
        if not word.endswith(ending) or (ending == "s" and word.endswith("ss")):
            continue
        base = word[: len(word) - len(ending)]
        if len(base) < least or not _VOWEL.search(base):
            continue
        if ending in ("ing", "ed", "er", "ers") and base[-1] == base[-2] and base[-1] not in "lsz":
            base = base[:-1]
        return _finish(base + put)
    return _finish(word)


def parts(token: str) -> list[str]:
    """Take a Latin token apart into stems: `ccmCtrlTask` → ccm, ctrl, task; the whole is kept where it had parts."""
    found = [part.lower() for part in _PART.findall(token)]
    stems = [stem(part) for part in found]
    if len(found) > 1:
        stems.append(token.lower())
    return stems


def _finish(word: str) -> str:
    """Make words that keep or lose a silent `e` with their ending the same."""
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
