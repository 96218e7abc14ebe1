"""Align a lower document with the upper one that it carries out, article by article."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from polreq.change.articles import compare
from polreq.errors import UsageError
from polreq.official.docnumbers import parse_docnumber
from polreq.pipeline.read import Opened, is_there, read_document
from polreq.results.alignment import Comparison
from polreq.results.finding import Finding
from polreq.store.load import load
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class AlignedFiles:
    """What came of comparing two documents.

    Args:
        comparison: article by article; None where one of the two could not be read.
        findings: what is to be looked at in the files.
    """

    comparison: Comparison | None
    findings: tuple[Finding, ...]


def align_named(upper: str, lower: str, root: Path | None) -> AlignedFiles:
    """Align the articles of a lower document with those of an upper one.

    Args:
        upper: a policy YAML or any source file, or the id or number of a document of the workspace.
        lower: the same.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    above, below = _open(upper, root), _open(lower, root)
    # what a document lacks at its head is for whoever keeps it; nothing is written here, and articles need none of it
    findings = tuple(f for f in (*above.findings, *below.findings) if f.code != "X702")
    if above.document is None or below.document is None:
        return AlignedFiles(None, findings)
    return AlignedFiles(compare(above.document, below.document, load_lexicon(segmenter=choose_segmenter())), findings)


def _open(given: str, root: Path | None) -> Opened:
    if is_there(given):
        return read_document(Path(given))
    documents = load(root).workspace.documents if root else ()
    number = parse_docnumber(given)
    for document in documents:
        if given == document.id or (number and number == parse_docnumber(document.number)):
            return Opened(document, ())
    near = get_close_matches(given, [document.id for document in documents], n=1)
    zh, en = (
        (f"最接近的编号是 {near[0]}。", f" The nearest id is {near[0]}.")
        if near
        else ("请检查文件名和它所在的文件夹。", " Check the name of the file and its folder.")
    )
    raise UsageError(
        f"“{given}”既不是文件，也不是工作区里文件的编号或文号。{zh}",
        f"'{given}' is no file, and no id or number of a document in the workspace.{en}",
    )
