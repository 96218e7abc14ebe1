"""Rules about acceptance criteria and wording over a workspace: who is told what, once for whom, and where the words stand."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq
from worlds import requirement

from polreq.checks.assessment import Assessment
from polreq.checks.table import run
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.model.feature import CaseResult, Feature
from polreq.model.requirement import Basis
from polreq.model.workspace import Settings, Workspace
from polreq.pipeline.wording import remark_on
from polreq.results.finding import SEVERITIES
from polreq.results.rules import RULES
from polreq.store.caches import open_cache
from polreq.store.load import load
from polreq.words.names import QUALITY

BASED = (Basis("contract", "一期合同"),)
POLICY = requirement("H", bases=BASED)


def found(features, requirements=(POLICY,), **settings):
    world = Workspace(settings=Settings(**settings), requirements=requirements, features=tuple(features))
    graph = build(world)
    findings = run(Assessment(world, graph, compute(world, graph, Ask(None))))
    return [(f.code, f.subject) for f in findings if f.code.startswith("Q")]


def feature(name, **more):
    return Feature(name, f"功能{name}", **({"status": "doing"} | more))


def others(count):
    return [feature(f"A{n}", acceptance="抽查20件都能办成") for n in range(count)]


def test_the_settings_name_every_rule_about_quality_and_none_fails_a_check_by_itself():
    assert set(QUALITY) == {code for code in RULES if code.startswith("Q")}
    assert {SEVERITIES.index(RULES[code].severity) for code in QUALITY} == {1, 2}


def test_a_feature_that_answers_for_a_mandatory_demand_is_told_louder():
    assert found([*others(3), feature("F", satisfies=("H",)), feature("G")]) == [("Q001", "F")]
    assert found([*others(6), feature("F", satisfies=("H",)), feature("G")]) == [("Q001", "F"), ("Q002", "G")]


def test_a_demand_is_answered_for_over_a_chain_and_one_of_users_binds_nobody():
    middle = requirement("M", "middle", satisfies=("H",))
    user = requirement("U", "user", bases=BASED)
    features = [*others(3), feature("F", satisfies=("M",)), feature("G", satisfies=("U",))]
    assert found(features, (POLICY, middle, user)) == [("Q001", "F")]
    assert found(features, (replace(POLICY, force="should"), middle, user)) == []


@pytest.mark.parametrize("status", ["idea", "closed", "ruled_out"])
def test_ideas_and_what_was_given_up_need_no_criterion(status):
    assert found([*others(9), feature("F", satisfies=("H",), status=status)]) == []


@pytest.mark.parametrize(
    "more",
    [
        {"acceptance": "抽查10件"},
        {"tests": (CaseResult("T-1"),)},
        {"custom": (("验收条件", "抽查10件"),)},
        {"description": "验收标准：抽查10件"},
    ],
)
def test_a_criterion_may_stand_elsewhere(more):
    assert found([*others(3), feature("F", satisfies=("H",), **more)]) == []


def test_where_few_have_one_it_is_said_once_and_of_few_features_not_at_all():
    many = [feature(f"B{n}") for n in range(9)]
    assert found([*others(1), *many]) == [("Q003", "")]
    assert found(many) == []
    assert found([*many, feature("F", satisfies=("H",))]) == [("Q003", "")]


def test_rules_are_switched_off_by_the_settings():
    assert found([*others(3), feature("F", satisfies=("H",))], quality_off=("Q001",)) == []


WORKSPACE = {
    "polreq.yml": "polreq: workspace/1\nlang: zh\n",
    "requirements/project.yml": """\
polreq: requirements/1
layer: project
requirements:
  - id: P-001
    statement: 差评要及时处理，页面要友好。
    bases: [{contract: 一期合同}]
  - id: P-002
    statement: 新增电子发票下载，并改造登录页。
    bases: [{contract: 一期合同}]
  - id: P-003
    statement: 持续优化办事流程，提升服务能力。
    bases: [{contract: 一期合同}]
""",
    "requirements/backlog.yml": """\
polreq: backlog/1
features:
  - id: F-001
    title: 整改工单
    acceptance: 抽查20条差评，都有工单。
    status: done
    satisfies: [P-001]
  - id: F-002
    title: 发票
    description: |
      办结页给出入口。
      支持PDF、OFD等格式。
    status: doing
    satisfies: [P-002]
  - id: F-003
    title: "会话改用Redis"
    acceptance: 压测报告一份
    status: planned
""",
}

SAID = """\
requirements/backlog.yml:8:9 Q001 功能“F-002”没有验收标准，它承担着必须落实的需求“P-002”
    请在 acceptance 写明怎样算做到：谁、在什么条件下、看到什么结果，多少才算合格
requirements/backlog.yml:12:13 Q004 “F-002”的描述里有说不准的词，旁边没有数字、清单或标准：“OFD等”
    请由提出的人写明多快、多少、哪些、按什么标准；本来就该这样说的词，写进自己词表的
    quality.vague.not
requirements/backlog.yml:15:9 C606 功能“F-003”不满足任何需求
    请关联它所满足的需求；没有依据的功能先问清谁提出的
requirements/backlog.yml:16:13 Q006 “F-003”只写了用什么做（“会话改用Redis”），没有写给谁用、解决什么
    问题，也不是为哪项需求做的
    请补一句谁遇到什么问题，或关联它所满足的需求；用什么做，留给设计
requirements/project.yml:5:19 Q004 “P-001”的内容里有说不准的词，旁边没有数字、清单或标准：“及时”、
    “友好”
    请由提出的人写明多快、多少、哪些、按什么标准；本来就该这样说的词，写进自己词表的
    quality.vague.not
requirements/project.yml:8:16 Q005 “P-002”的内容像是把几项要求写在了一起：“新增电子发票下载”、“改造
    登录页”
    能分开交付、分开验收的，请各写一项、各给编号；本来是一件事的，不用拆
requirements/project.yml:10:9 C601 必须落实的需求“P-003”没有功能覆盖：持续优化办事流程，提升服务能
    力。（一期合同）
    补充功能并关联，或在 trace/links.yml 的 gaps 中写明理由
requirements/project.yml:11:16 Q007 “P-003”只说了方向，看不出做到什么样算完成：“持续优化办事流程”
    请写出做完以后能看到的结果：哪个对象变成什么样，数量多少，谁能做到什么，什么时候

共 8 个问题：1 个错误，2 个警告，5 个提示。检查了 3 个文件。
范围内共 3 项需求，已落到功能 2/3（67%），其中已交付 1/3（33%）。
已答复 2/3（67%）：其中 0 项需求没有功能，但写明了理由。结论：未通过（门槛：错误）。
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in WORKSPACE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def told(folder, *more):
    return polreq(folder, "check", *more).out


def test_the_whole_output_of_a_small_workspace(folder):
    assert told(folder) == SAID
    assert told(folder, "--no-cache") == told(folder)


def test_nothing_of_the_workspace_is_changed(folder):
    told(folder)
    assert {name: (folder / name).read_text(encoding="utf-8") for name in WORKSPACE} == WORKSPACE


def codes(folder, *more):
    out = json.loads(told(folder, "--format", "json", *more))
    return sorted((f["code"], f["subject"]) for f in out["findings"] if f["code"].startswith("Q"))


def test_settings_and_the_workspaces_own_words(folder):
    assert ("Q004", "P-001") in codes(folder)
    (folder / "polreq.yml").write_text(
        "polreq: workspace/1\nlang: zh\nquality_off: [Q001, Q007]\nlexicon: [words.yml]\n", encoding="utf-8"
    )
    own = "polreq: lexicon/1\nquality: {vague: {words: [下载], not: [及时, 友好]}}\n"
    (folder / "words.yml").write_text(own, encoding="utf-8")
    assert codes(folder) == [("Q004", "F-002"), ("Q004", "P-002"), ("Q005", "P-002"), ("Q006", "F-003")]


def test_a_code_can_fail_a_check_and_be_tolerated(folder):
    assert polreq(folder, "check", "--fail-on", "Q004").code == 1
    assert polreq(folder, "check", "--fail-on", "Q003").code == 0
    polreq(folder, "check", "--fail-on", "Q004", "--update-baseline")
    assert polreq(folder, "check", "--fail-on", "Q004").code == 0


def test_an_item_shows_its_remarks(folder):
    assert "Q005" in polreq(folder, "show", "P-002").out


LINES = st.text(st.sampled_from("尽快办结'\":#友好 支持【】，。及时\t"), min_size=1, max_size=24).map(str.strip)
STYLES = st.sampled_from(("plain", "single", "double", "block", "folded"))


def written(text, style):
    """A value in a style of YAML, with the words as they are."""
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style in ("double", "plain"):
        return json.dumps(text, ensure_ascii=False)
    return f"{'|' if style == 'block' else '>'}\n      {text}"


@given(LINES.filter(bool), STYLES, LINES)
def test_a_place_points_at_the_words(tmp_path_factory, text, style, before):
    root = tmp_path_factory.mktemp("words")
    (root / "requirements").mkdir()
    (root / "polreq.yml").write_text("polreq: workspace/1\n", encoding="utf-8")
    backlog = (
        f"polreq: backlog/1\nfeatures:\n  - id: F-1\n    title: {json.dumps('登录' + before, ensure_ascii=False)}\n"
    )
    backlog += f"    description: {written('页面' + text + '要稳定。', style)}\n    status: doing\n"
    (root / "requirements" / "backlog.yml").write_text(backlog, encoding="utf-8")
    loaded = load(root)
    feature = loaded.workspace.features[0]
    for remark in remark_on(root, loaded, open_cache(None)):
        line = backlog.split("\n")[remark.place.line - 1]
        shown = line[remark.place.column - 1 :]
        value = {"title": feature.title, "description": feature.description}[remark.key]
        assert remark.words[0] in value
        assert shown.startswith(remark.words[0]) or (remark.key, remark.place.line) in (
            ("title", 4),
            ("description", 5),
        )
    assert any(remark.code == "Q004" for remark in remark_on(root, loaded, open_cache(None))) or "《" in text
