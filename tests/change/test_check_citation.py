"""`polreq check-citation` as users run it, and the built-in registry behind it."""

import json

import pytest
from terminal import polreq, write

from benchmarks.lineage import Line, score
from polreq.change.lineage import Edge
from polreq.model.document import STATUSES
from polreq.pipeline.registry import registry_of

# The two mistakes that the field's own time line makes: a wrong issuer, and a garbled title.
TIMELINE = (
    "2018年7月，国务院办公厅印发《关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）；\n"
    "2022年4月，《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）。\n"
)
ANSWER = (
    "  有误  1:17  《关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）\n"
    "        → 《国务院关于加快推进全国一体化在线政务服务平台建设的指导意见》（国发〔2018〕27号）\n"
    "        D307 《关于加快推进全国一体化在线政务服务平台建设的指导意见》由国务院印发，不是国务院办公厅\n"
    "  有误  2:9  《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）\n"
    "        → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）\n"
    "        D301 《关于数字政府加强建设的指导的意见》（国发〔2022〕14号）的文号与标题不一致，"
    "登记为《国务院关于加强数字政府建设的指导意见》\n"
)


def test_a_text_on_the_command_line(tmp_path):
    done = polreq(tmp_path, "check-citation", TIMELINE, columns="")
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
    done = polreq(tmp_path, "check-citation", "《望川市办件办法》（望政〔2020〕3号）", columns="")
    assert (done.code, done.out) == (
        1,
        "  有误  1:1  《望川市办件办法》（望政〔2020〕3号）\n"
        "        → 《望川市办件办法》（望政〔2020〕2号）\n"
        "        D306 《望川市办件办法》的文号是 望政〔2020〕2号，不是 望政〔2020〕3号\n",
    )


SLIDE = """依据《国务院办公厅关于印发《政府网站发展指引》的通知》（国办发〔2017〕74号）。
望川市《关于转发《国务院关于印发《办件规划》的通知》的通知》。
<<优化营商环境条例>>，“国务院关于加强数字政府建设的指导意见”（国发〔2022〕14号）。
国务院关于加强数字政府建设的指导意见（国发〔2022〕14号），另见国发〔2022〕14号。
《中华人民共和国数据安全法》（主席令第八十四号），《政府信息公开条例》（国务院令第492号）。
推进“互联网+政务服务”工作方案，见《国务院关于加强数字政府建设的意见》（国发〔2022〕14号）和《优化营商环境条例》。
"""
SHAPES = {
    "zh": """\
  有误  片子:1:3  《国务院办公厅关于印发《政府网站发展指引》的通知》（国办发
        〔2017〕74号）
        → 《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕47号）
        D306 《国务院办公厅关于印发《政府网站发展指引》的通知》的文号是 国办发
        〔2017〕47号，不是 国办发〔2017〕74号
        D310 标题《国务院办公厅关于印发《政府网站发展指引》的通知》的书名号用法
        不对：外层用《》，里层用〈〉
  有误  片子:2:4  《关于转发《国务院关于印发《办件规划》的通知》的通知》
        → 《关于转发〈国务院关于印发《办件规划》的通知〉的通知》
        D310 标题《关于转发《国务院关于印发《办件规划》的通知》的通知》的书名号
        用法不对：外层用《》，里层用〈〉
  有误  片子:3:1  <<优化营商环境条例>>
        → 《优化营商环境条例》（国务院令第722号）
        D310 标题<<优化营商环境条例>>的书名号用法不对：外层用《》，里层用〈〉
  有误  片子:3:14  “国务院关于加强数字政府建设的指导意见”（国发〔2022〕14号）
        → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
        D310 标题“国务院关于加强数字政府建设的指导意见”的书名号用法不对：外层用
        《》，里层用〈〉
  正确  片子:4:1  国务院关于加强数字政府建设的指导意见（国发〔2022〕14号）
        → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
  正确  片子:4:35  国发〔2022〕14号
        → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
  正确  片子:5:1  《中华人民共和国数据安全法》（主席令第八十四号）
  有误  片子:5:26  《政府信息公开条例》（国务院令第492号）
        → 《中华人民共和国政府信息公开条例》（国务院令第711号）
        D302 引用的《政府信息公开条例》已被替代
  有误  片子:6:19  《国务院关于加强数字政府建设的意见》（国发〔2022〕14号）
        → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
        D301 《国务院关于加强数字政府建设的意见》（国发〔2022〕14号）的文号与标
        题不一致，登记为《国务院关于加强数字政府建设的指导意见》
  正确  片子:6:51  《优化营商环境条例》
        → 《优化营商环境条例》（国务院令第722号）
""",
    "en": """\
  wrong  片子:1:3  《国务院办公厅关于印发《政府网站发展指引》的通知》（国办发
         〔2017〕74号）
         → 《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕47号）
         D306 the number of 《国务院办公厅关于印发《政府网站发展指引》的通知》
         is 国办发〔2017〕47号, not 国办发〔2017〕74号
         D310 the title 《国务院办公厅关于印发《政府网站发展指引》的通知》 has
         the wrong marks: 《》 go around it, 〈〉 inside
  wrong  片子:2:4  《关于转发《国务院关于印发《办件规划》的通知》的通知》
         → 《关于转发〈国务院关于印发《办件规划》的通知〉的通知》
         D310 the title 《关于转发《国务院关于印发《办件规划》的通知》的通知》
         has the wrong marks: 《》 go around it, 〈〉 inside
  wrong  片子:3:1  <<优化营商环境条例>>
         → 《优化营商环境条例》（国务院令第722号）
         D310 the title <<优化营商环境条例>> has the wrong marks: 《》 go around
         it, 〈〉 inside
  wrong  片子:3:14  “国务院关于加强数字政府建设的指导意见”（国发〔2022〕14号）
         → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
         D310 the title “国务院关于加强数字政府建设的指导意见” has the wrong
         marks: 《》 go around it, 〈〉 inside
  ok  片子:4:1  国务院关于加强数字政府建设的指导意见（国发〔2022〕14号）
      → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
  ok  片子:4:35  国发〔2022〕14号
      → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
  ok  片子:5:1  《中华人民共和国数据安全法》（主席令第八十四号）
  wrong  片子:5:26  《政府信息公开条例》（国务院令第492号）
         → 《中华人民共和国政府信息公开条例》（国务院令第711号）
         D302 the cited 《政府信息公开条例》 is superseded
  wrong  片子:6:19  《国务院关于加强数字政府建设的意见》（国发〔2022〕14号）
         → 《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）
         D301 the number 国发〔2022〕14号 belongs to 《国务院关于加强数字政府建
         设的指导意见》, not to 《国务院关于加强数字政府建设的意见》
  ok  片子:6:51  《优化营商环境条例》
      → 《优化营商环境条例》（国务院令第722号）
""",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_marks_and_numbers_of_many_shapes(tmp_path, lang):
    (tmp_path / "片子").write_text(SLIDE, encoding="utf-8")
    done = polreq(tmp_path, "check-citation", "片子", columns=80, lang=lang)
    assert (done.code, done.out) == (1, SHAPES[lang])


def test_a_number_alone_is_written_as_it_stands_in_json_too(tmp_path):
    done = polreq(tmp_path, "check-citation", "见国发〔2022〕14号", "--format", "json")
    (cited,) = json.loads(done.out)["citations"]
    assert (cited["text"], cited["title"], cited["state"]) == ("国发〔2022〕14号", "", "ok")


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
