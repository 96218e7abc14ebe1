"""Chains of documents: what is put together out of alignments of two, which values belong together, what stands above what."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.change.ancestry import ancestry
from polreq.change.articles import compare
from polreq.change.chain_documents import chain_document, descending, standing_on
from polreq.change.chain_values import find_values, line_up
from polreq.change.chaining import ChainParts, chain, compose
from polreq.change.decisions import decisions
from polreq.ingest.source import read_source
from polreq.model.document import Dates, Document, Relation
from polreq.official.date_context import DateContext
from polreq.results.alignment import AlignmentRow, Article, Carried, Comparison
from polreq.results.levels import ChainDocument
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "levels"
LEXICON = load_lexicon(segmenter=choose_segmenter())


def sample(*names: str) -> list[Document]:
    found = [read_source(f"{name}.txt", (SAMPLE / f"{name}.txt").read_bytes()).document for name in names]
    assert all(found)
    return found


@st.composite
def parts(draw):
    """A chain of two to four documents of a few clauses each, with any alignments of every two."""
    documents = draw(st.integers(2, 4))
    articles = tuple(
        tuple(Article(f"{n}.{m}", f"第{n}份第{m}条") for m in range(draw(st.integers(1, 4)))) for n in range(documents)
    )
    chance = st.sampled_from([0.1, 0.3, 0.55, 0.9])
    comparisons = {}
    for lower in range(1, documents):
        for upper in range(lower):
            rows = []
            for one in articles[lower]:
                found = draw(st.lists(st.sampled_from(articles[upper]), max_size=3, unique=True))
                # as an alignment gives them: the best first, which may be of any chance, and others from .3 on
                scores = sorted((draw(chance) for _ in found), reverse=True)
                kept = [(u, s) for n, (u, s) in enumerate(zip(found, scores, strict=True)) if not n or s >= 0.3]
                rows.append(AlignmentRow(one, tuple(Carried(u, "specifies", s) for u, s in kept)))
            comparisons[upper, lower] = Comparison(("上", "下"), articles[upper], tuple(rows))
    described = tuple(ChainDocument(str(n), f"文件{n}") for n in range(documents))
    asks = tuple(frozenset(a.locator for a in found) for found in articles)
    return ChainParts(described, articles, asks, comparisons)


@given(parts())
def test_every_clause_begins_a_row_or_stands_in_rows_of_what_it_carries_out(given_parts):
    made = compose(given_parts, {})
    begins = [row.clause.article.locator for row in made.rows]
    assert len(begins) == len(set(begins))
    for level, clauses in enumerate(made.clauses):
        assert [clause.article for clause in clauses] == list(given_parts.articles[level])
        for clause in clauses:
            locator = clause.article.locator
            within = [row for row in made.rows if clause.article in [c.article for c in row.at(level)]]
            assert within, "no clause is lost"
            assert (locator in begins) == (not clause.links)
            if not clause.links:
                assert [row.clause.article.locator for row in within] == [locator]
    for row in made.rows:
        for n, found in enumerate(row.below, start=row.level + 1):
            for clause in found:
                # what it carries out stands in the row too, and above it
                assert clause.links
                for link in clause.links:
                    assert link.level < n
                    assert link.carried.upper in [one.article for one in row.at(link.level)]


@given(parts())
def test_a_chain_of_two_says_what_their_alignment_says(given_parts):
    two = replace(
        given_parts,
        documents=given_parts.documents[:2],
        articles=given_parts.articles[:2],
        asks=given_parts.asks[:2],
        comparisons={(0, 1): given_parts.comparisons[0, 1]},
    )
    made, alone = compose(two, {}), given_parts.comparisons[0, 1]
    chained = {
        (clause.article.locator, link.carried)
        for row in made.of_level(0)
        for clause in row.at(1)
        for link in clause.links
    }
    assert chained == {(row.lower.locator, carried) for row in alone.rows for carried in row.uppers}
    assert [row.clause.article for row in made.of_level(1)] == list(alone.local)
    assert tuple(row.clause.article for row in made.missing(1)) == alone.unanswered


def test_a_chain_of_two_documents_is_their_alignment():
    upper, lower = sample("国家", "省")
    made, alone = chain([upper, lower], LEXICON), compare(upper, lower, LEXICON)
    links = [(clause.article, [link.carried for link in clause.links]) for clause in made.clauses[1]]
    assert links == [(row.lower, list(row.uppers)) for row in alone.rows]


def test_documents_of_known_levels_may_be_given_in_any_order():
    documents = sample("国家", "省", "市")
    expected = chain(documents, LEXICON)
    assert not expected.reordered
    for turned in permutations(documents):
        made = chain(turned, LEXICON)
        assert made.reordered == (list(turned) != documents)
        assert replace(made, reordered=False) == expected


def test_where_a_level_is_unknown_the_order_stays():
    known = chain_document(sample("国家")[0], None)
    assert descending([replace(known, rank="city"), known, replace(known, rank="")]) == (0, 1, 2)
    assert descending([replace(known, rank="meeting"), replace(known, rank="city"), known]) == (2, 1, 0)


def test_what_a_middle_level_skips_is_linked_directly():
    made = chain(sample("国家", "省", "市"), LEXICON)
    row = next(row for row in made.of_level(0) if row.clause.article.locator == "三")
    assert row.at(1) == ()
    assert [(c.article.locator, c.links[0].level) for c in row.at(2)] == [("三", 0)]


def values_of(*texts: str):
    """Line up the values of texts, one for each level."""
    found = []
    for level, text in enumerate(texts):
        document = ChainDocument(str(level), "文件", rank=("national", "province", "city")[level], standing="in_force")
        found.append(find_values(Article("一", text), level, document, DateContext()))
    return line_up(found[0], [(one, True) for one in found[1:]])


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("网上可办率达到90%。", "网上可办率达到85%。", ("looser", "5", "%", "less")),
        ("网上可办率达到90%。", "网上可办率达到95%。", ("stricter", "5", "%", "more")),
        ("网上可办率达到90%。", "网上可办率达到90%。", ("same", "None", "", "")),
        ("企业开办时间压缩至5个工作日以内。", "企业开办时间压缩至7个工作日以内。", ("looser", "2", "工作日", "more")),
        ("2019年底前建成服务平台。", "2018年底前建成服务平台。", ("stricter", "1", "年", "earlier")),
        ("2018年6月底前建成服务平台。", "2018年9月底前建成服务平台。", ("looser", "3", "月", "later")),
        ("2018年6月1日前建成服务平台。", "2018年6月15日前建成服务平台。", ("looser", "14", "天", "later")),
        # nobody knows whether five working days are longer than seven days
        ("许可事项5个工作日内办结。", "许可事项7日内办结。", ("unknown", "None", "", "")),
    ],
)
def test_how_far_apart_two_values_are(upper, lower, expected):
    (row,) = values_of(upper, lower)
    (step,) = row.values[1].steps
    assert (step.verdict, str(step.amount), step.unit, step.direction) == expected


def test_values_of_other_things_stay_apart():
    rows = values_of("网上可办率达到90%，材料不超过5份。", "群众满意度达到95%，材料不超过3份。")
    said = [[one.stated.words for one in row.values] for row in rows]
    assert said == [["达到90%"], ["不超过5份", "不超过3份"], ["达到95%"]]


def test_two_values_of_one_document_are_of_two_things():
    rows = values_of("热线接通率达到95%。", "热线接通率达到98%，热线满意率达到97%。")
    assert [[one.stated.words for one in row.values] for row in rows] == [["达到95%", "达到98%"], ["达到97%"]]


def test_goals_by_stages_are_compared_by_their_days():
    rows = values_of(
        "到2027年，终端普及率超70%。到2030年，终端普及率超90%。",
        "到2026年，终端普及率超60%。到2027年，终端普及率超80%。",
    )
    assert [[one.stated.words for one in row.values] for row in rows if row.kind == "number"] == [
        ["超70%", "超80%"],
        ["超90%"],
        ["超60%"],
    ]
    assert [[one.stated.words for one in row.values] for row in rows if row.kind == "day"] == [
        ["到2027年", "到2027年"],
        ["到2030年"],
        ["到2026年"],
    ]


def test_the_strictest_value_in_force_governs():
    (row,) = values_of("开办时间不超过7个工作日。", "开办时间不超过3个工作日。", "开办时间不超过5个工作日。")
    assert row.governing.stated.words == "不超过3个工作日"


def test_the_chain_above_a_document_is_found_from_what_each_says():
    documents = sample("国家", "省", "市", "计划", "纪要")
    plan, minutes = documents[3:]
    assert [one.id for one in ancestry(plan, documents).chain] == [one.id for one in documents[:4]]
    # minutes name what they carry out anywhere in their text
    assert [one.id for one in ancestry(minutes, documents).chain] == [*(one.id for one in documents[:3]), minutes.id]


def test_what_people_wrote_as_relation_counts_and_a_basis_of_the_same_level_stands_beside():
    nation, province, city = sample("国家", "省", "市")
    twin = replace(province, id="twin", title="湖东省数据条例", number="")
    own = replace(city, relations=(Relation("implements", title="湖东省数据条例"),))
    found = ancestry(own, [nation, province, city, twin])
    assert [one.id for one in found.chain] == [nation.id, province.id, city.id]
    assert [one.id for one in found.beside] == ["twin"]


def test_documents_that_rest_on_each_other_make_no_endless_chain():
    one, other = (Document(name, title, relations=(Relation("implements", title=basis),)) for name, title, basis in (("a", "甲办法", "乙办法"), ("b", "乙办法", "甲办法")))  # fmt: skip
    assert [d.id for d in ancestry(one, [one, other]).chain] == ["b", "a"]


def test_minutes_are_cut_into_what_was_decided():
    found = [(one.locator, one.text) for one in decisions(sample("纪要")[0], LEXICON)]
    assert found == [
        ("一", "一、企业开办时间压缩至3个工作日以内，由市政务服务局牵头。"),
        ("二", "二、12345热线接通率达到95%以上，由市政务服务局落实人员。"),
        ("三", "三、市公安局负责，10月底前完成电子身份证与政务服务平台对接。"),
    ]


def test_several_decisions_of_a_paragraph_are_told_apart():
    text = "望川市专题会议纪要\n\n现纪要如下：\n\n会议议定：市公安局6月底前完成系统对接。市财政局保障平台运行经费。\n"
    document = read_source("纪要.txt", text.encode()).document
    assert [one.locator for one in decisions(document, LEXICON)] == ["p2.s1", "p2.s2"]


@pytest.mark.parametrize(
    ("status", "dates", "expected"),
    [
        ("repealed", Dates(), "ended"),
        ("draft", Dates(), "draft"),
        ("in_force", Dates(expires=date(2018, 1, 1)), "expired"),
        ("in_force", Dates(effective=date(2019, 1, 1)), "not_yet"),
        ("in_force", Dates(effective=date(2018, 1, 1), expires=date(2020, 1, 1)), "in_force"),
        ("unknown", Dates(), "unclear"),
    ],
)
def test_how_a_document_stands_on_a_day(status, dates, expected):
    assert standing_on(Document("a", "办法", status=status, dates=dates), date(2018, 6, 1)) == expected
