"""What a clause touches: business lines (业务线), and whom it serves (G2G, G2B, G2C)."""

from polreq.text.lexicon import Lexicon


def find_lines(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the business lines whose words stand in a folded text."""
    return _named("line", text, lexicon)


def find_relation(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give whom a folded text serves: any of G2G, G2B, G2C."""
    return _named("recipient", text, lexicon)


def _named(prefix: str, text: str, lexicon: Lexicon) -> tuple[str, ...]:
    told = lexicon.lists_in(text)
    lists = lexicon.below(prefix).items()
    return tuple(name for name, words in lists if f"{prefix}.{name}" in told and any(word in text for word in words))
