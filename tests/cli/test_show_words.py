"""`polreq show` of words that are no id, number or title: where they stand in documents, requirements and features."""

import pytest
from terminal import polreq, write

POLICY = """\
polreq: policy/1
id: wz-2026-3
title: 关于留言办理的通知
number: 望政发〔2026〕3号
body:
  - {kind: title, at: 标题, text: 关于留言办理的通知}
  - {kind: paragraph, at: p1, text: 各部门要认真办理群众留言，五个工作日内答复。}
  - {kind: paragraph, at: p2, text: 逾期未办的，应当督办。}
"""
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - {id: R-1, title: 留言答复, statement: 五个工作日内答复群众留言。, bases: [{clause: "wz-2026-3#p1"}]}
  - {id: R-2, statement: 逾期未办的应当督办。, note: 与留言平台一并考虑, bases: [{clause: "wz-2026-3#p2"}]}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 留言超期提醒, description: 超期自动提醒经办人。, acceptance: ＡＰＰ 内收到提醒。}
  - {id: F-2, title: 督办单}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path,
        polreq="polreq: workspace/1\nas_of: 2026-11-01\nlink: {semantic: false}\n",
        policies__wz=POLICY,
        requirements__wz=HIGH,
        requirements__backlog=BACKLOG,
    )


def show(root, *arguments: str, lang: str = "zh"):
    return polreq(root, "show", *arguments, "--no-cache", lang=lang)


def heading(words: str) -> str:
    wide = sum(2 if ord(c) > 0x7F else 1 for c in words)
    return f"{words} {'─' * (99 - wide)}\n"


def test_hits_are_listed_with_place_and_words_marked_in_the_order_of_the_workspace(root):
    ran = show(root, "留言")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "查“留言”：5 处。\n\n" + heading("政策文件中 2") + "wz-2026-3  关于【留言】办理的通知  policies/wz.yml:2:5\n"
        "wz-2026-3#p1  望政发〔2026〕3号  policies/wz.yml:7:37\n"
        "  各部门要认真办理群众【留言】，五个工作日内答复。\n\n"
        + heading("需求中 2")
        + "R-1  【留言】答复  requirements/wz.yml:4:10\n"
        "  五个工作日内答复群众【留言】。\n"
        "R-2  逾期未办的应当督办。  requirements/wz.yml:5:10\n"
        "  与【留言】平台一并考虑\n\n" + heading("功能中 1") + "F-1  【留言】超期提醒  requirements/backlog.yml:3:10\n"
    )


def test_all_words_must_stand_in_one_thing_in_any_width_and_case(root):
    assert show(root, "app 提醒").out == (
        "查“app 提醒”：1 处。\n\n"
        + heading("功能中 1")
        + "F-1  留言超期【提醒】  requirements/backlog.yml:3:10\n  【ＡＰＰ】 内收到【提醒】。\n"
    )
    assert show(root, "督办 提醒").code == 2


def test_in_english(root):
    assert show(root, "督办单位", lang="en").code == 2
    assert show(root, "逾期", lang="en").out.splitlines()[0] == "'逾期': 2 hits."


def test_many_hits_are_cut_and_all_of_them_shown_when_asked(root):
    many = "".join(f"  - {{id: G-{n:02}, title: 短信{n}}}\n" for n in range(13))
    write(root, requirements__more=f"polreq: backlog/1\nfeatures:\n{many}")
    out = show(root, "短信").out
    assert heading("功能中 前 10 个，共 13 个") in out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("G-")] == [f"G-{n:02}" for n in range(10)]
    assert out.endswith("\n  另有 3 项，全部见 polreq show 短信 --all\n")
    assert show(root, "短信", "--all").out.count("\nG-") == 13
    assert "polreq show '信 短' --all" in show(root, "信 短").out


def test_a_long_passage_is_cut_around_the_words(root):
    write(
        root, requirements__backlog=BACKLOG + f"  - {{id: F-3, title: 长, description: {'甲' * 60}目标{'乙' * 200}}}\n"
    )
    line = polreq(root, "show", "目标", "--no-cache", columns=400).out.splitlines()[4].strip()
    assert line == "…" + "甲" * 24 + "【目标】" + "乙" * 69 + "…"
    write(
        root,
        requirements__backlog=BACKLOG + f"  - {{id: F-3, title: 长, description: 目标{'乙' * 93}目标{'丙' * 50}}}\n",
    )
    line = polreq(root, "show", "目标", "--no-cache", columns=400).out.splitlines()[4].strip()
    assert line == "【目标】" + "乙" * 93 + "【目标】…"


def test_the_title_of_one_feature_is_its_name(root):
    assert show(root, "督办单").out == show(root, "F-2").out


@pytest.mark.parametrize(
    ("lang", "words", "said"),
    [
        ("zh", "R-3", "没有编号或名称为“R-3”的需求、功能、文件或条款，文字里也没有。编号最接近的是：R-2、R-1"),
        (
            "zh",
            "量子计算",
            "没有编号或名称为“量子计算”的需求、功能、文件或条款，文字里也没有。请换一个短一些的词；全部编号写在 requirements/ 的各个文件里",
        ),
        ("en", "R-3", "nothing is called 'R-3', and no text has it; the nearest ids are: R-2, R-1"),
    ],
)
def test_where_nothing_is_found_the_nearest_ids_are_named(root, lang, words, said):
    ran = show(root, words, lang=lang)
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {said}\n")
