"""Read any document, inside or outside a workspace, and say what each piece of its text is."""

import stat
from dataclasses import dataclass
from pathlib import Path

from polreq.errors import reason
from polreq.ingest import read_source
from polreq.model.clause import Clause
from polreq.model.document import Document
from polreq.model.place import Place
from polreq.pipeline.extract import clauses_of
from polreq.results.finding import Finding
from polreq.store.cache import Cache
from polreq.store.files import POLICY, workspace_files
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
    data = source_bytes(file)
    if isinstance(data, Finding):
        return Read(file, None, (), (data,))
    if file.suffix.lower() in POLICY_ENDINGS:
        document, findings = load_document(data, str(file))
    else:
        source = read_source(file.name, data, force=force)
        document, findings = source.document, source.findings
    clauses = clauses_of(document, lexicon, cache) if document else ()
    return Read(file, document, clauses, findings)


def source_bytes(file: Path) -> bytes | Finding:
    """Read a file that the user names, or say why it cannot be read; devices, which never end, are left alone."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            problem = ("是设备，不是文件", "it is a device")
        else:
            return file.read_bytes()
    except IsADirectoryError:
        return Finding("X706", Place(str(file)), file.name, (("name", str(file)),))
    except OSError as error:
        problem = reason(error)
    facts = (("problem_zh", problem[0]), ("problem_en", problem[1]))
    return Finding("Y007", Place(str(file)), facts=facts)


def policy_files(root: Path) -> list[Path]:
    """Return the policy files of a workspace, sorted."""
    return [root / path for path, header in workspace_files(root) if header == POLICY]
