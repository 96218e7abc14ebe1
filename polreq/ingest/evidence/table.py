"""Test cases in a table (禅道 用例, or one of people's own) → cases with what they test, and results where they are given."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.formats import column_name
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.recognise import HEADER_ROWS
from polreq.ingest.evidence.case import ReadCase
from polreq.model.place import Place

#: What a column tells → its names, the surest first.
_COLUMNS: Final = MappingProxyType(
    {
        "id": ("用例编号", "编号", "id", "caseid"),
        "title": ("用例标题", "用例名称", "标题", "title"),
        "named": ("相关需求", "相关研发需求", "关联需求", "所属需求", "需求编号", "story", "requirement"),
        "result": ("结果", "测试结果", "执行结果", "最后执行结果", "result", "lastresult"),
    }
)
_RESULTS: Final = MappingProxyType(
    {
        **dict.fromkeys(("通过", "成功", "pass", "passed", "ok"), "passed"),
        **dict.fromkeys(("失败", "不通过", "未通过", "fail", "failed", "error"), "failed"),
        **dict.fromkeys(("忽略", "阻塞", "跳过", "n/a", "skipped", "blocked"), "skipped"),
    }
)  # fmt: skip


def table_cases(table: RowTable) -> tuple[ReadCase, ...] | None:
    """Read the cases of a table; None where it has no columns for a title and for what is tested."""
    for row, heads in enumerate(table.rows[:HEADER_ROWS]):
        names = [column_name(cell) for cell in heads]
        at = {field: next((names.index(n) for n in known if n in names), -1) for field, known in _COLUMNS.items()}
        if at["title"] >= 0 and at["named"] >= 0:
            return tuple(_cases(table, row, at))
    return None


def _cases(table: RowTable, head: int, at: dict[str, int]) -> Iterator[ReadCase]:
    for number, row in enumerate(table.rows[head + 1 :], start=head + 2):
        said = {field: row[column].strip() if 0 <= column < len(row) else "" for field, column in at.items()}
        if not said["title"]:
            continue
        result = _RESULTS.get(said["result"].lower(), "none")
        place = Place(table.file, number, at["title"] + 1)
        yield ReadCase(
            place,
            cells.identity(said["id"]) or f"{number}",
            " ".join(said["title"].split()),
            result,
            _named(said["named"]),
        )


def _named(cell: str) -> tuple[str, ...]:
    """Return the stories of a cell, each with the number behind it: 甲(#1)乙(#2) are two."""
    return tuple(
        part.strip() for part in cell.replace(")", ")\n").split("\n") for part in part.split(";") if part.strip()
    )
