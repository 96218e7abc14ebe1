"""What `show` needs beside the assessment: why the program read a clause as it did."""

from pathlib import Path

from polreq.checks.assessment import Assessment
from polreq.model.clause import Ground
from polreq.pipeline.extract import clauses_of
from polreq.pipeline.lexicon import workspace_lexicon
from polreq.store.cache import Cache


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
