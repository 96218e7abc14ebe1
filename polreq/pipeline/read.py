"""The one door through which a file of a user becomes a document, a text or a table: refused with words, or read whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.conclude.named import document_named, nothing_named
from polreq.errors import PolreqError, UsageError
from polreq.ingest import read_source
from polreq.model.document import Document
from polreq.model.place import Place
from polreq.results.fault import fault
from polreq.results.finding import Finding
from polreq.results.progress import Progress, silent
from polreq.store.door import Refusal, read_bytes, refused
from polreq.store.files import POLICY, workspace_files
from polreq.store.load import load
from polreq.store.load_single import load_document
from polreq.store.paths import readable_name

_POLICY_ENDINGS: Final = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, or the findings that say why there is none."""

    document: Document | None
    findings: tuple[Finding, ...]


def is_there(given: str) -> bool:
    """Whether what the user wrote names a file."""
    try:
        return Path(given).exists()
    except (OSError, ValueError):  # a text may be longer than a name can be, or hold a NUL
        return False


def read_file(file: Path) -> bytes | Finding:
    """Read the bytes of a file that the user names, or say why it cannot be read."""
    data = read_bytes(file)
    if not isinstance(data, Refusal):
        return data
    name = readable_name(str(file))
    if data.kind == "folder":
        return Finding("X706", Place(name), readable_name(file.name), (("name", name),))
    return refused(data, name)


def read_document(file: Path, *, force: bool = False, progress: Progress = silent) -> Opened:
    """Read a policy YAML or any source file.

    Args:
        file: what the user names.
        force: go on with a source that is damaged.
        progress: told of each page that is recognised.
    """
    data = read_file(file)
    return (
        Opened(None, (data,)) if isinstance(data, Finding) else document_of(file, data, force=force, progress=progress)
    )


def document_of(file: Path, data: bytes, *, force: bool = False, progress: Progress = silent) -> Opened:
    """Make a document of the bytes of a file; the end of its name and its content say what kind it is."""
    try:
        if file.suffix.lower() in _POLICY_ENDINGS:
            return Opened(*load_document(data, str(file)))
        source = read_source(readable_name(file.name), data, force=force, progress=progress)
    except PolreqError:
        raise
    except Exception as error:  # noqa: BLE001 - the net: one odd file does not end a batch
        return Opened(None, (fault(readable_name(str(file)), error),))
    return Opened(source.document, source.findings)


def read_table_bytes(file: Path) -> bytes:
    """Read the bytes of a table that people filled in.

    Raises:
        PolreqError: they cannot be read.
    """
    data = read_bytes(file)
    if isinstance(data, Refusal):
        raise PolreqError(f"无法读取 {file}：{data.said.zh}", f"cannot read {file}: {data.said.en}")
    return data


def read_lines(file: Path) -> list[str]:
    """Read the lines of a text that a program wrote, which is UTF-8.

    Raises:
        UsageError: it cannot be read as that.
    """
    data = read_bytes(file)
    if isinstance(data, Refusal):
        raise UsageError(f"无法读取 {file}：{data.said.zh}", f"cannot read {file}: {data.said.en}")
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{file} 不是 UTF-8 编码（第 {error.start + 1} 字节处无法解码），请另存为 UTF-8。",
            f"{file} is not UTF-8 (byte {error.start + 1} cannot be decoded); save it as UTF-8.",
        ) from error


def files_named(given: Sequence[Path], root: Path | None) -> tuple[list[Path], tuple[Finding, ...]]:
    """Return the files that people name, those of documents of the workspace too, and what is said of names that are neither.

    Args:
        given: files, or ids, numbers and titles of documents of the workspace.
        root: folder of the workspace; None outside of one.
    """
    files: list[Path] = []
    findings: list[Finding] = []
    # most runs name files only, and load nothing
    documents = load(root).workspace.documents if root and not all(is_there(str(name)) for name in given) else ()
    for name in given:
        if is_there(str(name)):
            files.append(name)
        elif root and (document := document_named(documents, str(name))) and document.place:
            files.append(root / document.place.path)
        else:
            findings.append(nothing_named(readable_name(str(name)), documents))
    return files, tuple(findings)


def policy_files(root: Path) -> list[Path]:
    """Return the policy files of a workspace, sorted."""
    return [root / path for path, header in workspace_files(root) if header == POLICY]
