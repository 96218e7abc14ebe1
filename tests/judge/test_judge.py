"""`polreq judge`: 真伪需求. A leader says “加个大屏，打卡积分” in passing (DOMAIN: 口头需求), and what else may be true of a demand."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.change.registry import Registry, known_documents
from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.judge.demands import judge
from polreq.judge.prohibited import PROHIBITED
from polreq.judge.standing import Standings
from polreq.link.item import LinkItem
from polreq.model.document import Dates, Document, Relation
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Workspace
from polreq.results.demand_verdicts import DEMAND_VERDICTS, BasisReason
from polreq.words.demand_verdict import ACTS

DAY = date(2026, 12, 1)
SETTINGS = """\
polreq: workspace/1
name: 望川市一网通办
lang: zh
as_of: 2026-12-01
duties:
  - {body: 市数据局, words: [电子证照, 数据共享]}
  - {body: 市政务服务局, words: [大厅]}
"""
PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 首页加一个大屏，工作人员每天打卡积分。
    bases: [{instruction: 王局长口头, on: 2026-11-20}]
  - id: P-2
    statement: 用大屏展示办件情况。
    bases: [{instruction: 王局长}]
  - id: P-3
    statement: 电子证照在办件时自动调用，不再提交复印件。
    bases: [{meeting: 市政务服务局11月例会纪要, on: 2026-11-05}]
  - id: P-4
    statement: 查询办件进度，显示每一步的办理时间。
    bases: [{contract: 一网通办合同 3.2}, {evidence: 12345工单, count: 37, on: 2026-10-31}]
  - id: P-5
    statement: 查询办件进度，显示每一步办理的时间。
    bases: [{contract: 补充协议 1}]
  - id: P-6
    statement: 弹窗改成按钮。
    product: false
  - id: P-7
    statement: 网上能看到排队人数。
    bases: [{evidence: 大厅问卷}]
"""
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    statement: 不得要求群众重复提交纸质材料。
    class: prohibition
    bases: [{clause: 本地办法#二}]
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 办件进度查询, description: 查询每一步的办理时间。, status: doing, satisfies: [P-4]}
  - {id: F-2, title: 各镇新建小程序, status: idea}
  - {id: F-3, title: 材料扫描上传, source: 市数据局李处}
  - {id: F-4, title: 电子证照查验, source: 市数据局李处}
  - {id: F-5, title: 停用打卡积分, status: doing}
  - {id: F-6, title: 线下窗口, status: done}
  - {id: F-7, title: 强制关注投诉入口, status: doing}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path,
        polreq=SETTINGS,
        requirements__high=HIGH,
        requirements__project=PROJECT,
        requirements__backlog=BACKLOG,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_that_is_open_is_judged_with_reasons_and_unknowns(root, golden, lang):
    ran = polreq(root, "judge", "--all", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"judge.{lang}.txt", ran.out)


def test_what_a_leader_says_in_passing_becomes_a_note_for_the_meeting(root, golden):
    ran = polreq(root, "judge", "P-1", "P-2", "--format", "markdown")
    assert (ran.code, ran.err) == (0, "")
    golden("judge.md", ran.out)


def test_the_same_demand_with_a_written_basis_is_supported(root):
    def verdict() -> str:
        return json.loads(polreq(root, "judge", "P-2", "--format", "json").out)["judged"][0]["verdict"]

    assert verdict() == "unsupported"
    path = root / "requirements" / "project.yml"
    path.write_text(PROJECT.replace("{instruction: 王局长}", "{instruction: 王局长11月20日批示}"), encoding="utf-8")
    assert verdict() == "users_unknown"


def test_means_without_a_need_and_what_no_product_can_carry_are_said(root):
    (one,) = json.loads(polreq(root, "judge", "P-6", "--format", "json").out)["judged"]
    assert [(r["kind"], r.get("words")) for r in one["reasons"]] == [("means", ["弹窗改成按钮"]), ("no_product", None)]
    shown = polreq(root, "judge", "P-6").out
    assert "只说了用什么做（弹窗改成按钮）" in shown
    assert "标为非产品类" in shown


def test_verdicts_for_programs(root, golden):
    golden("judge.json", polreq(root, "judge", "--all", "--format", "json").out)


def test_an_unknown_id_is_named_with_what_to_do(root):
    ran = polreq(root, "judge", "P-99")
    assert (ran.code, ran.out) == (2, "")
    assert "“P-99”" in ran.err
    assert "requirements/" in ran.err


def test_a_workspace_without_demands_says_so(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\n")
    assert polreq(tmp_path, "judge").out == "需求核实\n\n没有待核实的需求和功能。\n"


@pytest.mark.parametrize("act", PROHIBITED, ids=lambda act: act.key)
def test_each_prohibited_act_reads_its_example_and_nothing_harmless(act):
    assert act.pattern.search(act.example)
    assert not act.pattern.search(act.harmless)
    assert act.key in ACTS


def _standing(document: Document, *others: Document, as_of: date | None = DAY) -> BasisReason:
    demand = Requirement(id="R-1", layer="project", statement="甲", bases=(Basis("clause", "d"),))
    workspace = Workspace(documents=(document, *others), requirements=(demand,))
    graph = build(workspace)
    assessment = Assessment(workspace, graph, compute(workspace, graph, Ask(as_of)), as_of)
    (reason,) = Standings(assessment, Registry.build(known_documents(workspace.documents))).of("R-1", via=False)
    return reason


ACT = Document(
    id="d", title="望川市办法", number="望政发〔2020〕1号", status="in_force", dates=Dates(written=date(2020, 1, 1))
)


@pytest.mark.parametrize(
    ("document", "standing"),
    [
        (ACT, "in_force"),
        (replace(ACT, status="trial"), "in_force"),
        (replace(ACT, status="unknown"), "unclear"),
        (replace(ACT, status="partially_superseded"), "unclear"),
        (replace(ACT, status="repealed"), "ended"),
        (replace(ACT, status="draft"), "draft"),
        (replace(ACT, dates=Dates(expires=date(2026, 11, 30))), "expired"),
        (replace(ACT, dates=Dates(expires=DAY)), "in_force"),
        (replace(ACT, dates=Dates(effective=date(2026, 12, 2))), "not_yet"),
        (replace(ACT, id="other"), "unread"),
    ],
)
def test_a_basis_stands_as_its_document_does(document, standing):
    assert _standing(document).standing == standing


def test_a_document_that_a_later_one_repeals_carries_nothing_from_that_day():
    later = Document(
        id="n",
        title="望川市新办法",
        number="望政发〔2026〕9号",
        dates=Dates(written=date(2026, 5, 1), effective=date(2026, 7, 1)),
        relations=(Relation("replaces", "望川市办法", "望政发〔2020〕1号"),),
    )
    reason = _standing(ACT, later)
    assert (reason.standing, reason.status, reason.until) == ("ended", "superseded", date(2026, 7, 1))
    assert reason.successor == "《望川市新办法》（望政发〔2026〕9号）"
    assert not reason.carries
    assert _standing(ACT, later, as_of=date(2026, 6, 30)).standing == "in_force"


def test_what_was_extended_is_not_called_expired():
    over = replace(ACT, dates=Dates(expires=date(2025, 1, 1)))
    more = Document(id="n", title="延长通知", relations=(Relation("extends", "", "望政发〔2020〕1号"),))
    assert _standing(over, more).standing == "unclear"


@given(
    bases=st.lists(
        st.builds(
            Basis,
            kind=st.sampled_from(("clause", "contract", "meeting", "instruction", "evidence")),
            ref=st.sampled_from(("d", "口头", "合同", "纪要")),
            count=st.integers(0, 3),
        ),
        max_size=3,
    )
)
def test_unknown_is_never_no_and_a_basis_never_harms(bases):
    def judged(*held: Basis):
        demand = Requirement(id="R-1", layer="project", statement="查询办件进度", bases=held)
        workspace = Workspace(documents=(ACT,), requirements=(demand,))
        graph = build(workspace)
        assessment = Assessment(workspace, graph, compute(workspace, graph, Ask(DAY)), DAY)
        items = {"R-1": LinkItem("R-1", {"text": demand.statement})}
        (one,) = judge(assessment, ("R-1",), Registry.build(()), items, {}).judged
        return one

    one = judged(*bases)
    assert ("users" in one.unknowns) == all(b.kind != "evidence" for b in bases)
    assert (one.verdict == "unsupported") == (
        not any(b.kind == "evidence" for b in bases)
        and not any(r.carries for r in one.reasons if isinstance(r, BasisReason))
    )
    more = judged(*bases, Basis("contract", "合同"))
    assert DEMAND_VERDICTS.index(more.verdict) >= DEMAND_VERDICTS.index("users_unknown")
