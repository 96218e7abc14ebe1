"""One row for each field: the tables of polreq/store/schema say all there is to say about what stands in files."""

from collections import Counter
from dataclasses import dataclass, fields, replace

import pytest

from docs.reference.formats import FILES, keys_of
from polreq.model.digest import feature_digest
from polreq.model.feature import Feature
from polreq.model.workspace import DigestFields
from polreq.store.changes import changes
from polreq.store.codec import decode, encode
from polreq.store.load import load
from polreq.store.save import save_backlog, save_settings
from polreq.store.schema.backlog import BACKLOG, FEATURE
from polreq.store.schema.file_kinds import tables
from polreq.store.schema.kinds import PartsKind, TextKind
from polreq.store.schema.log import Log
from polreq.store.schema.requirements import REQUIREMENT
from polreq.store.schema.table import KeyRow, KeyTable
from polreq.store.writing import writing
from polreq.words import Text
from polreq.yamlio import Delete, Set, dump, parse, tree

TABLES = [table for file in FILES for _, table in tables(file)]


def named(table: KeyTable) -> str:
    return table.name


def read(table: KeyTable, text: str):
    node, findings = parse(text.encode(), "a.yml")
    assert not findings
    log = Log("a.yml")
    return table.read(node, log), log.findings


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_every_field_of_the_model_has_one_row(table):
    rows = Counter(name for row in table.rows for name in row.names)
    wanted = {one.name for one in fields(table.model)} - {"place", "spots"}
    assert rows == Counter(dict.fromkeys(wanted, 1))
    keys = Counter(key for row in table.rows for key in row.keys)
    assert set(keys.values()) == {1}


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_every_row_says_what_it_is_in_both_languages_and_every_word_what_it_means(table):
    for row in table.rows:
        assert row.meaning.zh.strip()
        assert row.meaning.en.strip()
        called = row.kind.called()
        assert called.zh.strip()
        assert called.en.strip()
        if table.name != "digest_fields":  # whose words are keys, which have rows of their own
            assert all(meaning.zh and meaning.en for meaning in row.kind.takes().values()), row.key


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_a_default_stands_in_the_model_or_in_the_row_and_never_in_both(table):
    for row in table.rows:
        if row.default is not None:
            (name,) = row.names
            assert table.model.__dataclass_fields__[name].default.__class__.__name__ == "_MISSING_TYPE", row.key


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_the_examples_can_be_read_and_say_something_else_than_the_default(table):
    needed = [row for row in table.rows if row.required]
    if table.name == "rerank":
        needed = [row for row in table.rows if row.key in ("url", "model")]
    for row in table.rows:
        if row.example:
            asked = {row.key: row} | {one.key: one for one in needed}
            if row.key == "command":  # a program instead of an endpoint
                del asked["url"]
            text = "".join(f"{one.key}: {one.example}\n" for one in asked.values())
            value, findings = read(
                table, text + ("layer: high\n" if table is REQUIREMENT and row.key != "layer" else "")
            )
            assert findings == [], row.key
            assert value is not None
            held = tuple(getattr(value, name) for name in row.names)
            assert held[0] != table.default(row.key) or len(held) > 1, row.key


def test_what_a_row_counts_in_the_digest_is_what_settings_may_name(tmp_path):
    every = [row.key for row in FEATURE.rows if row.digest]
    assert {"priority", "source", "plan", "module_path", "custom"} <= set(every)
    (tmp_path / "polreq.yml").write_text(
        f"polreq: workspace/1\ndigest_fields:\n  feature: [{', '.join(every)}]\n", encoding="utf-8"
    )
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert list(loaded.workspace.settings.digest_fields.feature) == every


@dataclass(frozen=True, slots=True)
class Costly(Feature):
    """A feature with one more optional field."""

    cost: str = ""


def test_one_more_field_is_one_more_row():
    feature = replace(
        FEATURE,
        model=Costly,
        rows=(*FEATURE.rows, KeyRow("cost", TextKind(), Text("造价", "what it costs"), "3万元", digest=True)),
    )
    backlog = replace(BACKLOG, rows=(replace(BACKLOG.rows[0], kind=PartsKind(feature)),))
    written = dump(backlog.plain(BACKLOG.model((Costly("F-1", "办理", cost="3万元"),))))
    assert written == "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 办理, status: planned, cost: 3万元}\n"
    node, _ = parse(written.encode(), "a.yml")
    (value,) = backlog.read(node, Log("a.yml")).features
    assert value == Costly("F-1", "办理", cost="3万元")
    assert decode(Costly, encode(value), "a.yml") == value
    (item,) = tree(node)["features"]
    assert changes((), item, feature.plain(replace(value, cost="")), feature) == [Delete(("cost",))]
    assert changes((), item, feature.plain(replace(value, cost="4万元")), feature) == [Set(("cost",), "4万元")]
    _, findings = read(feature, "id: F-1\ntitle: 办理\ncots: 3万元\n")
    assert [(f.code, dict(f.facts)["nearest"]) for f in findings] == [("S101", "cost")]
    assert "| `cost` | 文字 | 造价 | `3万元` |\n" in keys_of(backlog, "zh") + "\n"
    assert "| `cost` | text | what it costs | `3万元` |\n" in keys_of(backlog, "en") + "\n"


FOREIGN = """\
polreq: backlog/1
features:
  - id: F-1
    title: 办理
    priority: 1
    module_path: [政务服务, 评价]
    source: 客服
    plan: [一期(#3), 二期(#4)]
    custom:
      预计工时: 16
      'a: b': ''
      x:
"""


def test_columns_of_other_tools_are_kept_as_text_in_their_order(tmp_path):
    path = tmp_path / "requirements" / "backlog-f.yml"
    path.parent.mkdir()
    path.write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.findings == ()
    (feature,) = loaded.workspace.features
    assert feature == Feature(
        "F-1", "办理", priority="1", module_path=("政务服务", "评价"), source="客服", plan=("一期(#3)", "二期(#4)"),
        custom=(("预计工时", "16"), ("a: b", ""), ("x", "")),
    )  # fmt: skip
    with writing(tmp_path) as files:
        save_backlog(files, "f", [replace(feature, status="done", custom=(("预计工时", "20"), ("抄送给", "李雷")))])
    assert path.read_text(encoding="utf-8") == FOREIGN.replace("16", "20").replace(
        "      'a: b': ''\n      x:\n", ""
    ) + ("      抄送给: 李雷\n    status: done\n")
    assert load(tmp_path).findings == ()


def test_a_channel_that_a_feature_no_longer_names_is_taken_away(tmp_path):
    path = tmp_path / "requirements" / "backlog-f.yml"
    path.parent.mkdir()
    head = "polreq: backlog/1\nfeatures:\n  - id: F-1\n    title: 办理\n    status: doing\n    channels: "
    path.write_text(head + "{pc: done, app: doing}\n", encoding="utf-8")
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", encoding="utf-8")
    (feature,) = load(tmp_path).workspace.features
    with writing(tmp_path) as files:
        save_backlog(files, "f", [replace(feature, channels=(("pc", "done"),))])
    assert path.read_text(encoding="utf-8") == head + "{pc: done}\n"


def test_a_field_counts_in_the_digest_only_where_settings_say_so():
    plain = Feature("F-1", "办理")
    others = [
        replace(plain, priority="1"), replace(plain, source="客服"), replace(plain, plan=("一期",)),
        replace(plain, module_path=("政务服务",)), replace(plain, custom=(("工时", "16"),)),
    ]  # fmt: skip
    names = ("priority", "source", "plan", "module_path", "custom")
    for name, other in zip(names, others, strict=True):
        assert feature_digest(plain, DigestFields().feature) == feature_digest(other, DigestFields().feature)
        assert feature_digest(plain, (name,)) != feature_digest(other, (name,))
    columns = (("工时", "16"), ("抄送", "李雷"))
    assert feature_digest(replace(plain, custom=columns), ("custom",)) == feature_digest(
        replace(plain, custom=columns[::-1]), ("custom",)
    )


def test_saving_leaves_what_spells_out_a_default_and_keys_of_other_kinds_of_items(tmp_path):
    path = tmp_path / "polreq.yml"
    text = (
        "polreq: workspace/1\nname: 旧\nphase: phase1\ndelivered: every\nsuggest_min: 0.20  # 不变\n"
        "steps: [[high, middle], [middle, project], [project, user], [high, feature], [middle, feature],"
        " [project, feature], [user, feature]]\n"
        "digest_fields: {requirement: [statement], feature: [title, description, acceptance]}\nmodule: 平台\n"
    )
    path.write_text(text, encoding="utf-8")
    settings = load(tmp_path).workspace.settings
    with writing(tmp_path) as files:
        save_settings(files, replace(settings, name="新"))
    assert path.read_text(encoding="utf-8") == text.replace("旧", "新")
    with writing(tmp_path) as files:
        save_settings(files, replace(settings, name="新", digest_fields=DigestFields(), suggest_min=0.3))
    assert path.read_text(encoding="utf-8") == text.replace("旧", "新").replace("0.20", "0.3").replace(
        "digest_fields: {requirement: [statement], feature: [title, description, acceptance]}\n", ""
    )
