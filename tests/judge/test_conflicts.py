"""`polreq conflicts`: 要求冲突 (DOMAIN: a province stricter, a city looser than the nation; a contract and minutes against policy; two leads)."""

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
from polreq.judge.conflicts import find_conflicts
from polreq.model.clause import Body, Deadline
from polreq.model.document import Dates, Document
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Workspace
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.quantities import find_targets
from polreq.results.conflicts import CONFLICT_KINDS, CONFLICT_STATES
from polreq.results.governing import STATED_RANKS
from polreq.words.conflicts import KINDS, RANKS, STATES

SETTINGS = "polreq: workspace/1\nname: 望川市一网通办\nlang: zh\nas_of: 2030-12-01\n"
NATION = """\
国务院办公厅关于优化网上办事服务的通知
国办发〔2028〕91号

各省、自治区、直辖市人民政府：

一、不动产转移登记办理时限应当压缩至5个工作日以内。

二、政务服务事项网上可办率不低于90%。

三、不得要求群众提交纸质证明材料。

四、2030年底前全面实现电子证照跨省互认。

国务院办公厅
2028年3月1日
"""
PROVINCE = """\
云岭省人民政府办公厅关于优化网上办事服务的实施意见
云政办发〔2028〕12号

各市人民政府：

一、政务服务事项网上可办率不低于95%。

二、2029年底前全面实现电子证照跨省互认。

云岭省人民政府办公厅
2028年6月1日
"""
CITY = """\
望川市人民政府办公室关于优化网上办事服务的通知
望政办发〔2028〕33号

各县人民政府，市政府各部门：

一、不动产转移登记办理时限应当压缩至7个工作日以内。

二、业务办理页面响应时间不超过2秒。

三、建设全市统一的电子证照共享平台。（市数据局牵头，市公安局配合）

望川市人民政府办公室
2028年9月1日
"""
LATER = """\
望川市人民政府办公室关于推进电子证照应用的通知
望政办发〔2029〕7号

各县人民政府，市政府各部门：

一、建设全市统一的电子证照共享平台。（市政务服务局牵头，市数据局配合）

望川市人民政府办公室
2029年2月1日
"""
PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 业务办理页面响应时间不超过3秒。
    targets: [{text: 不超过3秒, op: "<=", value: "3", unit: 秒}]
    bases: [{contract: 一网通办平台建设合同, at: 附件2}]
  - id: P-2
    statement: 窗口受理时要求群众提交纸质证明材料。
    bases: [{meeting: 11月例会纪要, on: 2028-11-05}]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = write(tmp_path_factory.mktemp("conflicts"), polreq=SETTINGS, requirements__project=PROJECT)
    for name, text in (("a", NATION), ("b", PROVINCE), ("c", CITY), ("d", LATER)):
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    assert polreq(root, "ingest", "a.txt", "b.txt", "c.txt", "d.txt").code == 0
    assert polreq(root, "trace").code == 0
    return root


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_conflict_is_shown_with_both_texts_and_what_governs(root, golden, lang):
    ran = polreq(root, "conflicts", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"conflicts.{lang}.txt", ran.out)


def test_as_a_note_for_the_meeting_and_for_programs(root, golden):
    golden("conflicts.md", polreq(root, "conflicts", "--format", "markdown").out)
    golden("conflicts.json", polreq(root, "conflicts", "--format", "json").out)


def test_show_says_with_what_an_item_is_in_conflict(root):
    out = polreq(root, "show", "P-1").out
    assert "以“不超过2秒”为准（市级 望政办发-2028-33-R002）" in out
    assert "两个牵头" not in out


def test_check_finds_mandatory_ones(root):
    found = json.loads(polreq(root, "check", "--format", "json").out)["findings"]
    assert [(f["code"], f["severity"], f["subject"]) for f in found if f["code"] in ("C630", "C631")] == [
        ("C631", "info", "gbf-2028-91-R002"),
        ("C631", "info", "gbf-2028-91-R004"),
        ("C630", "warning", "P-1"),
        ("C630", "warning", "P-2"),
        ("C630", "warning", "望政办发-2028-33-R001"),
        ("C631", "info", "望政办发-2028-33-R003"),
    ]


def test_a_workspace_without_conflicts_says_so(tmp_path):
    ran = polreq(write(tmp_path, polreq=SETTINGS), "conflicts")
    assert ran.out.splitlines()[2] == "没有发现冲突。没有发现不等于没有：只有说法相近的要求会被比较。"


def test_every_code_has_words():
    assert (tuple(KINDS), tuple(STATES), tuple(RANKS)) == (CONFLICT_KINDS, CONFLICT_STATES, (*STATED_RANKS, "unknown"))


DAY = date(2030, 12, 1)


def _read(id: str, document: str, text: str, **more: object) -> Requirement:
    """A requirement as it would be read out of a document."""
    return Requirement(
        id,
        "high",
        text,
        bases=(Basis("clause", document, "一.s1"),),
        targets=tuple(find_targets(text)),
        deadlines=tuple(
            Deadline(d.text, d.kind, d.date)
            for d in find_deadlines(text, DateContext())
            if d.kind in ("sla", "milestone")
        ),
        **more,  # type: ignore[arg-type]
    )


def _document(
    id: str, title: str, level: str = "national", region: str = "", year: int = 2028, **more: object
) -> Document:
    return Document(id, title, level=level, region=region, dates=Dates(written=date(year, 1, 1)), **more)  # type: ignore[arg-type]


NATIONAL = _document("n", "关于优化网上办事服务的通知")
LOCAL = _document("c", "望川市优化网上办事服务实施方案", "city", "望川市")
OTHER = _document("o", "临河市优化网上办事服务实施方案", "city", "临河市")
HEATING = _document("h", "城市供热条例")
GAS = _document("g", "燃气管理条例", year=2029)


def found(documents: list[Document], requirements: list[Requirement]) -> list[tuple[str, str, frozenset[str], str]]:
    """Return kind, state, sides and what governs of every conflict."""
    workspace = Workspace(documents=tuple(documents), requirements=tuple(requirements))
    graph = build(workspace)
    assessment = Assessment(workspace, graph, compute(workspace, graph, Ask(DAY, (), ends=False)), DAY)
    conflicts = find_conflicts(assessment, Registry.build(known_documents(documents)))
    return [
        (
            one.kind,
            one.state,
            frozenset(s.id for s in one.sides),
            one.governing.stated.id if one.governing.stated else "",
        )
        for one in (*conflicts.found, *conflicts.beside)
    ]


RATE = "政务服务事项网上可办率不低于{}%。"
ONE, TWO = _read("N", "n", RATE.format(90)), _read("C", "c", RATE.format(85))


def test_a_looser_city_and_a_national_one():
    assert found([NATIONAL, LOCAL], [ONE, TWO]) == [("number", "breach", frozenset("NC"), "N")]


@pytest.mark.parametrize(
    ("documents", "requirements"),
    [
        pytest.param([NATIONAL, LOCAL], [ONE, _read("C", "c", RATE.format(90))], id="the same value"),
        pytest.param([LOCAL, OTHER], [_read("O", "o", RATE.format(80)), TWO], id="two cities"),
        pytest.param([NATIONAL], [ONE, _read("M", "n", RATE.format(80))], id="two cases of one document"),
        pytest.param([NATIONAL, LOCAL], [ONE, replace(TWO, status="rejected")], id="rejected"),
        pytest.param([NATIONAL, LOCAL], [ONE, replace(TWO, layer="user")], id="voices bind nobody"),
        pytest.param([NATIONAL, replace(LOCAL, status="repealed")], [], id="nothing is there"),
        pytest.param(
            [NATIONAL, LOCAL],
            [
                _read("N", "n", "到2027年底，政务服务事项网上可办率不低于80%。"),
                _read("C", "c", "到2029年底，政务服务事项网上可办率不低于90%。"),
            ],
            id="goals of two stages",
        ),
        pytest.param(
            [NATIONAL, LOCAL],
            [_read("N", "n", "全国建成数据标注基地10个。"), _read("C", "c", "全市建成数据标注基地2个。")],
            id="sums of two regions",
        ),
        pytest.param(
            [HEATING, GAS],
            [
                _read("H", "h", "供热企业应当自收到申请之日起5日内答复用户查询。"),
                _read("G", "g", "燃气经营企业应当自收到申请之日起3日内答复用户查询。"),
            ],
            id="two subjects",
        ),
        pytest.param(
            [NATIONAL, LOCAL],
            [_read("N", "n", "情形复杂的，可以延长10日。"), _read("C", "c", "情形复杂的，可以延长5日。")],
            id="more time than a limit that is not said",
        ),
    ],
)
def test_what_is_no_conflict(documents, requirements):
    assert found(documents, requirements) == []


def _ban(text: str) -> Requirement:
    return _read("N", "n", text, kind="prohibition")


@pytest.mark.parametrize(
    ("ban", "duty", "number"),
    [
        ("不得要求群众提交纸质证明材料。", "窗口要求群众提交纸质证明材料原件。", 1),
        ("严禁开展线下集中培训考试活动。", "每月开展线下集中培训考试活动。", 1),
        ("未经批准，不得公开个人健康档案信息。", "公开个人健康档案信息。", 0),
        ("对未达标的企业，不得办理机动车注册登记。", "办理机动车注册登记。", 0),
        ("不得泄露用户个人健康档案信息。", "防止泄露用户个人健康档案信息。", 0),
        ("不得泄露用户个人健康档案信息。", "泄露用户个人健康档案信息的，应当立即报告。", 0),
        ("不得在公共场地堆放施工物料。", "因工程确需在公共场地堆放施工物料的，应当经批准。", 0),
        ("不得在公共场地堆放施工物料。", "在公共场地堆放施工物料应当整齐。", 0),
        ("不得在公共场地堆放施工物料。", "负责公共场地堆放施工物料的监督管理。", 0),
        ("危险品运输车不得在公共场地停放过夜。", "在公共场地停放过夜。", 0),
        ("不得公开个人健康档案信息。", "可以公开个人健康档案信息。", 0),
    ],
)
def test_a_duty_against_a_prohibition(ban, duty, number):
    conflicts = found([NATIONAL, LOCAL], [_ban(ban), _read("C", "c", duty)])
    assert conflicts == [("ban", "breach", frozenset("NC"), "N")] * number


def _led(id: str, document: str, *bodies: str) -> Requirement:
    task = _read(id, document, "建设全市统一的电子证照共享平台。")
    return replace(task, units=tuple(Body(name, "lead") for name in bodies))


@pytest.mark.parametrize(
    ("document", "mine", "theirs", "number"),
    [
        (replace(LOCAL, id="d", dates=Dates(written=date(2029, 1, 1))), ["市数据局"], ["市民政局"], 1),
        (replace(LOCAL, id="d", dates=Dates(written=date(2029, 1, 1))), ["市大数据局"], ["市数据局"], 0),
        (replace(LOCAL, id="d", dates=Dates(written=date(2029, 1, 1))), ["市数据局"], ["市民政局", "市公安局"], 0),
        (replace(NATIONAL, id="d"), ["市数据局"], ["民政部"], 0),
    ],
)
def test_two_leads_of_one_level_for_one_task(document, mine, theirs, number):
    conflicts = found([LOCAL, document], [_led("C", "c", *mine), _led("D", "d", *theirs)])
    assert [one[0] for one in conflicts] == ["lead"] * number


def test_minutes_and_contracts_that_are_kept_like_documents_are_what_their_titles_say():
    minutes = _document("m", "望川市数据局专题会议纪要", "city", "望川市", 2029)
    contract = _document("k", "一网通办平台建设合同", "", "", 2029)
    for document in (minutes, contract):
        other = _read("X", document.id, RATE.format(70))
        assert found([LOCAL, document], [TWO, other]) == [("number", "breach", frozenset("CX"), "C")]


@given(
    st.permutations(
        [ONE, TWO, _read("P", "p", RATE.format(95)), _ban("不得要求群众提交纸质证明材料。"), _led("D", "c", "市数据局")]
    )
)
def test_the_order_of_requirements_decides_nothing(requirements):
    province = _document("p", "云岭省优化网上办事服务实施意见", "province", "云岭省")
    ordered = found([NATIONAL, LOCAL, province], sorted(requirements, key=lambda r: r.statement))
    assert set(found([NATIONAL, LOCAL, province], requirements)) == set(ordered)


@given(st.integers(1, 99), st.integers(1, 99))
def test_two_values_of_one_matter_are_in_conflict_unless_they_are_the_same(one, other):
    conflicts = found([NATIONAL, LOCAL], [_read("N", "n", RATE.format(one)), _read("C", "c", RATE.format(other))])
    stricter = "C" if other > one else "N"
    assert [(c[0], c[3]) for c in conflicts] == ([] if one == other else [("number", stricter)])
