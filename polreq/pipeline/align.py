"""Align a lower document with the upper one that it carries out, article by article."""

from dataclasses import dataclass
from pathlib import Path

from polreq.change.articles import compare
from polreq.pipeline.named import open_named
from polreq.results.alignment import Comparison
from polreq.results.finding import Finding
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
        upper: a policy YAML or any source file, or the id, number or title of a document of the workspace.
        lower: the same.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    above, below = open_named(upper, root), open_named(lower, root)
    # what a document lacks at its head is for whoever keeps it; nothing is written here, and articles need none of it
    findings = tuple(f for f in (*above.findings, *below.findings) if f.code != "X702")
    if above.document is None or below.document is None:
        return AlignedFiles(None, findings)
    return AlignedFiles(compare(above.document, below.document, load_lexicon(segmenter=choose_segmenter())), findings)
