"""The bearing on the product is decided alike within a document."""

import math

from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.alike import companies
from polreq.extract.extracting import extract
from polreq.extract.weighing import built_in
from polreq.ingest.source import read_source
from polreq.text.lexicon import load_lexicon

HEADINGS = (("一、平台",), ("二、保障",), ("二、保障", "（一）人员"))

norms = st.lists(st.tuples(st.floats(0, 1, allow_nan=False), st.sampled_from(HEADINGS)), min_size=1, max_size=12)


@given(norms)
def test_shares_are_those_of_the_other_norms(document: list[tuple[float, tuple[str, ...]]]) -> None:
    seen = companies([chance for chance, _ in document], [heading for _, heading in document])
    for at, company in enumerate(seen):
        others = [one for n, one in enumerate(document) if n != at]
        beside = [one for one in others if one[1] == document[at][1]]
        for share, group in ((company.document, others), (company.heading, beside)):
            expected = sum(chance > 0.5 for chance, _ in group) / len(group) - 0.5 if group else 0.0
            assert math.isclose(share, expected)


@given(norms)
def test_the_order_of_a_document_decides_nothing(document: list[tuple[float, tuple[str, ...]]]) -> None:
    forth = companies([chance for chance, _ in document], [heading for _, heading in document])
    back = companies([chance for chance, _ in document[::-1]], [heading for _, heading in document[::-1]])
    assert forth == back[::-1]


def test_the_more_of_the_others_bear_on_it_the_more_likely_a_norm_does() -> None:
    together = built_in()["together"]
    alone, among = (
        companies([0.5, *others], [HEADINGS[0]] * 5)[0].score(together) for others in ([0.1] * 4, [0.9] * 4)
    )
    assert among > alone


def test_one_sentence_is_judged_by_the_company_it_keeps() -> None:
    """The same step of a case is one of an online service here and one of an office there."""
    step = "受理人员应当在两个工作日内答复申请人。"
    online = "".join(
        f"网上申办系统应当提供{what}功能。\n"
        for what in ("在线填报", "进度查询", "电子证照调用", "短信提醒", "数据共享")
    )
    office = "".join(
        f"{what}应当列入年度财政预算。\n" for what in ("人员经费", "培训经费", "办公用房", "公务用车", "奖励资金")
    )
    assert [_bears(step, among) for among in (online, office)] == [True, False]


def _bears(sentence: str, among: str) -> bool:
    document = read_source("notice.txt", (among + sentence + "\n").encode()).document
    assert document is not None
    return next(c.product for c in extract(document, load_lexicon()) if c.text == sentence)
