"""What clauses list, and which parts of it a feature speaks of."""

import pytest

from polreq.link.item import LinkItem, Options
from polreq.link.listing import Listing
from polreq.link.naming import Naming
from polreq.link.ranking import rank
from polreq.link.thesaurus import load_thesaurus
from polreq.results.suggestion import Parts, Word
from polreq.text.segment import make_segmenter

CUT = make_segmenter("jieba").words


@pytest.fixture(scope="module")
def listing():
    thesaurus = load_thesaurus()
    return Listing(thesaurus, Naming(thesaurus, CUT), lambda word: word == "平台")


def parts(listing, clause: str, feature: str) -> tuple[str, str, str, int] | None:
    met = listing.met(LinkItem("R", {"text": clause}), LinkItem("F", {"title": feature}))
    if met is None:
        return None
    upper, lower, lacking = ("、".join(w.text for w in side) for side in (met.upper, met.lower, met.lacking))
    return upper, lower, lacking, met.total


@pytest.mark.parametrize(
    ("clause", "feature", "said"),
    [
        ("提供证照查询、打印和下载。", "证照查询页", ("证照查询", "证照查询", "打印、下载", 3)),
        ("开展登记、缴税、评价等服务。", "登记结果导出", ("登记", "登记", "缴税、评价", 3)),
        ("支持PC端、移动端、自助终端等渠道。", "手机端改版", ("移动端", "手机端", "自助终端", 3)),
        ("实行一表申请、并联审批。", "一表申请与并联审批", ("一表申请、并联审批", "一表申请、并联审批", "", 2)),
    ],
)
def test_parts_that_are_met_and_those_that_are_lacking(listing, clause, feature, said):
    assert parts(listing, clause, feature) == said


@pytest.mark.parametrize(
    "clause",
    [
        "提供证照查询。",  # no list
        "由市公安局、市民政局负责登记。",  # bodies
        "由公安、民政等部门受理登记。",  # bodies by their fields
        "推进登记规范化、标准化。",  # ways
        "实现登记跨地区、跨部门共享。",  # how far it reaches
        "依托登记系统、电子证照等手段提供服务。",  # means
        "不得泄露登记信息、电子证照信息。",  # what is forbidden
        "能够通过登记、电子证照替代的，不再收取。",  # which things are meant
        "执行《登记办法》、《电子证照办法》。",  # names of documents
    ],
)
def test_what_is_no_list_of_things_asked_for(listing, clause):
    assert parts(listing, clause, "登记与电子证照") is None


def test_a_feature_that_speaks_of_no_part_has_no_reason(listing):
    assert parts(listing, "提供证照查询、打印和下载。", "热线排班") is None


def test_words_between_are_neither_met_nor_lacking(listing):
    # 供需对接 is no 系统对接: a word of it stands there, which is not all of it
    assert parts(listing, "加强电子证照、供需对接。", "电子证照系统对接") is None


def test_a_general_word_is_no_part_that_could_lack(listing):
    assert parts(listing, "建设电子证照、平台。", "电子证照库") is None


def test_the_reason_stands_with_the_others_and_nothing_is_said_twice():
    clauses = [LinkItem("R", {"text": "提供电子证照查询、打印和下载。"})]
    features = [LinkItem("F", {"title": "电子证照查询"}), LinkItem("G", {"title": "大厅叫号屏"})]
    first = rank(clauses, features, (), Options(semantic=False), CUT)[0]
    assert first.found == "F"
    against = [reason for reason in first.reasons if reason.share < 0]
    assert against == [Parts((Word("电子证照查询"),), (Word("电子证照查询"),), (Word("打印"), Word("下载")), 3, -0.667)]
