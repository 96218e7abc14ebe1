"""`polreq export trace` and `polreq import` of files of other programs, as a user types them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from random_workspaces import workspaces
from random_workspaces import write as write_workspace
from terminal import polreq, write
from traced_items import OWN_IDS, traced

from polreq.exchange import needs_json
from polreq.graph import build
from polreq.results.traced import Traced
from polreq.store.load import load

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = "polreq: workspace/1\nname: 示例\nas_of: 2026-11-01\n"

HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    title: 全程网办
    statement: 高频事项应当全程网办。
    class: requirement
    force: must
    product: true
    bases: [{clause: "d1#一.p1", quote: 高频事项应当全程网办。}]
    deadlines: [{text: 2026年底前, kind: milestone, date: 2026-12-31}]
    targets: [{text: 达到80%以上, op: '>=', value: 80, unit: '%'}]
    units: [{name: 市数据局, role: lead}]
    channels: [pc, x_hotline]
    line: [好差评]
    verify: [test]
    status: accepted
    custom: {提出部门: 政务服务处}
  - id: H-2
    statement: "电子印章由省平台\\n统一建设。"
    class: requirement
    force: should
    product: true
    status: accepted
"""

LOWER = """\
polreq: requirements/1
requirements:
  - {id: M-1, layer: middle, statement: 差评要生成工单。, class: requirement, force: must, product: true, satisfies: [H-1], status: accepted}
  - {id: U-1, layer: user, statement: 希望有深色模式。, class: requirement, force: should, product: true, status: accepted}
"""

BACKLOG = """\
polreq: backlog/1
features:
  - id: F-1
    title: 工单 "一键" 生成
    description: 差评后生成工单。
    status: doing
    channels: {pc: done, app: doing}
    tests: [{id: TC-1, title: 能生成, result: passed, from: junit.xml}]
"""

LINKS = """\
polreq: links/1
links:
  - {lower: F-1, upper: M-1, verdict: confirmed, by: 王敏, on: 2026-05-01}
  - {lower: U-1, upper: H-1, verdict: confirmed, skip: 用户直接提到政策}
  - {lower: F-1, upper: U-1, verdict: rejected}
gaps:
  - {requirement: H-2, reason: 由省平台统一承担}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path / "甲",
        polreq=SETTINGS,
        requirements__high=HIGH,
        requirements__lower=LOWER,
        requirements__backlog=BACKLOG,
        trace__links=LINKS,
    )


@pytest.fixture
def empty(tmp_path):
    return write(tmp_path / "乙", polreq=SETTINGS)


def exported(root: Path) -> Traced:
    assert polreq(root, "export", "trace", "-o", "out.needs.json", "--no-cache").code == 0
    read, findings = needs_json.read("out", (root / "out.needs.json").read_bytes())
    assert findings == ()
    return read


@pytest.mark.parametrize("name", ["t.graphml", "t.gexf", "t.dot", "t.mmd", "t.json", "t.needs.json", "NEEDS.JSON"])
def test_a_file_is_written_by_the_ending_of_its_name(root, name):
    ran = polreq(root, "export", "trace", "-o", f"out/{name}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 out/{name}\n")
    assert [p.name for p in (root / "out").iterdir()] == [name]


def test_what_is_exchanged_is_what_the_files_say(root, golden):
    polreq(root, "export", "trace", "-o", "whole.needs.json")
    golden("whole.needs.json", (root / "whole.needs.json").read_text("utf-8"))


def test_lobster_becomes_files_beside_each_other(root):
    ran = polreq(root, "export", "trace", "-o", "t.lobster", lang="en")
    names = ["t-high.lobster", "t-middle.lobster", "t-user.lobster", "t-feature.lobster", "t.conf"]
    assert (ran.code, ran.err) == (0, "".join(f"written to {name}\n" for name in names))
    (high, *_) = json.loads((root / "t-high.lobster").read_text("utf-8"))["data"]
    assert high["location"] == {"kind": "file", "file": "requirements/high.yml", "line": 4, "column": 9}


def test_another_ending_or_an_option_of_tables_is_refused_and_what_fits_is_named(root):
    ran = polreq(root, "export", "trace", "-o", "t.xlsx")
    assert ran.code == 2
    assert "不能写出“t.xlsx”。trace 的文件名可以用这些结尾：.graphml、.gexf、.dot、.mmd、.json、.lobster" in ran.err
    assert "rtm 的文件名可以用这些结尾：.xlsx、.csv、.docx" in polreq(root, "export", "rtm", "-o", "t.dot").err
    assert "--template 和 --blank 只用于表格" in polreq(root, "export", "trace", "--blank", "-o", "t.dot").err
    assert "可选：rtm, " in polreq(root, "export", "other", "-o", "t.dot").err
    assert not [p for p in root.iterdir() if p.suffix in (".xlsx", ".dot")]


READ = """\
out.needs.json：sphinx-needs，5 项
已写入 requirements/out.yml, requirements/backlog-out.yml：新增 5
关联：新增 3 条，记在 trace/links.yml，算作已确认

新增 5 ─────────────────────────────────────────────────────────────────────────────────────────────
H-1  已接受  全程网办
H-2  已接受  电子印章由省平台 统一建设。
M-1  已接受  差评要生成工单。
U-1  已接受  希望有深色模式。
F-1  建设中  工单 "一键" 生成

  1. 提取需求、推荐关联、看覆盖
     polreq trace
"""


def test_what_was_exported_comes_in_whole_and_again_changes_nothing(root, empty):
    exported(root)
    (empty / "out.needs.json").write_bytes((root / "out.needs.json").read_bytes())
    tried = polreq(empty, "import", "out.needs.json", "--dry-run")
    assert tried.code == 0
    assert "关联：会新增 3 条" in tried.out
    assert not (empty / "requirements").exists()
    ran = polreq(empty, "import", "out.needs.json")
    assert (ran.code, ran.out, ran.err) == (0, READ, "")
    before = {p: p.read_bytes() for p in empty.rglob("*.yml")}
    again = polreq(empty, "import", "out.needs.json")
    assert again.out.endswith("requirements/out.yml, requirements/backlog-out.yml 没有变化：没有变化 5\n")
    assert {p: p.read_bytes() for p in empty.rglob("*.yml")} == before
    polreq(empty, "export", "trace", "-o", "back.needs.json")
    assert (empty / "back.needs.json").read_bytes() == (root / "out.needs.json").read_bytes()


def test_links_come_in_as_reviewed_today_with_where_they_come_from(root, empty):
    exported(root)
    polreq(empty, "import", str(root / "out.needs.json"))
    workspace = load(empty).workspace
    assert {(k.lower, k.upper, k.verdict, k.note, k.skip) for k in workspace.links} == {
        ("M-1", "H-1", "confirmed", "导入自 out.needs.json", ""),
        ("F-1", "M-1", "confirmed", "导入自 out.needs.json", ""),
        ("U-1", "H-1", "confirmed", "导入自 out.needs.json", "用户直接提到政策"),
    }
    assert build(workspace).troubles == ()
    assert [(g.requirement, g.reason) for g in workspace.gaps] == [("H-2", "由省平台统一承担")]


CHANGED = """\
更新 2 ─────────────────────────────────────────────────────────────────────────────────────────────
H-1  已接受  全程网办
  评审：（空） → 通过
F-1  建设中  工单 "一键" 生成
  描述：差评后生成工单。 → 差评后自动生成工单。
  links：（空） → U-1
"""


def test_what_people_added_and_decided_stays(root):
    exported(root)
    written = json.loads((root / "out.needs.json").read_text("utf-8"))
    needs = written["versions"]["1"]["needs"]
    needs["F-1"] |= {"content": "差评后自动生成工单。", "links": ["M-1", "U-1"]}
    del needs["H-1"]["verify"]
    needs["H-1"]["评审"] = "通过"
    (root / "out.needs.json").write_text(json.dumps(written, ensure_ascii=False), "utf-8")
    ran = polreq(root, "import", "out.needs.json")
    assert ran.code == 0
    assert CHANGED in ran.out
    assert "U-1 没有导入：它在工作区里已经被否决" in ran.out
    workspace = load(root).workspace
    (feature,) = workspace.features
    assert (feature.description, feature.tests[0].id) == ("差评后自动生成工单。", "TC-1")
    assert dict(feature.custom) == {"links": "U-1"}
    high = workspace.requirements[0]
    assert (high.verify, dict(high.custom)) == (("test",), {"提出部门": "政务服务处", "评审": "通过"})
    assert {k.verdict for k in workspace.links if k.upper == "U-1"} == {"rejected"}
    assert not (root / "requirements" / "out.yml").exists()


FOREIGN = {
    "current_version": "2.0",
    "project": "别家",
    "versions": {
        "1.0": {"needs": {}},
        "2.0": {
            "needs_schema": {
                "properties": {"implements": {"field_type": "links"}, "implements_back": {"field_type": "backlinks"}}
            },
            "needs": {
                "R_1": {"id": "R_1", "type": "feature", "title": "登录", "description": "能登录。", "status": "in progress", "tags": ["a", "b"], "docname": None},
                "R 2": {"id": "R 2", "type": "spec", "title": "", "content": "用手机号登录。\n可以换绑。", "implements": ["R_1"], "implements_back": ["x"]},
            },
        },
    },
}  # fmt: skip


def foreign(folder: Path, **more: object) -> Path:
    (folder / "别家.json").write_text(json.dumps(FOREIGN | more, ensure_ascii=False, indent=1), "utf-8")
    return folder / "别家.json"


def test_items_of_others_are_features_unless_people_say_otherwise(empty):
    foreign(empty)
    ran = polreq(empty, "import", "别家.json")
    assert ran.code == 0
    assert "2 项没有写明是哪一层需求，作为功能读入" in ran.out
    assert "关联 R-2 → R_1 没有导入：功能不能满足功能" in ran.out
    one, two = load(empty).workspace.features
    assert (one.id, one.title, one.description, one.status) == ("R_1", "登录", "能登录。", "doing")
    assert dict(one.custom) == {"type": "feature", "status": "in progress", "tags": '["a", "b"]'}
    assert (two.id, two.title, two.description) == ("R-2", "用手机号登录。", "用手机号登录。\n可以换绑。")
    assert dict(two.custom) == {"type": "spec", "id": "R 2", "links": "R_1"}
    assert "没有变化 2" in polreq(empty, "import", "别家.json").out
    quiet = polreq(empty, "import", "别家.json", "--as", "feature")
    assert "没有写明是哪一层需求" not in quiet.out


def test_items_of_others_are_demands_where_people_say_so(empty):
    foreign(empty)
    ran = polreq(empty, "import", "别家.json", "--as", "project", "--basis", "contract:一期合同", "--prefix", "P-")
    assert "已写入 requirements/别家.yml：新增 2" in ran.out
    one, two = load(empty).workspace.requirements
    assert (one.id, one.layer, one.title, one.statement, one.force) == ("P-R_1", "project", "登录", "能登录。", "must")
    assert [(b.kind, b.ref) for b in one.bases] == [("contract", "一期合同")]
    assert (two.id, two.statement) == ("P-R-2", "用手机号登录。\n可以换绑。")
    assert "没有变化 2" in polreq(empty, "import", "别家.json", "--as", "project", "--prefix", "P-").out


def test_a_key_that_cannot_be_read_is_kept_as_it_is(empty):
    needs = {
        "F": {"layer": "feature", "title": "甲", "custom": "不是映射", "gap": "功能没有缺口", "skip": "[1]", "channels": "pc"},
        "G": {"layer": "feature", "title": "乙", "custom": "{a: {b: 深}}"},
    }  # fmt: skip
    content = {"current_version": "1", "versions": {"1": {"needs": needs}}}
    (empty / "x.needs.json").write_text(json.dumps(content), "utf-8")
    polreq(empty, "import", "x.needs.json")
    one, two = load(empty).workspace.features
    assert dict(one.custom) == {"custom": "不是映射", "gap": "功能没有缺口", "skip": "[1]", "channels": "pc"}
    assert dict(two.custom) == {"custom": "{a: {b: 深}}"}


def said(text: str) -> str:
    """What was shown, without the breaks of lines and boxes."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"", "1:1", "不是可读的 needs.json 文件，没有读入：不是完整的 JSON"),
        (b'{"versions": \n  oops}', "2:3", "不是完整的 JSON"),
        (b"[1, 2]", "1:1", "最外层不是一个对象"),
        (b"\xff\xfe{}", "1:1", "不是 UTF-8 编码"),
        (b'{"a": 1}', "1:1", "没有 versions → 版本 → needs"),
        (b'{"versions": []}', "1:2", "没有 versions → 版本 → needs"),
        (b'{"current_version": "1",\n "versions": {"1": {"needs": []}}}', "2:15", "没有 versions → 版本 → needs"),
        (b"[" * 100_000, "1:1", "嵌套太深"),
        (b'{"versions": ' + b"1" * 5000 + b"}", "1:1", "有一个数太长"),
    ],
)
def test_a_file_that_is_none_is_named_with_line_and_column(empty, content, place, message):
    (empty / "坏.needs.json").write_bytes(content)
    ran = polreq(empty, "import", "坏.needs.json", columns=200)
    assert ran.code == 1
    assert message in said(ran.out)
    assert f"坏.needs.json:{place}" in ran.out
    assert not (empty / "requirements").exists()


def test_what_is_wrong_with_items_and_links_is_said_all_at_once_and_the_rest_comes_in(empty):
    text = """\
{"current_version": "1", "versions": {"1": {"needs": {
 "A": {"id": "A", "layer": "high", "content": "甲", "force": "sometimes", "links": ["B"]},
 "B": {"id": "B", "layer": "middle", "content": "乙", "links": ["A", "C", "没有"]},
 "A": {"id": "A", "layer": "high", "content": "又一个甲"},
 "C": {"id": "C", "layer": "user", "content": "丙", "links": ["A"]},
 "D": 5,
 "E": {"id": "E", "layer": "high"},
 "??": {"layer": "high", "content": "丁"}
}}}}
"""
    (empty / "x.needs.json").write_text(text, "utf-8")
    ran = polreq(empty, "import", "x.needs.json", columns=200)
    assert ran.code == 1
    for place, message in (
        ("4:2", "编号“A”前面已经有了（x.needs.json:2:2），这一项没有读入"),
        ("6:2", "它不是一个对象 {…}"),
        ("7:2", "既没有标题也没有正文"),
        ("8:2", "编号“??”里没有字母、数字或汉字"),
        ("2:2", "sometimes"),
        ("2:2", "关联 A → B 没有导入：高层不能满足中层"),
        ("3:2", "关联 B → C 没有导入：中层不能满足用户"),
        ("3:2", "关联 B → 没有 没有导入：没有编号为 没有 的需求"),
        ("5:2", "关联 C → A 没有导入：跨层关联要写明理由"),
    ):
        assert message in said(ran.out)
        assert f"x.needs.json:{place}" in ran.out
    workspace = load(empty).workspace
    assert [(r.id, r.statement, dict(r.custom)) for r in workspace.requirements] == [
        ("A", "甲", {"force": "sometimes", "links": "B"}),
        ("B", "乙", {"links": "C, 没有"}),
        ("C", "丙", {"links": "A"}),
    ]
    assert [(k.lower, k.upper) for k in workspace.links] == [("B", "A")]


def test_a_circle_is_named_where_settings_allow_its_steps(empty):
    (empty / "polreq.yml").write_text(SETTINGS + "steps: [[middle, middle]]\n", "utf-8")
    needs = {i: {"layer": "middle", "content": i, "links": [up]} for i, up in (("A", "B"), ("B", "A"), ("C", "A"))}
    content = {"current_version": "1", "versions": {"1": {"needs": needs}}}
    (empty / "x.needs.json").write_text(json.dumps(content), "utf-8")
    ran = polreq(empty, "import", "x.needs.json", lang="en", columns=200)
    assert "the link A → B was left out: A、B satisfy each other in a circle" in said(ran.out)
    assert [(k.lower, k.upper) for k in load(empty).workspace.links] == [("C", "A")]


def test_an_id_that_is_something_else_in_the_workspace_is_left_alone(root):
    needs = {"F-1": {"layer": "high", "content": "甲"}, "H-1": {"layer": "middle", "content": "乙"}}
    content = {"current_version": "1", "versions": {"1": {"needs": needs}}}
    (root / "x.needs.json").write_text(json.dumps(content), "utf-8")
    before = {p: p.read_bytes() for p in root.rglob("*.yml")}
    ran = polreq(root, "import", "x.needs.json", columns=200)
    assert ran.code == 1
    assert "编号“F-1”在工作区里已经用在功能（requirements/backlog.yml:3:9），这里却是高层，没有读入" in said(ran.out)
    assert "编号“H-1”在工作区里已经用在高层（requirements/high.yml:4:9），这里却是中层" in said(ran.out)
    assert {p: p.read_bytes() for p in root.rglob("*.yml")} == before


def test_nothing_is_written_while_decisions_or_items_of_the_workspace_cannot_be_read(root):
    exported(root)
    needs = {
        "H-9": {"layer": "high", "content": "新的一项"},
        "M-9": {"layer": "middle", "content": "乙", "links": ["H-9"]},
    }
    content = {"current_version": "1", "versions": {"1": {"needs": needs}}}
    (root / "x.needs.json").write_text(json.dumps(content), "utf-8")
    for name in ("trace/links.yml", "requirements/lower.yml"):
        sound = (root / name).read_bytes()
        (root / name).write_bytes(sound + b"\n  oops: [")
        before = {p: p.read_bytes() for p in root.rglob("*.yml")}
        ran = polreq(root, "import", "x.needs.json")
        assert ran.code != 0
        assert name in ran.out + ran.err
        assert {p: p.read_bytes() for p in root.rglob("*.yml")} == before
        (root / name).write_bytes(sound)
    assert polreq(root, "import", "x.needs.json").code == 0


def test_files_of_one_command_may_name_each_others_items(empty):
    for name, id_, layer, links in (("b", "B", "middle", ["A"]), ("a", "A", "high", [])):
        needs = {id_: {"layer": layer, "content": id_, "links": links}}
        content = {"current_version": "1", "versions": {"1": {"needs": needs}}}
        (empty / f"{name}.needs.json").write_text(json.dumps(content), "utf-8")
    ran = polreq(empty, "import", "b.needs.json", "a.needs.json")
    assert (ran.code, "已写入 requirements/b.yml, requirements/a.yml：新增 2" in ran.out) == (0, True)
    assert [(k.lower, k.upper) for k in load(empty).workspace.links] == [("B", "A")]


def test_the_sample_comes_back_byte_for_byte_but_for_one_stale_link(tmp_path):
    assert polreq(ROOT, "export", "trace", "-o", str(tmp_path / "a.needs.json")).code == 0
    write(tmp_path, polreq="polreq: workspace/1\nname: 望川市一网通办（示例）\nas_of: 2026-11-01\n")
    assert polreq(tmp_path, "import", "a.needs.json").code == 0
    assert polreq(tmp_path, "export", "trace", "-o", "b.needs.json").code == 0
    first, back = (tmp_path / "a.needs.json").read_bytes(), (tmp_path / "b.needs.json").read_bytes()
    # F-060 → gbf-2018-45-R007 is to be looked at again: it does not count and is not handed on
    assert first.count(b'"covered": "stale"') == 1
    assert back == first.replace(b'"covered": "stale"', b'"covered": "missing"')


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(workspaces())
def test_any_workspace_comes_back_with_its_ids_texts_layers_and_links(tmp_path_factory, files):
    first = write_workspace(files, tmp_path_factory.mktemp("first"))
    second = write_workspace({"polreq.yml": files["polreq.yml"]}, tmp_path_factory.mktemp("second"))
    polreq(first, "export", "trace", "-o", str(second / "a.needs.json"), "--no-cache")
    given_out, _ = needs_json.read("a", (second / "a.needs.json").read_bytes())
    polreq(second, "import", "a.needs.json")
    back = exported(second)
    graph = build(load(first).workspace)
    # what skips a layer without a reason, or runs in a circle, is a mistake in the first workspace and does not come in
    skipping = {(t.link.lower, t.link.upper) for t in graph.troubles if t.kind == "skips"}
    circles = [set(circle) for circle in graph.circles]
    wanted = {
        (item.id, upper)
        for item in given_out.items
        for upper in item.above
        if (item.id, upper) not in skipping and not any({item.id, upper} <= circle for circle in circles)
    }
    assert [(i.id, i.layer, i.title, i.text) for i in back.items] == [
        (i.id, i.layer, i.title, i.text) for i in given_out.items
    ]
    assert {(i.id, upper) for i in back.items for upper in i.above} == wanted


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(traced(OWN_IDS))
def test_whatever_people_wrote_comes_in_and_goes_out_again(tmp_path_factory, found):
    """Texts of any kind; values that a key cannot have, and links that may not be, are named and kept, and no text is lost."""
    root = write(tmp_path_factory.mktemp("any"), polreq=SETTINGS)
    (root / "a.needs.json").write_bytes(needs_json.write(found))
    ran = polreq(root, "import", "a.needs.json")
    assert "X701" not in ran.out + ran.err
    back = {item.id: item for item in exported(root).items}
    for item in found.items:
        if not (item.text.strip() or item.title.strip()):
            continue  # says nothing
        assert back[item.id].layer == item.layer
        if item.text.strip():
            assert back[item.id].text == item.text
        kept = dict(back[item.id].fields)
        said = kept.get("custom", "")
        assert [
            key
            for key, text in item.fields
            if text.strip() and key not in kept and key not in said and key not in ("gap", "skip")
        ] == []
    before = {p: p.read_bytes() for p in root.rglob("*.yml")}
    polreq(root, "import", "a.needs.json")
    assert {p: p.read_bytes() for p in root.rglob("*.yml")} == before
