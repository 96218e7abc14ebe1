"""Rows of a table whose first cell is numbered are rows, not headings (分工表)."""

import pytest

from polreq.ingest.source import read_source


@pytest.mark.parametrize("first", ["一、平台建设", "（一）平台建设", "1.", "1"])
def test_a_numbered_row_heads_nothing(first):
    rows = f"<tr><td>任务</td><td>措施</td><td>责任单位</td></tr><tr><td>{first}</td><td>建成统一受理平台</td><td>市数据局</td></tr>"
    page = f"<html><body><h1>示例市任务分工方案</h1><table>{rows}</table></body></html>"
    document = read_source("a.html", page.encode(), force=True).document
    assert document is not None
    assert [(b.kind, b.cells) for b in document.blocks() if b.cells] == [
        ("row", ("任务", "措施", "责任单位")),
        ("row", (first, "建成统一受理平台", "市数据局")),
    ]
