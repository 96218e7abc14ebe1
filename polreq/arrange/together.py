"""What is said of suggestions that answer a requirement together."""

from typing import Final

from polreq.arrange.wording import aside
from polreq.results.together import Together
from polreq.words import Text
from polreq.words.review import number_of, tell
from polreq.words.sentences import joined

_AND: Final = Text("、", ", ")
_SEMICOLON: Final = Text("；", "; ")


def together_said(together: Together) -> Text:
    """Say which items answer which parts, how many that is of all, and what no suggestion speaks of."""
    shares = joined(_AND, (aside(lower, _quoted(parts)) for lower, parts in together.shares))
    items = number_of("suggestion", len(together.shares))
    said = tell("together", items=items, shares=shares, met=together.met, total=together.total)
    if not together.lacking:
        return said
    return joined(_SEMICOLON, (said, tell("together_lacking", words=_quoted(together.lacking))))


def together_command(together: Together, upper: str) -> Text:
    """Say how they are confirmed at once."""
    links = " ".join(f"--confirm {lower}:{upper}" for lower in together.lowers)
    return tell("together_command", command=f"polreq review {links}")


def _quoted(words: tuple[str, ...]) -> Text:
    return joined(_AND, (tell("word", word=word) for word in words))
