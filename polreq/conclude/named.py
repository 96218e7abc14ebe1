"""A document of the workspace by what people call it."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from polreq.model.document import Document
from polreq.model.place import Place
from polreq.official.docnumbers import number_alone, parse_docnumber
from polreq.results.finding import Finding


def document_named(documents: Iterable[Document], name: str) -> Document | None:
    """Return the document of that id, number (文号) or title; None if there is none."""
    bare = name.removeprefix("《").removesuffix("》")
    number = number_alone(name)
    return next(
        (
            one
            for one in documents
            if bare and (bare in (one.id, one.number, one.title) or (number and number == parse_docnumber(one.number)))
        ),
        None,
    )


def nothing_named(name: str, documents: Sequence[Document]) -> Finding:
    """Say that a name is that of no file and of no document, and what it may have meant."""
    near = get_close_matches(name, [one.id for one in documents], n=1)
    return Finding("X741", Place(name), name, (("name", name), ("nearest", near[0] if near else "")))
