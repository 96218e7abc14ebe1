"""A system that fails: at the n-th call that changes files below a folder the process is killed, or the call is refused."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final, Literal

FaultKind = Literal[
    "kill", "full", "full from then on", "denied", "denied from then on", "read-only from then on", "broken"
]

#: What a call answers; None where the process is killed instead.
ERRORS: Final[dict[FaultKind, int | None]] = {
    "kill": None,
    "full": errno.ENOSPC,
    "full from then on": errno.ENOSPC,
    "denied": errno.EACCES,
    "denied from then on": errno.EACCES,
    "read-only from then on": errno.EROFS,
    "broken": errno.EIO,
}

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
#: Audit events of Python that change what a folder holds, and which of their arguments is the path.
_CHANGES: Final = {"os.rename": 1, "os.remove": 0, "os.mkdir": 0, "os.chmod": 0, "os.rmdir": 0, "os.truncate": 0}


class FaultySystem:
    """Counts the calls and makes one of them fail; put into a process that ends soon, since Python keeps audit hooks for ever.

    Args:
        folder: only calls about what is below it count.
        number: of the call that fails, the first is 0; -1 for none.
        kind: how.
        told: file that gets the number of calls when the process ends by itself.
    """

    def __init__(self, folder: Path, number: int, kind: FaultKind, told: Path) -> None:
        self._folder = os.path.realpath(folder) + os.sep
        self._left = number
        self._kind = kind
        self._told = told
        self._armed = number >= 0
        self._failing = False
        self.calls = 0

    def install(self) -> None:
        """Begin."""
        opened, synced = os.fdopen, os.fsync

        def fdopen(number: int, mode: str = "r", *rest: Any, **options: Any) -> object:
            file = opened(number, mode, *rest, **options)
            return _FaultyFile(file, self._meet) if mode == "wb" and self._is_ours(_name_of(number)) else file

        def fsync(number: int) -> None:
            if self._is_ours(_name_of(number)):
                self._meet(int)
            synced(number)

        os.fdopen, os.fsync = fdopen, fsync  # type: ignore[assignment]
        sys.addaudithook(self._audit)

    def tell(self) -> None:
        """Write down how many calls there were."""
        self._armed = self._failing = False
        self._told.write_text(str(self.calls), encoding="ascii")

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, str | bytes | os.PathLike) and flags & _WRITES and self._is_ours(os.fsdecode(path)):
                self._meet(int)
        elif event in _CHANGES and self._is_ours(os.fsdecode(arguments[_CHANGES[event]])):
            self._meet(int)

    def _is_ours(self, path: str) -> bool:
        folder, name = os.path.split(os.path.abspath(path))
        return (os.path.realpath(folder) + os.sep + name).startswith(self._folder)

    def _meet(self, half: Callable[[], object]) -> None:
        """Count a call, and do what is to happen at it; `half` does a part of its work."""
        self.calls += 1
        if not self._armed:
            return
        if not self._failing and self._left:
            self._left -= 1
            return
        number = ERRORS[self._kind]
        self._failing = "from then on" in self._kind
        self._armed = self._failing
        half()
        if number is None:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(number, os.strerror(number or 0))


class _FaultyFile:
    """A file of which one write may stop in the middle."""

    def __init__(self, file: IO[bytes], meet: Callable[[Callable[[], object]], None]) -> None:
        self._file = file
        self._meet = meet

    def __enter__(self) -> "_FaultyFile":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._meet(half)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


def _name_of(number: int) -> str:
    return os.readlink(f"/proc/self/fd/{number}")
