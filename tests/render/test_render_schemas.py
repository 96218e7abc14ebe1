"""The published schemas of formats for programs fit what is really written, with no key that they do not name."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from random_workspaces import workspaces, write
from terminal import polreq
from worlds import REASONS

from polreq.render.machine.matches import render_jsonl
from polreq.render.machine.schemas import FORMATS

ROOT = Path(__file__).resolve().parents[2]
QUERIES = '{"id": "一", "text": "办件进度查询"}\n{"id": "二", "text": "差评整改"}\n'


def closed(form: object) -> object:
    """The same schema, but that no key passes which it does not name."""
    if isinstance(form, list):
        return [closed(one) for one in form]
    if not isinstance(form, dict):
        return form
    inner = {key: closed(one) for key, one in form.items()}
    return {"additionalProperties": False, **inner} if form.get("type") == "object" else inner


VALIDATORS = {
    one.name: Draft202012Validator(closed(one.form), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for one in FORMATS
}


def wrong(name: str, text: str) -> list[str]:
    """What the schema finds wrong with an output, each line by itself where a line is a value."""
    values = [json.loads(text)] if text.startswith("{\n") else [json.loads(line) for line in text.splitlines()]
    assert values
    return [f"{e.json_path}: {e.message}" for value in values for e in VALIDATORS[name].iter_errors(value)]


def test_the_schemas_are_schemas_and_their_names_differ():
    for one in FORMATS:
        Draft202012Validator.check_schema(one.form)
    assert len({one.form["$id"] for one in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("report", ("report", "--format", "json", "--as-of", "2026-11-01")),
        ("findings", ("check", "--format", "json", "--as-of", "2026-11-01", "--fail-on", "error,C606")),
        ("extract", ("extract", "policies/lzbf-2026-8.yml", "--format", "jsonl")),
        ("extract", ("extract", "policies/wzbf-2026-15.yml", "--format", "jsonl", "--explain")),
        ("align", ("align", "policies/gbf-2020-35.yml", "policies/lzbf-2026-8.yml", "--format", "jsonl")),
        ("citations", ("check-citation", "《关于建立政务服务“好差评”制度的意见》（国办发〔2018〕51号）", "--format", "json")),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one[:2]),
)  # fmt: skip
def test_what_is_written_of_the_sample_is_valid(name, arguments):
    assert wrong(name, polreq(ROOT, *arguments).out) == []


def test_ranked_matches_are_valid(tmp_path):
    (tmp_path / "q.jsonl").write_text(QUERIES, encoding="utf-8")
    ran = polreq(tmp_path, "link", "--queries", "q.jsonl", "--corpus", "q.jsonl", "--format", "jsonl")
    assert wrong("link", ran.out) == []
    assert wrong("link", render_jsonl([("一", "二", 0.5, REASONS)])) == []


@given(files=workspaces(), suggest=st.booleans())
def test_what_is_written_of_random_workspaces_is_valid(tmp_path_factory, files, suggest):
    root = write(files, tmp_path_factory.mktemp("w"))
    if not suggest:
        (root / "trace" / "links.yml").write_text("polreq: links/1\nlinks: [{lower: A}]\n", encoding="utf-8")
    assert wrong("report", polreq(root, "report", "--format", "json").out) == []
    assert wrong("findings", polreq(root, "check", "--format", "json").out) == []


def test_other_outputs_are_refused_but_new_keys_pass_where_the_schema_is_published(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\nname: 示例\n", encoding="utf-8")
    value = json.loads(polreq(tmp_path, "report", "--format", "json").out)
    for change, said in (
        ({"name": 1}, "$.name: 1 is not of type 'string'"),
        ({"as_of": "2026-02-30"}, "$.as_of: '2026-02-30' is not a 'date'"),
        ({"tolerated": [{"code": "C601"}]}, "$.tolerated[0]: 'severity' is a required property"),
        ({"new": 1}, "$: Additional properties are not allowed ('new' was unexpected)"),
    ):
        assert said in wrong("report", json.dumps(value | change, indent=1))
    published = next(one for one in FORMATS if one.name == "report").form
    assert Draft202012Validator(published).is_valid(value | {"new": 1})
