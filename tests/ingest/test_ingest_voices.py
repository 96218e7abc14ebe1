"""Users complain and nobody asked them: from tables of tickets, ratings and questionnaires to demands; what is personal is never written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq

from benchmarks.voices_messages import messages
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.voices.read import Voice, merge_voices, read_voices
from polreq.store.load import load

TICKETS = """工单编号,来电人,联系电话,来电时间,诉求内容
GD001,王建国,13812345678,2026/1/5 10:20,养老金认证人脸老是通不过，本人王建国电话13812345678
GD002,李芳,0571-87654321,2026-02-06,八十岁老人养老金认证刷脸过不了，家住文三路12号3幢
GD003,张伟,13900001111,2026-02-07,小区门口路灯坏了两周没人修
"""
RATINGS = """评价编号,评价人,评价时间,满意度,评价内容
P1,赵敏,2026-03-01,非常不满意,养老金刷脸认证总失败，身份证330106199003071234
P2,钱多多,2026-03-02,满意,
"""
PRIVATE = (
    "王建国",
    "李芳",
    "张伟",
    "赵敏",
    "钱多多",
    "13812345678",
    "87654321",
    "13900001111",
    "文三路12号",
    "330106199003071234",
)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", "utf-8")
    (tmp_path / "requirements").mkdir()
    outside = tmp_path.parent / f"{tmp_path.name}-tables"
    outside.mkdir()
    (outside / "热线.csv").write_text(TICKETS, "gb18030")
    (outside / "好差评.csv").write_text(RATINGS, "utf-8-sig")
    return tmp_path


def bring(root: Path, *arguments: str, lang: str = "zh"):
    tables = root.parent / f"{root.name}-tables"
    done = polreq(tables, "import", "--as", "voices", *arguments, "--workspace", str(root), lang=lang)
    return done.code, done.out


def all_bytes(root: Path) -> str:
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(root.rglob("*")) if path.is_file())


def test_complaints_become_demands_with_numbers_days_and_words(root):
    assert bring(root, "热线.csv") == (
        0,
        """热线.csv：用户声音，3 项
已写入 requirements/voices.yml：新增 2

各列存到哪里 ───────────────────────────────────────────────────────────────────────────────────────
  列        存到
  工单编号  id（编号）
  来电时间  on（日期）
  诉求内容  statement（要求）

新增 2 ─────────────────────────────────────────────────────────────────────────────────────────────
voices-001  待审  养老金认证人脸老是通不过，本人【姓名】电话【电话】
voices-002  待审  小区门口路灯坏了两周没人修

  1. 提取需求、推荐关联、看覆盖
     polreq trace
""",
    )
    assert (
        (root / "requirements/voices.yml").read_text("utf-8")
        == """polreq: requirements/1
layer: user
requirements:
  - id: voices-001
    statement: 养老金认证人脸老是通不过，本人【姓名】电话【电话】
    class: requirement
    force: should
    product: true
    bases:
      - evidence: 12345工单
        at: 2026-01-05/2026-02-06
        quote: 养老金认证人脸老是通不过，本人【姓名】电话【电话】
        count: 2
        on: 2026-02-06
    status: candidate
    custom:
      每月件数: 2026-01 1、2026-02 1
      原话: |-
        养老金认证人脸老是通不过，本人【姓名】电话【电话】
        八十岁老人养老金认证刷脸过不了，家住【住址】
  - id: voices-002
    statement: 小区门口路灯坏了两周没人修
    class: requirement
    force: should
    product: true
    bases:
      - {evidence: 12345工单, at: 2026-02-07/2026-02-07, quote: 小区门口路灯坏了两周没人修, count: 1, on: 2026-02-07}
    status: candidate
    custom: {每月件数: 2026-02 1, 原话: 小区门口路灯坏了两周没人修}
"""
    )
    assert (
        (root / "voices/voices.csv").read_bytes().decode("utf-8-sig")
        == """编号,来源,日期,内容,需求
GD001,12345工单,2026-01-05,养老金认证人脸老是通不过，本人【姓名】电话【电话】,voices-001
GD002,12345工单,2026-02-06,八十岁老人养老金认证刷脸过不了，家住【住址】,voices-001
GD003,12345工单,2026-02-07,小区门口路灯坏了两周没人修,voices-002
""".replace("\n", "\r\n")
    )


def test_nothing_personal_is_written_or_shown_anywhere(root):
    shown = bring(root, "热线.csv", "--dry-run")[1] + bring(root, "热线.csv", "好差评.csv", "--all")[1]
    polreq(root, "trace")
    written = all_bytes(root)
    assert "【姓名】" in written
    assert [one for one in PRIVATE if one in written + shown] == []


def test_ratings_join_the_demand_and_those_without_words_are_counted(root):
    bring(root, "热线.csv")
    code, out = bring(root, "好差评.csv")
    assert (code, "“好差评.csv”有 1 行没有文字" in out) == (0, True)
    first = load(root).workspace.requirements[0]
    assert [(b.kind, b.ref, b.count, str(b.on)) for b in first.bases] == [
        ("evidence", "12345工单", 2, "2026-02-06"),
        ("evidence", "好差评", 1, "2026-03-01"),
    ]


def test_importing_again_counts_nothing_twice(root):
    bring(root, "热线.csv", "好差评.csv")
    before = all_bytes(root)
    assert (
        bring(root, "热线.csv", "好差评.csv", lang="en")[1].splitlines()[2]
        == "requirements/voices.yml stays as it is: 2 unchanged"
    )
    assert all_bytes(root) == before


def test_a_ticket_that_says_something_else_moves_and_what_people_wrote_stays(root):
    bring(root, "热线.csv")
    file = root / "requirements/voices.yml"
    file.write_text(
        file.read_text("utf-8")
        .replace("statement: 小区门口路灯坏了两周没人修", "statement: 修路灯")
        .replace("status: candidate", "status: accepted"),
        "utf-8",
    )
    table = root.parent / f"{root.name}-tables" / "热线.csv"
    table.write_text(TICKETS.replace("小区门口路灯坏了两周没人修", "养老金认证刷脸过不了"), "utf-8")
    code, out = bring(root, "热线.csv")
    assert (code, "更新 1，表里已没有 1" in out) == (0, True)
    first, second = load(root).workspace.requirements
    assert [(b.count, b.locator) for b in first.bases] == [(3, "2026-01-05/2026-02-07")]
    assert (second.statement, second.status, second.bases, second.custom) == ("修路灯", "accepted", (), ())


def test_a_dry_run_writes_nothing_and_a_table_of_something_else_is_named(root):
    before = all_bytes(root)
    assert "试运行，没有写入；正式导入会写进 requirements/voices.yml：新增 2" in bring(root, "热线.csv", "--dry-run")[1]
    table = root.parent / f"{root.name}-tables" / "别的.csv"
    table.write_text("名称,金额\n甲,1\n", "utf-8")
    code, out = bring(root, "别的.csv")
    assert (code, "X739" in out) == (1, True)
    assert all_bytes(root) == before


def test_messages_of_earlier_imports_that_cannot_be_read_are_never_written_over(root):
    bring(root, "热线.csv")
    (root / "voices/voices.csv").write_text("坏了\n", "utf-8")
    before = all_bytes(root)
    done = polreq(root, "import", "--as", "voices", str(root.parent / f"{root.name}-tables" / "热线.csv"))
    assert (done.code, "表头应为 编号、来源、日期、内容、需求" in done.err.replace("\n", "")) == (2, True)
    assert all_bytes(root) == before


def test_what_people_move_to_another_demand_stays_there(root):
    bring(root, "热线.csv")
    kept = root / "voices/voices.csv"
    kept.write_text(kept.read_text("utf-8").replace("【住址】,voices-001", "【住址】,voices-002"), "utf-8")
    bring(root, "热线.csv")
    assert [r.bases[0].count for r in load(root).workspace.requirements] == [1, 2]


def test_a_number_that_may_be_a_persons_is_not_kept():
    table = read_voices(
        RowTable("a.csv", "", (("编号", "内容", "来源"), ("13812345678", "路灯坏了", "李女士来电"), ("7", "=1+1", "")))
    )
    assert table is not None
    assert [(one.id, one.source) for one in table.voices] == [("", "【姓名】女士来电"), ("7", "用户反馈")]


@given(
    st.lists(
        st.builds(Voice, st.sampled_from(["", "1", "2"]), st.just("问卷"), st.none(), st.sampled_from(["甲", "乙"])),
        max_size=8,
    )
)
def test_merging_twice_is_merging_once(voices):
    once = merge_voices((), voices)
    assert merge_voices(once, voices) == once


@given(st.lists(st.sampled_from(messages()["written"]), min_size=1, max_size=5))
def test_what_is_masked_is_in_no_message(marked):
    table = read_voices(
        RowTable("a.csv", "", (("编号", "诉求内容"), *((str(n), one.text) for n, one in enumerate(marked))))
    )
    assert table is not None
    for one, voice in zip(marked, table.voices, strict=True):
        assert [kind for kind, start, end in one.private if kind != "n" and one.text[start:end] in voice.text] == []
