"""Signals for whether a norm bears on the product: what an information system must do or support."""

from collections.abc import Iterator, Mapping

from polreq.extract.context import Unit
from polreq.text.lexicon import Lexicon


def product_signals(unit: Unit, lexicon: Lexicon) -> dict[str, str]:
    """Give the signals of a unit for its bearing on the product.

    What is told of handling a case (受理, 答复, 公示) bears on the product where the text is about an online service,
    so signals of the words are joined with signals of what the text around them is about.
    """
    found = {group: [hit.word for hit in lexicon.find(unit.body, f"product.{group}")] for group in _GROUPS}
    out = dict(_words(found))
    if about := dict(_about(unit, lexicon)):
        out |= about
        out |= {f"has {group}, text about the product": found[group][0] for group in ("case", "apart") if found[group]}
        if not found["strong"]:
            out["text about the product, sentence not"] = ""
    if any(lexicon.has(heading, "heading.organisation") for heading in unit.heading):
        out["under organisation"] = unit.heading[-1]
    if unit.lead:
        out[f"lead {'of the product' if unit.lead_product else 'of other things'}"] = ""
    return out


#: Words of the product itself, words that often go with it, words of handling a case, words of other matters.
_GROUPS = ("strong", "weak", "case", "apart")


def _words(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for group, words in found.items():
        kinds = len(set(words))
        for word in words:
            yield f"{group} {word}", word
        for name, least in (("has", 1), ("many", 2), ("very many", 4)):
            if kinds >= least:
                yield f"{name} {group}", words[least - 1]


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
