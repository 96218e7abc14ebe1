"""Arrangements hold no format: any writer lays out any page, in both languages, and no writer keeps a number to itself."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.plain_writer import lay_out, leaves
from render.sample_reports import EMPTY, FEATURE, FINDINGS, FULL, REQUIREMENT, UNDATED, crowded
from render.wild import wild_report, wild_shown
from worlds import said

from polreq.arrange.alignments import arrange_alignment
from polreq.arrange.card import arrange_shown
from polreq.arrange.citations import arrange_citations
from polreq.arrange.clauses import arrange_clauses
from polreq.arrange.findings import arrange_findings
from polreq.arrange.flow import layer_flow
from polreq.arrange.health import arrange_health
from polreq.arrange.leaders import arrange_leaders
from polreq.arrange.paper import arrange_paper
from polreq.arrange.review_table import review_table
from polreq.arrange.reviewing import arrange_changes, arrange_duplicates, arrange_queue, arrange_stale
from polreq.arrange.tables import gaps_table, matrix_table
from polreq.arrange.trace import arrange_trace
from polreq.conclude.report import make_report
from polreq.conclude.shown_item import make_shown
from polreq.model.clause import Body, Clause, Deadline, Ground, Target
from polreq.model.place import Place
from polreq.pipeline.assess import assess
from polreq.render.writers.markdown import write_markdown
from polreq.render.writers.terminal import write_terminal
from polreq.render.writers.terminal.canvas import STYLES
from polreq.results import alignment
from polreq.results.alignment import Article, Carried, Comparison, Divergence
from polreq.results.citation import CitationCheck
from polreq.results.finding import Finding
from polreq.results.health import Health
from polreq.results.review import Candidate, Change, Difference, Duplicate, Entry, Review
from polreq.results.said import TONES, Phrase, Role, Row, Share, Span, in_one, pieces, whole
from polreq.results.sections import Column, Page, Section, Table, Text
from polreq.results.summary import summarize
from polreq.store.caches import open_cache

ROOT = Path(__file__).resolve().parents[2]

#: Wider than any line, so that nothing is left out for want of room.
WIDE = 5_000

UPPER = replace(FULL.things[0], due=date(2026, 12, 1))
LOWER = FULL.things[8]
STALE = Candidate(
    LOWER, "扫码三秒内响应", None, (), ("aaaa", "bbbb"), "confirmed", ("cccc", "dddd"), (LOWER.id, UPPER.id), "王敏",
    date(2026, 6, 1), "演示过", differences=(Difference(LOWER.id, "title", "评价", "评价中心"),),
)  # fmt: skip
PROPOSED = Candidate(LOWER, score=0.71, reasons=(said("评价", "评价", 0.6),))
REVIEW = Review(
    (
        Entry(UPPER, "stale", "soon", "", (STALE, PROPOSED), above=("M-001",)),
        Entry(FULL.things[7], "missing"),
    ),
    as_of=date(2026, 11, 1),
)
CHANGES = (
    Change("F-1", "P-1", "", "confirmed", "演示过"),
    Change("", "P-2", "justified", "rejected"),
)
CLAUSE = Clause(
    document="d", start=0, id="d#一.s1", locator="一.s1", text="应当在3日内答复。", kind="requirement", force="must", product=True,
    deadlines=(Deadline("3日内", "sla"),), targets=(Target("3日", "<=", "3", "日"),), units=(Body("市局", "lead"),),
    channels=("pc",), lines=("热线",), reasons=(Ground("class", "modal", "应当"),),
)  # fmt: skip
CITATION = CitationCheck(Place("a.txt", 1, 2), "《办法》", "办法", "", "unknown", "《示例办法》", FINDINGS[:1])


@cache
def sample():
    """The report and the items of the workspace of this repository, without suggestions."""
    with open_cache(ROOT, enabled=False) as opened:
        found = assess(ROOT, opened, as_of=date(2026, 11, 1), suggest=False)
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    items = [*list(found.assessment.requirements)[::30], *list(found.assessment.features)[::30]]
    return report, [make_shown(found.assessment, item, found.findings, ()) for item in items]


@cache
def pages() -> dict[str, Page]:
    """Every arrangement there is."""
    report, items = sample()
    reports = {"sample": report, "full": FULL, "empty": EMPTY, "undated": UNDATED, "crowded": crowded()}
    unread = replace(FULL, unread=(Finding("S101", Place("a.yml", 3, 5), facts=(("key", "x"), ("nearest", ""))),))
    found = {"trace.unread": arrange_trace(unread), "paper.unread": arrange_paper(unread)}
    for name, one in reports.items():
        found[f"trace.{name}"] = arrange_trace(one)
        found[f"trace.{name}.verbose"] = arrange_trace(one, verbose=True)
        found[f"paper.{name}"] = arrange_paper(one)
        found[f"leaders.{name}"] = arrange_leaders(one)
        found[f"matrix.{name}"] = Page((Section((matrix_table(one),)),))
        found[f"gaps.{name}"] = Page((Section((gaps_table(one),)),))
        found[f"flow.{name}"] = Page((Section((layer_flow(one),)),))
        found[f"check.{name}"] = arrange_findings(
            one.findings, summarize(one.findings, accepted=FULL.tolerated, files=7, coverage=one.coverage.total)
        )
    for shown in (REQUIREMENT, FEATURE, *items):
        found[f"show.{shown.thing.id}"] = arrange_shown(shown)
    found["check.none"] = arrange_findings((), summarize(()))
    found["queue"] = arrange_queue(REVIEW)
    found["stale"] = arrange_stale(REVIEW)
    found["review.table"] = Page((Section((review_table(REVIEW),)),))
    found["nothing"] = arrange_queue(Review(()))
    found["nothing.stale"] = arrange_stale(Review(()))
    found["changes"] = arrange_changes(CHANGES, written=False)
    found["changes.none"] = arrange_changes((), written=True)
    found["duplicates"] = arrange_duplicates((Duplicate(UPPER, LOWER, 0.9, ("3日内",), (("三", "五"),)),))
    found["duplicates.none"] = arrange_duplicates(())
    found["doctor"] = arrange_health([Health(state, Text("好", "well")) for state in ("good", "note", "bad")])
    found["clauses"] = arrange_clauses((CLAUSE,), explain=True)
    found["citations"] = arrange_citations((CITATION,))
    found["alignment"] = arrange_alignment(COMPARISON)
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_writer_that_nobody_thought_of_lays_out_every_page(lang):
    for name, page in pages().items():
        plain = "".join(lay_out(page, lang).split())
        for leaf in leaves(page):
            if isinstance(leaf, Text):
                assert bool(leaf.zh) == bool(leaf.en), (name, leaf)
                assert not re.search(r"\{[a-z_]+\}", leaf.zh + leaf.en), (name, leaf)
            if not isinstance(leaf, Span):
                assert "".join(in_one(leaf, lang).split()) in plain, (name, leaf)


@pytest.mark.parametrize(("width", "lang"), [(None, "zh"), (40, "en")])
def test_the_writers_lay_out_every_page(width, lang):
    for name, page in pages().items():
        assert write_terminal(page, lang, width=width).strip(), name
        assert write_markdown(page, lang).strip(), name


ABOVE = (
    Article("第二条", "应当在十日内答复。\n可以延长。"),
    Article("第三条", "应当公开。"),
    Article("第四条", "自公布之日起施行。", "effect"),
)
COMPARISON = Comparison(
    ("甲条例", "乙条例"),
    ABOVE,
    (
        alignment.AlignmentRow(
            Article("第一条", "应当在五日内答复。"),
            (
                Carried(ABOVE[0], "stricter", 0.9, ("日内答复",), (Divergence("deadline", "十日内", "五日内", "stricter"),)),
                Carried(ABOVE[1], "partial", 0.6),
            ),
        ),
        alignment.AlignmentRow(Article("第三条", "本市举办文化节。")),
    ),
)  # fmt: skip


def test_tones_and_roles_are_known():
    roles = get_args(Role)
    for name, page in pages().items():
        for leaf in leaves(page):
            if isinstance(leaf, Span):
                assert leaf.tone in TONES, name
                assert leaf.role in roles, name
    assert set(TONES) - {""} <= set(STYLES)


def numbers(text: str) -> set[str]:
    """Return the numbers that stand in a text; none at all is a dot on the terminal."""
    return set(re.findall(r"\d+", text)) - {"0"}


def check_numbers(page: Page, lang: str) -> None:
    for section in page.sections:
        alone = Page((section,))
        terminal = write_terminal(alone, lang, width=WIDE)
        assert numbers(write_markdown(alone, lang)) <= numbers(terminal)


def test_every_number_of_a_section_in_markdown_stands_on_the_terminal_too():
    for page in pages().values():
        check_numbers(page, "en")


@given(report=wild_report(), lang=st.sampled_from(["zh", "en"]), verbose=st.booleans())
def test_so_it_is_whatever_people_wrote(report, lang, verbose):
    check_numbers(arrange_trace(report, verbose=verbose), lang)
    check_numbers(arrange_paper(report), lang)


@given(shown=wild_shown(), lang=st.sampled_from(["zh", "en"]))
def test_so_it_is_for_one_item(shown, lang):
    check_numbers(arrange_shown(shown), lang)


# --- the values themselves


def test_a_sentence_has_its_fields_in_the_order_of_each_language():
    phrase = Phrase(
        Text("把{b}给{a}", "give {a} the {b}"), (("a", Span("F-1", "id")), ("b", Text("书", "book"))), "faint"
    )
    assert whole(phrase, "zh") == "把书给F-1"
    assert whole(phrase, "en") == "give F-1 the book"
    assert [(p.text, p.role, p.tone) for p in pieces(phrase, "en")] == [
        ("give ", "", "faint"), ("F-1", "id", "faint"), (" the ", "", "faint"), ("book", "", "faint"),
    ]  # fmt: skip


def test_what_says_nothing_leaves_no_gap_in_a_row():
    assert whole(Row(("a", "", Span(""), "b"), " · "), "zh") == "a · b"
    assert whole(Row(("", Share(1, 4))), "zh") == "1/4 (25%)"


@pytest.mark.parametrize(
    ("names", "head"),
    [(("编号",), []), (("编号", "名称"), ["  编号  名称"]), (("编号", "名称", "状态"), ["  编号  名称  状态"])],
)
def test_a_table_of_two_columns_and_more_has_its_headings_on_the_terminal(names, head):
    cells = ("F-1", "办件", "完成")[: len(names)]
    page = Page((Section((Table(tuple(map(Column, names)), (cells,)),)),))
    *above, row = write_terminal(page, "zh", width=100).splitlines()
    assert above == head
    assert row.split() == list(cells)
