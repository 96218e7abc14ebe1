"""Put a finished output into the file that the user named."""

from pathlib import Path

from polreq.errors import PolreqError, reason
from polreq.store.write import write_atomic


def deliver(data: bytes, file: Path) -> None:
    """Write a file, whole or not at all; folders that are missing are made.

    Raises:
        PolreqError: it cannot be written.
    """
    if file.is_file() or not file.exists():
        write_atomic(file, data)
        return
    # nothing may take the place of a pipe or a device such as /dev/stdout
    try:
        file.write_bytes(data)
    except OSError as error:
        raise _unwritten(file, error) from error


def deliver_behind(data: bytes, file: Path) -> None:
    """Write behind what others have written to a file, such as the page of a run that several steps share.

    Raises:
        PolreqError: it cannot be written.
    """
    try:
        with file.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise _unwritten(file, error) from error


def _unwritten(file: Path, error: OSError) -> PolreqError:
    why = reason(error)
    return PolreqError(f"无法写入“{file}”：{why.zh}", f"cannot write {file}: {why.en}")
