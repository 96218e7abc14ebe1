"""Whole outputs, for both languages and the widths that people use; see conftest.py for how to renew them."""

import pytest
from render.drawn import (
    render_findings,
    render_flow,
    render_gaps,
    render_leaders,
    render_markdown,
    render_matrix,
    render_show,
    render_trace,
)
from render.sample_reports import EMPTY, FEATURE, FINDINGS, FULL, REQUIREMENT, UNDATED, crowded

from polreq import __version__
from polreq.cli.formats import FINDING_FORMATS
from polreq.render.machine.json_ import render_json
from polreq.results.summary import summarize

REPORTS = {"full": FULL, "empty": EMPTY, "undated": UNDATED, "crowded": crowded()}
SUMMARY = summarize(FINDINGS, accepted=FULL.tolerated, files=7, fail_on="warning")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("report", "width"), [("full", 80), ("full", 120), ("empty", 80), ("undated", 80), ("crowded", 60)]
)
def test_trace(golden, report, lang, width):
    golden(f"trace.{report}.{lang}.{width}.txt", render_trace(REPORTS[report], lang, width=width))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_trace_in_full(golden, lang):
    golden(f"trace.verbose.{lang}.100.txt", render_trace(FULL, lang, width=100, verbose=True))


def test_trace_in_colour(golden):
    golden("trace.colour.zh.80.txt", render_trace(FULL, "zh", width=80, color=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_show(golden, lang):
    golden(f"show.requirement.{lang}.80.txt", render_show(REQUIREMENT, lang, width=80))
    golden(f"show.feature.{lang}.80.txt", render_show(FEATURE, lang, width=80))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [None, 80])
def test_findings(golden, lang, width):
    golden(f"findings.{lang}.{width}.txt", render_findings(FINDINGS, SUMMARY, lang, width=width))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", ["full", "empty"])
def test_markdown(golden, report, lang):
    golden(f"report.{report}.{lang}.md", render_markdown(REPORTS[report], lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_for_leaders(golden, lang):
    golden(f"leaders.full.{lang}.html", f"{render_leaders(FULL, lang)}\n".replace("><", ">\n<"))


@pytest.mark.parametrize("report", ["full", "empty"])
def test_json(golden, report):
    golden(f"report.{report}.json", render_json(REPORTS[report], "zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_csv(golden, lang):
    golden(f"matrix.{lang}.csv", render_matrix(FULL, lang))
    golden(f"gaps.{lang}.csv", render_gaps(FULL, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_flow(golden, lang):
    golden(f"flow.{lang}.mmd", render_flow(FULL, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "ending"), [("json", "json"), ("github", "txt"), ("gitlab", "json"), ("sarif", "json"), ("junit", "xml")]
)
def test_findings_for_machines(golden, name, ending, lang):
    text = FINDING_FORMATS[name](FINDINGS, SUMMARY, lang)
    golden(f"check.{name}.{lang}.{ending}", text.replace(f'"version": "{__version__}"', '"version": "VERSION"'))
