"""The registry of known documents: those that come with the program, and those of a workspace."""

from collections.abc import Iterable
from importlib.resources import files

from polreq.change.registry import Registry, known_documents, parse_registry
from polreq.model.document import Document


def registry_of(documents: Iterable[Document] = ()) -> Registry:
    """Return the registry of known documents: the built-in ones, and those of a workspace."""
    table = files("polreq.change").joinpath("data/registry.tsv").read_text(encoding="utf-8")
    return Registry.build((*parse_registry(table), *known_documents(documents)))
