"""`polreq check-citation` as users run it, and the built-in registry behind it."""

import json

import pytest
from terminal import polreq, write

from benchmarks.lineage import Line, score
from polreq.change.lineage import Edge
from polreq.model.document import STATUSES
from polreq.pipeline.citations import registry_of

# The two mistakes that the field's own time line makes: a wrong issuer, and a garbled title.
TIMELINE = (
    "2018年7月，国务院办公厅印发《关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）；\n"
    "2022年4月，《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）。\n"
)
ANSWER = (
    "有误  1:17  《关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）"
    "  → 《国务院关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）"
    "  D307 《关于加快推进全国一体化在线政务服务平台建设的指导意见》由国务院印发，不是国务院办公厅\n"
    "有误  2:9  《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）"
    "  → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）"
    "  D301 《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）的文号与标题不一致，"
    "登记为《国务院关于加强数字政府建设的指导意见》\n"
)


def test_a_text_on_the_command_line(tmp_path):
    done = polreq(tmp_path, "check-citation", TIMELINE)
    assert (done.code, done.out, done.err) == (1, ANSWER, "引用 2 处：正确 0，有误 2，未知 0。\n")


def test_a_file_and_json(tmp_path):
    text = "依据《优化营商环境条例》（国务院令第722号）和《望川市办件办法》。\n"
    (tmp_path / "片子.txt").write_text(text, encoding="utf-8")
    done = polreq(tmp_path, "check-citation", "片子.txt", "--format", "json", lang="en")
    assert done.code == 0
    assert "《望川市办件办法》" in done.out  # as written, not as \\u escapes
    assert json.loads(done.out) == {
        "summary": {"ok": 1, "wrong": 0, "unknown": 1},
        "citations": [
            {
                "path": "片子.txt",
                "line": 1,
                "column": 3,
                "text": "《优化营商环境条例》（国务院令第722号）",
                "title": "优化营商环境条例",
                "number": "国务院令第722号",
                "state": "ok",
                "correct": "《优化营商环境条例》（国务院令第722号）",
                "findings": [],
            },
            {
                "path": "片子.txt",
                "line": 1,
                "column": 25,
                "text": "《望川市办件办法》",
                "title": "望川市办件办法",
                "number": "",
                "state": "unknown",
                "correct": "",
                "findings": [],
            },
        ],
    }


def test_the_documents_of_the_workspace_are_known(tmp_path):
    write(
        tmp_path,
        polreq="polreq: workspace/1\nname: 望川\n",
        policies__a="polreq: policy/1\nid: a\ntitle: 望川市办件办法\nnumber: 望政〔2020〕2号\nbody: []\n",
    )
    done = polreq(tmp_path, "check-citation", "《望川市办件办法》（望政〔2020〕3号）")
    assert (done.code, done.out) == (
        1,
        "有误  1:1  《望川市办件办法》（望政〔2020〕3号）  → 《望川市办件办法》（望政〔2020〕2号）"
        "  D306 《望川市办件办法》的文号是 望政〔2020〕2号，不是 望政〔2020〕3号\n",
    )


def test_what_is_neither_file_nor_text_with_a_citation(tmp_path):
    done = polreq(tmp_path, "check-citation", "没有.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == "polreq: “没有.txt”既不是文件，也没有《标题》或文号。\n"


def every_known():
    registry = registry_of()
    return sorted(
        {known for found in registry.by_core.values() for _, known in found}, key=lambda k: (k.title, k.number)
    )


@pytest.mark.parametrize("known", every_known(), ids=lambda known: known.number or known.title)
def test_every_registered_document_answers_to_its_own_citation(known):
    registry = registry_of()
    assert known.status in STATUSES
    found = registry.titled(known.title)
    assert known in found
    if known.successor:
        assert known.successor in {other.form for other in every_known()}
    else:
        assert known.status == "in_force"
        assert found[0].status == "in_force"


def test_the_benchmark_counts_a_line_under_a_short_name_with_its_edge_and_folders_of_others_not_at_all():
    lines = [
        Line("a/1", "中华人民共和国甲法", frozenset({"l/甲-1", "l/甲-2"})),
        Line("a/1", "甲法", frozenset({"l/甲-1", "l/甲-2"})),
        Line("a/2", "乙法", frozenset({"l/乙"})),
    ]
    edges = [
        Edge("a/1", "中华人民共和国甲法", "l/甲-2", "第一条"),
        Edge("a/1", "丙法", "l/丙", "第一条"),
        Edge("b/9", "乙法", "l/乙", "第一条"),
    ]
    result = score(edges, lines)
    assert (result.found, result.right, result.lines, result.recovered, result.elsewhere) == (2, 1, 3, 2, 1)
    assert (result.extra, result.missed) == ((edges[1],), (lines[2],))
