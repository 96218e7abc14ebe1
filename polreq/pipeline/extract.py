"""From a document to its clauses: with the lexicon of the workspace, and remembered by the text they were read from."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from polreq.change.readings import Reading, differences
from polreq.checks.assessment import Assessment
from polreq.errors import PolreqError, UsageError
from polreq.extract.extracting import extract
from polreq.model.clause import Clause, Ground
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.workspace import Settings
from polreq.results.fault import fault
from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.progress import Progress, silent
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.store.door import Refusal, read_beside
from polreq.store.load import load
from polreq.store.load_single import load_settings
from polreq.store.paths import readable_name
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import Lexicon, load_lexicon
from polreq.yamlio.parse import parse


@dataclass(frozen=True, slots=True)
class Read:
    """A document and its clauses, or the findings that say why there are none."""

    file: Path
    document: Document | None
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What the cache keeps of a document; places are those of its blocks today."""

    clauses: tuple[Clause, ...]


def read_and_extract(
    file: Path, lexicon: Lexicon, cache: Cache, *, force: bool = False, progress: Progress = silent
) -> Read:
    """Read a policy YAML or any source file, and extract its clauses."""
    from polreq.pipeline.read import read_document  # documents of a workspace need none of the readers

    opened = read_document(file, force=force, progress=progress)
    if opened.document is None:
        return Read(file, None, (), opened.findings)
    try:
        clauses = clauses_of(opened.document, lexicon, cache)
    except Exception as error:  # noqa: BLE001 - the net: one odd file does not end a batch
        return Read(file, None, (), (*opened.findings, fault(readable_name(str(file)), error)))
    return Read(file, opened.document, clauses, opened.findings)


def clauses_of(document: Document, lexicon: Lexicon, cache: Cache) -> tuple[Clause, ...]:
    """Return the clauses of a document, from the cache if this text was read before with the same lexicon."""
    key = text_digest(json.dumps([lexicon.digest, _plain_document(document)], ensure_ascii=False))
    known = cache.recall("clauses", key, lambda text: decode(_Extracted, text, ""))
    if known is not None:
        places = {b.locator: b.place for b in document.blocks()}
        return tuple(replace(c, place=places.get(c.locator.rpartition(".s")[0])) for c in known.clauses)
    clauses = extract(document, lexicon)
    cache.put("clauses", key, encode(_Extracted(tuple(replace(c, place=None) for c in clauses))))
    return clauses


def _plain_document(document: Document) -> list[object]:
    facts = [document.id, document.title, document.number, document.genre, document.level, *document.issuers]
    dates = [str(d) for d in (document.dates.written, document.dates.published, document.dates.effective)]
    blocks = [[b.kind, b.locator, b.text, b.level, b.cells, b.head] for b in document.blocks()]
    return [facts, dates, [[p.kind, p.title, p.genre, p.prefix, len(p.body)] for p in document.parts], blocks]


def workspace_lexicon(root: Path, settings: Settings) -> Lexicon:
    """Return the lexicon for a workspace.

    Raises:
        PolreqError: a named file is missing or is no YAML mapping.
    """
    extra = []
    for name in settings.lexicon:
        data = read_beside(root, name)
        if isinstance(data, Refusal):
            raise PolreqError(
                f"polreq.yml 中的词表文件 {name} 无法读取：{data.said.zh}",
                f"the lexicon file {name} named in polreq.yml cannot be read: {data.said.en}",
            )
        node, findings = parse(data, name)
        if node is None or findings:
            said, hint = message(findings[0])
            raise PolreqError(
                f"词表文件有错误：{findings[0].place} {said.zh}；{hint.zh}",
                f"the lexicon file has a mistake: {findings[0].place} {said.en}; {hint.en}",
            )
        extra.append(node)
    return load_lexicon(tuple(extra), choose_segmenter())


def lexicon_at(root: Path | None) -> Lexicon:
    """Return the lexicon of the workspace in a folder, or the package's own outside of a workspace."""
    if root is None:
        return load_lexicon(segmenter=choose_segmenter())
    return workspace_lexicon(root, load_settings(root))


def lexicon_differences(root: Path, cache: Cache) -> tuple[Reading, ...]:
    """Read all documents of a workspace with and without its own lexicon, and compare.

    Raises:
        UsageError: the workspace has no lexicon of its own.
    """
    workspace = load(root, cache).workspace
    if not workspace.settings.lexicon:
        raise UsageError(
            "polreq.yml 中没有 lexicon：没有可比较的自有词表。请先写 lexicon: [词表文件.yml]。",
            "polreq.yml names no lexicon, so there is nothing to compare. Write lexicon: [FILE.yml] first.",
        )
    own = workspace_lexicon(root, workspace.settings)
    builtin = load_lexicon(segmenter=own.segmenter)
    return tuple(
        one
        for document in workspace.documents
        for one in differences(clauses_of(document, builtin, cache), clauses_of(document, own, cache))
    )


def reasons_for(root: Path, assessment: Assessment, item: str, cache: Cache) -> tuple[Ground, ...]:
    """Say why the clause that a requirement rests on was read as it was; nothing for what rests on no clause.

    Args:
        root: folder of the workspace, for its lexicon.
        assessment: workspace, graph and coverage.
        item: id of a requirement or feature.
        cache: of that workspace.
    """
    requirement = assessment.requirements.get(item)
    basis = next((b for b in requirement.bases if b.kind == "clause"), None) if requirement else None
    document = assessment.documents.get(basis.ref) if basis else None
    if basis is None or document is None:
        return ()
    lexicon = workspace_lexicon(root, assessment.workspace.settings)
    clauses = clauses_of(document, lexicon, cache)
    return next((c.reasons for c in clauses if c.locator == basis.locator), ())
