"""Align documents of several levels: a lower one with the upper one that it carries out, or a whole chain of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polreq.change.ancestry import ancestry
from polreq.change.articles import compare
from polreq.change.chain_documents import chain_document, descending
from polreq.change.chaining import chain
from polreq.conclude.named import document_named
from polreq.errors import UsageError
from polreq.model.document import Document
from polreq.pipeline.named import open_named
from polreq.results.alignment import Comparison
from polreq.results.finding import Finding
from polreq.results.levels import LevelChain
from polreq.store.load import load
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import Lexicon, load_lexicon


@dataclass(frozen=True, slots=True)
class AlignedFiles:
    """What came of comparing two documents.

    Args:
        comparison: article by article; None where one of the two could not be read.
        findings: what is to be looked at in the files.
        reordered: the lower document was named first.
    """

    comparison: Comparison | None
    findings: tuple[Finding, ...]
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class ChainedFiles:
    """What came of holding documents of several levels against each other.

    Args:
        chain: None where one of them could not be read.
        findings: what is to be looked at in the files.
        beside: titles of documents that those of a chain found by itself rest on too, and that have no place in it.
    """

    chain: LevelChain | None
    findings: tuple[Finding, ...] = ()
    beside: tuple[str, ...] = ()


def align_named(upper: str, lower: str, root: Path | None, *, as_given: bool = False) -> AlignedFiles:
    """Align the articles of a lower document with those of an upper one.

    Args:
        upper: a policy YAML or any source file, or the id, number or title of a document of the workspace.
        lower: the same.
        root: folder of the workspace; None outside of one.
        as_given: keep the order also where the levels of the two say otherwise.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    documents, findings = _open((upper, lower), root)
    if documents is None:
        return AlignedFiles(None, findings)
    above, below = documents
    turned = not as_given and descending([chain_document(one, None) for one in documents]) == (1, 0)
    if turned:
        above, below = below, above
    return AlignedFiles(compare(above, below, _lexicon()), findings, turned)


def chain_named(names: Sequence[str], root: Path | None, day: date | None, *, as_given: bool = False) -> ChainedFiles:
    """Hold two or more documents of several levels against each other.

    Args:
        names: of the documents, from the top down; see `align_named`.
        root: folder of the workspace; None outside of one.
        day: on which documents are to be in force; None if that is not asked.
        as_given: keep the order also where the levels of the documents say otherwise.

    Raises:
        UsageError: there is neither a file nor a document of one of the names.
    """
    documents, findings = _open(names, root)
    if documents is None:
        return ChainedFiles(None, findings)
    return ChainedFiles(chain(documents, _lexicon(), day, as_given=as_given), findings)


def chain_above(name: str, root: Path, day: date | None) -> ChainedFiles:
    """Hold a document of a workspace against those that it carries out, and those that these carry out, as their texts say.

    Args:
        name: its id, number or title.
        root: folder of the workspace.
        day: see `chain_named`.

    Raises:
        UsageError: the workspace has no document of that name, or none that it carries out.
    """
    documents = load(root).workspace.documents
    document = document_named(documents, name) or open_named(name, root).document
    if document is None:
        return ChainedFiles(None)
    found = ancestry(document, documents)
    if len(found.chain) == 1:
        raise UsageError(
            f"《{document.title}》没有写明贯彻、落实或根据哪份上级文件，或者那份文件不在工作区。"
            "请先导入上级文件（polreq ingest），或把各级文件依次写出：polreq align 国家 省 市",
            f"'{document.title}' does not say which upper document it carries out, or that one is not in the workspace. "
            "Take it in first (polreq ingest), or name the documents one by one: polreq align NATIONAL PROVINCE CITY",
        )
    return ChainedFiles(
        chain(found.chain, _lexicon(), day, as_given=True), (), tuple(one.title for one in found.beside)
    )


def _open(names: Sequence[str], root: Path | None) -> tuple[tuple[Document, ...] | None, tuple[Finding, ...]]:
    """Open documents; None where one of them could not be read."""
    opened = [open_named(name, root) for name in names]
    # what a document lacks at its head is for whoever keeps it; nothing is written here, and articles need none of it
    findings = tuple(f for one in opened for f in one.findings if f.code != "X702")
    documents = tuple(one.document for one in opened if one.document is not None)
    return (documents if len(documents) == len(opened) else None), findings


def _lexicon() -> Lexicon:
    return load_lexicon(segmenter=choose_segmenter())
