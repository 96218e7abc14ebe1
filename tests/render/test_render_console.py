"""What must hold for every drawing, whatever people wrote."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.drawn import render_findings, render_show, render_trace
from render.sample_reports import EMPTY, FEATURE, FINDINGS, FULL, REQUIREMENT, UNDATED, crowded
from render.wild import WILD, wild_report, wild_shown

from polreq.render.writers.terminal.canvas import width_of
from polreq.results.coverage import ItemCoverage
from polreq.results.summary import summarize

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("report", [FULL, EMPTY, UNDATED], ids=["full", "empty", "undated"])
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_terminal(report, width, lang, verbose):
    text = render_trace(report, lang, width=width, verbose=verbose)
    assert [line for line in text.splitlines() if width_of(line) > width] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shown", [REQUIREMENT, FEATURE], ids=["requirement", "feature"])
def test_no_line_of_an_item_is_wider_than_the_terminal(shown, lang):
    text = render_show(shown, lang, width=80)
    assert [line for line in text.splitlines() if width_of(line) > 80] == []


def test_colours_say_nothing_that_characters_do_not():
    for report in (FULL, EMPTY, crowded()):
        plain = render_trace(report, "zh", width=80)
        coloured = ANSI.sub("", render_trace(report, "zh", width=80, color=True))
        assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


def test_a_shortened_list_says_what_it_leaves_out_and_the_full_one_leaves_nothing_out():
    report = crowded()
    short, full = (render_trace(report, "zh", verbose=verbose) for verbose in (False, True))
    ids = [g.id for g in report.gaps]
    assert "前 10 个，共 14 个" in short
    assert "另有 4 项，全部见 polreq report" in short
    assert all(id in full for id in ids)
    assert "另有" not in full


def test_what_to_do_next_stands_last_and_coverage_first():
    lines = [line for line in render_trace(FULL, "zh").splitlines() if line.endswith("───")]
    assert lines[0].startswith("覆盖情况")
    assert lines[1].startswith("最紧急的缺口")
    assert lines[-1].startswith("下一步")


def test_an_unknown_day_is_said():
    assert "--as-of" in render_trace(UNDATED, "zh")
    assert "已过期仍未交付" in render_trace(FULL, "zh")
    assert "已过期" not in render_trace(UNDATED, "zh")


def test_findings_of_a_pipe_stand_on_one_line_each():
    text = render_findings(FINDINGS, summarize(FINDINGS), "en")
    places = [line for line in text.splitlines() if re.match(r"\S+:\d+:\d+ [A-Z]\d{3} ", line)]
    assert len(places) == len(FINDINGS)


def test_no_findings():
    assert render_findings((), summarize((), files=3), "zh") == "没有发现问题。检查了 3 个文件。\n"


@given(report=wild_report(), lang=st.sampled_from(["zh", "en"]), verbose=st.booleans())
def test_wild_texts_are_drawn_without_harm(report, lang, verbose):
    text = render_trace(report, lang, width=80, verbose=verbose)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@given(shown=wild_shown(), lang=st.sampled_from(["zh", "en"]))
def test_wild_items_are_drawn_without_harm(shown, lang):
    text = render_show(shown, lang, width=80)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@given(text=WILD)
def test_the_statement_never_makes_a_line_wider_than_the_terminal(text):
    report = replace(FULL, things=tuple(replace(t, text=text, title=text) for t in FULL.things))
    drawn = render_trace(report, "en", width=80)
    assert [line for line in drawn.splitlines() if width_of(line) > 80] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "  待复核  下面有关联在审核后有改动，要再看一遍"),
        ("en", "  stale  a link below it changed since review: look again"),
    ],
)
def test_what_rests_on_a_stale_link_says_so_even_where_it_is_covered(lang, said):
    """`stale` beside a better state: another chain covers the item."""
    covered = ItemCoverage("city-2026-3-R001", direct=True, deep=True, stale=True)
    lines, fresh = (
        render_show(replace(REQUIREMENT, coverage=replace(covered, stale=stale)), lang, width=100).splitlines()
        for stale in (True, False)
    )
    assert lines[2] == said
    assert fresh == lines[:2] + lines[3:]
