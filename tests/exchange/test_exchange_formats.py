"""Formats of other programs: whole outputs of a small example, and what must survive in each, whatever people wrote."""

import io
import json
import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from traced_items import SMALL, traced

from polreq.exchange import dot, gexf, graphml, lobster, mermaid, needs_json, node_link
from polreq.exchange.formats import FORMATS
from polreq.exchange.shown import label, visible
from polreq.model.place import Place
from polreq.results.traced import Traced, TracedItem


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("small.graphml", graphml.write),
        ("small.gexf", gexf.write),
        ("small.dot", dot.write),
        ("small.mmd", mermaid.write),
        ("small.json", node_link.write),
        ("small.needs.json", needs_json.write),
    ],
)
def test_the_whole_output_of_a_small_example(golden, name, write):
    golden(name, write(SMALL).decode("utf-8"))


def test_lobster_is_a_file_for_each_layer_and_the_configuration_that_names_them(golden):
    files = lobster.write_set(SMALL, "small")
    assert sorted(files) == ["small-feature.lobster", "small-high.lobster", "small-middle.lobster", "small.conf"]
    for name, data in files.items():
        golden(name, data.decode("utf-8"))


def test_the_table_names_what_the_command_offers():
    offered = {".graphml", ".gexf", ".dot", ".mmd", ".json", ".lobster", "needs.json"}
    assert offered <= set(FORMATS)
    assert all(sum(bool(way) for way in (f.write, f.write_set, f.write_folder)) == 1 for f in FORMATS.values())


def attributes(item: TracedItem) -> dict[str, str]:
    said = {"layer": item.layer, "title": item.title, "text": item.text, **dict(item.fields), "covered": item.covered}
    return {key: visible(text) for key, text in said.items() if text}


def links(found: Traced) -> set[tuple[str, str]]:
    return {(item.id, upper) for item in found.items for upper in item.above}


@given(traced())
def test_graphml_holds_all_nodes_texts_and_links(found):
    graph = nx.parse_graphml(graphml.write(found).decode("utf-8"))
    assert {name: dict(data) for name, data in graph.nodes(data=True)} == {i.id: attributes(i) for i in found.items}
    assert set(graph.edges()) == links(found)


@given(traced())
def test_gexf_holds_all_nodes_texts_and_links_and_no_day(found):
    written = gexf.write(found)
    graph = nx.read_gexf(io.BytesIO(written))
    labels = {i.id: f"{i.id} {label(i.title, i.text)}" for i in found.items}
    assert {name: dict(data) for name, data in graph.nodes(data=True)} == {
        i.id: {**attributes(i), "label": labels[i.id]} for i in found.items
    }
    assert {(lower, upper) for lower, upper, *_ in graph.edges} == links(found)
    assert b"lastmodifieddate" not in written


@given(traced())
def test_node_link_json_holds_all_nodes_texts_and_links(found):
    graph = nx.node_link_graph(json.loads(node_link.write(found)), edges="edges")
    assert {name: dict(data) for name, data in graph.nodes(data=True)} == {
        i.id: {k: t for k, t in (("layer", i.layer), ("title", i.title), ("text", i.text), *i.fields, ("covered", i.covered)) if t}
        for i in found.items
    }  # fmt: skip
    assert set(graph.edges()) == links(found)


#: A quoted text of DOT: whatever is inside, no quote ends it before its own.
_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_DOT_HEAD = re.compile(rf"digraph {_QUOTED} \{{\n", re.S)
_DOT_NODE = re.compile(rf'  {_QUOTED} \[label={_QUOTED}, tooltip={_QUOTED}, fillcolor="#[0-9a-f]{{6}}"\]', re.S)
_DOT_EDGE = re.compile(rf"  {_QUOTED} -> {_QUOTED}", re.S)


@given(traced())
def test_dot_holds_all_nodes_texts_and_links(found):
    lines = dot.write(found).decode("utf-8")[:-2].removesuffix("\n")
    at = _DOT_HEAD.match(lines).end()
    for fixed in ("  rankdir=BT\n", '  node [shape=box, style="filled", fontsize=10]'):
        assert lines.startswith(fixed, at)
        at += len(fixed)
    for item in found.items:
        node = _DOT_NODE.match(lines, at + 1)
        name, _, tooltip = node.groups()
        assert name.replace('\\"', '"') == visible(item.id).replace("\\", "＼")
        assert _unescaped(tooltip) == re.sub("\r\n?", "\n", visible(item.text))
        at = node.end()
    edges = []
    while edge := _DOT_EDGE.match(lines, at + 1):
        edges.append(tuple(end.replace('\\"', '"') for end in edge.groups()))
        at = edge.end()
    assert at == len(lines)
    assert set(edges) == links(found)


def _unescaped(text: str) -> str:
    """Read an escString of Graphviz as it is shown."""
    shown = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.S)
    return shown.replace("&amp;", "&")


_BOX = re.compile(r'  (n\d+)(?:\[|\(\[)"((?:\w| |#\d+;)*)<br/>((?:\w| |#\d+;)*)"(?:\]|\]\))')
_ARROW = re.compile(r"  (n\d+) --> (n\d+)")


@given(traced())
def test_every_line_of_mermaid_is_a_box_or_an_arrow_and_says_what_people_wrote(found):
    first, *lines = mermaid.write(found).decode("utf-8").removesuffix("\n").split("\n")
    assert first == "flowchart BT"
    boxes = [_BOX.fullmatch(line) for line in lines[: len(found.items)]]
    shown = {box[1]: (_plain(box[2]), _plain(box[3])) for box in boxes}
    one_line = [(" ".join(visible(i.id).split()), label(i.title, i.text)) for i in found.items]
    assert list(shown.values()) == one_line
    ids = dict(zip(shown, (i.id for i in found.items), strict=True))
    arrows = [_ARROW.fullmatch(line) for line in lines[len(found.items) :]]
    assert {(ids[arrow[1]], ids[arrow[2]]) for arrow in arrows} == links(found)


def _plain(text: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


@given(traced())
def test_needs_json_comes_back_as_it_was(found):
    written = needs_json.write(found)
    read, findings = needs_json.read("n.needs.json", written)
    assert (read, findings) == (found, ())
    assert needs_json.write(read) == written


#: Any JSON, with the names that a needs.json has more often.
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.just("\ud800")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ("versions", "current_version", "1", "needs", "id", "title", "content", "links", "layer", "type", "status",
                 "needs_schema", "properties", "field_type", "covered", "project")
            ),
            inner,
            max_size=4,
        ),
    ),
)  # fmt: skip


@given(_JSON, _JSON, st.sampled_from(("", "project", "needs_schema", "needs", "need")))
def test_whatever_json_there_is_becomes_items_and_findings(any_, other, where):
    need = other if where == "need" else {"id": "A", "content": "甲", "x": other}
    version = {"needs": other if where == "needs" else {"A": need}, "needs_schema": other}
    content = any_ if not where else {"current_version": "1", "project": other, "versions": {"1": version}}
    found, findings = needs_json.read("n", json.dumps(content).encode("utf-8"))
    assert found.items or findings or (isinstance(other, dict) and not other)
    for item in found.items:
        assert item.id
        assert item.title or item.text
        assert needs_json.write(Traced("", (item,))).decode("utf-8")
    assert {f.code for f in findings} <= {"X733", "X734", "X737"}


@given(st.binary(max_size=40))
def test_bytes_that_are_no_json_are_a_finding(data):
    found, findings = needs_json.read("n", data)
    assert (found.items, [f.code for f in findings]) == ((), ["X733"])


@given(traced())
def test_lobster_holds_all_items_and_links(found):
    files = lobster.write_set(found, "t")
    items = [item for name, data in files.items() if name.endswith(".lobster") for item in json.loads(data)["data"]]
    assert {one["tag"] for one in items} == {f"{'imp' if i.layer == 'feature' else 'req'} {i.id}" for i in found.items}
    assert {(one["tag"][4:], ref[4:]) for one in items for ref in one["refs"]} == links(found)
    assert {one["tag"][4:]: one.get("text") for one in items if "text" in one} == {
        i.id: i.text for i in found.items if i.layer != "feature"
    }


def test_lobster_says_where_an_item_stands_and_why_nothing_is_asked_of_it():
    items = (
        TracedItem("A", "high", "", "甲", (("product", "false"),), place=Place("requirements/a.yml", 3, 9)),
        TracedItem("B", "high", "", "乙", (("status", "rejected"), ("bases", "[{contract: 一期}]"))),
    )
    first, second = json.loads(lobster.write_set(Traced("", items), "t")["t-high.lobster"])["data"]
    assert first["location"] == {"kind": "file", "file": "requirements/a.yml", "line": 3, "column": 9}
    assert (first["just_up"], first["just_down"], first["just_global"]) == ([], [], ["product: false"])
    assert (second["just_up"], second["just_global"]) == (["bases: [{contract: 一期}]"], ["status: rejected"])
