"""Pages as HTML: whatever people wrote is shown as text, every page is well formed, and says what the other writers say."""

import base64
import hashlib
import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.sample_reports import FULL
from render.wild import wild_report

from polreq.arrange.leaders import arrange_leaders
from polreq.arrange.paper import arrange_paper
from polreq.arrange.trace import arrange_trace
from polreq.render.oneline import clean
from polreq.render.writers.html import Ways, write_html
from polreq.render.writers.html.alone import whole_page
from polreq.render.writers.html.markup import Markup, element, joined, text
from polreq.render.writers.markdown import write_markdown
from polreq.results.said import Share, Span, in_one
from polreq.results.sections import (
    Column,
    CurvePoint,
    Curves,
    End,
    Face,
    Facet,
    Facing,
    Facts,
    Flow,
    HeatMap,
    Item,
    Items,
    Limb,
    Node,
    Notice,
    Notices,
    Page,
    Period,
    Prose,
    Register,
    Section,
    Selection,
    Step,
    Steps,
    Table,
    Tallies,
    Tally,
    Timeline,
    Tree,
)  # fmt: skip
from polreq.words import Text

WILD = "<b>&\"'`</script>\u202e"

EVERYTHING = Page(
    (
        Section((Prose((WILD, WILD), "text"), Prose((WILD,)), Prose((WILD, WILD), "run")), WILD, WILD),
        Section((Facts(((Text(WILD, WILD), WILD),)),), "", deeper=True),
        Section((Table((Column(WILD), Column("n", "number")), ((WILD, "1"), (Share(1, 3), "2")), more=WILD),)),
        Section((Items((Item((WILD,), WILD, (WILD,), ((Text(WILD, WILD), WILD),), (Item((WILD,)),)),), apart=True),)),
        Section(
            (Tree((Limb((WILD,), (Limb((WILD,)),)),)), Steps((Step(Text(WILD, WILD), WILD), Step(Text("甲", "a")))))
        ),
        Section((Facing((Text("上", "up"), Text("下", "low")), (WILD, WILD), (Face(WILD, (WILD, WILD), (WILD,)),)),)),
        Section(
            (
                Notices((Notice(WILD, "X1", "error", WILD, WILD, (WILD,)),)),
                Flow((Node("a", WILD), Node("b", "乙")), (("a", "b", 2),)),
            )
        ),
        Section(
            (
                Tallies((Tally(Text(WILD, WILD), Share(1, 3), Text(WILD, WILD)),)),
                HeatMap(Text(WILD, WILD), (WILD, "n"), ((WILD, (Share(1, 2), Share(0, 0))),)),
                Timeline(
                    Text(WILD, WILD),
                    (("deep", Text(WILD, WILD)),),
                    (Period(WILD, (2,), "now"), Period(WILD, (0,), "later")),
                ),
                Curves(
                    Text(WILD, WILD),
                    Text(WILD, WILD),
                    (("total", Text(WILD, WILD)), ("delivered", Text(WILD, WILD))),
                    (Text(WILD, WILD),),
                    (
                        CurvePoint(date(2026, 1, 1), WILD, (3, 1), (2,)),
                        CurvePoint(date(2026, 2, 1), WILD, (), (), WILD),
                        CurvePoint(date(2026, 3, 1), WILD, (3, 2), (1,)),
                    ),
                    (date(2026, 6, 1), Text(WILD, WILD)),
                ),
                Flow(
                    (
                        Node(
                            "a",
                            WILD,
                            name=WILD,
                            parts=(("deep", Text(WILD, WILD), 2), ("missing", Text(WILD, WILD), 1)),
                        ),
                        Node("b", "乙", end=True),
                    ),
                    (("a", "b", 2),),
                ),
            )
        ),
        Section((), WILD),
    ),
    title=WILD,
    day=WILD,
    warnings=(WILD, WILD),
)


class Formed(HTMLParser):
    """Follows the elements: each that is opened is closed in its turn."""

    VOID = frozenset(("meta", "link", "input", "br", "hr", "img"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_part_is_well_formed_and_escaped(lang):
    html = write_html(EVERYTHING, lang)
    found = Formed(html)
    assert "script" not in found.names
    assert "</script>" not in html
    assert "\u202e" not in html
    assert html.count("&lt;b&gt;") > 20


@given(wild_report())
def test_any_report_is_well_formed(report):
    for page in (arrange_trace(report), arrange_paper(report), arrange_leaders(report)):
        Formed(whole_page(page, "zh").replace("<!doctype html>", ""))


def test_it_says_every_number_that_markdown_says():
    def numbers(shown: str) -> set[str]:
        return set(re.findall(r"\d+/\d+", shown))

    page = arrange_paper(FULL)
    seen = unescape(re.sub(r"<[^>]*>", " ", write_html(page, "zh")))
    assert numbers(write_markdown(page, "zh")) <= numbers(seen)


def test_ids_and_commands_lead_where_they_are_told_to():
    ways = Ways(
        lambda name: f"/item?{name}" if name != "F-2" else "",
        lambda command: "/review" if command == "polreq review" else "",
    )
    page = Page(
        (
            Section(
                (
                    Prose((Span("F-1 → P-1、F-2", "id"),)),
                    Steps((Step(Text("看", "see"), "polreq review"), Step(Text("看", "see"), "polreq x"))),
                )
            ),
        )
    )
    html = write_html(page, "zh", ways)
    assert '<a href="/item?F-1">F-1</a> → <a href="/item?P-1">P-1</a>、F-2' in html
    assert '<a href="/review">看</a>' in html
    assert "<code>polreq x</code>" in html


@given(st.text())
def test_any_text_comes_back_as_it_is_seen(words):
    assert clean(unescape(text(words))) == clean(words)
    assert Formed(element("p", words, title=words)).names == {"p"}


def test_markup_stands_as_it_is_and_text_does_not():
    assert joined((Markup("<i></i>"), "<i>"), "、") == "<i></i>、&lt;i&gt;"
    assert (
        element("a", None, "", href=None, data_x=0, hidden=True, disabled=False, class_="c")
        == '<a data-x="0" hidden class="c"></a>'
    )


#: A register whose every word is wild.
REGISTER = Page(
    (
        Section(
            (
                Register(
                    Text(WILD, WILD),
                    (Column(WILD, "id"), Column(WILD, fit="most"), Column(WILD, fit="below")),
                    ((WILD, WILD, "\u2028"), ("b", "c", WILD)),
                    (End(WILD, WILD, WILD),),
                    ((0, 1), (0, 2), (1, 2)),
                    (Selection(Text(WILD, WILD), (0, 1)), Selection(Text("一", "one"), (1,))),
                    (Facet(Text(WILD, WILD), (WILD, "d"), ((0,), (0, 1))),),
                ),
            )
        ),
    )
)


def test_no_word_of_a_register_ends_its_data():
    html = write_html(REGISTER, "zh")
    assert "script" in Formed(html).names
    assert html.count("</script>") == html.count("<script ") == 2
    assert "\u202e" not in html
    at_once, later = map(json.loads, re.findall(r"<script [^>]*>(.*?)</script>", html))
    seen = clean(WILD)
    assert at_once["cells"] == [[seen, "b"], [seen, "c"], None]
    assert at_once["views"] == [None, [1]]
    assert at_once["of"] == [[0, [0, 1]]]
    assert (later["cells"], later["ends"]) == ([None, None, ["", seen]], [[seen], [seen], [seen]])
    assert (later["uppers"], later["lowers"]) == ([0, 0, 1], [1, 2, 2])


@given(wild_report())
def test_data_of_a_report_comes_back_as_it_was_written(report):
    page = arrange_leaders(report)
    register = next(p for section in page.sections for p in section.parts if isinstance(p, Register))
    found = [
        json.loads(data)
        for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', whole_page(page, "zh"))
    ]
    cells = [at_once or later for at_once, later in zip(found[0]["cells"], found[1]["cells"], strict=True)]
    read = [c if isinstance(c, list) else [c["words"][n] for n in c["of"]] for c in cells]
    written = [[clean(in_one(cell, "zh")) for cell in column] for column in zip(*register.entries, strict=True)]
    assert read == written


def test_a_page_allows_its_own_style_and_script_and_nothing_else():
    """What browsers run by Content-Security-Policy Level 3: scripts and styles whose digest is named."""

    def digest(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    for page in (REGISTER, arrange_paper(FULL)):
        html = whole_page(page, "zh")
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        rules = dict(rule.split(" ", 1) for rule in unescape(policy).split("; "))
        (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        scripts = re.findall(r'<script type="module">(.*?)</script>', html, re.DOTALL)
        assert rules == {
            "default-src": "'none'",
            "style-src": digest(style),
            "script-src": digest(scripts[0]) if scripts else "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        assert len(scripts) == (page is REGISTER)
        # the one address is the name by which every workbook calls its parts; nothing asks for it
        written = "".join(scripts).replace('"http://schemas.openxmlformats.org"', "", 1)
        assert not re.search(r"^import |(?<![\w.])import\(|fetch\(|https?:", written, re.MULTILINE)
