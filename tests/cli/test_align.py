"""`polreq align` on two small regulations: what is carried out, what is the lower one's own."""

import json
from pathlib import Path

import pytest
from terminal import polreq, write

UPPER = """# 望川办事条例

第一条 为了方便企业和群众办事，制定本条例。

第二条 政府部门应当在十个工作日内办结许可事项。

第三条 政务服务大厅应当设置综合窗口，统一接收申请材料。

第四条 行政许可的收费项目和标准应当向社会公示，不得擅自增加。

第五条 申请人对许可决定不服的，可以依法申请行政复议或者提起行政诉讼。

第六条 鼓励社会力量参与便民服务网点的建设和运行。

第七条 电子印章与实物印章具有同等法律效力。

第八条 财政部门应当保障热线平台的运行经费。

第九条 工作人员玩忽职守、滥用职权的，依法给予处分。

第十条 本条例自公布之日起施行。
"""
LOWER = """# 澜江办事条例

第一条 行政机关应当在五个工作日内办结许可事项。

第二条 各级政务服务大厅应当设置综合窗口，统一接收申请材料，并提供帮办代办。

第三条 本市每年四月举办樱花文化节。
"""

CITY = """# 望川市办件条例

第一条 为了方便群众办件，制定本条例。

第二条 市政务服务局应当在十个工作日内办结许可事项，并公布办理结果。

办件材料不超过五份，网上可办率不低于90%。

第三条 办件窗口可以提供上门服务和预约服务。

第四条 财政部门应当保障热线平台的运行经费。

第五条 本条例自公布之日起施行。
"""
COUNTY = """# 澜江县办件办法

第一条 县政务服务局应当在五个工作日内办结许可事项，并公布办理结果。

第二条 办件网上可办率不低于85%，办件材料不超过五份。

第三条 办件窗口应当提供上门服务和预约服务，配备手语翻译。

第四条 本县每年四月举办樱花文化节。

樱花文化节由文化旅游部门承办。

第五条 财政部门应当保障热线平台的运行经费，列入年度预算。

第六条 本办法自2026年1月1日起施行。
"""
GOLDEN = Path(__file__).parent / "golden"


def test_each_article_of_the_lower_document_has_one_line(tmp_path):
    (tmp_path / "upper.md").write_text(UPPER, encoding="utf-8")
    (tmp_path / "lower.md").write_text(LOWER, encoding="utf-8")
    ran = polreq(tmp_path, "align", "upper.md", "lower.md", "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["lower"] for row in rows] == ["第一条", "第二条", "第三条"]
    assert rows[0]["upper"][0]["locator"] == "第二条"
    assert rows[1]["upper"][0]["locator"] == "第三条"
    assert rows[2]["upper"] == []
    for row in rows:
        scores = [upper["score"] for upper in row["upper"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120, ""])
def test_what_people_read(tmp_path, lang, columns):
    (tmp_path / "upper.md").write_text(CITY, encoding="utf-8")
    (tmp_path / "lower.md").write_text(COUNTY, encoding="utf-8")
    ran = polreq(tmp_path, "align", "upper.md", "lower.md", lang=lang, columns=columns)
    golden = GOLDEN / f"align.{lang}.{columns or 'pipe'}.txt"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == golden.read_text(encoding="utf-8")


def test_markdown_has_both_texts_in_a_table(tmp_path):
    (tmp_path / "upper.md").write_text(CITY, encoding="utf-8")
    (tmp_path / "lower.md").write_text(COUNTY, encoding="utf-8")
    ran = polreq(tmp_path, "align", "upper.md", "lower.md", "--format", "markdown")
    assert ran.out == (GOLDEN / "align.zh.md").read_text(encoding="utf-8")


def test_documents_of_the_workspace_go_by_id_or_number(tmp_path):
    write(
        tmp_path,
        polreq="polreq: workspace/1\nname: 望川\n",
        policies__banshi="polreq: policy/1\nid: banshi\ntitle: 望川办事条例\nnumber: 望政〔2020〕2号\nbody:\n"
        "  - at: 第一条\n    text: 第一条 政府部门应当在十个工作日内办结许可事项。\n",
    )
    (tmp_path / "lower.md").write_text(LOWER, encoding="utf-8")
    for name in ("banshi", "望政〔2020〕2号", "望政[2020]2号"):
        ran = polreq(tmp_path, "align", name, "lower.md", "--format", "jsonl")
        assert ran.err == ""
        assert [json.loads(line)["lower"] for line in ran.out.splitlines()] == ["第一条", "第二条", "第三条"]
    both = polreq(tmp_path, "align", "banshi", "banshi", "--format", "jsonl")
    assert both.out == polreq(tmp_path, "align", "policies/banshi.yml", "banshi", "--format", "jsonl").out
    zh, en = (polreq(tmp_path, "align", "banshj", "lower.md", lang=lang) for lang in ("zh", "en"))
    assert (zh.code, zh.out) == (en.code, en.out) == (2, "")
    assert (
        zh.err
        == "polreq: “banshj”既不是文件，也不是工作区里文件的编号、文号或名称。是不是“banshi”？（文件要写出它所在的文件夹）\n"
    )
    assert en.err == (
        "polreq: 'banshj' is no file, and no id, number or title of a document in the workspace: did you mean 'banshi'? (a file is named with its folder)\n"
    )


def test_what_is_no_number_does_not_mean_a_document_without_one(tmp_path):
    bare = (
        "polreq: policy/1\nid: bare\ntitle: 没有文号的办法\nbody: [{kind: paragraph, at: p1, text: 应当公开清单。}]\n"
    )
    write(tmp_path, polreq="polreq: workspace/1\n", policies__bare=bare)
    ran = polreq(tmp_path, "align", "没有这份文件.txt", "bare")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("polreq: “没有这份文件.txt”既不是文件，也不是工作区里文件的编号、文号或名称。")


def test_a_missing_file_is_said_plainly(tmp_path):
    ran = polreq(tmp_path, "align", "upper.md", "lower.md")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "polreq: “upper.md”既不是文件，也不是工作区里文件的编号、文号或名称。请核对写法（文件要写出它所在的文件夹）\n"
    )
