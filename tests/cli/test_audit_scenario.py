"""An auditor asks after acceptance why something was built: from the clause with its file to the evidence, and who decided it."""

import hashlib
import re

import pytest

from polreq.store.decision_log import read_log
from tests.terminal import polreq

NOTICE = """望川市人民政府办公室关于印发一网通办工作方案的通知
望政办发〔2026〕20号

各区县人民政府：

一、主要任务
应当在移动端提供办件进度查询，2026年10月底前完成。

望川市人民政府办公室
2026年3月1日
"""

BACKLOG = """polreq: backlog/1
features:
  - id: F-001
    title: 移动端办件进度查询
    status: done
    owner: 王敏
    tests:
      - {id: TC-1, title: 查得到在办件, result: passed}
"""


@pytest.fixture
def audited(tmp_path):
    polreq(tmp_path, "init", "--name", "试点")
    (tmp_path / "polreq.yml").write_text(
        "polreq: workspace/1\nname: 试点\nas_of: 2026-11-01\nconfirm: {mandatory: 2}\nlink: {semantic: false}\n",
        encoding="utf-8",
    )
    (tmp_path / "方案.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "requirements/backlog.yml").write_text(BACKLOG, encoding="utf-8")
    (tmp_path / "owners.yml").write_text(
        "polreq: owners/1\nslices:\n  - {person: 赵倩, document: [望政办发-2026-20]}\n", encoding="utf-8"
    )
    polreq(tmp_path, "ingest", "方案.txt")
    polreq(tmp_path, "trace")
    pair = "F-001:望政办发-2026-20-R001"
    for by, on in (("王敏", "2026-10-12"), ("李强", "2026-10-13")):
        assert polreq(tmp_path, "review", "--confirm", pair, "--by", by, "--on", on, "--note", "看过演示").code == 0
    return tmp_path


def plain(out: str, end: str) -> str:
    """What was printed before a heading, without the lines beside headings."""
    return re.sub(r" ─+\n", "\n", out[: out.index(end)] if end else out)


def test_why_was_it_built(audited):
    """The clause with its place and the digest of its file, the feature, whether it says as much, who decided, and the log."""
    first, second = (entry.digest[:12] for entry in read_log(audited).entries[1:])
    digest = hashlib.sha256(NOTICE.encode()).hexdigest()
    shown = polreq(audited, "show", "望政办发-2026-20-R001", columns=160).out
    assert (
        plain(shown, "条款为什么这样判断")
        == f"""\
望政办发-2026-20-R001  高层 · 必须 · 要求 · 待审
  已交付  功能已完成，所要求的渠道都已交付
    应当在移动端提供办件进度查询，2026年10月底前完成。

  时限        2026-10-31 已过期 1 天
  时间要求    时间节点：2026年10月底前
  产品负责人  赵倩
  来源依据    政策条款 望政办发〔2026〕20号 一.p1.s1
  来源文件    方案.txt sha256 {digest}
  所在标题    一、主要任务
  位置        requirements/望政办发-2026-20.yml:6:9
  摘要值      ac5a968ce091

上游：它满足什么
  没有上游。

下游：什么满足它
  └─ 功能 F-001 [已完成] 移动端办件进度查询

符合情况
  符合  时间节点：要求“2026年10月底前”，功能写的是“已完成”（F-001）

审核记录
  确认       F-001 → 望政办发-2026-20-R001  2026-10-12 王敏、2026-10-13 李强
             看过演示

建议的关联（未计入覆盖）
  （没有）

决定日志
  确认       F-001 → 望政办发-2026-20-R001  2026-10-12 王敏  #2 {first}
             看过演示
  确认       F-001 → 望政办发-2026-20-R001  2026-10-12 王敏、2026-10-13 李强  #3 {second}
             看过演示

"""
    )


def test_what_proves_it_and_what_was_it_built_for(audited):
    """The feature with its test cases, and the requirement above it."""
    shown = polreq(audited, "show", "F-001", columns=160).out
    assert (
        plain(shown, "下游")
        == """\
F-001  功能 · 已完成
    移动端办件进度查询

  负责人      王敏
  产品负责人  赵倩
  测试用例    查得到在办件（通过）
  位置        requirements/backlog.yml:3:9
  摘要值      0d1e8199627c

上游：它满足什么
  └─ 高层 望政办发-2026-20-R001 [已交付] 应当在移动端提供办件进度查询，2026年10月底前完成。

"""
    )


def test_the_log_of_decisions_holds_and_an_edited_line_is_seen_by_the_auditor(audited):
    assert "√ 决定日志 3 条，链完整" in polreq(audited, "doctor").out
    log = audited / "trace/decisions.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("李强", "王强"), encoding="utf-8")
    assert "× trace/decisions.jsonl:3 决定日志的链断了" in polreq(audited, "doctor").out
