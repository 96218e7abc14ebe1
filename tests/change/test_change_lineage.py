"""What a document rests on: the titles of its basis sentence, and the documents and versions they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.change.lineage import Edge, Library, LineageBasis, bases, basis_edges
from polreq.model.document import Block, Dates, Document, Part


def law(id_, title, day=None, *texts):
    blocks = tuple(Block("paragraph", text, f"第{'一二三四'[n]}条") for n, text in enumerate(texts))
    return Document(id_, title, dates=Dates(written=day), body=(Block("title", title), *blocks))


def rested_on(*texts):
    return [basis.title for basis in bases(law("x", "望川市办件条例", None, *texts))]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("为了规范办件，根据《甲法》，制定本条例。", ["甲法"]),
        (
            "根据《甲法》、《乙法》和国务院《丙条例》等法律、法规的规定，结合本市实际，制定本条例。",
            ["甲法", "乙法", "丙条例"],
        ),
        ("依据《甲法》，《乙法》以及其他有关规定，制订本办法。", ["甲法", "乙法"]),
        ("为实施《甲法》、《某省实施〈甲法〉办法》，制定本规定。", ["甲法", "某省实施〈甲法〉办法"]),
        ("根据《甲法》（以下简称《法》）和《乙法》(以下简称乙法)，结合实际，制定本办法。", ["甲法", "乙法"]),
        ("根据《甲法》，并参照《乙条例》，制定本办法。", ["甲法", "乙条例"]),
        ("根据《甲法》。结合本市实际，制定本条例。", ["甲法"]),
        ("为贯彻落实《甲意见》（国发〔2018〕2号）精神，经市政府同意，现就办件工作提出以下意见：", ["甲意见"]),
        ("根据《甲法》的规定，现就有关问题解释如下：", ["甲法"]),
        # not what it rests on
        ("为规范《证件》管理，根据《甲法》，制定本办法。", ["甲法"]),
        ("会议通过了《纪要》。根据《甲法》，制定本办法。", ["甲法"]),
        ("根据党中央决策部署，规范《证件》使用，制定本办法。", []),
        ("根据《甲法》等，《证件》由市公安局统一发放，制定本办法。", ["甲法"]),
        ("申请人应当按照《甲法》提交材料。", []),
        ("制定本条例。", []),
    ],
)
def test_the_titles_in_a_row_after_a_cue_are_rested_on(text, titles):
    assert rested_on(text) == titles


def test_a_line_that_breaks_off_is_read_on_and_the_place_is_where_the_title_begins():
    lines = {
        "第一条": "第一条 根据《甲法》《乙",
        "第一条.p1": "法》和《丙",
        "第一条.p2": "法》，制",
        "第一条.p3": "定本条例。",
    }
    one = Document("x", "条例", body=tuple(Block("paragraph", text, at) for at, text in lines.items()))
    assert bases(one) == (
        LineageBasis("甲法", "第一条"),
        LineageBasis("乙法", "第一条"),
        LineageBasis("丙法", "第一条.p1"),
    )


def test_only_the_opening_is_read():
    assert rested_on("为了规范办件，制定本条例。", "收费依照《甲法》制定的标准执行，由市政府公布本市标准。") == []


def test_the_version_in_force_on_the_day_is_named():
    old, new = (
        law("甲-2015", "中华人民共和国甲法", date(2015, 1, 1)),
        law("甲-2020", "中华人民共和国甲法", date(2020, 1, 1)),
    )
    library = Library.build([new, old])
    text = "根据《甲法》，制定本办法。"
    named = {
        day: [edge.basis for edge in basis_edges(law("x", "办法", day, text), library)]
        for day in (date(2014, 1, 1), date(2015, 1, 1), date(2019, 12, 31), date(2024, 1, 1), None)
    }
    assert named == {
        date(2014, 1, 1): ["甲-2015"],
        date(2015, 1, 1): ["甲-2015"],
        date(2019, 12, 31): ["甲-2015"],
        date(2024, 1, 1): ["甲-2020"],
        None: ["甲-2020"],
    }


def test_a_law_counts_from_the_day_it_takes_effect():
    late = Document("甲", "甲法", dates=Dates(written=date(2020, 1, 1), effective=date(2021, 1, 1)))
    library = Library.build([late, law("旧", "甲法", date(2010, 1, 1))])
    assert library.find("甲法", date(2020, 6, 1)).document == "旧"
    assert library.find("甲法", date(2021, 1, 1)).document == "甲"
    assert library.find("乙法", None) is None


def test_a_document_does_not_rest_on_itself_or_its_other_versions():
    before = law("办法-2010", "望川市办法", date(2010, 1, 1))
    now = law("办法-2020", "望川市办法", date(2020, 1, 1), "根据《甲法》和《望川市办法》，制定本办法。")
    library = Library.build([before, now, law("甲", "甲法", date(2000, 1, 1))])
    assert basis_edges(now, library) == (Edge("办法-2020", "甲法", "甲", "第一条"),)


def test_what_a_notice_prints_is_found_under_both_titles():
    notice = Document("n", "市政府关于印发〈办件方案〉的通知", parts=(Part("inner", "办件方案"),))
    library = Library.build([notice])
    assert [library.find(t, None).document for t in ("办件方案", "关于印发《办件方案》的通知")] == ["n", "n"]


LAWS = [
    law("甲-2015", "甲法", date(2015, 1, 1)),
    law("甲-2020", "中华人民共和国甲法", date(2020, 1, 1)),
    law("甲-某日", "甲法（2018年修正）"),
    law("乙", "乙条例（试行）", date(2010, 1, 1)),
    law("乙-新", "乙条例", date(2011, 1, 1)),
]


@given(st.permutations(LAWS))
def test_the_order_of_the_library_does_not_matter(laws):
    assert Library.build(laws) == Library.build(LAWS)


@given(st.sampled_from(["《甲法》", "《 甲 法 》", "《中华人民共和国甲法》", "《“甲”法》", "《甲法（2020年修正）》"]))
def test_the_way_a_title_is_written_does_not_matter(title):
    citing = law("x", "办法", date(2021, 1, 1), f"根据{title}，制定本办法。")
    (edge,) = basis_edges(citing, Library.build(LAWS))
    assert edge.basis == "甲-2020"
