"""Bring the files of a workspace into canonical form, all that were asked for or none of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from polreq.errors import UsageError
from polreq.results.finding import Finding, sort_findings
from polreq.store.canonical import format_file
from polreq.store.door import refused
from polreq.store.files import SETTINGS, WORKSPACE, read_content, workspace_files
from polreq.store.writing import writing


@dataclass(frozen=True, slots=True)
class Reformatted:
    """A file that is not in canonical form.

    Args:
        path: relative to the workspace.
        before: its bytes.
        after: its bytes in canonical form.
    """

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Formatting:
    """What canonical form asks of the files of a workspace.

    Args:
        changed: files that are not in canonical form.
        findings: what is wrong with files that are left alone, sorted.
        files: number of files that were looked at.
    """

    changed: tuple[Reformatted, ...]
    findings: tuple[Finding, ...]
    files: int


def look_at_format(root: Path, wanted: Collection[Path]) -> Formatting:
    """Say what canonical form would change; nothing is written.

    Args:
        root: folder of the workspace.
        wanted: files of it; all of them where none is named.

    Raises:
        UsageError: one of them is no file of the workspace.
    """
    changed, findings = [], []
    files = _files(root, wanted)
    for path, expected in files:
        content = read_content(root, path)
        if content.refusal:
            findings.append(refused(content.refusal, content.path))
            continue
        after, wrong = format_file(content.data, path, expected)
        findings += wrong
        if after is not None and after != content.data:
            changed.append(Reformatted(path, content.data, after))
    return Formatting(tuple(changed), sort_findings(findings), len(files))


def format_files(root: Path, wanted: Collection[Path]) -> Formatting:
    """Do the same and write it: all files or none; those with faults are left alone.

    Raises:
        UsageError: one of them is no file of the workspace.
        PolreqError: somebody else is writing, or the files cannot be written; nothing has changed then.
    """
    _files(root, wanted)  # nothing is locked for what cannot be done
    with writing(root) as files:
        found = look_at_format(root, wanted)
        for one in found.changed:
            files.put(one.path, one.after)
    return found


def _files(root: Path, wanted: Collection[Path]) -> Sequence[tuple[str, str]]:
    """List the files that are asked for, each with the header that it should bear."""
    known = dict([(SETTINGS, WORKSPACE), *workspace_files(root)])
    if not wanted:
        return tuple(known.items())
    inside = {(root / path).resolve(): path for path in known}
    paths = []
    for file in wanted:
        path = inside.get(file.resolve())
        if path is None:
            raise UsageError(
                f"“{file}”不是工作区 {root} 的 YAML 文件。",
                f"{file} is no YAML file of the workspace {root}.",
            )
        paths.append(path)
    return tuple((path, known[path]) for path in dict.fromkeys(paths))
