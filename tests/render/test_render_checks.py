"""Findings for machines: each format's own rules about what is valid."""

import json
import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.sample_reports import FINDINGS
from render.wild import wild_findings

from polreq.cli.formats import FINDING_FORMATS, REPORT_FORMATS
from polreq.model.layer import LAYERS
from polreq.model.place import Place
from polreq.render.machine.cobertura import render_cobertura
from polreq.render.machine.fingerprint import fingerprints
from polreq.render.machine.junit import render_junit
from polreq.render.machine.sarif import render_sarif
from polreq.results.coverage import STATES, Count
from polreq.results.figures import GATES, figure
from polreq.results.finding import SEVERITIES, Finding, sort_findings
from polreq.results.summary import CheckedRequirement, Summary, severity_of, summarize

LANGUAGES = st.sampled_from(["zh", "en"])


@given(findings=wild_findings(), lang=LANGUAGES, name=st.sampled_from(sorted(FINDING_FORMATS)))
def test_every_format_survives_every_text_and_is_stable(findings, lang, name):
    summary = summarize(findings)
    assert FINDING_FORMATS[name](findings, summary, lang) == FINDING_FORMATS[name](findings, summary, lang)


def test_the_tables_name_what_commands_offer():
    assert tuple(REPORT_FORMATS) == ("text", "markdown", "html", "json", "csv", "csv-gaps", "mermaid")
    assert tuple(FINDING_FORMATS) == ("text", "json", "github", "gitlab", "sarif", "junit", "cobertura")


# --- SARIF 2.1.0: the properties that its schema requires, and the limits that it sets


def check_sarif(log):
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert re.fullmatch(r"[a-z]{2}-[A-Z]{2}", run["language"])
    codes = [rule["id"] for rule in driver["rules"]]
    assert len(codes) == len(set(codes))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert result["message"]["text"]
        assert codes[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert all(isinstance(v, str) for v in result["partialFingerprints"].values())
        for location in [*result["locations"], *result.get("relatedLocations", ())]:
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9%/._~-]*", physical["artifactLocation"]["uri"])
            assert physical["region"]["startLine"] >= 1
            assert physical["region"]["startColumn"] >= 1
        ids = [location["id"] for location in result.get("relatedLocations", ())]
        assert ids == sorted(set(ids))
    return run


@given(findings=wild_findings(), lang=LANGUAGES)
def test_sarif_is_valid(findings, lang):
    run = check_sarif(json.loads(render_sarif(findings, summarize(findings), lang)))
    uris = [unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for r in run["results"]]
    assert uris == [f.place.path for f in findings]


def test_sarif_without_findings_is_a_run_without_results():
    run = check_sarif(json.loads(render_sarif((), Summary(), "zh")))
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


# --- fingerprints


def moved(finding):
    return replace(finding, place=Place(finding.place.path, finding.place.line + 7, 1), facts=())


@given(findings=wild_findings())
def test_fingerprints_differ_and_do_not_move_with_lines(findings):
    marks = [mark for _, mark in fingerprints(findings)]
    assert len(set(marks)) == len(marks)
    assert [mark for _, mark in fingerprints(map(moved, findings))] == marks


def test_a_fingerprint_tells_code_subject_and_path_apart():
    base = Finding("C601", Place("a.yml"), "X")
    others = [replace(base, code="C602"), replace(base, subject="Y"), replace(base, place=Place("b.yml"))]
    marks = {next(iter(fingerprints([f])))[1] for f in (base, *others)}
    assert len(marks) == 4


# --- JUnit


@given(findings=wild_findings(), lang=LANGUAGES, fail_on=st.sampled_from([*SEVERITIES, "never"]))
def test_junit_counts_what_it_holds(findings, lang, fail_on):
    items = (("high", "H-1"), ("user", "U-1"), *(("high", f.subject) for f in findings[:1] if f.subject.strip()))
    standings = tuple(CheckedRequirement(layer, one, Place("r.yml"), "deep") for layer, one in dict.fromkeys(items))
    summary = summarize(findings, fail_on=fail_on, requirements=standings)
    root = ElementTree.fromstring(render_junit(findings, summary, lang))
    assert root.tag == "testsuites"
    assert [suite.get("name") for suite in root][:2] == ["high", "user"]
    for element in (root, *root):
        cases = element.findall(".//testcase")
        assert int(element.get("tests")) == len(cases) > 0
        assert int(element.get("failures")) == len(element.findall(".//failure"))
        assert int(element.get("skipped")) == len(element.findall(".//skipped"))
        assert element.get("errors") == "0"
        assert all(case.get("name") for case in cases)
    assert bool(root.findall(".//failure")) == summary.failed
    told = "".join(result.text for tag in ("failure", "skipped") for result in root.findall(f".//{tag}"))
    assert all(told.count(f" {code} ") >= n for code, n in Counter(f.code for f in findings).items())


# --- Cobertura

STANDINGS = st.lists(
    st.builds(
        CheckedRequirement,
        layer=st.sampled_from(LAYERS),
        id=st.text(min_size=1),
        place=st.builds(Place, st.text(min_size=1), st.integers(1, 9)),
        state=st.sampled_from(STATES),
    )
).map(tuple)


@given(standings=STANDINGS, gate=st.sampled_from(GATES))
def test_cobertura_has_a_line_for_each_requirement_and_the_figure_of_the_gate_as_its_rate(standings, gate):
    text = render_cobertura((), replace(summarize((), requirements=standings), gate=gate), "zh")
    root = ElementTree.fromstring(text)
    states = Counter(one.state for one in standings)
    wanted = figure(gate, Count("", tuple(states[state] for state in STATES), 0, 0))
    assert (root.get("lines-valid"), root.get("lines-covered")) == (str(len(standings)), str(wanted))
    assert root.get("line-rate") == (f"{wanted / len(standings):.4f}" if standings else "0")
    lines = root.findall(".//line")
    assert Counter(int(line.get("number")) for line in lines) == Counter(one.place.line for one in standings)
    assert sum(int(line.get("hits")) for line in lines) == wanted
    packages = [package.get("name") for package in root.find("packages")]
    assert packages == [layer for layer in LAYERS if any(one.layer == layer for one in standings)]


# --- what fails is named by severity, by code, or both


@pytest.mark.parametrize(
    ("fail_on", "codes", "failing"),
    [("never", ("C606",), 1), ("error", ("C606",), 2), ("never", (), 0), ("info", (), 2)],
)
def test_codes_fail_whatever_their_severity(fail_on, codes, failing):
    findings = sort_findings([Finding("C601", Place("a.yml")), Finding("C606", Place("b.yml"))])
    summary = summarize(findings, fail_on=fail_on, fail_codes=codes)
    assert (summary.failing, sum(map(summary.fails, findings)), summary.failed) == (failing, failing, failing > 0)


# --- GitHub and GitLab


@given(findings=wild_findings(), lang=LANGUAGES)
def test_github_gets_one_command_a_finding(findings, lang):
    text = FINDING_FORMATS["github"](findings, summarize(findings), lang)
    lines = text.split("\n")[:-1]
    assert len(lines) == len(findings)
    worst_first = sorted(findings, key=lambda f: SEVERITIES.index(severity_of(f)))
    for line, finding in zip(lines, worst_first, strict=True):
        found = re.fullmatch(
            r"::(error|warning|notice) file=([^:,\r]*),line=(\d+),col=(\d+),title=([^:,]*)::([^\r]*)", line
        )
        assert found
        level = {"error": "error", "warning": "warning", "info": "notice"}[severity_of(finding)]
        assert found.group(1) == level
        escaped = found.group(2).replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r")
        assert escaped.replace("%25", "%") == finding.place.path


@given(findings=wild_findings(), lang=LANGUAGES)
def test_gitlab_gets_what_its_format_requires(findings, lang):
    rows = json.loads(FINDING_FORMATS["gitlab"](findings, summarize(findings), lang))
    assert len({row["fingerprint"] for row in rows}) == len(findings)
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["location"]["lines"]["begin"] >= 1


# --- the summary


@pytest.mark.parametrize(("fail_on", "failed"), [("error", False), ("warning", True), ("info", True), ("never", False)])
def test_the_threshold_decides(fail_on, failed):
    warnings = [f for f in FINDINGS if severity_of(f) == "warning"]
    assert summarize(warnings, fail_on=fail_on).failed is failed


def test_findings_keep_the_order_they_were_given():
    ordered = sort_findings(FINDINGS)
    value = json.loads(FINDING_FORMATS["json"](ordered, summarize(ordered), "zh"))
    assert [(f["code"], f["place"]["line"]) for f in value["findings"]] == [(f.code, f.place.line) for f in ordered]
    assert value["summary"]["failed"] is True
