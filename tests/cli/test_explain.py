"""`polreq explain`: every finding, figure, state and kind of reason, in both languages; the list; what is not known."""

import pytest
from terminal import polreq

from polreq.arrange.explained import arrange_explained, explainable
from polreq.render.machine.reasons import KINDS
from polreq.results.explained import COUNTED, GROUP_REASONS, GROUPS, REASON_MEANINGS, REASON_NAMES, WHYS
from polreq.results.figures import FIGURES
from polreq.results.rules import RULES
from polreq.words import Text, names

C601 = """\
C601 ───────────────────────────────────────────────────────────────────────────────────────────────
  级别        错误
  意思        必须落实的需求“…”没有功能覆盖…
  怎么办      补充功能并关联，或在 trace/links.yml 的 gaps 中写明理由
"""
JUSTIFIED = """\
Figures: justified ─────────────────────────────────────────────────────────────────────────────────
  name           Justified
  it means       no feature, but a written reason why none is needed
  what counts    a reason under gaps in trace/, written since the requirement last changed
  what does not  a requirement with a feature: it counts there and not twice

States of a requirement: justified ─────────────────────────────────────────────────────────────────
  name      justified
  it means  no feature, but a written reason why none is needed
"""


def test_the_tables_name_what_there_is_and_nothing_else():
    assert set(WHYS) <= set(RULES)
    assert list(GROUPS) == list(GROUP_REASONS) == list(dict.fromkeys(code[0] for code in RULES))
    assert set(COUNTED) == set(FIGURES)
    assert set(REASON_NAMES) == set(REASON_MEANINGS) == set(KINDS)


@pytest.mark.parametrize("table", [GROUPS, GROUP_REASONS, REASON_NAMES, REASON_MEANINGS])
def test_everything_is_said_in_both_languages(table):
    assert all(text.zh and text.en for text in table.values())


def test_reasons_and_examples_are_said_in_both_languages():
    for why in WHYS.values():
        assert why.said.zh
        assert why.said.en
        assert bool(why.example.zh) == bool(why.example.en)
    assert all(text.zh and text.en for pair in COUNTED.values() for text in pair)


@pytest.mark.parametrize("name", explainable())
def test_whatever_is_listed_can_be_explained(name):
    page = arrange_explained(name)
    assert page is not None
    assert all(section.heading for section in page.sections)


def test_a_finding_is_explained_with_what_to_do_and_why_it_matters(tmp_path):
    ran = polreq(tmp_path, "explain", "c601")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(C601)
    assert "为什么要紧" in ran.out
    assert "例子" in ran.out
    english = polreq(tmp_path, "explain", "P001", lang="en").out
    assert "This is a fault of the program" in english
    assert "example" not in english


@pytest.mark.parametrize("name", ["justified", "Justified"])
def test_a_name_that_two_things_have_explains_both(tmp_path, name):
    assert polreq(tmp_path, "explain", name, lang="en").out == JUSTIFIED


@pytest.mark.parametrize(
    ("name", "heading"),
    [("已交付", "各个数：delivered"), ("缺口", "各个数：gaps"), ("渠道不同", "推荐的理由：channels")],
)
def test_what_people_call_it_is_a_name_too(tmp_path, name, heading):
    assert polreq(tmp_path, "explain", name).out.startswith(f"{heading} ─")


def test_without_a_name_all_are_listed(tmp_path):
    lines = polreq(tmp_path, "explain").out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert [name for name in listed if name in RULES] == list(RULES)
    assert set(explainable()) <= set(listed)


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path):
    ran = polreq(tmp_path, "explain", "deliverd", lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "polreq: there is no such thing to explain: 'deliverd'; the nearest: delivered.\n"
    assert polreq(tmp_path, "explain", "随便").err == "polreq: 没有可以解释的“随便”。全部名称：polreq explain\n"


def test_fields_of_a_message_are_left_open():
    page = arrange_explained("S103")
    assert page is not None
    assert (Text("意思", "it says"), Text("缺少必填的键“…”", "the required key '…' is missing")) in page.sections[
        0
    ].parts[0].rows
    assert names.SEVERITIES["error"] in [said for _, said in page.sections[0].parts[0].rows]
