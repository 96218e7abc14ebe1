"""How policies stand (政策效力): the documents of a workspace, lists from outside that end them, and the clauses of their successors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from polreq.change.impact import impact
from polreq.change.lifecycle import Lives, cited
from polreq.change.revising import compare_versions
from polreq.change.speaking import Speaking
from polreq.checks.assessment import Assessment
from polreq.conclude.named import document_named
from polreq.errors import UsageError
from polreq.judge.lifecycle import Heirs, lifecycle, lives_of
from polreq.judge.standing import Standings
from polreq.model.document import Document
from polreq.pipeline.read import read_document
from polreq.pipeline.registry import registry_of
from polreq.results.finding import Finding
from polreq.results.lifecycle import Lifecycle, PolicyLife, ReadEndings
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon
from polreq.words import Text

#: What a document from outside may do to others that changes how they stand.
_ENDS: Final = ("repeals", "replaces", "extends")


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What came of looking.

    Args:
        lifecycle: how all policies stand.
        findings: what is to be looked at in the files that were named.
    """

    lifecycle: Lifecycle
    findings: tuple[Finding, ...]


def look_through(
    assessment: Assessment, day: date, within: int, names: Sequence[str] = (), files: Sequence[Path] = ()
) -> LookedThrough:
    """Say how all policies of a workspace stand on a day, and what rests on those that do not hold.

    Args:
        assessment: the workspace, as of that day.
        day: the day.
        within: days that count as soon.
        names: ids, numbers or titles of the documents that are asked for; none: all.
        files: documents from outside that end, replace or extend others.

    Raises:
        UsageError: the workspace has no document of a name.
    """
    workspace = assessment.workspace
    wanted = {_named(name, workspace.documents) for name in names} or {one.id for one in workspace.documents}
    more, findings = [], []
    for file in files:
        opened = read_document(file, force=True)
        findings += [f for f in opened.findings if opened.document is None or f.code != "X702"]
        if opened.document is not None:
            more.append((file, opened.document))
    registry = registry_of(workspace.documents)
    outside = [document for _, document in more]
    all_lives = lives_of(assessment, Lives(workspace.documents, registry, outside), day, within)
    lives = tuple(life for life in all_lives if life.document in wanted)
    standings = Standings(assessment, registry, outside)
    heirs = {life.document: found for life in lives if (found := _heirs(life, assessment)) is not None}
    endings = tuple(_endings(str(file), document, workspace.documents) for file, document in more)
    return LookedThrough(lifecycle(assessment, standings, lives, heirs, (day, within), endings), tuple(findings))


def _named(name: str, documents: Sequence[Document]) -> str:
    """Return the id of the document that is named."""
    if document := document_named(documents, name):
        return document.id
    near = get_close_matches(name, [one.id for one in documents], n=1)
    hint = (
        Text(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'?")
        if near
        else Text("全部政策：polreq lifecycle", "for all: polreq lifecycle")
    )
    raise UsageError(f"工作区里没有政策“{name}”。{hint.zh}", f"the workspace has no policy '{name}'; {hint.en}")


def _heirs(life: PolicyLife, assessment: Assessment) -> Heirs | None:
    """Compare a document with its successor; None where the workspace has none, or where nothing rests on the document."""
    old, new = assessment.documents.get(life.document), assessment.documents.get(life.successor)
    rested = any(b.ref == life.document for r in assessment.workspace.requirements for b in r.bases)
    if old is None or new is None or not rested:
        return None
    comparison = compare_versions(old, new, load_lexicon(segmenter=choose_segmenter()))
    touched = impact(comparison, old, new, assessment.workspace, assessment.graph)
    return {item.requirement: item for item in touched.stale} if touched else None


def _endings(file: str, document: Document, documents: Sequence[Document]) -> ReadEndings:
    speaking = Speaking((document,))
    named = tuple(one.id for one in documents if speaking.of(one, *_ENDS))
    return ReadEndings(file, cited(document), sum(r.kind in _ENDS for r in document.relations), named)
