"""`polreq extract --out`: one file for each document."""

import pytest
from terminal import polreq, write


@pytest.mark.parametrize(
    ("one", "other"), [("n.txt", "n.md"), ("a/n.txt", "b/n.txt"), ("N.txt", "n.md"), ("n.txt", "n.txt")]
)
def test_two_documents_for_one_file_are_refused_before_anything_is_written(tmp_path, one, other):
    for name in (one, other):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("应当网上办理。", encoding="utf-8")
    ran = polreq(tmp_path, "extract", one, other, "--out", "out")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        f"polreq: --out 按文件名写出，{one} 和 {other} 都要写成 n.jsonl，没有写入任何内容。请改名，或分两次写到不同目录。\n",
    )
    assert not (tmp_path / "out").exists()


def test_documents_of_other_names_are_written(tmp_path):
    for name in ("n.txt", "m.txt"):
        (tmp_path / name).write_text("应当网上办理。", encoding="utf-8")
    assert polreq(tmp_path, "extract", "n.txt", "m.txt", "--out", "out").code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["m.jsonl", "n.jsonl"]


def test_what_is_wrong_with_a_document_ends_with_one_line_break(tmp_path):
    ran = polreq(tmp_path, "extract", "gone.txt")
    assert (ran.code, ran.err[-2:].count("\n")) == (1, 1)


DOCUMENT = """\
polreq: policy/1
id: wz-2026-3
title: 望川市关于便民查询的通知
number: 望政发〔2026〕3号
body: [{kind: paragraph, at: p1, text: 应当提供进度查询。}]
"""


@pytest.mark.parametrize(
    "name", ["wz-2026-3", "望政发〔2026〕3号", "望政发[2026]3号", "《望川市关于便民查询的通知》", "policies/wz.yml"]
)
def test_documents_of_the_workspace_go_by_id_number_and_title(tmp_path, name):
    write(tmp_path, polreq="polreq: workspace/1\n", policies__wz=DOCUMENT)
    ran = polreq(tmp_path, "extract", name)
    assert (ran.code, ran.err) == (0, "")
    assert "p1.s1  要求·必须\n    应当提供进度查询。" in ran.out
    assert polreq(tmp_path, "extract", name, "--out", "out").code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["wz.jsonl"]


def test_all_names_that_are_nothing_are_said_at_once_and_the_rest_is_read(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\n", policies__wz=DOCUMENT)
    ran = polreq(tmp_path, "extract", "wz-2026-33", "望政发〔2026〕3号办", "wz-2026-3")
    assert ran.code == 1
    assert "应当提供进度查询。" in ran.out
    assert ran.err.startswith("""\
wz-2026-33:1:1 X741 “wz-2026-33”既不是文件，也不是工作区里文件的编号、文号或名称
    是不是“wz-2026-3”？（文件要写出它所在的文件夹）
望政发〔2026〕3号办:1:1 X741 “望政发〔2026〕3号办”既不是文件，也不是工作区里文件的编号、文号或名称
    请核对写法（文件要写出它所在的文件夹）
""")
