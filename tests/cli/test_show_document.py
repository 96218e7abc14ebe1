"""`polreq show` of a document: how it stands, on one screen; all of its requirements with --all."""

import json

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\nsuggest_min: 0.99\nlink: {semantic: false}\n"
POLICY = """\
polreq: policy/1
id: wz-2026-3
title: 望川市人民政府关于便民查询的通知
number: 望政发〔2026〕3号
issuers: [望川市人民政府, 望川市数据局]
level: city
genre: 通知
dates: {written: 2026-03-01, published: 2026-03-05}
status: in_force
body:
  - {kind: paragraph, at: p1, text: 请做好便民查询工作。}
  - kind: heading
    level: 1
    at: 一
    text: 一、查询
    children:
      - {kind: paragraph, at: 一.1, text: 年底前建立办件查询入口。}
      - {kind: paragraph, at: 一.2, text: 应当及时更新办件状态。}
parts:
  - kind: attachment
    title: 附件
    prefix: 附件
    body:
      - {kind: heading, level: 1, at: 附件.二, text: 二、提醒, children: [{kind: paragraph, at: 附件.二.1, text: 应当提醒超期办件。}]}
"""
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: R-1
    statement: 年底前建立办件查询入口。
    bases: [{clause: "wz-2026-3#一.1.s1"}]
    deadlines: [{text: 年底前, kind: milestone, date: 2026-12-31}]
  - {id: R-2, statement: 应当及时更新办件状态。, force: should, bases: [{clause: "wz-2026-3#一.2"}, {clause: "wz-2026-3#附件.二.1"}]}
  - {id: R-3, statement: 应当提醒超期办件。, bases: [{clause: "wz-2026-3#附件.二.1"}]}
  - {id: R-4, statement: 请做好便民查询工作。, bases: [{clause: "wz-2026-3#p1"}]}
  - {id: R-5, statement: 加强队伍建设。, product: false, bases: [{clause: "wz-2026-3#p1"}]}
  - {id: R-6, statement: 重复的。, status: rejected, bases: [{clause: "wz-2026-3#p1"}]}
  - {id: X-1, statement: 与本文件无关。, bases: [{instruction: 批示}]}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 查询入口, status: done}
"""
LINKS = """\
polreq: links/1
links:
  - {lower: F-1, upper: R-3, verdict: confirmed}
  - {lower: F-1, upper: R-2, verdict: confirmed, digests: [aaaaaaaaaaaa, bbbbbbbbbbbb]}
  - {lower: F-1, upper: X-1, verdict: confirmed, digests: [aaaaaaaaaaaa, bbbbbbbbbbbb]}
gaps:
  - {requirement: R-4, reason: 只是总要求}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path,
        polreq=SETTINGS,
        policies__wz=POLICY,
        requirements__wz=HIGH,
        requirements__backlog=BACKLOG,
        trace__links=LINKS,
    )


def show(root, *arguments: str, lang: str = "zh"):
    ran = polreq(root, "show", *arguments, "--no-cache", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_document_is_shown_on_one_screen(root, golden, lang):
    golden(f"show-document.{lang}.txt", show(root, "wz-2026-3", lang=lang))


@pytest.mark.parametrize(
    "name", ["望政发〔2026〕3号", "望川市人民政府关于便民查询的通知", "《望川市人民政府关于便民查询的通知》"]
)
def test_it_is_named_by_its_number_or_its_title_too(root, name):
    assert show(root, name) == show(root, "wz-2026-3")


def test_all_shows_every_requirement_in_full(root):
    one_by_one = [show(root, f"R-{n}") for n in range(1, 7)]
    assert show(root, "wz-2026-3", "--all") == "\n".join(one_by_one)


def test_figures_are_those_of_the_report(root):
    rows = polreq(root, "report", "--no-cache").out.splitlines()
    (row,) = (line for line in rows if line.startswith("| 望川市人民政府关于便民查询的通知 |"))
    assert row.split("|")[-2].strip() == "1/4 (25%)"
    assert "范围内共 4 项需求，已落到功能 1/4（25%）" in show(root, "wz-2026-3")


def test_long_lists_are_cut_and_say_how_to_see_the_rest(root):
    many = "".join(
        f"  - {{id: G-{n:02}, statement: 第{n}项, bases: [{{clause: 'wz-2026-3#一.1'}}]}}\n" for n in range(12)
    )
    write(root, requirements__more=f"polreq: requirements/1\nlayer: high\nrequirements:\n{many}")
    out = show(root, "wz-2026-3")
    assert "最紧急的缺口 前 10 个，共 14 个" in out
    assert "  另有 4 项，全部见 polreq show wz-2026-3 --all\n" in out


def test_what_is_suggested_for_others_is_neither_counted_nor_shown(root):
    """The same feature is suggested for two requirements of the document and for one that rests on something else."""
    write(
        root,
        polreq=SETTINGS.replace("suggest_min: 0.99", "suggest_min: 0"),
        requirements__wz=HIGH.replace("与本文件无关", "建立办件查询的入口"),
        trace__links="polreq: links/1\n",
    )
    upper = [row["upper"] for row in json.loads(polreq(root, "report", "--format", "json").out)["suggestions"]]
    assert sorted(upper) == ["R-1", "R-4", "X-1"]
    assert "有 2 项需求有建议的关联，请确认或否决" in show(root, "wz-2026-3")
    suggested = show(root, "X-1").partition("\n建议的关联")[2].partition("\n\n")[0].splitlines()[1:]
    assert [line.split()[1:] for line in suggested if line.startswith("  0.")] == [["F-1", "查询入口"]]


def test_parts_are_said_to_overlap_only_where_a_requirement_rests_on_two(root):
    said = "依据两个部分的需求在两行里都计入。"
    assert said in show(root, "wz-2026-3")
    write(root, requirements__wz=HIGH.replace(', {clause: "wz-2026-3#附件.二.1"}]', "]"))
    assert said not in show(root, "wz-2026-3")


def test_a_document_without_requirements_says_what_to_do(root):
    write(
        root,
        requirements__wz="polreq: requirements/1\nlayer: high\nrequirements: []\n",
        trace__links="polreq: links/1\n",
    )
    out = show(root, "wz-2026-3").partition("\n覆盖情况 ")[2].partition("\n")[2]
    assert out.startswith("  还没有需求依据这份文件。\n\n检查发现 1 ")
    assert out.partition("\n下一步 ")[2].partition("\n")[2] == (
        "  1. 有 1 份政策文件还没有提取需求，先提取\n     polreq trace\n"
    )


def test_a_file_that_could_not_be_read_is_named_above_the_figures(root):
    write(root, requirements__broken="polreq: [\n")
    ran = polreq(root, "show", "wz-2026-3", "--no-cache")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[1:3] == [
        "有 1 个文件没有读全，各项数字不含没有读到的内容；改正后请重新运行：",
        "requirements/broken.yml:2:1 Y001 YAML 语法错误：此处不合语法，请检查缩进、引号和冒号",
    ]
