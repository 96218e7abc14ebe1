"""What a clause touches: business lines (业务线), and whom it serves (G2G, G2B, G2C)."""

from polreq.text.lexicon import Lexicon


def find_lines(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the business lines whose words stand in a folded text."""
    return tuple(line for line, words in lexicon.below("line").items() if any(word in text for word in words))


def find_relation(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give whom a folded text serves: any of G2G, G2B, G2C."""
    return tuple(kind for kind, words in lexicon.below("recipient").items() if any(word in text for word in words))
