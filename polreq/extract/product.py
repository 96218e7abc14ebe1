"""Signals for whether a norm bears on the product: what an information system must do or support."""

from collections.abc import Iterator

from polreq.extract.context import Unit
from polreq.text.lexicon import Lexicon


def product_signals(unit: Unit, lexicon: Lexicon) -> dict[str, str]:
    """Give the signals of a unit for its bearing on the product.

    What is told of handling a case (受理, 答复, 公示) bears on the product where the text is about an online service,
    so signals of the words are joined with signals of what the text around them is about.
    """
    out: dict[str, str] = {}
    found = {group: [hit.word for hit in lexicon.find(unit.body, f"product.{group}")] for group in _GROUPS}
    for group, words in found.items():
        for word in words:
            out[f"{group} {word}"] = word
        if words:
            out[f"has {group}"] = words[0]
        if len(set(words)) > 1:
            out[f"many {group}"] = words[1]
        if len(set(words)) > 3:
            out[f"very many {group}"] = words[3]
    about = list(_about(unit, lexicon))
    out.update(about)
    if about:
        for group in ("case", "apart"):
            if found[group]:
                out[f"has {group}, text about the product"] = found[group][0]
        if not found["strong"]:
            out["text about the product, sentence not"] = ""
    if any(lexicon.has(heading, "heading.organisation") for heading in unit.heading):
        out["under organisation"] = unit.heading[-1]
    if unit.lead:
        out[f"lead {'of the product' if unit.lead_product else 'of other things'}"] = ""
    return out


_GROUPS = ("strong", "weak", "case", "apart")


def _about(unit: Unit, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signals that the text around the unit is about the product."""
    if lexicon.has(unit.title, "product.topic") or lexicon.has(unit.part, "product.topic"):
        yield "title about the product", unit.title
    if unit.density:
        yield f"document {unit.density} about the product", ""
    if unit.around:
        yield "sentence beside it about the product", ""
    if any(lexicon.has(heading, "product.strong") for heading in unit.heading):
        yield "under a heading about the product", unit.heading[-1]
    if unit.previous and lexicon.has(unit.previous, "product.strong"):
        yield "after a heading about the product", unit.previous
