"""The last sentence of `check`, and what of it JUnit shows."""

from xml.etree import ElementTree

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\n"
MIDDLE = (
    "polreq: requirements/1\nlayer: middle\nrequirements:\n"
    "  - {id: M-1, statement: 应当统一入口, bases: [{instruction: 批示}]}\n"
    "  - {id: M-2, statement: 应当一次告知, bases: [{instruction: 批示}]}\n"
    "  - {id: M-3, statement: 应当网上查询, bases: [{instruction: 批示}]}\n"
)
LINKS = "polreq: links/1\ngaps:\n  - {requirement: M-2, reason: 由窗口办理, by: 王敏}\n"
BASELINE = (
    "polreq: baseline/1\ntolerated:\n  - {code: C601, subject: M-1, reason: 下期再做}\n"
    "  - {code: C606, subject: F-9, reason: 正在核实}\n"
)
BACKLOG = "polreq: backlog/1\nfeatures:\n  - {id: F-9, title: 主题换肤}\n"


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__m=MIDDLE)


def test_findings_and_a_gate_that_was_not_passed_are_both_named(root):
    last = {
        lang: polreq(root, "check", "--no-cache", "--fail-under", "80", lang=lang, columns=200).out.splitlines()[-1]
        for lang in ("zh", "en")
    }
    assert (
        "".join(last["zh"].rpartition("结论")[1:])
        == "结论：未通过（有 1 道覆盖率门槛没有达到，另有 3 个问题达到门槛“错误”）。"
    )
    assert last["en"].rpartition("Result")[2] == (
        ": failed (gates of coverage not passed: 1; at the threshold error: 3 findings)."
    )


def test_a_gate_alone_is_named_alone(root):
    out = polreq(root, "check", "--no-cache", "--fail-under", "80", "--fail-on", "never", columns=200).out
    assert out.endswith("结论：未通过（有 1 道覆盖率门槛没有达到）。\n")


def test_what_is_tolerated_or_answered_by_a_reason_is_skipped_in_junit(root):
    write(root, trace__links=LINKS, trace__baseline=BASELINE, requirements__backlog=BACKLOG)
    ran = polreq(root, "check", "--no-cache", "--format", "junit")
    suites = ElementTree.fromstring(ran.out)
    cases = [
        (suite.get("name"), case.get("name"), [(result.tag, result.get("message")) for result in case])
        for suite in suites
        for case in suite
    ]
    assert cases == [
        ("middle", "M-1", [("skipped", "已列入容忍清单：必须落实的需求“M-1”没有功能覆盖：应当统一入口（批示）")]),
        ("middle", "M-2", [("skipped", "写明了不需要功能的理由：由窗口办理")]),
        ("middle", "M-3", [("failure", "必须落实的需求“M-3”没有功能覆盖：应当网上查询（批示）")]),
        ("workspace", "requirements/backlog.yml:3:10 F-9", [("skipped", "已列入容忍清单：功能“F-9”不满足任何需求")]),
    ]
    assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("4", "1", "3")
