"""`polreq terms --drift`: the wording has changed (DOMAIN: 一件事一次办 → 高效办成一件事), and screens still have the older one."""

import json

import pytest
from terminal import polreq, write

from polreq.model.renamed import TermChange
from polreq.text.renamed import OldTerms, known_terms, old_terms

SETTINGS = """\
polreq: workspace/1
name: 望川市一网通办
lang: zh
as_of: 2026-12-01
channels:
  - {id: pc, name: 市民热线网}
  - {id: app, name: 望事通APP}
renamed:
  - {old: 市民热线, new: 12345政务服务便民热线, since: 2026-03-01, source: 望政办发〔2026〕5号}
  - {old: 农业局, new: 农业局, body: true}
  - {old: 将来的词, new: 新词, since: 2027-01-01}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - id: F-1
    title: “一件事一次办”专区
    description: >-
      首页进入，按《关于推进“一件事一次办”的通知》
      列出一件事一次办的事项，由市大数据局维护。
    acceptance: 原大数据局的数据已迁移；农业局可查看。
    status: doing
  - {id: F-2, title: 高效办成一件事统计, status: done}
  - {id: F-3, title: 市场主体登记, status: idea}
"""
PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - {id: P-1, statement: 行政服务中心叫号屏与将来的词, bases: [{contract: 合同 1}]}
"""
POLICY = """\
polreq: policy/1
id: 望政办发-2022-30
title: 望川市人民政府办公室关于推进“一件事一次办”的通知
number: 望政办发〔2022〕30号
dates: {written: 2022-11-08}
status: in_force
body:
  - {kind: title, at: 标题, text: 望川市人民政府办公室关于推进“一件事一次办”的通知}
  - {kind: paragraph, at: p1, text: 推进一件事一次办，由行政服务中心牵头。}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path, polreq=SETTINGS, requirements__project=PROJECT, requirements__backlog=BACKLOG, policies__a=POLICY
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_older_words_are_still_used_with_line_and_column_and_what_to_write(root, golden, lang):
    ran = polreq(root, "terms", "--drift", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"drift.{lang}.txt", ran.out)


def test_the_same_for_a_paper_and_for_programs(root, golden):
    golden("drift.md", polreq(root, "terms", "--drift", "--format", "markdown").out)
    shown = json.loads(polreq(root, "terms", "--drift", "--format", "json").out)
    assert [(one["old"], one["in"], one["item"], one["field"], one["place"]) for one in shown["drift"]] == [
        ("市民热线", "channel", "pc", "name", "polreq.yml:6:20"),
        ("一件事一次办", "feature", "F-1", "title", "requirements/backlog.yml:4:13"),
        ("一件事一次办", "feature", "F-1", "description", "requirements/backlog.yml:7:9"),
        ("大数据局", "feature", "F-1", "description", "requirements/backlog.yml:7:21"),
        ("行政服务中心", "requirement", "P-1", "statement", "requirements/project.yml:4:26"),
    ]
    assert [(one["old"], one["document"], one["count"], one["place"]) for one in shown["policies"]] == [
        ("一件事一次办", "望政办发-2022-30", 1, "policies/a.yml:9:37"),
        ("行政服务中心", "望政办发-2022-30", 1, "policies/a.yml:9:37"),
    ]


def test_the_table_of_words_without_a_workspace_is_that_of_the_program(tmp_path):
    shown = json.loads(polreq(tmp_path, "terms", "--format", "json").out)
    assert [one["old"] for one in shown["terms"]] == [change.old for change in known_terms()]
    assert "drift" not in shown
    assert polreq(tmp_path, "terms", "--drift").code == 2


def test_a_workspace_adds_words_takes_some_away_and_a_day_hides_later_ones(root):
    shown = json.loads(polreq(root, "terms", "--format", "json").out)
    olds = {one["old"]: one for one in shown["terms"]}
    assert olds["市民热线"]["place"] == "polreq.yml:9:11"
    assert "农业局" not in olds
    assert "将来的词" not in olds
    early = json.loads(polreq(root, "terms", "--as-of", "2023-01-01", "--format", "json").out)
    assert "一件事一次办" not in {one["old"] for one in early["terms"]}


def test_check_says_it_once_for_each_word_of_an_item_and_can_be_silenced(root):
    said = [line for line in polreq(root, "check").out.splitlines() if "Q008" in line]
    assert said == [
        "requirements/backlog.yml:4:13 Q008 “F-1”的名称里“一件事一次办”现在叫“高效办成一件事”",
        "requirements/backlog.yml:7:21 Q008 “F-1”的描述里“大数据局”现在叫“数据局”",
        "requirements/project.yml:4:26 Q008 “P-1”的内容里“行政服务中心”现在叫“政务服务中心”",
    ]
    path = root / "polreq.yml"
    path.write_text(SETTINGS + "quality_off: [Q008]\n", encoding="utf-8")
    assert "Q008" not in polreq(root, "check").out


@pytest.mark.parametrize(
    ("text", "olds"),
    [
        ("非农业户口登记", ["非农业户口"]),
        ("见《一件事一次办指南》", []),
        ("原市大数据局", []),
        ("工商局更名为市场监督管理局", []),
        ("工商局、质监局", ["工商局", "质监局"]),
        ("农业局部地区", []),
        ("高效办成一件事", []),
    ],
)
def test_titles_former_names_and_longer_words_are_no_older_words(text, olds):
    assert [one.change.old for one in old_terms().find(text)] == olds


def test_every_word_of_the_program_is_found_and_its_newer_one_is_not():
    terms = old_terms()
    for change in known_terms():
        assert [one.change for one in terms.find(change.old)] == [change]
        assert list(terms.find(change.new)) == []


def test_where_the_newer_word_holds_the_older_one_it_is_left_alone():
    terms = OldTerms((TermChange("热线", "便民热线"),))
    assert [one.start for one in terms.find("便民热线和热线")] == [5]
