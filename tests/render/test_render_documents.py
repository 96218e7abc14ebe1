"""Markdown, Mermaid, JSON and CSV: what a reader of the format gets back is what was written."""

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from render.drawn import render_flow, render_gaps, render_markdown, render_matrix
from render.sample_reports import EMPTY, FULL
from render.wild import WILD, wild_report
from worlds import REASONS

from polreq.render.machine.json_ import KEYS, render_json
from polreq.render.oneline import clean
from polreq.render.writers.marks import code, plain, table
from polreq.render.writers.mermaid import quoted
from polreq.sheets.guard import guarded
from polreq.sheets.writing import BYTE_ORDER_MARK

LANGUAGES = st.sampled_from(["zh", "en"])


def parse(markdown):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def text_of(token):
    return "".join(child.content for child in token.children)


@given(text=WILD)
def test_markdown_shows_text_as_it_stands(text):
    said = clean(text)
    (shown,) = [text_of(t) for t in parse("x " + plain(text)) if t.type == "inline"]
    assert shown == f"x {said}".rstrip()


@given(text=WILD)
def test_text_at_the_beginning_of_a_list_entry_is_text(text):
    said = clean(text)
    tokens = parse("- " + plain(text))
    assert [t.type for t in tokens if t.type.endswith("_open")][:3] == (
        ["bullet_list_open", "list_item_open", "paragraph_open"] if said else ["bullet_list_open", "list_item_open"]
    )
    assert "".join(text_of(t) for t in tokens if t.type == "inline") == said


@given(rows=st.lists(st.tuples(WILD, WILD), min_size=1, max_size=4))
def test_a_table_has_the_cells_it_was_given(rows):
    lines = table(["a", "b"], [[plain(x), plain(y)] for x, y in rows])
    cells = [text_of(t) for t in parse("\n".join(lines)) if t.type == "inline"]
    assert cells == ["a", "b", *(clean(text) for row in rows for text in row)]


@given(text=WILD.filter(lambda t: "\\" not in t))
def test_code_in_a_table_is_one_span(text):
    (cell,) = [t for t in parse("\n".join(table(["a"], [[code(text)]]))) if t.type == "inline"][1:]
    assert "".join(c.content for c in cell.children) == clean(text)


@cache
def headings_of_the_full_report(lang):
    return len([t for t in parse(render_markdown(FULL, lang)) if t.type == "heading_open"])


@given(report=wild_report(), lang=LANGUAGES)
def test_every_row_of_every_table_has_as_many_cells_as_its_head(report, lang):
    tokens = parse(render_markdown(report, lang))
    assert len([t for t in tokens if t.type == "heading_open"]) == headings_of_the_full_report(lang)
    width, seen = 0, 0
    for token in tokens:
        if token.type == "thead_open":
            width, seen = 0, 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open":
            seen = 0
        elif token.type == "td_open":
            seen += 1
        elif token.type == "tr_close" and seen:
            assert seen == width


def test_headings_do_not_depend_on_what_there_is_to_say():
    def headings(report):
        return [line for line in render_markdown(report, "zh").splitlines() if line.startswith("## ")]

    assert headings(FULL) == headings(EMPTY)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("高层", '"高层"'),
        ('say "end"', '"say #34;end#34;"'),
        ("a;b#c", '"a#59;b#35;c"'),
        ("<b>`x`</b>", '"#60;b#62;#96;x#96;#60;/b#62;"'),
        ("x] --> y\nend", '"x#93; --#62; y end"'),
    ],
)
def test_mermaid_labels(text, label):
    assert quoted(text) == label


@given(text=WILD)
def test_a_mermaid_label_ends_where_it_should(text):
    said = quoted(text)
    assert said[0] == said[-1] == '"'
    assert not re.search(r'["<>&`\\{}\[\]()|;](?<!#\d\d;)(?<!#\d\d\d;)', said[1:-1])
    assert re.sub(r"#(\d+);", lambda m: chr(int(m.group(1))), said[1:-1]) == clean(text)


@given(report=wild_report(), lang=LANGUAGES)
def test_the_picture_has_a_line_for_each_layer_and_link(report, lang):
    lines = render_flow(report, lang).splitlines()
    assert len(lines) == 1 + 4 + 1 + len(FULL.layer_links)


@given(report=wild_report())
def test_json_holds_every_text_as_it_was(report):
    value = json.loads(render_json(report, "zh"))
    assert [(t["id"], t["text"]) for t in value["things"]] == [(t.id, t.text) for t in report.things]
    assert value["as_of"] == "2026-11-01"


def test_json_does_not_depend_on_the_language():
    assert render_json(FULL, "zh") == render_json(FULL, "en")


def paths(value, path=""):
    """Yield the path of every leaf, as KEYS writes them; an empty list has no leaves."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, path + "[]")
    else:
        yield path


#: Keys that are data, and values that stand in several places and are documented once.
SHARED = (
    (r"^coverage\.total\.|^coverage\.by\.\w+\[\]\.", "counts."),
    (r"^.*place\.|^.*related\[\]\.", "place."),
    (r"^gaps\[\]\.suggested\[\]\.", "suggestions[]."),
    (r"^tolerated\[\]\.", "findings[]."),
    (r"\.(below|facts|states|out_of_scope|doubts)\.\w+", r".\1.*"),
    (r"^(channels\[\]\.features)\.\w+$", r"\1.*"),
)


def test_every_key_of_the_json_is_documented_and_no_other():
    used = set()
    report = replace(FULL, owner="李强", suggestions=(replace(FULL.suggestions[0], reasons=REASONS),))
    for path in paths(json.loads(render_json(report, "zh"))):
        for pattern, shared in SHARED:
            path = re.sub(pattern, shared, path)
        used.add(path)
    assert used == {path.replace("?", "") for path, key in KEYS.items() if not key.like}


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@x", "＝1", "\t=1", "\r=1", "\n=1"])
def test_formulas_are_disarmed(cell):
    assert guarded(cell) == "'" + cell


def test_other_cells_stay_as_they_are():
    assert guarded("政务=服务") == "政务=服务"
    assert guarded("") == ""


@given(report=wild_report(), lang=LANGUAGES, render=st.sampled_from([render_matrix, render_gaps]))
def test_tables_for_excel_come_back_cell_by_cell(report, lang, render):
    text = render(report, lang)
    assert text.startswith(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(report.matrix if render is render_matrix else report.gaps)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    ids = [row[0 if render is render_matrix else 1] for row in rows[1:]]
    assert ids == [guarded(r.id) for r in (report.matrix if render is render_matrix else report.gaps)]


def test_a_thing_that_the_report_does_not_know_is_shown_by_its_id():
    lost = replace(FULL, things=())
    assert "city-2026-3-R001" in render_markdown(lost, "zh")
    assert "city-2026-3-R001" in render_matrix(lost, "zh")
    assert "city-2026-3-R001" in render_gaps(lost, "zh")


def test_the_matrix_marks_what_rests_on_a_stale_link():
    items = tuple(replace(item, stale=item.id == "M-001") for item in FULL.coverage.items)
    report = replace(FULL, coverage=replace(FULL.coverage, items=items))
    before, after = (
        next(line for line in render_markdown(made, "zh").splitlines() if line.startswith("| `M-001`"))
        for made in (FULL, report)
    )
    assert before.endswith("| 已有功能 |")
    assert after == before.removesuffix(" |") + "（下面有关联在审核后有改动，要再看一遍） |"
