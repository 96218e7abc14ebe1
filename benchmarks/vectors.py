"""Vectors kept between runs of the benchmarks, in one file of a folder."""

import sqlite3
from pathlib import Path
from typing import Final

_FILE: Final = "vectors.sqlite"

#: So many new vectors are held back before they are written; what a run that is stopped loses.
_BATCH: Final = 256


class NotKeptError(Exception):
    """A vector is not there, and none is to be computed."""


class KeptVectors:
    """Vectors by kind and key, as `polreq.link.item.VectorStore` has them."""

    def __init__(self, folder: Path, *, compute: bool = True) -> None:
        """Open the file in the folder, which is made if needed.

        Args:
            folder: where the file is.
            compute: whether a vector that is not there may be computed; if not, asking for it raises NotKeptError.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._compute = compute
        self._new: list[tuple[str, str, str]] = []
        self._file = sqlite3.connect(folder / _FILE)
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS vectors (kind TEXT, key TEXT, text TEXT, PRIMARY KEY (kind, key))"
        )

    def get(self, kind: str, key: str) -> str | None:
        """Return what is kept under the key, or None.

        Raises:
            NotKeptError: it is not there, and none is to be computed.
        """
        found = self._file.execute("SELECT text FROM vectors WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        if found is None and not self._compute:
            raise NotKeptError(key)
        return None if found is None else str(found[0])

    def require(self, count: int) -> None:
        """Make sure that so many vectors can be had, before much else is done.

        Raises:
            NotKeptError: there are fewer, and none is to be computed.
        """
        if not self._compute and self._file.execute("SELECT COUNT(*) FROM vectors").fetchone()[0] < count:
            raise NotKeptError(str(count))

    def put(self, kind: str, key: str, text: str) -> None:
        """Keep a text under a key."""
        self._new.append((kind, key, text))
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is new and close the file."""
        self._write()
        self._file.close()

    def _write(self) -> None:
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", self._new)
        self._new.clear()
