"""A workspace that is looked at for long: assessed again when somebody has written to its files, and not otherwise."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polreq.model.clause import Ground
from polreq.model.document import Document
from polreq.pipeline.assess import Assessed, assess
from polreq.pipeline.diff import compare
from polreq.pipeline.extract import reasons_for
from polreq.pipeline.ingest import Brought, Taking, save_taken
from polreq.pipeline.propose import Proposed, propose
from polreq.pipeline.read import Opened, document_of
from polreq.results.progress import silent
from polreq.results.versions import VersionView
from polreq.store.caches import open_cache
from polreq.store.door import MAX_BYTES
from polreq.store.files import marks

#: The largest file that is taken, as everywhere.
LARGEST = MAX_BYTES


@dataclass(slots=True)
class StandingWorkspace:
    """How a workspace stands, whenever it is asked for.

    Args:
        root: folder of the workspace.
        as_of: the day to compare deadlines with; None: what polreq.yml says.
        cached: whether the cache may be used.
        suggests: whether links are proposed, which takes the segmenter.
    """

    root: Path
    as_of: date | None = None
    cached: bool = True
    suggests: bool = True
    _found: Assessed | None = None

    def now(self) -> Assessed:
        """Return what is known of the workspace as its files are now."""
        if self._found is None or marks(self.root) != self._found.seen:
            with open_cache(self.root, enabled=self.cached) as cache:
                self._found = assess(self.root, cache, as_of=self.as_of, suggest=self.suggests)
        return self._found

    def reasons(self, item: str) -> tuple[Ground, ...]:
        """Say why the clause that a requirement rests on was read as it was."""
        with open_cache(self.root, enabled=self.cached) as cache:
            return reasons_for(self.root, self.now().assessment, item, cache)

    def would(self, opened: Opened) -> Taking:
        """Say what taking a document into the workspace would do; nothing is written."""
        return Taking.of(opened, self.now().assessment.workspace.documents)

    def compare(self, old: Document, new: Document) -> VersionView:
        """Compare a document with a newer version of it, and say what that touches; nothing is written."""
        return compare(old, new, self.now().assessment.workspace)

    def take(self, name: str, opened: Opened, *, update: bool, over: str = "") -> tuple[Brought, tuple[Proposed, ...]]:
        """Write a document that was looked at, in the place of another one if `over` names its id, and extract its requirements."""
        with open_cache(self.root, enabled=self.cached) as cache:
            brought = save_taken(self.root, cache, name, opened, update=update, over=over)
            drafted = propose(self.root, cache, silent) if brought.written else ()
        return brought, drafted

    def extract(self) -> tuple[Proposed, ...]:
        """Extract the requirements of every document that is new or has changed."""
        with open_cache(self.root, enabled=self.cached) as cache:
            return propose(self.root, cache, silent)


def read_bytes_as(name: str, data: bytes) -> Opened:
    """Read the bytes of a source file that came with no folder."""
    return document_of(Path(name), data)
