"""`polreq rank`: priorities are contested (DOMAIN: 优先级有争议), by the program's profiles and by people's own."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.judge.priority import rank
from polreq.model.clause import FORCES, Deadline
from polreq.model.layer import LAYERS
from polreq.model.priority import PROFILES
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Workspace
from polreq.results.priorities import BUCKETS

SETTINGS = """\
polreq: workspace/1
name: 望川市办件进度
lang: zh
as_of: 2026-12-01
due_soon_days: 60
profiles:
  - {name: 迎检, weights: {points: 60, effort: 40}, floor: false}
"""
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    statement: 2026年10月底前，建立统一的办件进度查询入口。
    deadlines: [{text: 2026年10月底前, kind: milestone, date: 2026-10-31}]
  - id: H-2
    statement: 2027年1月15日前，完成存量证照补录。
    deadlines: [{text: 2027年1月15日前, kind: milestone, date: 2027-01-15}]
  - id: H-3
    statement: 鼓励各地探索智能问答。
    force: may
    class: optional
  - id: H-4
    statement: 应当提供线下窗口。
    status: accepted
"""
USER = """\
polreq: requirements/1
layer: user
requirements:
  - id: U-1
    statement: 查不到审批到哪一步。
    bases: [{evidence: 12345工单, count: 99}]
    satisfies: [H-1]
    custom: {分值: 5分}
  - id: U-2
    statement: 材料要重复提交。
    bases: [{evidence: 12345工单, count: 9}]
    force: should
    custom: {分值: 10分, 预计工时: "40"}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 线下窗口, status: done, satisfies: [H-4]}
  - {id: F-2, title: 进度查询, status: doing, satisfies: [U-1], custom: {预计工时: 80小时}}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path, polreq=SETTINGS, requirements__high=HIGH, requirements__user=USER, requirements__backlog=BACKLOG
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_order_with_what_gives_the_points_and_what_moves(root, golden, lang):
    ran = polreq(root, "rank", "--against", "phase2", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"rank.{lang}.txt", ran.out)


def test_the_order_on_paper(root, golden):
    golden("rank.md", polreq(root, "rank", "--profile", "phase2", "--format", "markdown", "--all").out)


def test_the_order_for_programs(root, golden):
    golden("rank.json", polreq(root, "rank", "--format", "json").out)


def test_a_profile_of_peoples_own_reads_points_and_effort_and_leaves_out_what_nobody_knows(root):
    made = json.loads(polreq(root, "rank", "--profile", "迎检", "--format", "json").out)
    assert [(r["id"], r["score"], r["bucket"]) for r in made["ranked"]] == [
        ("U-2", 80.0, "must"),  # 10 of 10 points, half of the effort of the most
        ("U-1", 30.0, "could"),  # half of the points, and the most effort of all
        ("H-1", 0.0, "wont"),
        ("H-2", 0.0, "wont"),
        ("H-3", 0.0, "wont"),
    ]
    unknown = {r["id"]: [p["factor"] for p in r["points"] if p["given"] is None] for r in made["ranked"]}
    assert unknown == {
        "U-2": [],
        "U-1": [],
        "H-1": ["points"],
        "H-2": ["points", "effort"],
        "H-3": ["points", "effort"],
    }


def test_a_profile_that_weighs_nothing_that_is_known_says_so(root):
    """0 points of 0 are no verdict: whoever reads "won't this time" is told."""
    before = (root / "polreq.yml").read_text("utf-8")
    write(root, polreq=f"{before}  - {{name: 空, weights: {{}}, floor: false}}\n")
    said = "其中 {} 项，这种办法计分的因素没有一项是已知的，只好记 0 分，不等于可以不做；"
    assert said.format(5) in "".join(polreq(root, "rank", "--profile", "空").out.split("\n"))
    assert said.format(2) in "".join(polreq(root, "rank", "--profile", "迎检").out.split("\n"))
    assert "记 0 分" not in polreq(root, "rank").out


def test_gaps_are_shown_in_the_order_of_the_phase(root):
    def gaps() -> list[str]:
        made = json.loads(polreq(root, "report", "--format", "json").out)
        return [gap["id"] for gap in made["gaps"]]

    assert gaps() == ["H-2", "H-3", "U-2"]
    (root / "polreq.yml").write_text(SETTINGS + "phase: phase2\n", encoding="utf-8")
    assert gaps() == ["H-2", "U-2", "H-3"]  # what policy makes mandatory stays in front


def test_profiles_that_are_not_there_are_told_with_what_is(root):
    ran = polreq(root, "rank", "--profile", "phase3")
    assert ran.code == 2
    assert (
        ran.err
        == "polreq: 没有“phase3”这种排序办法。可选：迎检, phase1, phase2；自己的写在 polreq.yml 的 profiles 里。\n"
    )
    (root / "polreq.yml").write_text(SETTINGS + "phase: 迎接\n", encoding="utf-8")
    ran = polreq(root, "check")
    assert "polreq.yml:8:8 I202" in " ".join(ran.out.split())


def test_wrong_profiles_are_found_with_their_places(root):
    wrong = "polreq: workspace/1\nprofiles:\n  - {weights: {layer: 101, speed: 3}, layers: [user, boss]}\n"
    (root / "polreq.yml").write_text(wrong, encoding="utf-8")
    ran = polreq(root, "check")
    assert [line.split()[:2] for line in ran.out.splitlines() if line.startswith("polreq.yml:")] == [
        ["polreq.yml:3:5", "S103"],
        ["polreq.yml:3:23", "S106"],
        ["polreq.yml:3:28", "S101"],
        ["polreq.yml:3:54", "S104"],
    ]


def test_nothing_is_ranked_where_all_is_delivered(root):
    write(
        root,
        requirements__high="polreq: requirements/1\nlayer: high\nrequirements: []\n",
        requirements__user="polreq: requirements/1\nlayer: user\nrequirements: []\n",
    )
    assert "没有待落实的需求：都已交付，或写明了理由。" in polreq(root, "rank").out


@st.composite
def _open_requirements(draw) -> list[Requirement]:
    """Requirements without ids that could be told apart by nothing else than their words."""
    words = draw(st.lists(st.text("办件查询材料窗口", min_size=1, max_size=6), min_size=1, max_size=8, unique=True))
    return [
        Requirement(
            id="",
            layer=draw(st.sampled_from(LAYERS)),
            statement=text,
            force=draw(st.sampled_from(FORCES)),
            deadlines=tuple(Deadline("前", "milestone", day) for day in draw(st.lists(st.dates(date(2026, 1, 1), date(2031, 1, 1)), max_size=1))),
            bases=tuple(Basis("evidence", "热线", count=n) for n in draw(st.lists(st.integers(0, 500), max_size=2))),
        )
        for text in words
    ]  # fmt: skip


def _assessed(requirements: list[Requirement]) -> Assessment:
    workspace = Workspace(requirements=tuple(requirements))
    graph = build(workspace)
    day = date(2026, 12, 1)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(as_of=day)), day)


@given(_open_requirements(), st.sampled_from(PROFILES), st.randoms())
def test_the_order_does_not_know_ids_nor_the_order_of_files(requirements, profile, chance):
    orders = []
    for _ in range(2):
        named = [replace(r, id=f"R-{n}") for n, r in enumerate(requirements)]
        statements = {r.id: r.statement for r in named}
        orders.append([(statements[o.id], o.score, o.bucket) for o in rank(_assessed(named), profile).ranked])
        chance.shuffle(requirements)
    assert orders[0] == orders[1]


@given(_open_requirements(), st.sampled_from(PROFILES))
def test_points_add_up_and_policy_is_a_floor(requirements, profile):
    named = {f"R-{n}": replace(r, id=f"R-{n}") for n, r in enumerate(requirements)}
    ranked = rank(_assessed(list(named.values())), profile).ranked
    assert {o.id for o in ranked} == set(named)
    assert [BUCKETS.index(o.bucket) for o in ranked] == sorted(BUCKETS.index(o.bucket) for o in ranked)
    for one in ranked:
        known = [p for p in one.points if p.given is not None]
        assert all(0 <= p.given <= p.most for p in known)
        assert one.score == pytest.approx(100 * sum(p.given for p in known) / sum(p.most for p in known), abs=0.06)
        if named[one.id].layer == "high" and named[one.id].force == "must":
            assert one.bucket == "must"
