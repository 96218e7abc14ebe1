"""`polreq align` on two small regulations: what is carried out, what is the lower one's own."""

import json

from terminal import polreq

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
    text = polreq(tmp_path, "align", "upper.md", "lower.md")
    assert text.out.splitlines()[2] == "第三条 ← 上位文件没有对应条款（本地自定）"


def test_a_missing_file_is_said_plainly(tmp_path):
    ran = polreq(tmp_path, "align", "upper.md", "lower.md")
    assert (ran.code, ran.out) == (2, "")
    assert "upper.md" in ran.err
