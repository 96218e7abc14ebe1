"""What `check` concludes, remembered by the content of every file, so that unchanged input costs only a glance; the baseline."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from polreq.errors import PolreqError, UsageError
from polreq.model.digest import text_digest
from polreq.model.place import Place
from polreq.results.coverage import Count
from polreq.results.figures import Gate
from polreq.results.finding import Finding, sort_findings
from polreq.results.summary import CheckedRequirement
from polreq.store.cache import Cache
from polreq.store.files import read_content, scan
from polreq.store.git import find_repository
from polreq.store.journal import JOURNAL, is_interrupted
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check concludes.

    Args:
        findings: what counts, sorted.
        tolerated: what the baseline tolerates, sorted.
        total: coverage of all requirements in scope.
        layers: coverage by layer.
        files: number of files read.
        unread: number of files of which nothing, or not everything, could be read.
        requirements: how every requirement in scope stands, in the order of the workspace.
        empty: there is no document, requirement or feature, and nothing that could not be read.
    """

    findings: tuple[Finding, ...]
    tolerated: tuple[Finding, ...]
    total: Count
    layers: tuple[Count, ...]
    files: int
    unread: int = 0
    requirements: tuple[CheckedRequirement, ...] = ()
    empty: bool = False

    @property
    def counts(self) -> dict[str, Count]:
        """Coverage by layer, that of all requirements under an empty name."""
        return {"": self.total} | {c.key: c for c in self.layers}


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


def check(root: Path, cache: Cache, as_of: date | None, gates: Collection[Gate] = ()) -> Checked:
    """Check the workspace in a folder; nothing of the user's is written, not even what an interrupted write has left to write.

    Args:
        root: folder of the workspace.
        cache: of that workspace.
        as_of: the day to compare deadlines with; None: what polreq.yml says.
        gates: floors of figures; a figure below its floor is a finding.
    """
    checked = _checked(root, cache, as_of)
    more = [Finding("P002", Place(JOURNAL))] if is_interrupted(root) else []
    if gates:
        from polreq.checks.gates import not_passed

        more += not_passed(checked.counts, gates, checked.unread)
    return replace(checked, findings=sort_findings((*checked.findings, *more))) if more else checked


def _checked(root: Path, cache: Cache, as_of: date | None) -> Checked:
    files = scan(root)
    key = text_digest(json.dumps([str(as_of), [[f.path, f.digest] for f in files]], ensure_ascii=False))
    remembered = cache.recall("check", key, lambda text: _from_text(text, root))
    if remembered is not None:
        return remembered

    # unchanged input needs none of the rooms behind this
    from polreq.checks.assessment import SETTINGS_FILE
    from polreq.coverage import live_gaps
    from polreq.pipeline.assess import assess

    assessed = assess(root, cache, as_of=as_of, suggest=False)
    coverage = assessed.assessment.coverage
    workspace = assessed.assessment.workspace
    gaps = live_gaps(workspace)
    checked = Checked(
        findings=assessed.findings,
        tolerated=assessed.tolerated,
        total=coverage.total,
        layers=coverage.by("layer"),
        files=assessed.files,
        unread=len(assessed.assessment.unread),
        requirements=tuple(
            CheckedRequirement(
                one.layer, i.id, one.place or SETTINGS_FILE, i.state, gaps[i.id].reason if i.justified else ""
            )
            for i in coverage.items
            for one in (assessed.assessment.requirements[i.id],)
        ),
        empty=not (workspace.documents or workspace.requirements or workspace.features or assessed.assessment.unread),
    )
    settings = workspace.settings
    beside = [[name, _digest(root, name)] for name in (*settings.lexicon, *settings.link.thesaurus)]
    cache.put("check", key, json.dumps({"checked": asdict(checked), "beside": beside}, ensure_ascii=False))
    return checked


def update_baseline(root: Path, checked: Checked, failing: tuple[Finding, ...]) -> Updated:
    """Tolerate all findings that fail the check today, and drop the entries of what no longer occurs.

    Args:
        root: folder of the workspace.
        checked: what the check concluded.
        failing: findings at or above the threshold.

    Raises:
        PolreqError: a file could not be read in full, so that nobody knows what occurs.
    """
    from polreq.checks.baseline import renewed
    from polreq.store.load import load
    from polreq.store.save import save_baseline
    from polreq.store.writing import writing

    if checked.unread:
        raise PolreqError(
            f"有 {checked.unread} 个文件没有读全，不能更新容忍清单。请先运行 polreq check 并改正。",
            f"{checked.unread} file(s) could not be read in full, so the baseline cannot be updated. "
            "Run 'polreq check' and mend them first.",
        )
    with writing(root) as files:
        entries = load(root).workspace.tolerated
        kept, new = renewed(entries, checked.findings, failing)
        path = save_baseline(files, (*kept, *new))
    return Updated(path, len(new), len(entries) - len(kept), len(kept))


def from_repository(root: Path, outer: Path | None) -> str:
    """Return the way from a folder, or else from the repository that the workspace is part of, down to the workspace.

    Raises:
        UsageError: the workspace is not inside the folder.
    """
    repository = None if outer else find_repository(root)
    base = outer or (repository.tree if repository else root)
    try:
        return root.relative_to(base).as_posix()
    except ValueError:
        raise UsageError(
            f"工作区 {root} 不在 --root 指定的目录 {base} 之内。", f"the workspace {root} is not inside --root {base}."
        ) from None


def _from_text(text: str, root: Path) -> Checked | None:
    """Read what was remembered; None where a file that the settings name has changed, which `scan` does not know of."""
    known = json.loads(text)
    same = all(_digest(root, name) == digest for name, digest in known["beside"])
    return _from_plain(known["checked"]) if same else None


def _digest(root: Path, name: str) -> str:
    return read_content(root, name).record().digest


def _from_plain(row: Any) -> Checked:  # JSON as `asdict` wrote it
    return Checked(
        findings=_findings(row["findings"]),
        tolerated=_findings(row["tolerated"]),
        total=_count(row["total"]),
        layers=tuple(_count(c) for c in row["layers"]),
        files=row["files"],
        unread=row["unread"],
        requirements=tuple(CheckedRequirement(**(r | {"place": Place(**r["place"])})) for r in row["requirements"]),
        empty=row["empty"],
    )


def _findings(rows: Any) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=r["code"],
            place=Place(**r["place"]),
            subject=r["subject"],
            facts=tuple((k, Text(**v) if isinstance(v, dict) else v) for k, v in r["facts"]),
            related=tuple(Place(**p) for p in r["related"]),
        )
        for r in rows
    )


def _count(row: Any) -> Count:
    return Count(**(row | {"states": tuple(row["states"])}))
