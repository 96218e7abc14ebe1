"""A file of a workspace in canonical form (规范格式): its keys in the order of the table by which it is read."""

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from polreq.errors import PolreqError
from polreq.results.finding import Finding
from polreq.store.load_file import read_header
from polreq.store.schema.file_kinds import FILE_KINDS
from polreq.store.schema.log import Log
from polreq.store.schema.table import OWN, KeyTable
from polreq.yamlio import canonical, parse

_TABLES: Final = MappingProxyType({kind.table.header: kind.table for kind in FILE_KINDS.values()})


@dataclass(frozen=True)
class TableOrder:
    """The order in which a table's keys are written: `polreq` first, keys that it does not know behind, then people's own (x)."""

    table: KeyTable[Any]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        known = ["polreq", *(key for row in self.table.rows for key in row.keys)]
        return {key: number for number, key in enumerate(known)} | {OWN: len(known) + 1}

    def rank(self, key: str) -> int:
        """Return where a key stands among the others."""
        return self._ranks.get(key, self._ranks[OWN] - 1)

    def inner(self, key: str) -> "TableOrder | None":
        """Return the order of what stands under a key; None leaves it as people wrote it."""
        row = self.table.row(key)
        table = row.kind.table() if row else None
        return TableOrder(table) if table else None


def format_file(data: bytes, path: str, expected: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Write a file in canonical form.

    Args:
        data: its bytes.
        path: relative to the workspace.
        expected: header that it should bear.

    Returns:
        Its bytes in canonical form, or None and why it is left alone: its syntax is wrong, or what kind of file it is does not stand there.

    Raises:
        PolreqError: it is written in a way that cannot be changed safely.
    """
    node, findings = parse(data, path)
    if node is None or findings:
        return None, findings
    log = Log(path)
    header = read_header(node, log, expected)
    if log.findings:
        return None, tuple(log.findings)
    try:
        return canonical(data.decode("utf-8-sig"), TableOrder(_TABLES[header])).encode("utf-8"), ()
    except PolreqError as error:
        raise PolreqError(f"{path}：{error.said.zh}", f"{path}: {error.said.en}") from error
