"""`polreq diff`: a policy that a workspace rests on has changed (DOMAIN: 同一政策出了新版), from the files to the table."""

import csv
import io
import json
import subprocess

import pytest
from terminal import polreq
from versions_world import NEW, make_files, make_workspace

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture
def files(tmp_path):
    return make_files(tmp_path)


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path)


def snapshot(root):
    """Every file of a folder with its bytes."""
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_changed_and_what_it_touches(workspace, golden, lang):
    before = snapshot(workspace)
    ran = polreq(workspace, "diff", "望川市一网通办办法", "new.txt", lang=lang)
    assert ran.code == 0
    golden(f"diff.{lang}.txt", ran.out)
    assert snapshot(workspace) == before


def test_outside_of_a_workspace_there_is_no_impact(files, golden):
    ran = polreq(files, "diff", "old.txt", "new.txt", "--format", "markdown")
    assert ran.code == 0
    golden("diff.md", ran.out)


def test_for_programs_one_line_for_each_clause_then_those_that_were_removed(files, golden):
    ran = polreq(files, "diff", "old.txt", "new.txt", "--format", "jsonl")
    golden("diff.jsonl", ran.out)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(r["new"], r["old"], r["change"]) for r in rows] == [
        ("第一条", ["第一条"], "wording"),
        ("第二条", [], "added"),
        ("第三条", ["第二条"], "wording"),
        ("第四条", ["第三条"], "substantive"),
        ("第五条", ["第三条"], "substantive"),
        ("第六条", ["第六条"], "substantive"),
        ("第七条", ["第四条"], "unchanged"),
        ("第八条", ["第七条"], "wording"),
        ("第九条", ["第八条"], "substantive"),
        (None, ["第五条"], "removed"),
    ]


def test_only_one_kind_of_change_is_shown_where_that_is_asked_for(files):
    ran = polreq(files, "diff", "old.txt", "new.txt", "--only", "removed", "--format", "jsonl")
    assert ran.out == '{"new": null, "old": ["第五条"], "change": "removed"}\n'
    ran = polreq(files, "diff", "old.txt", "new.txt", "--only", "new")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "polreq: --only 没有“new”。可选：unchanged, wording, substantive, added, removed\n"


def test_the_table_as_csv_has_both_texts_beside_each_other(files, golden):
    ran = polreq(files, "diff", "old.txt", "new.txt", "-o", "对照.csv")
    assert (ran.code, ran.out) == (0, "")
    text = (files / "对照.csv").read_bytes().decode("utf-8-sig")
    golden("diff.csv", text)
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["条款（新）", "新条文", "条款（旧）", "旧条文", "变化", "说明"]
    assert len(rows) == 10


def test_the_table_as_a_workbook_opens_and_names_what_is_touched(workspace):
    assert polreq(workspace, "diff", "old.txt", "new.txt", "-o", "对照.xlsx").code == 0
    book = openpyxl.load_workbook(workspace / "对照.xlsx")
    assert book.sheetnames == ["新旧对照表", "影响到的需求和功能"]
    cells = [[cell.value for cell in row] for row in book["新旧对照表"].iter_rows()]
    assert ["条款（新）", "新条文", "条款（旧）", "旧条文", "变化", "说明"] in cells
    assert [
        "第六条", "窗口应当提供帮办代办服务。", "第六条", "窗口可以提供帮办代办服务。", "实质修改", "位置已调整\n约束力：“可以”→“应当”",
    ] in [list(row)[:6] for row in cells]  # fmt: skip
    touched = [[cell.value for cell in row] for row in book["影响到的需求和功能"].iter_rows()]
    assert [row[0] for row in touched if row[0] and row[0].startswith("H-")] == ["H-1", "H-2", "H-3", "H-4"]


def test_a_text_that_looks_like_a_formula_stays_a_text(files):
    for name in ("old.txt", "new.txt"):
        text = (files / name).read_text(encoding="utf-8")
        (files / name).write_text(
            text.replace("第六条 窗口", '第六条 =HYPERLINK("http://x.example")窗口'), encoding="utf-8"
        )
    assert polreq(files, "diff", "old.txt", "new.txt", "-o", "a.xlsx").code == 0
    assert polreq(files, "diff", "old.txt", "new.txt", "-o", "a.csv").code == 0
    book = openpyxl.load_workbook(files / "a.xlsx")
    texts = [cell for row in book.active.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert len(texts) == 2
    assert {cell.data_type for cell in texts} == {"s"}
    rows = list(csv.reader(io.StringIO((files / "a.csv").read_text(encoding="utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_table_as_a_document_and_as_a_page_hold_every_clause(files):
    docx = pytest.importorskip("docx")
    assert polreq(files, "diff", "old.txt", "new.txt", "-o", "对照.docx").code == 0
    table = docx.Document(str(files / "对照.docx")).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "条款（新）",
        "新条文",
        "条款（旧）",
        "旧条文",
        "变化",
        "说明",
    ]
    assert len(table.rows) == 11
    assert polreq(files, "diff", "old.txt", "new.txt", "-o", "对照.html").code == 0
    page = (files / "对照.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<td") == 60
    assert "鼓励各县探索自助办理。" in page
    assert '<span class="t-good">应当</span>' in page
    assert '<span class="t-bad">可以</span>' in page


@pytest.fixture
def repository(workspace):
    """The workspace as the first commit, and the newer version taken in after it."""

    def git(*arguments):
        own = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *own, *arguments], cwd=workspace, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("tag", "v1")
    (workspace / "new.txt").write_text(NEW, encoding="utf-8")
    assert polreq(workspace, "ingest", "--update", "new.txt").code == 0
    git("commit", "-qam", "two")
    return workspace


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD^", "v1", "main~1"])
def test_a_policy_is_compared_with_what_it_was_at_a_revision(repository, revision):
    path = "policies/望川市一网通办办法.yml"
    wanted = polreq(repository, "diff", "old.txt", "new.txt", "--format", "jsonl").out
    assert polreq(repository, "diff", path, "--rev", revision, "--format", "jsonl").out == wanted
    assert polreq(repository, "diff", f"{path}@{revision}", path, "--format", "jsonl").out == wanted


def test_after_the_newer_version_was_taken_in_what_was_not_read_again_is_still_named(repository):
    ran = polreq(repository, "diff", "policies/望川市一网通办办法.yml", "--rev", "HEAD~1")
    assert "polreq ingest --update" not in ran.out
    assert "H-2" in ran.out
    requirements = repository / "requirements" / "high.yml"
    text = requirements.read_text(encoding="utf-8")
    requirements.write_text(
        text.replace("第三条.s1", "第四条.s1").replace(
            "第三条 各部门应当在收到申请之日起10个", "第四条 各部门应当在收到申请之日起5个"
        ),
        encoding="utf-8",
    )
    assert "H-2" not in polreq(repository, "diff", "policies/望川市一网通办办法.yml", "--rev", "HEAD~1").out


@pytest.mark.parametrize("revision", ["HEAD~7", "没有", "--output=x", "-1", "v1;ls", ".."])
def test_a_revision_that_is_not_there_is_told_with_what_to_do(repository, revision):
    ran = polreq(repository, "diff", f"old.txt@{revision}", "new.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"polreq: 仓库的版本“{revision}”里没有找到 old.txt。请用 git log -- old.txt 查看有哪些版本，再写成 old.txt@版本号。\n"
    )


def test_without_a_repository_no_revision_is_there(files):
    assert polreq(files, "diff", "old.txt", "--rev", "HEAD").code == 2


def test_one_version_alone_and_a_workbook_without_a_file_are_told_with_what_to_do(files):
    ran = polreq(files, "diff", "old.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("polreq: 请写出新旧两个版本：polreq diff 旧 新")
    ran = polreq(files, "diff", "old.txt", "new.txt", "--format", "xlsx")
    assert (ran.code, ran.err) == (2, "polreq: 请用 -o 写明文件，如 -o 对照表.xlsx\n")


def test_two_documents_that_have_nothing_in_common_are_said_to_be_no_versions(files):
    (files / "other.txt").write_text(
        "望川市公园办法\n\n第一条 公园每天六时开放。\n\n第二条 禁止采摘花木。\n", encoding="utf-8"
    )
    ran = polreq(files, "diff", "old.txt", "other.txt")
    assert "可能不是同一份文件的两个版本。对照上下位文件请用 polreq align。" in ran.out


def test_a_plan_without_articles_is_compared_paragraph_by_paragraph(files):
    plan = "望川市工作方案\n\n一、总体要求\n\n坚持便民利企。\n\n二、主要任务\n\n2026年底前，网上可办率达到80%。\n"
    (files / "a.txt").write_text(plan, encoding="utf-8")
    (files / "b.txt").write_text(plan.replace("80%", "90%"), encoding="utf-8")
    rows = [json.loads(x) for x in polreq(files, "diff", "a.txt", "b.txt", "--format", "jsonl").out.splitlines()]
    assert [(r["new"], r["change"]) for r in rows if r["change"] != "unchanged"] == [("二.p1", "substantive")]
    assert rows[-1]["differences"] == [{"kind": "number", "before": "达到80%", "after": "达到90%"}]
