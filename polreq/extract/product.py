"""Signals for whether a norm bears on the product: what an information system must do or support."""

from polreq.extract.context import Unit
from polreq.text.lexicon import Lexicon


def product_signals(unit: Unit, lexicon: Lexicon) -> dict[str, str]:
    """Give the signals of a unit for its bearing on the product."""
    out: dict[str, str] = {}
    strong = [hit.word for hit in lexicon.find(unit.body, "product.strong")]
    weak = [hit.word for hit in lexicon.find(unit.body, "product.weak")]
    for word in strong:
        out[f"product {word}"] = word
    for word in weak:
        out[f"maybe {word}"] = word
    for group, words in (("strong", strong), ("weak", weak)):
        if words:
            out[f"has {group}"] = words[0]
        if len(set(words)) > 1:
            out[f"many {group}"] = words[1]
        if len(set(words)) > 3:
            out[f"very many {group}"] = words[3]
    for hit in lexicon.find(unit.body, "product.apart"):
        out[f"apart {hit.word}"] = hit.word
    if lexicon.has(unit.title, "product.topic"):
        out["title about the product"] = unit.title
        if not strong:
            out["title about the product, sentence not"] = ""
    for heading in unit.heading:
        if lexicon.has(heading, "product.strong"):
            out["under a heading about the product"] = heading
        if lexicon.has(heading, "heading.organisation"):
            out["under organisation"] = heading
    if unit.previous and lexicon.has(unit.previous, "product.strong"):
        out["after a heading about the product"] = unit.previous
    if unit.lead:
        out[f"lead {'of the product' if unit.lead_product else 'of other things'}"] = ""
    return out
