"""Read any document, inside or outside a workspace, and say what each piece of its text is."""

from dataclasses import dataclass
from pathlib import Path

from polreq.ingest import read_source
from polreq.model.clause import Clause
from polreq.model.document import Document
from polreq.model.place import Place
from polreq.pipeline.extraction import clauses_of
from polreq.results.finding import Finding
from polreq.store.cache import Cache
from polreq.store.load_single import load_document
from polreq.text.lexicon import Lexicon

POLICY_ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Read:
    """A document and its clauses, or the findings that say why there are none."""

    file: Path
    document: Document | None
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]


def read_and_extract(file: Path, lexicon: Lexicon, cache: Cache, *, force: bool = False) -> Read:
    """Read a policy YAML or any source file, and extract its clauses."""
    try:
        data = file.read_bytes()
    except OSError as error:
        problem = error.strerror or str(error)
        finding = Finding("X701", Place(str(file)), facts=(("name", file.name), ("problem", problem)))
        return Read(file, None, (), (finding,))
    if file.suffix.lower() in POLICY_ENDINGS:
        document, findings = load_document(data, str(file))
    else:
        source = read_source(file.name, data, force=force)
        document, findings = source.document, source.findings
    clauses = clauses_of(document, lexicon, cache) if document else ()
    return Read(file, document, clauses, findings)


def policy_files(root: Path) -> list[Path]:
    """Return the policy files of a workspace, sorted."""
    return sorted(p for p in (root / "policies").rglob("*") if p.suffix.lower() in POLICY_ENDINGS)
