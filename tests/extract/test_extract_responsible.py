"""Responsibility lines behind norms: which norms they belong to, and what these then say."""

import pytest

from polreq.extract.extracting import extract
from polreq.extract.requirements import draft
from polreq.extract.responsible import answered
from polreq.ingest import read_source
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def read(text):
    document = read_source("a.txt", f"示例市政务服务工作方案\n{text}".encode()).document
    return document, extract(document, LEXICON)


def bodies(text):
    """(words, bodies with roles) of every norm."""
    _, clauses = read(text)
    return [(c.text.strip(), [(b.name, b.role) for b in c.units] or None) for c in answered(clauses) if c.is_norm]


LEAD = [("市数据局", "lead"), ("市财政局", "support")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # at the end of the paragraph
        (
            "一、任务\n（一）平台。建立目录。接入平台。（市数据局牵头，市财政局配合）",
            [("建立目录。", LEAD), ("接入平台。", LEAD)],
        ),
        # in the middle of the paragraph: for what stands before it, back to the bracket before
        (
            "一、任务\n（一）平台。建立目录。接入平台。（市财政局指导）公布办理指南。（市数据局牵头，市财政局配合）",
            [
                ("建立目录。", [("市财政局", "support")]),
                ("接入平台。", [("市财政局", "support")]),
                ("公布办理指南。", LEAD),
            ],
        ),
        # in a paragraph of its own, for all under its heading
        (
            "一、任务\n（一）平台\n建立统一的目录体系。\n接入统一的办理平台。\n（市数据局牵头，市财政局配合）",
            [("建立统一的目录体系。", LEAD), ("接入统一的办理平台。", LEAD)],
        ),
        # with a label, back to the line before it
        (
            "一、任务\n（一）平台\n建立统一的目录体系。（责任单位：市司法局）\n接入统一的办理平台。\n牵头单位：市数据局；配合单位：市财政局",
            [("建立统一的目录体系。", [("市司法局", "owner")]), ("接入统一的办理平台。", LEAD)],
        ),
        # not beyond its heading
        (
            "一、任务\n（一）目录\n建立统一的目录体系。\n（二）平台\n接入统一的办理平台。（市数据局牵头，市财政局配合）",
            [("建立统一的目录体系。", None), ("接入统一的办理平台。", LEAD)],
        ),
        # not to the numbered items before its own, nor to a sentence with a bracket of its own
        (
            "一、任务\n1.建立统一的目录体系。\n2.压缩办理环节（牵头单位：市司法局）。\n3.接入平台要统一标准。公开目录。（市数据局牵头，市财政局配合）",
            [
                ("1.建立统一的目录体系。", None),
                ("2.压缩办理环节（牵头单位：市司法局）。", [("市司法局", "lead")]),
                ("3.接入平台要统一标准。", LEAD),
                ("公开目录。", LEAD),
            ],
        ),
        (
            "一、任务\n（一）平台\n建立目录（责任单位：市司法局）。\n接入平台。\n（市数据局牵头，市财政局配合）",
            [("建立目录（责任单位：市司法局）。", [("市司法局", "owner")]), ("接入平台。", LEAD)],
        ),
        # bodies and nothing else in the bracket, in the middle of the paragraph and at its beginning
        (
            "一、任务\n（一）平台。建立目录。〔市司法局〕接入平台。（市财政局；2027年6月底前完成）公开目录。",
            [
                ("建立目录。", [("市司法局", "owner")]),
                ("接入平台。", [("市财政局", "owner")]),
                ("公开目录。", None),
            ],
        ),
        (
            "一、任务\n（一）平台\n1.（市司法局、市财政局）推动目录公开，建立台账。",
            [("1.（市司法局、市财政局）推动目录公开，建立台账。", [("市司法局", "owner"), ("市财政局", "owner")])],
        ),
        # without headings it belongs to its own paragraph, or to the one before
        (
            "各部门要建立统一的目录体系。\n接入统一的办理平台。（市数据局牵头，市财政局配合）",
            [("各部门要建立统一的目录体系。", [("各部门", "actor")]), ("接入统一的办理平台。", LEAD)],
        ),
        (
            "各部门要建立统一的目录体系。\n（市数据局牵头，市财政局配合）",
            [("各部门要建立统一的目录体系。", [("各部门", "actor"), *LEAD])],
        ),
    ],
)
def test_a_line_belongs_to_the_norms_before_it(text, found):
    assert bodies(text) == found


def test_a_drafted_requirement_names_who_answers_and_by_when():
    document, clauses = read("一、任务\n（一）平台。清理应用程序。（市数据局，2024年6月底前）\n（二）目录。公开目录。")
    drafts = draft(document, clauses, ())
    assert [(r.statement, [(b.name, b.role) for b in r.units], [d.text for d in r.deadlines]) for r in drafts] == [
        ("清理应用程序。", [("市数据局", "owner")], ["2024年6月底前"]),
        ("公开目录。", [], []),
    ]


def test_a_norm_keeps_its_own_date():
    _, clauses = read("一、任务\n（一）平台。2024年3月底前接入平台。（市数据局，2024年6月底前）")
    (norm,) = [c for c in answered(clauses) if c.is_norm]
    assert [d.text for d in norm.deadlines] == ["2024年3月底前"]


def test_a_line_may_only_say_by_when():
    document, clauses = read("一、任务\n（一）平台\n清理应用程序。\n责任单位：市数据局；完成时限：2024年9月底前。")
    (requirement,) = draft(document, clauses, ())
    assert [b.name for b in requirement.units] == ["市数据局"]
    assert [d.text for d in requirement.deadlines] == ["2024年9月底前"]


def test_only_norms_change():
    _, clauses = read("一、任务\n（一）平台。建立目录。（市数据局牵头，市财政局配合）")
    assert [c for c in answered(clauses) if not c.is_norm] == [c for c in clauses if not c.is_norm]
