"""Exports of every tool, several hundred rows each: in without a lost cell, and the second time nothing changes."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from backlog_exports import EXPORTS, ROWS, Export
from terminal import polreq

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "backlog"


def features(root: Path, tool: str) -> list[dict]:
    text = (root / f"requirements/backlog-{tool}.yml").read_text("utf-8")
    found: list[dict] = yaml.load(text, Loader=yaml.CSafeLoader)["features"]
    return found


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*.yml"))}


def lost(feature: dict, header: tuple[str, ...], row: list[str], keys: dict[str, str]) -> list[tuple[str, str]]:
    """Name the cells of a row that a feature holds neither in their key nor in `custom`, word for word."""
    said: dict[str, list[str]] = {}
    for column, cell in zip(header, row, strict=True):
        if cell.strip():
            said.setdefault(column, []).append(cell.strip())
    missing = []
    for column, cells in said.items():
        value = feature.get(keys.get(column, ""), "")
        held = [*(value if isinstance(value, list) else [value]), feature.get("custom", {}).get(column, "")]
        for cell in cells:
            # what stands in one of several columns of the same name stands between the others
            if cell not in held and not (len(cells) > 1 and any(cell in one for one in held)):
                missing.append((column, cell))
    return missing


def as_shown(export: Export, rows: list[list[str]]) -> list[list[str]]:
    """Fill merged cells and show the numbers of days as days, as a spreadsheet does."""
    shown, last = [], ""
    for row in rows:
        cells = dict(zip(export.header, row, strict=True))
        if export.tool == "teambition":
            last = cells["所属项目(层级1)"] = cells["所属项目(层级1)"] or last
        if export.tool == "table":
            cells["完成时间"] = (date(1899, 12, 30) + timedelta(days=int(cells["完成时间"]))).isoformat()
        shown.append(row if len(cells) < len(row) else list(cells.values()))
    return shown


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())
def test_an_export_is_in_without_a_lost_cell_and_unchanged_the_second_time(tmp_path, export):
    (tmp_path / export.name).write_bytes(export.data())
    first = polreq(tmp_path, "import", export.name)
    assert (first.code, first.seen.count("错误")) == (0, 0), first.seen
    held = features(tmp_path, export.tool)
    rows = as_shown(export, export.rows())
    assert len(held) == len(rows) == ROWS
    assert [lost(f, export.header, row, export.keys) for f, row in zip(held, rows, strict=True)] == [[]] * ROWS
    if export.identified:
        at = export.header.index(export.identified)
        assert [f["id"] for f in held] == [row[at].lstrip("#") for row in rows]
    before = everything(tmp_path)
    second = polreq(tmp_path, "import", export.name)
    assert (second.code, everything(tmp_path)) == (0, before)
    assert f"没有变化 {ROWS}" in second.out
    assert "已写入" not in second.out
    checked = polreq(tmp_path, "check")
    # how the made texts are worded is another matter
    assert set(re.findall(r"[A-PR-Z]\d{3}", checked.out)) <= {"C606"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the backlogs of ../shared are not there")
def test_the_exports_of_shared_are_in_without_a_lost_cell(tmp_path):
    import csv

    files = sorted(SHARED.glob("*.csv"))
    assert files
    for file in files:
        assert polreq(tmp_path, "import", str(file)).code == 0
        header, *rows = csv.reader(file.read_text("utf-8-sig").splitlines(keepends=True))
        rows = [row[: len(header)] for row in rows]
        keys = {
            "编号": "id",
            "研发需求名称": "title",
            "描述": "description",
            "验收标准": "acceptance",
            "优先级": "priority",
            "指派给": "owner",
            "来源": "source",
        }
        held = {f["id"]: f for f in features(tmp_path, "zentao")}
        assert [lost(held[row[0]], tuple(header), row, keys) for row in rows] == [[]] * len(rows)
        before = everything(tmp_path)
        assert polreq(tmp_path, "import", str(file)).code == 0
        assert everything(tmp_path) == before
