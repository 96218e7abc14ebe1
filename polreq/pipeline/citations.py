"""Check the citations of a slide, a tender or any other text, against the built-in registry and the workspace."""

from collections.abc import Callable, Sequence
from pathlib import Path

from polreq.change.citations import check_document, check_text
from polreq.change.registry import Registry
from polreq.errors import UsageError, reading
from polreq.ingest.source import MAX_TEXT
from polreq.official.citations import find_citations
from polreq.pipeline.read import document_of, is_there, read_file
from polreq.pipeline.registry import registry_of
from polreq.results.citation import CitationCheck
from polreq.results.finding import Finding
from polreq.store.cache import Cache
from polreq.store.load import load

STANDARD_INPUT = "-"
#: Files that are read line by line as they are, so that places are those an editor shows.
_PLAIN_ENDINGS = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv", "")


def check_inputs(
    inputs: Sequence[str], read_standard_input: Callable[[], str], root: Path | None, cache: Cache
) -> tuple[tuple[CitationCheck, ...], tuple[Finding, ...]]:
    """Check the citations of texts and files, in the order given.

    Args:
        inputs: names of files, texts that hold citations, or `-` for standard input.
        read_standard_input: called when it is asked for.
        root: folder of the workspace, whose documents are known too; None outside of one.
        cache: of that workspace.

    Returns:
        the checks, and what is to be looked at in the files that could not be read.

    Raises:
        UsageError: an input is neither a file nor a text with a citation.
    """
    registry = registry_of(load(root, cache).workspace.documents if root else ())
    checks: list[CitationCheck] = []
    unread: list[Finding] = []
    for given in inputs:
        if given == STANDARD_INPUT:
            checks += check_text(read_standard_input(), registry, STANDARD_INPUT)
        elif is_there(given):
            with reading(given):
                found, findings = _check_file(Path(given), registry)
            checks += found
            unread += findings
        elif find_citations(given):
            checks += check_text(given, registry)
        else:
            raise UsageError(
                f"“{given}”既不是文件，也没有《标题》或文号。",
                f"'{given}' is no file, and there is no 《title》 and no document number in it.",
            )
    return tuple(checks), tuple(unread)


def _check_file(file: Path, registry: Registry) -> tuple[tuple[CitationCheck, ...], tuple[Finding, ...]]:
    data = read_file(file)
    if isinstance(data, Finding):
        return (), (data,)
    if file.suffix.lower() in _PLAIN_ENDINGS and len(data) <= MAX_TEXT:
        try:
            return check_text(data.decode("utf-8-sig"), registry, str(file)), ()
        except UnicodeDecodeError:
            pass  # a text in another encoding goes to the reader that finds out which
    opened = document_of(file, data, force=True)
    if opened.document is None:
        return (), opened.findings
    return check_document(opened.document, registry), ()
