"""Write the baseline (容忍清单): what is known and not yet solved is tolerated from now on, what was solved no longer is."""

from dataclasses import dataclass
from pathlib import Path

from polreq.errors import PolreqError
from polreq.model.link import Tolerated
from polreq.pipeline.check import Checked
from polreq.results.finding import Finding
from polreq.results.summary import GATE_CODES
from polreq.store.load import load
from polreq.store.save import save_baseline
from polreq.store.writing import writing

#: Groups of findings that can be tolerated: links and coverage, extraction and documents; not what keeps files from being read.
_GROUPS = "DELC"


@dataclass(frozen=True, slots=True)
class Updated:
    """What changed in the baseline.

    Args:
        path: the file.
        added: number of findings that are tolerated from now on.
        removed: number of entries that no longer match anything.
        kept: number of entries that stay as they were.
    """

    path: Path
    added: int
    removed: int
    kept: int


def update_baseline(root: Path, checked: Checked, failing: tuple[Finding, ...]) -> Updated:
    """Tolerate all findings that fail the check today, and drop the entries of what no longer occurs.

    An entry keeps its reason and its day; one whose day has passed stays and is a finding, since people have to agree anew.

    Args:
        root: folder of the workspace.
        checked: what the check concluded.
        failing: findings at or above the threshold.

    Raises:
        PolreqError: a file could not be read in full, so that nobody knows what occurs.
    """
    if checked.unread:
        raise PolreqError(
            f"有 {checked.unread} 个文件没有读全，不能更新容忍清单。请先运行 polreq check 并改正。",
            f"{checked.unread} file(s) could not be read in full, so the baseline cannot be updated. "
            "Run 'polreq check' and mend them first.",
        )
    gone = {(dict(f.facts)["code"], f.subject) for f in checked.findings if f.code == "B801"}
    with writing(root) as files:
        entries = load(root).workspace.tolerated
        kept = tuple(entry for entry in entries if (entry.code, entry.subject) not in gone)
        known = {(entry.code, entry.subject) for entry in kept}
        new = dict.fromkeys(
            (f.code, f.subject)
            for f in failing
            if f.code[0] in _GROUPS and f.code not in GATE_CODES and (f.code, f.subject) not in known
        )
        path = save_baseline(files, (*kept, *(Tolerated(code, subject) for code, subject in new)))
    return Updated(path, len(new), len(entries) - len(kept), len(kept))
