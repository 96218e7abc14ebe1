"""The same correction twice is proposed the third time, explained; never made by itself, and not where the settings say no."""

from dataclasses import replace
from datetime import date

import pytest
from reading_world import SETTINGS, held, make
from terminal import polreq

from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.decide.lessons import proposals
from polreq.decide.links import Signature
from polreq.decide.readings import ReadingDecider
from polreq.graph import build
from polreq.model.clause import Body, Deadline
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Settings, Workspace
from polreq.results.readings import ACCEPT, CORRECT, DROP, ReadingDecision

SIGNED = ("--by", "王敏", "--on", "2026-11-03", "--no-cache")
DAY = Signature("王敏", date(2026, 11, 3))


def read(number, statement, **more):
    """One reading of a document."""
    basis = Basis("clause", "d", f"p{number}.s1", "0123456789ab", statement)
    return Requirement(f"R{number}", "high", statement, bases=(basis,), heading=("一、重点任务",), **more)


def assessed(requirements, settings=Settings()):  # noqa: B008 - frozen
    workspace = Workspace(settings, requirements=tuple(requirements))
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(None)))


def after(requirements, *decisions, settings=Settings()):  # noqa: B008 - frozen
    """What is proposed after these decisions: id → (part, value, who taught it)."""
    prepared = ReadingDecider(assessed(requirements)).prepare(decisions, DAY)
    assert not prepared.findings
    changed = {r.id: r for r in prepared.requirements}
    now = [changed.get(r.id, r) for r in requirements]
    made = proposals(assessed(now, settings))
    return {item: [(p.field, p.value, p.taught_by, p.cue.zh) for p in found] for item, found in made.items()}


PLATFORM = Body("统一平台", "actor")
THREE = [
    read(1, "统一平台汇聚各类数据。", units=(PLATFORM,)),
    read(2, "统一平台与部门系统对接。", units=(PLATFORM, Body("各部门", "support"))),
    read(3, "统一平台提供电子证照。", units=(PLATFORM, Body("市政务局", "lead"))),
]


def test_a_body_that_was_none_twice_is_proposed_to_be_none_the_third_time():
    once = ReadingDecision(CORRECT, "R1", "units", "无")
    assert after(THREE, once) == {}
    assert after(THREE, once, ReadingDecision(CORRECT, "R2", "units", "各部门（配合）")) == {
        "R3": [("units", "市政务局（牵头）", ("R1", "R2"), "都读成了“统一平台（主体）”")]
    }


def test_other_corrections_of_the_same_teach_nothing():
    assert (
        after(
            THREE,
            ReadingDecision(CORRECT, "R1", "units", "无"),
            ReadingDecision(CORRECT, "R2", "units", "统一平台（配合）；各部门（配合）"),
        )
        == {}
    )


def test_what_people_left_as_it_was_speaks_against_it():
    four = [*THREE, read(4, "统一平台按月通报。", units=(PLATFORM,)), read(5, "统一平台上线。", units=(PLATFORM,))]
    twice = [ReadingDecision(CORRECT, "R1", "units", "无"), ReadingDecision(CORRECT, "R2", "units", "各部门（配合）")]
    assert set(after(four, *twice)) == {"R3", "R4", "R5"}
    assert set(after(four, *twice, ReadingDecision(ACCEPT, "R4"))) == {"R3", "R5"}
    assert after(four, *twice, ReadingDecision(ACCEPT, "R4"), ReadingDecision(ACCEPT, "R5")) == {}


@pytest.mark.parametrize(
    ("statements", "part", "value", "cue"),
    [
        (("原则上统一受理。", "原则上一次办结。", "原则上网上办理。"), "force", "应推动", "都有“原则上”"),
        (("加强人员培训。", "加强经费保障。", "加强宣传引导。"), "product", "否", "都以“加强”开头"),
        (("（一）加强人员培训。", "2.加强经费保障。", "加强宣传。"), "class", "可选", "都以“加强”开头"),
        (("通过热线电话受理。", "经热线电话答复。", "由热线电话回访。"), "channels", "12345热线", "都说到“热线电话”"),
    ],
)
def test_what_they_have_in_common_is_said(statements, part, value, cue):
    readings = [read(n, text) for n, text in enumerate(statements, 1)]
    found = after(readings, *(ReadingDecision(CORRECT, f"R{n}", part, value) for n in (1, 2)))
    ((field, _, taught, said),) = found["R3"]
    assert (field, taught, said) == (part, ("R1", "R2"), cue)


def test_a_kind_of_deadline_and_a_reading_that_was_no_requirement_teach_too():
    monthly = Deadline("按月", "recurring")
    readings = [read(n, f"第{n}类数据按月汇总。", deadlines=(monthly,)) for n in (1, 2, 3)]
    assert after(readings, *(ReadingDecision(CORRECT, f"R{n}", "deadlines", "按月（持续）") for n in (1, 2))) == {
        "R3": [("deadlines", "按月（持续）", ("R1", "R2"), "都读成了“按月（定期）”")]
    }
    others = [replace(read(n, f"事项{n}。"), heading=("三、保障措施",)) for n in (1, 2, 3)]
    dropped = after(others, *(ReadingDecision(DROP, f"R{n}", note="是保障措施") for n in (1, 2)))
    assert dropped == {"R3": [("", "是保障措施", ("R1", "R2"), "都在标题“保障措施”下")]}


def test_a_setting_switches_it_off():
    twice = [ReadingDecision(CORRECT, "R1", "units", "无"), ReadingDecision(CORRECT, "R2", "units", "各部门（配合）")]
    assert after(THREE, *twice, settings=Settings(propose_corrections=False)) == {}


# --- by options, in a workspace


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def test_the_list_explains_the_proposal_with_the_command_that_takes_it(root):
    part = "doc-1-R00{}:force=must".format
    polreq(root, "review", "readings", "--set", part(2), "--note", "省里有刚性要求", *SIGNED)
    text = held(root).replace("加强窗口人员培训", "推动窗口人员培训")
    (root / "requirements" / "doc_1.yml").write_text(text, encoding="utf-8")
    before = held(root)
    listed = polreq(root, "review", "readings", "--no-cache", columns=140).out
    assert "建议改正" not in listed
    text = held(root).replace("统一受理平台推动好差评", "推动好差评")
    (root / "requirements" / "doc_1.yml").write_text(text, encoding="utf-8")
    polreq(root, "review", "readings", "--set", part(3), *SIGNED)
    before = held(root)
    listed = polreq(root, "review", "readings", "--no-cache", columns=160).out
    assert (
        "建议改正  约束力 应推动 → 必须（doc-1-R002、doc-1-R003 也是这样改的，都以“推动”开头）："
        'polreq review readings --set "doc-1-R004:force=必须"'
    ) in listed
    assert held(root) == before
    polreq(root, "review", "readings", "--set", "doc-1-R004:force=必须", *SIGNED)
    assert held(root).count("read: {force: should}") == 3


def test_the_setting_is_read(root):
    (root / "polreq.yml").write_text(SETTINGS + "propose_corrections: false\n", encoding="utf-8")
    assert "propose_corrections" not in polreq(root, "check", "--no-cache").out


def test_all_under_a_heading_and_all_alike_are_listed_before_they_are_written(root):
    before = held(root)
    shown = polreq(root, "review", "readings", "--accept", "all", "--of-heading", "重点任务", *SIGNED)
    assert shown.out == (
        "将有 4 处变化（尚未写入；加 --yes 写入）：\n"
        "  待审 → 已接受  doc-1-R001  各区政府应当在2026年底前开通统一受理平台。\n"
        "  待审 → 已接受  doc-1-R002  推动电子证照在政务服务中共享应用。\n"
        "  待审 → 已接受  doc-1-R003  统一受理平台推动好差评数据按月汇总。\n"
        "  待审 → 已接受  doc-1-R005  不得要求群众重复提交材料。\n"
    )
    assert held(root) == before
    shown = polreq(root, "review", "readings", "--accept-sure", *SIGNED)
    assert shown.out.splitlines()[1:] == ["  待审 → 已接受  doc-1-R001  各区政府应当在2026年底前开通统一受理平台。"]
    assert held(root) == before
    polreq(root, "review", "readings", "--accept-sure", "--yes", *SIGNED)
    assert held(root).count("status: accepted") == 1
    text = held(root).replace("name: 各区政府, role: actor}", "name: 统一受理平台, role: actor}")
    (root / "requirements" / "doc_1.yml").write_text(
        text.replace("status: accepted", "status: candidate"), encoding="utf-8"
    )
    shown = polreq(root, "review", "readings", "--set", "doc-1-R003:单位=无", "--alike", "--yes", *SIGNED)
    assert [line.split()[-2] for line in shown.out.splitlines()[1:]] == ["责任单位", "责任单位"]
    assert held(root).count("      units: []") + held(root).count("name: 统一受理平台, role: actor}") == 2


def test_what_is_written_wrongly_is_all_named(root):
    before = held(root)
    ran = polreq(root, "review", "readings", "--set", "doc-1-R002", "--drop", "doc-1-R003", *SIGNED)
    assert (ran.code, ran.out) == (2, "")
    assert "“doc-1-R003”、“doc-1-R002”" in ran.err
    ran = polreq(root, "review", "readings", "--set", "doc-1-R002:force=也许", "--accept", "doc-1-R999", *SIGNED)
    assert ran.code == 2
    assert "没有写入任何内容" in ran.err
    assert "“也许”不能作为需求“doc-1-R002”的约束力；可以写：必须、应推动、可选；没有就写“无”" in ran.err
    assert "doc-1-R999" in ran.err
    assert held(root) == before
