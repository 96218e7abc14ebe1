"""`polreq extract --out`: one file for each document."""

import pytest
from terminal import polreq


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
