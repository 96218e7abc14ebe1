"""Merging duplicates: found across documents, merged without losing an id, a basis or a decision."""

import pytest
from terminal import polreq, write

SIGNED = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")

POLICY = """\
polreq: policy/1
id: {id}
title: 关于办件查询的通知
number: {number}
level: {level}
genre: 通知
status: in_force
body:
  - {{kind: paragraph, at: p1, text: {text}}}
"""

NATIONAL = """\
polreq: requirements/1
layer: high
document: gbf-2026-1
requirements:
  - id: gbf-2026-1-R001
    statement: 各地区要在2026年底前实现办件进度在线查询，查询响应时间不超过2秒。
    bases:
      - {clause: "gbf-2026-1#p1.s1"}
    deadlines:
      - {text: 2026年底前, kind: milestone, date: 2026-12-31}
    status: accepted
"""

CITY = """\
polreq: requirements/1
layer: high
document: szf-2026-2
requirements:
  - id: szf-2026-2-R001
    statement: 各部门要在2026年底前实现办件进度在线查询，查询响应时间不超过2秒。
    bases:
      - {clause: "szf-2026-2#p1.s1"}
    deadlines:
      - {text: 2026年底前, kind: milestone, date: 2026-12-31}
    note: 市里转发
  - id: szf-2026-2-R002
    statement: 各部门要在2027年底前实现办件进度在线查询，查询响应时间不超过2秒。
    bases:
      - {clause: "szf-2026-2#p1.s1"}
    deadlines:
      - {text: 2027年底前, kind: milestone, date: 2027-12-31}
"""

FEATURES = """\
polreq: backlog/1
features:
  - {id: F-1, title: 办件进度查询, status: done, satisfies: [szf-2026-2-R001]}
  - {id: F-2, title: 办件短信提醒, status: done}
  - {id: F-3, title: 办件大屏, status: done}
"""


@pytest.fixture
def root(tmp_path):
    write(
        tmp_path,
        polreq="polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\n",
        **{
            "policies__gbf-2026-1": POLICY.format(
                id="gbf-2026-1", number="国办发〔2026〕1号", level="national", text="各地区要实现办件进度在线查询。"
            ),
            "policies__szf-2026-2": POLICY.format(
                id="szf-2026-2", number="示政发〔2026〕2号", level="city", text="各部门要实现办件进度在线查询。"
            ),
            "requirements__gbf-2026-1": NATIONAL,
            "requirements__szf-2026-2": CITY,
            "requirements__backlog": FEATURES,
        },
    )
    decisions = [
        "--confirm",
        "F-2:szf-2026-2-R001",
        "--reject",
        "F-3:szf-2026-2-R001",
        "--confirm",
        "F-3:szf-2026-2-R002",
    ]
    assert polreq(tmp_path, "review", *decisions, "--note", "验收过", *SIGNED).code == 0
    return tmp_path


def test_near_identical_requirements_of_two_documents_are_shown_with_reasons(root):
    ran = polreq(root, "merge", "--suggest", "--no-cache")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "可能重复的需求 1 组，字面相同的比例从高到低：\n"
        "\n"
        "  字面相同 91%，时限和指标相同：2026年底前\n"
        "  gbf-2026-1-R001  国办发〔2026〕1号 p1.s1\n"
        "    各地区要在2026年底前实现办件进度在线查询，查询响应时间不超过2秒。\n"
        "  szf-2026-2-R001  示政发〔2026〕2号 p1.s1\n"
        "    各部门要在2026年底前实现办件进度在线查询，查询响应时间不超过2秒。\n"
        "  不同之处：“地区”／“部门”\n"
        "  合并：polreq merge gbf-2026-1-R001 szf-2026-2-R001\n"
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("    note: 市里转发\n", "    product: false\n"),
        ("    note: 市里转发\n", "    status: rejected\n"),
        ("2026年底前, kind: milestone, date: 2026-12-31", "2026年6月底前, kind: milestone, date: 2026-06-30"),
        ("    note: 市里转发\n", "    class: prohibition\n"),
        ("    note: 市里转发\n", "    targets: [{text: 2秒, op: <=, value: '2', unit: 秒}]\n"),
    ],
    ids=["not of the product", "rejected", "another day", "forbidden", "another target"],
)
def test_words_alone_make_no_duplicate(root, was, now):
    """The second requirement says what the first one says, but is not the same demand to be merged."""
    assert was in CITY
    write(root, **{"requirements__szf-2026-2": CITY.replace(was, now, 1)})
    assert polreq(root, "merge", "--suggest", "--no-cache").out == "没有发现重复的需求。\n"


def test_the_kept_one_gains_bases_and_links_and_the_other_keeps_its_id(root):
    links_before = (root / "trace" / "links.yml").read_text(encoding="utf-8")
    ran = polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "szf-2026-2-R001 已并入 gbf-2026-1-R001：补充 1 条依据，带入 2 条关联。\n"
    national = (root / "requirements" / "gbf-2026-1.yml").read_text(encoding="utf-8")
    assert national == NATIONAL.replace(
        '      - {clause: "gbf-2026-1#p1.s1"}\n',
        '      - {clause: "gbf-2026-1#p1.s1"}\n      - {clause: szf-2026-2#p1.s1}\n',
    ).replace(
        "    status: accepted\n", "    status: accepted\n    class: requirement\n    force: must\n    product: true\n"
    )
    city = (root / "requirements" / "szf-2026-2.yml").read_text(encoding="utf-8")
    assert "    note: 市里转发；并入 gbf-2026-1-R001\n" in city
    assert city.count("status: rejected") == 1
    assert "id: szf-2026-2-R001" in city
    links = (root / "trace" / "links.yml").read_text(encoding="utf-8")
    assert links.startswith(links_before)
    added = links.removeprefix(links_before)
    assert added.count("upper: gbf-2026-1-R001") == 2
    assert "lower: F-1" in added
    assert "note: 由 szf-2026-2-R001 带入" in added
    assert "note: 验收过（由 szf-2026-2-R001 带入）" in added
    assert "F-3" not in added
    assert polreq(root, "merge", "--suggest", "--no-cache").out == "没有发现重复的需求。\n"


def test_nothing_is_covered_less_after_a_merge(root):
    before = polreq(root, "check", "--fail-on", "never", "--no-cache").out
    polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED)
    after = polreq(root, "check", "--fail-on", "never", "--no-cache").out
    assert "gbf-2026-1-R001”没有功能覆盖" in before
    assert "没有功能覆盖" not in after


def test_a_stale_link_is_left_and_named(root):
    write(root, requirements__backlog=FEATURES.replace("办件短信提醒", "办件微信提醒"))
    ran = polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED)
    assert ran.out.splitlines()[1:] == ["关联 F-2 → szf-2026-2-R001 没有带入：待复核，请先续认"]


def test_what_cannot_be_merged_is_refused_whole(root):
    before = {p: p.read_bytes() for p in root.rglob("*.yml")}
    ran = polreq(root, "merge", "gbf-2026-1-R001", "gbf-2026-1-R001", "X-1", *SIGNED)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "polreq: 没有编号为“X-1”的需求；“gbf-2026-1-R001”不能并入自己。\n"
    assert polreq(root, "merge", "gbf-2026-1-R001", *SIGNED).code == 2
    assert polreq(root, "merge", *SIGNED).code == 2
    assert polreq(root, "merge", "gbf-2026-1-R001", "--suggest", *SIGNED).code == 2
    assert {p: p.read_bytes() for p in root.rglob("*.yml")} == before


def test_merging_twice_is_refused(root):
    polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED)
    ran = polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED)
    assert (ran.code, ran.err) == (2, "polreq: “szf-2026-2-R001”已被否决。\n")


@pytest.mark.parametrize(
    ("own", "kept"),
    [("", "reason: 省里统一建"), ("二期再议", "reason: 二期再议")],
    ids=["carried over", "its own"],
)
def test_the_kept_one_has_its_own_reason_or_that_of_the_other(root, own, kept):
    """The reason why nothing is built comes along with who gave it and when, unless there is one already."""
    given = ["--justify", "szf-2026-2-R001=省里统一建", *(["--justify", f"gbf-2026-1-R001={own}"] if own else [])]
    assert polreq(root, "review", *given, "--by", "李航", "--on", "2026-10-01", "--no-cache").code == 0
    assert polreq(root, "merge", "gbf-2026-1-R001", "szf-2026-2-R001", *SIGNED).code == 0
    lines = (root / "trace" / "links.yml").read_text(encoding="utf-8").splitlines()
    (reason,) = [line for line in lines if "requirement: gbf-2026-1-R001" in line]
    assert kept in reason
    assert reason.endswith("by: 李航, on: 2026-10-01}")
