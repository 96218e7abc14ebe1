"""A disposable cache: what can be computed again, by the digest of what it was computed from and of what computed it.

It holds texts only, never code or pickles. Whatever goes wrong with the file, the cache is an empty one; a file with
anything in it that is not ours (another table, a trigger, a view) is replaced unread.
"""

import os
import sqlite3
import weakref
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

from polreq.store.cache_home import is_own, make_folder
from polreq.store.provenance import Provenance

T = TypeVar("T")

_FILE: Final = "cache.sqlite"

#: Beyond these the entries that were used longest ago are dropped.
MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ROWS: Final = 200_000

#: Another process may hold the file so long before this one goes on without it.
_PATIENCE_SECONDS: Final = 0.2

#: So many new texts are held back before they are written.
_BATCH: Final = 500

#: `used` counts the writes, since there is no clock: the higher, the later.
_SCHEMA: Final = (
    (
        "table",
        "entries",
        "CREATE TABLE entries (id TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, text TEXT NOT NULL)"
        " WITHOUT ROWID",
    ),
    ("index", "entries_used", "CREATE INDEX entries_used ON entries (used)"),
)

#: What a row of ours cannot be: somebody else has written it, and it would spoil the counting.
_FOREIGN: Final = (
    "typeof(used) <> 'integer' OR used NOT BETWEEN 0 AND 9007199254740992"
    " OR typeof(size) <> 'integer' OR size NOT BETWEEN 0 AND 4294967296"
)


class Cache:
    """Texts by kind and key; nothing here raises.

    What is put is written from time to time, and at the latest when the cache is closed, forgotten or the program ends.
    """

    def __init__(self, store: "_Store | None") -> None:
        self._store = store
        self._provenance = Provenance(store) if store else None
        self._close = weakref.finalize(self, store.close) if store else None

    @classmethod
    def open(cls, folder: Path | None, *, root: Path, max_bytes: int = MAX_BYTES, max_rows: int = MAX_ROWS) -> "Cache":
        """Open a cache.

        Args:
            folder: where it is kept, see `cache_home`; None for one that is empty and stays so.
            root: folder of the workspace that it belongs to.
            max_bytes: size of all texts, roughly.
            max_rows: number of texts.
        """
        connection = _connect(folder, root) if folder else None
        return cls(_Store(connection, max_bytes, max_rows) if connection else None)

    @property
    def works(self) -> bool:
        """Whether it remembers anything."""
        return self._store is not None

    def get(self, kind: str, key: str) -> str | None:
        """Return the text under a key, or None."""
        name = self._name(kind, key)
        return self._store.get(name) if self._store and name else None

    def recall(self, kind: str, key: str, read: Callable[[str], T]) -> T | None:
        """Return what `read` makes of the text under a key; None too where somebody else has written the text."""
        text = self.get(kind, key)
        if text is None:
            return None
        try:
            return read(text)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None

    def put(self, kind: str, key: str, text: str) -> None:
        """Remember a text under a key."""
        name = self._name(kind, key)
        if self._store and name:
            self._store.put(name, text)

    def _name(self, kind: str, key: str) -> str | None:
        """Name a conclusion by what it was computed from and by what computes it today."""
        made_by = self._provenance.of(kind) if self._provenance else None
        return f"{kind}/{made_by}/{key}" if made_by else None

    def close(self) -> None:
        """Write what is new and close the file."""
        if self._close:
            self._close()
        self._store = None

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Store:
    """The open file, with what is not written yet."""

    def __init__(self, connection: sqlite3.Connection, max_bytes: int, max_rows: int) -> None:
        self.connection = connection
        self.max_bytes = max_bytes
        self.max_rows = max_rows
        self.new: dict[str, str] = {}
        self.hits: set[str] = set()

    def get(self, name: str) -> str | None:
        if name in self.new:
            return self.new[name]
        try:
            row = self.connection.execute("SELECT text FROM entries WHERE id = ?", (name,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[0], str):
            return None
        self.hits.add(name)
        return row[0]

    def put(self, name: str, text: str) -> None:
        self.new[name] = text
        if len(self.new) >= _BATCH:
            self.write()

    def close(self) -> None:
        self.write()
        self.connection.close()

    def write(self) -> None:
        """Write in one transaction, so that another process sees all of it or nothing; what fails is forgotten."""
        if not self.new:
            return
        try:
            with self.connection:
                self.connection.execute("BEGIN IMMEDIATE")
                self._write_rows()
        except (sqlite3.Error, UnicodeEncodeError):
            self.hits.clear()
        self.new.clear()

    def _write_rows(self) -> None:
        execute, many = self.connection.execute, self.connection.executemany
        execute(f"DELETE FROM entries WHERE {_FOREIGN}")
        (turn,) = execute("SELECT COALESCE(MAX(used), 0) + 1 FROM entries").fetchone()
        many("UPDATE entries SET used = ? WHERE id = ?", [(turn, name) for name in self.hits])
        rows = [(name, turn, len(text.encode("utf-8")), text) for name, text in self.new.items()]
        many("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
        count, size = execute("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM entries").fetchone()
        if count <= self.max_rows and size <= self.max_bytes:
            return
        for name, one in execute("SELECT id, size FROM entries ORDER BY used, id").fetchall():
            if count <= self.max_rows and size <= self.max_bytes:
                break
            execute("DELETE FROM entries WHERE id = ?", (name,))
            count, size = count - 1, size - one


def _connect(folder: Path, root: Path) -> sqlite3.Connection | None:
    """Open the file, make it if needed; a damaged one is replaced, anything else that fails means no cache."""
    path = folder / _FILE
    try:
        if not root.is_dir() or not make_folder(folder, root) or (os.path.lexists(path) and not is_own(path)):
            return None
        try:
            return _open(path)
        except sqlite3.OperationalError:  # locked, read-only or not a file: not ours to replace
            return None
        except sqlite3.DatabaseError:
            path.unlink()
            return _open(path)
    except (OSError, sqlite3.Error):
        return None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        # a lost cache costs a second, waiting for the disk at every run costs more
        connection.execute("PRAGMA synchronous = OFF")
        if not _has_our_tables(connection):
            raise sqlite3.DatabaseError("not a cache of ours")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether the file holds our table and nothing else; in an empty file it is made."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY rowid").fetchall()
    if not found:
        connection.execute("BEGIN IMMEDIATE")
        for kind, _, made in _SCHEMA:
            connection.execute(made.replace(f"CREATE {kind.upper()}", f"CREATE {kind.upper()} IF NOT EXISTS"))
        connection.execute("COMMIT")
        return True
    return tuple(found) == _SCHEMA
