"""`polreq lifecycle`: which of our clauses come from documents that are over (DOMAIN: 条款出自已废止、到期的文件), from the sources to what to do."""

import csv
import io
import json
from datetime import date

import pytest
from lifecycle_world import make_workspace
from terminal import polreq, write

from polreq.change.lifecycle import Lives
from polreq.change.registry import Registry
from polreq.model.document import Dates, Document, Relation
from polreq.results.lifecycle import OVER, POLICY_STATES

LISTS = ("lifecycle", "--repealed-by", "废止目录.txt")


@pytest.fixture
def root(tmp_path):
    return make_workspace(tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_policy_with_who_says_so_and_what_to_do_with_each_requirement(root, golden, lang):
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    ran = polreq(root, *LISTS, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"lifecycle.{lang}.txt", ran.out)
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_the_same_for_a_paper_and_for_programs(root, golden):
    golden("lifecycle.md", polreq(root, *LISTS, "--format", "markdown").out)
    golden("lifecycle.json", polreq(root, *LISTS, "--format", "json").out)


def test_one_policy_by_its_number_on_another_day(root):
    shown = json.loads(
        polreq(root, "lifecycle", "望政办发〔2023〕7号", "--as-of", "2026-02-20", "--format", "json").out
    )
    (one,) = shown["policies"]
    # the new document was written, and ends this one from 1 March on: the day before is its last
    assert (one["document"], one["state"], one["day"]) == ("望政办发-2023-7", "soon", "2026-02-28")
    assert [r["requirement"] for r in one["resting"]] == ["P-1", "P-2", "P-3"]


def test_check_show_and_the_tables_say_what_is_over(root):
    said = polreq(root, "check").out
    assert "policies/望政办发-2023-7.yml:2:5 D312" in said
    assert "已被替代，仍有 3 项需求以它为依据" in said
    assert "policies/望政服-2023-11.yml:2:5 D311" in said
    assert "policies/望政服-2025-2.yml:2:5 D313" in said
    assert "望政服〔2023〕11号 一（已到期）" in polreq(root, "show", "P-4").out
    polreq(root, "export", "rtm", "-o", "rtm.csv")
    rows = {row["需求编号"]: row for row in csv.DictReader(io.StringIO((root / "rtm.csv").read_text("utf-8-sig")))}
    assert rows["P-4"]["来源依据"] == "望政服〔2023〕11号 一、（已到期）"
    polreq(root, "export", "bases", "-o", "bases.csv")
    bases = csv.DictReader(io.StringIO((root / "bases.csv").read_text("utf-8-sig")))
    assert [row["效力状态"] for row in bases] == ["状态未注明", "已被替代", "已到期", "现行有效", "现行有效"]


def test_what_a_user_writes_in_the_file_of_a_policy_counts_and_is_named(root):
    path = root / "policies" / "望政办发-2022-30.yml"
    path.write_text(path.read_text("utf-8").replace("status: unknown", "status: lapsed"), encoding="utf-8")
    (one,) = json.loads(polreq(root, "lifecycle", "望政办发-2022-30", "--format", "json").out)["policies"]
    assert (one["state"], one["resting"][0]["action"], one["resting"][0]["alone"]) == ("ended", "ask", ["F-6"])
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if text.startswith("status:"))
    assert one["witnesses"][0]["place"] == f"policies/望政办发-2022-30.yml:{line}:9"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("lifecycle", "望政办发-2023-70"), "polreq: 工作区里没有政策“望政办发-2023-70”。是不是“望政办发-2023-7”？\n"),
        (("lifecycle", "--within", "多久"), "polreq: --within 的“多久”不对，请写天数，如 60d。\n"),
    ],
)
def test_a_wrong_name_or_number_is_told_with_what_to_do(root, arguments, message):
    ran = polreq(root, *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_no_day_no_policies_and_a_document_that_ends_nothing(tmp_path, root):
    bare = write(tmp_path / "bare", polreq="polreq: workspace/1\n")
    assert "--as-of today" in polreq(bare, "lifecycle").err
    assert polreq(bare, "lifecycle", "--as-of", "2026-12-01").out.endswith("工作区里没有政策文件。\n")
    assert "没有读到废止、替代或延长的文件" in polreq(root, "lifecycle", "--repealed-by", "热线.txt").out
    ran = polreq(root, "lifecycle", "--repealed-by", "没有.txt")
    assert ran.code == 1
    assert "没有.txt" in ran.err


def life(*documents, day=None):
    lives = Lives(documents, Registry.build(()))
    return lives.of(documents[0], day, 30)


def days(**named):
    return Dates(**{key: date.fromisoformat(value) for key, value in named.items()})


def on(text):
    return date.fromisoformat(text)


OLD = Document(
    "旧", "某市大厅办法", "某政发〔2020〕1号", ("某市人民政府",), dates=days(written="2020-01-01", expires="2025-12-31")
)


@pytest.mark.parametrize(
    ("relation", "state", "last"),
    [
        (Relation("extends", "某市大厅办法", "某政发〔2020〕1号", on("2028-12-31")), "in_force", "2028-12-31"),
        (Relation("extends", "某市大厅办法", "某政发〔2020〕1号"), "unclear", "2025-12-31"),
        (Relation("extends", "某市大厅办法", "某政发〔2020〕9号", on("2028-12-31")), "expired", "2025-12-31"),
        (Relation("cites", "某市大厅办法", "某政发〔2020〕1号"), "expired", "2025-12-31"),
        (Relation("repeals", "某市大厅办法", day=on("2027-01-01")), "expired", "2025-12-31"),
        (Relation("repeals", "某市大厅办法", day=on("2026-01-01")), "replaced", "2026-01-01"),
    ],
)
def test_what_another_document_says_counts_by_number_and_by_day(relation, state, last):
    other = Document(
        "新",
        "某市通知",
        "某政发〔2025〕8号",
        ("某市人民政府",),
        dates=days(written="2025-11-01"),
        relations=(relation,),
    )
    found = life(OLD, other, day=on("2026-06-01"))
    assert (found.state, str(found.day)) == (state, last)


def test_a_title_alone_means_no_document_of_another_place():
    other = Document(
        "乙",
        "乙市通知",
        issuers=("乙市人民政府",),
        level="city",
        region="乙市",
        relations=(Relation("repeals", "大厅办法"),),
    )
    bare = Document("甲", "大厅办法", issuers=("甲市人民政府",), level="city", region="甲市")
    assert life(bare, other, day=on("2026-06-01")).state == "unclear"


def test_a_trial_without_an_end_is_pointed_out_after_two_years_and_where_the_formal_one_is_there():
    trial = Document("试", "某市评价办法（试行）", status="trial", dates=days(written="2023-01-01"))
    formal = Document("正", "某市评价办法", dates=days(written="2025-01-01"))
    assert [r.key for r in life(trial, day=on("2024-06-01")).remarks] == []
    assert [r.key for r in life(trial, day=on("2026-06-01")).remarks] == ["long_trial"]
    assert [r.key for r in life(trial, formal, day=on("2024-06-01")).remarks] == ["final"]


def test_states_that_are_over_come_first():
    assert POLICY_STATES[: len(OVER)] == OVER
