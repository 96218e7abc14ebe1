"""The benchmark of scans: documents and marked sentences of its file, and what is counted."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scanned import _FILE, Paper, characters_right, f1, papers, plain


def test_documents_with_marked_sentences():
    text = "# said above\n==\n^ 示例局文件\n= 示例通知\n< 各窗口：\n一、+公布清单。另有说明。+每月核对；+及时更新。\n==\n= 其二\n无。\n"
    assert list(papers(text)) == [
        Paper(
            (("head", "示例局文件"), ("title", "示例通知"), ("margin", "各窗口："), ("", "一、公布清单。另有说明。每月核对；及时更新。")),
            ("公布清单。", "每月核对；", "及时更新。"),
        ),
        Paper((("title", "其二"), ("", "无。")), ()),
    ]  # fmt: skip


def test_the_file_has_ten_documents_each_with_a_title():
    read = list(papers(_FILE.read_text(encoding="utf-8")))
    assert len(read) == 10
    assert all(paper.title and "+" not in "".join(text for _, text in paper.lines) for paper in read)


def test_duties_are_counted_once_each():
    duties = ["公布办事清单和指南。", "每月核对一次清单。"]
    assert f1(duties, ["（一）公布办事清单和指南。", "每月核对一次清单。"]) == (2, 2, 2)
    assert f1(duties, ["公布办亊清单和指南。"]) == (1, 2, 1)
    assert f1(duties, ["示例局负责解释。", "公布办事清单和指南。", "公布办事清单和指南。"]) == (1, 2, 3)


@given(st.text("一二三四五", max_size=20), st.text("一二三四五", max_size=20))
def test_characters_count_in_their_order(one, other):
    assert characters_right(one, one + other) == len(one)
    assert characters_right(one, "") == 0
    assert characters_right(one, other) <= min(len(one), len(other))


def test_width_of_marks_does_not_count():
    assert plain("办结后, 公布(一次)") == plain("办结后，公布（一次）")
