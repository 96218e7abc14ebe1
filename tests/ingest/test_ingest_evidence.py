"""Test cases and results of tests: what they prove of which features, twice with nothing changed the second time."""

import contextlib
from pathlib import Path

import pytest
from backlog_exports import csv_of
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq

from polreq.errors import PolreqError
from polreq.ingest.evidence.case import ReadCase
from polreq.ingest.evidence.junit import junit_cases
from polreq.ingest.evidence.matching import prove
from polreq.model.feature import CaseResult, Feature
from polreq.model.place import Place
from polreq.store.load import load

ROWS = 300
HEADER = [
    "用例编号",
    "所属产品",
    "所属模块",
    "相关需求",
    "用例标题",
    "前置条件",
    "步骤",
    "预期",
    "实际情况",
    "关键词",
    "优先级",
    "用例类型",
]


def backlog(*lines: str) -> str:
    return "polreq: backlog/1\nfeatures:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", "utf-8")
    (tmp_path / "requirements").mkdir()
    own = (
        "id: F-001, title: 进度查询, status: done",
        "id: '2849', title: 评价入口, status: done",
        "id: F-2, title: 工单, status: doing",
    )
    (tmp_path / "requirements/backlog.yml").write_text(backlog(*own), "utf-8")
    return tmp_path


def cases(number: int = ROWS) -> list[list[str]]:
    """Test cases as 禅道 exports them: two stories in turn, some of none."""
    stories = ("进度查询(#1)", "评价入口(#2849)", "")
    return [
        [str(9000 + n), "政务(#1)", f"/办件(#{n})", stories[n % 3], f"用例{n}，含逗号", "", f"1. 打开\n2. 点第{n}项", f"1. 看到\n2. 第{n}项", "", "", "3", "功能测试"]
        for n in range(1, number + 1)
    ]  # fmt: skip


def junit(*named: tuple[str, str, str]) -> str:
    """Write results as runners do: (class, name, result) each."""
    inner = {
        "passed": "",
        "failed": '<failure message="x">a &lt; b</failure>',
        "skipped": "<skipped/>",
        "error": "<error/>",
    }
    listed = "".join(
        f'<testcase classname="{owner}" name="{name}" time="0.1">{inner[result]}</testcase>\n'
        for owner, name, result in named
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="s" tests="{len(named)}">\n{listed}</testsuite></testsuites>\n'


def held_tests(root: Path) -> dict[str, list[CaseResult]]:
    return {f.id: list(f.tests) for f in load(root).workspace.features}


def twice(root: Path, name: str) -> str:
    """Import a file twice; nothing may change the second time."""
    first = polreq(root, "import", "--as", "tests", name)
    before = {p: p.read_bytes() for p in root.rglob("*.yml")}
    second = polreq(root, "import", "--as", "tests", name)
    assert (first.code, second.code, {p: p.read_bytes() for p in root.rglob("*.yml")}) == (0, 0, before), first.seen
    return first.seen


def test_the_cases_of_zentao_stand_with_their_stories(root):
    (root / "用例.csv").write_bytes(csv_of("utf-8-sig")([HEADER, *cases()]))
    said = twice(root, "用例.csv")
    assert "用例.csv：测试用例，300 项\n" in said
    assert "X731 有 100 个用例没有说明测的是哪个功能（如“用例2，含逗号”）" in said
    held = held_tests(root)
    wanted = {"F-001": "进度查询(#1)", "2849": "评价入口(#2849)", "F-2": None}
    for id_, story in wanted.items():
        assert held[id_] == [CaseResult(row[0], row[4], "none", "用例.csv") for row in cases() if row[3] == story]


def test_the_results_of_a_runner_prove_or_disprove(root):
    every = [(f"tests.办件.T{n}", f"test_F_001_{n}", "passed") for n in range(ROWS)]
    (root / "junit.xml").write_text(
        junit(
            *every, ("t", "story_2849[甲]", "failed"), ("t", "test_F-2", "skipped"), ("t", "test_2849_years", "passed")
        ),
        "utf-8",
    )
    said = twice(root, "junit.xml")
    assert "X731 有 1 个用例没有说明测的是哪个功能（如“test_2849_years”）" in said
    held = held_tests(root)
    assert (len(held["F-001"]), {one.result for one in held["F-001"]}) == (ROWS, {"passed"})
    assert held["2849"] == [CaseResult("t.story_2849[甲]", "story_2849[甲]", "failed", "junit.xml")]
    assert [one.result for one in held["F-2"]] == ["skipped"]
    checked = polreq(root, "check").out
    assert "C620 功能“2849”标为已完成，但有 1 个用例没有通过（如“story_2849[甲]”）" in checked
    assert "C621" not in checked
    assert "story_2849[甲]（失败）" in polreq(root, "show", "2849").out


def test_newer_results_take_the_place_of_older_ones_and_other_sources_stay(root):
    (root / "用例.csv").write_bytes(csv_of()([HEADER, *cases(3)]))
    (root / "junit.xml").write_text(junit(("t", "F-001 a", "failed"), ("t", "F-001 b", "passed")), "utf-8")
    for name in ("用例.csv", "junit.xml"):
        polreq(root, "import", "--as", "tests", name)
    (root / "junit.xml").write_text(junit(("t", "F-001 a", "passed")), "utf-8")
    ran = polreq(root, "import", "--as", "tests", "junit.xml")
    assert "测试用例：通过 1，失败 1，没有结果 1 → 通过 1，没有结果 1" in ran.out
    assert [(one.id, one.result, one.source) for one in held_tests(root)["F-001"]] == [
        ("9003", "none", "用例.csv"),
        ("t.F-001 a", "passed", "junit.xml"),
    ]
    # the other feature that is done has cases, and none of them passed
    assert [line.split()[1:3] for line in polreq(root, "check").out.splitlines() if "C62" in line] == [
        ["C621", "功能“2849”标为已完成，但没有通过的用例作证"]
    ]


def test_results_in_a_table_and_a_dry_run(root):
    (root / "t.csv").write_text(
        "用例编号,用例名称,相关需求,测试结果\n1,甲,F-001,通过\n2,乙,#2849,不通过\n3,丙,工单,阻塞\n", "utf-8"
    )
    before = held_tests(root)
    assert "试运行，没有写入" in polreq(root, "import", "--as", "tests", "t.csv", "--dry-run").out
    assert held_tests(root) == before
    twice(root, "t.csv")
    assert {id_: [one.result for one in held] for id_, held in held_tests(root).items()} == {
        "F-001": ["passed"],
        "2849": ["failed"],
        "F-2": ["skipped"],
    }


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.csv", b"a,b\n1,2\n", 1, "X732"), ("没有.xml", None, 1, "Y007"), ("a.xml", b"<testsuite><testcase", 2, "不是有效的 XML"),
        ("b.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><testsuite/>', 2, "含有 XML 实体声明"),
    ],
)  # fmt: skip
def test_what_is_no_evidence_is_refused(root, name, data, code, said):
    if data is not None:
        (root / name).write_bytes(data)
    ran = polreq(root, "import", "--as", "tests", name)
    assert (ran.code, said in ran.seen) == (code, True), ran.seen


def test_a_prefix_that_an_import_put_before_ids_is_known():
    features = (Feature("Z-12", "甲"), Feature("Z-1", "乙"))
    proved = prove((ReadCase(Place("c"), "1", "t", "passed", ("12",)),), features, "c", ("Z-",))
    assert [(f.id, [one.id for one in f.tests]) for f in proved.features] == [("Z-12", ["1"])]


IDS = st.from_regex(r"[A-Z]{1,2}-?[0-9]{1,3}", fullmatch=True)


@given(st.lists(IDS, min_size=1, max_size=5, unique_by=lambda id_: id_.replace("-", "_").lower()), st.data())
def test_an_id_in_the_name_of_a_test_names_that_feature_and_no_other(ids, data):
    id_ = data.draw(st.sampled_from(ids))
    name = f"test_{data.draw(st.sampled_from((id_, id_.replace('-', '_'), id_.lower())))}_works"
    proved = prove(
        (ReadCase(Place("c"), "1", name, "passed", text=name),), [Feature(i, f"功能{i}") for i in ids], "c", ()
    )
    assert [f.id for f in proved.features] == [id_]


@given(st.text(st.sampled_from("<testsuite>case/ nm=\"'&;"), max_size=80))
def test_no_text_ends_the_reading_of_results_without_words(text):
    with contextlib.suppress(PolreqError):
        junit_cases("a.xml", text.encode())
