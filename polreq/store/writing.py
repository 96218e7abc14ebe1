"""A change to the files of a workspace: read again under the lock, and written all together or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from polreq.errors import PolreqError
from polreq.store.door import Refusal, read_bytes
from polreq.store.files import workspace_files
from polreq.store.journal import FileChange, finish_locked, write_all
from polreq.store.lock import locked
from polreq.store.paths import inside
from polreq.words import Text


class Writing:
    """The files of a workspace as they will be; on the disk nothing changes before the end.

    Args:
        root: folder of the workspace.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}

    def names(self, header: str) -> list[str]:
        """Return the files of a kind that are on the disk."""
        return [path for path, kind in workspace_files(self.root) if kind == header]

    def holds(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return self.read(name) is not None

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None where there is none.

        Raises:
            PolreqError: it cannot be read, or lies outside.
        """
        if name in self._after:
            return self._after[name]
        if name not in self._before:
            path = inside(self.root, name)
            data = read_bytes(path)
            if isinstance(data, Refusal) and data.kind != "missing":
                raise PolreqError(f"无法读取“{path}”：{data.said.zh}", f"cannot read {path}: {data.said.en}")
            self._before[name] = None if isinstance(data, Refusal) else data
        return self._before[name]

    def write(self, name: str, text: str) -> Path:
        """Put a text, exactly as it is, in the place of whatever a file holds, and return the file's path.

        Raises:
            PolreqError: the text has half a character in it, or the file lies outside.
        """
        self.put(name, _encoded(name, text))
        return self.root / name

    def append(self, name: str, text: str) -> Path:
        """Add a text at the end of a file, behind whatever bytes it holds, and return the file's path.

        Raises:
            PolreqError: as `write`.
        """
        self.put(name, (self.read(name) or b"") + _encoded(name, text))
        return self.root / name

    def put(self, name: str, data: bytes | None) -> None:
        """Put bytes into a file, or take it away."""
        self.read(name)
        self._after[name] = data

    def commit(self) -> None:
        """Write what has changed; the end of the block does so too."""
        wanted, self._after = self._after, {}
        changes = [FileChange(name, self._before[name], data) for name, data in wanted.items()]
        changes = [change for change in changes if change.before != change.after]
        if changes:
            write_all(self.root, changes)
        self._before |= wanted


def _encoded(name: str, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        said = Text(
            f"“{name}”的内容含有残缺字符，无法保存", f"{name}: the text has a lone surrogate and cannot be saved"
        )
        raise PolreqError(said.zh, said.en) from error


@contextmanager
def writing(root: Path) -> Iterator[Writing]:
    """Hold the lock of a workspace, and write at the end what the block has put into the files, or nothing if it raises.

    Raises:
        PolreqError: somebody else is writing, or the files cannot be written; nothing has changed then.
    """
    with locked(root):
        finish_locked(root)
        files = Writing(root)
        yield files
        files.commit()
