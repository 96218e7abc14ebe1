"""A schema lets pass what the loader takes, and refuses what the loader has a finding of the group S about."""

import copy
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from json_schemas import mistakes, read_yaml, validator
from random_workspaces import workspaces

from polreq.store.files import workspace_files
from polreq.store.load import load
from polreq.store.load_file import read_header
from polreq.store.schema.file_kinds import FILE_KINDS, tables
from polreq.store.schema.log import Log
from polreq.yamlio import parse

ROOT = Path(__file__).resolve().parents[2]
KIND_OF = {kind.table.header: name for name, kind in FILE_KINDS.items()}
SAMPLE = [("polreq.yml", "workspace/1"), *workspace_files(ROOT)]

#: The examples of docs/formats.md, in which every key occurs.
EXAMPLES = re.findall(
    r"<!-- file: \S+ -->\n```yaml\n(polreq: (?!lexicon).*?)```",
    (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"),
    re.DOTALL,
)

#: What is put in the place of something else.
ODD = (
    None, "", " ", "某处", "0.5", 0.5, 1.5, 7, "7", -3, "-3", "2026-12-31", "2026-02-30", 20261231, True, "true",
    [], [None], ["某处"], [["high", "middle"]], [{}], {}, {"某键": "某处"}, {"app": "done"}, {"force": 0.5}, {"layer": "high"},
)  # fmt: skip


class _Plain(yaml.CSafeDumper):
    def ignore_aliases(self, data):
        return True


def text_of(value: object) -> str:
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def said(text: str, header: str) -> list[str]:
    """What the loader finds wrong with keys and values, and with the letters of ids, whatever the channels of the settings."""
    node, findings = parse(text.encode(), "a.yml")
    assert node is not None
    assert findings == ()
    log = Log("a.yml")
    read_header(node, log, header)
    FILE_KINDS[KIND_OF[header]].table.read(node, log)
    return [f.code for f in log.findings if f.code[0] == "S" or f.code == "I203"]


@pytest.mark.parametrize(("path", "header"), SAMPLE, ids=[path for path, _ in SAMPLE])
def test_the_files_of_the_sample_are_valid(path, header):
    text = (ROOT / path).read_text(encoding="utf-8")
    assert mistakes(KIND_OF[header], text) == []
    assert mistakes("file", text) == []


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.partition("\n")[0])
def test_the_examples_of_the_docs_are_valid(text):
    assert mistakes("file", text) == []


@given(workspaces())
def test_random_workspaces_are_valid(files):
    for content in files.values():
        assert mistakes("file", text_of(content)) == []


def places(value: object) -> list[tuple[dict | list, object]]:
    """Every place inside a value, as what holds it and its key; what is under `x` is nobody's business."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at for key, one in inside if key != "x" for at in ((value, key), *places(one))]


@given(st.data())
def test_the_schema_finds_wrong_what_the_loader_finds_wrong(data):
    whole = copy.deepcopy(read_yaml(data.draw(st.sampled_from(EXAMPLES))))
    header = whole["polreq"]
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from(places(whole)))
        change = data.draw(st.sampled_from(("put", "put", "drop", "add")))
        if change == "put":
            holder[key] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
        elif change == "drop" or isinstance(holder, list):
            del holder[key]
        else:
            holder["某键"] = "某处"
    text = text_of(whole)
    assert bool(mistakes(KIND_OF[header], text)) == bool(said(text, header)), (text, said(text, header))


#: Files with one mistake each, by the code of the loader's finding; for each kind of value one at least.
BROKEN = [
    ("S101", "polreq: backlog/1\nfeatures: [{id: F-1, title: 甲, titel: 乙}]\n"),
    ("S101", "polreq: requirements/1\nrequirements: [{id: A, layer: high, statement: 甲, review: {by: 王敏, x: 1}}]\n"),
    ("S102", "polreq: backlog/1\nfeatures: [{id: F-1, title: 甲, line: 好差评}]\n"),
    ("S102", "polreq: requirements/1\nrequirements: [{id: A, layer: high, statement: 甲, product: yes}]\n"),
    ("S102", "polreq: workspace/1\nlink: {rerank: {url: 'ftp://a', model: m}}\n"),
    ("S102", "polreq: workspace/1\nlink: {rerank: {url: 'http://a', command: [m], model: m}}\n"),
    ("S102", "polreq: workspace/1\nsteps: [[high]]\n"),
    ("S103", "polreq: requirements/1\nrequirements: [{id: A, statement: 甲}]\n"),
    ("S103", "polreq: requirements/1\nlayer: high\nrequirements: [{id: A, statement: 甲, bases: [{at: '5'}]}]\n"),
    ("S103", "polreq: links/1\nlinks: [{lower: A, upper: B}]\n"),
    ("S103", "id: D-1\ntitle: 甲\n"),
    ("S104", "polreq: policy/1\nid: D-1\ntitle: 甲\nstatus: valid\n"),
    ("S104", "polreq: requirements/1\nlayer: high\nrequirements: [{id: A, statement: 甲, bases: [{clause: 'D#1', contract: 合同}]}]\n"),
    ("S104", "polreq: workspace/1\nimports: [{name: zentao, statuses: {激活: 在做}}]\n"),
    ("S105", "polreq: links/1\nlinks: [{lower: A, upper: B, verdict: confirmed, on: 2026-2-1}]\n"),
    ("S106", "polreq: workspace/1\nsuggest_min: 1.5\n"),
    ("S106", "polreq: requirements/1\nlayer: high\nrequirements: [{id: A, statement: 甲, targets: [{text: 80%, value: 80%}]}]\n"),
    ("S106", "polreq: links/1\nlinks: [{lower: A, upper: B, verdict: confirmed, digests: [a]}]\n"),
    ("S107", "polreq: link/1\nlinks: []\n"),
    ("S108", "polreq: backlog/1\nfeatures: [{id: F-1, title: ' '}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), BROKEN, ids=[f"{code} {text[8:20]}" for code, text in BROKEN])
def test_broken_files_are_refused(code, text):
    kind = next(
        (name for name in FILE_KINDS if text.startswith(f"polreq: {name}/")), "links" if "link/" in text else "policy"
    )
    assert said(text, FILE_KINDS[kind].table.header) == [code]
    assert mistakes(kind, text) != []
    assert mistakes("file", text) != []


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_key_stands_in_the_schema_with_its_description(kind):
    schema = validator(kind).schema
    for key, table in tables(FILE_KINDS[kind].table):
        known = (schema["$defs"][table.name] if key else schema)["properties"]
        rows = {key: row for row in table.rows for key in row.keys}
        assert set(known) == {*rows, *(["polreq"] if table.header else []), *(["x"] if table.own else [])}
        assert all(row.meaning.zh in known[key]["description"] for key, row in rows.items())
    assert len({table.name for _, table in tables(FILE_KINDS[kind].table)}) == len(tables(FILE_KINDS[kind].table))


def test_a_modeline_in_every_file_is_a_comment_like_any_other(tmp_path):
    kept = {}
    for path, _ in SAMPLE:
        line = f"# yaml-language-server: $schema={'../' * path.count('/')}.vscode/polreq/file.schema.json\n"
        kept[path] = line + (ROOT / path).read_text(encoding="utf-8")
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(kept[path], encoding="utf-8")
    there, here = load(tmp_path), load(ROOT)
    assert [f.code for f in there.findings] == [f.code for f in here.findings]
    assert [r.statement for r in there.workspace.requirements] == [r.statement for r in here.workspace.requirements]
