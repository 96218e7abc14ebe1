"""The commands as users run them, on a small workspace, with whole outputs compared."""

import json
import textwrap
from pathlib import Path

import pytest
from terminal import polreq, write

from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.workspace import DigestFields
from polreq.store.load import load

SETTINGS = """\
polreq: workspace/1
name: 望川市办件进度
lang: zh
as_of: 2026-11-01
suggest_min: 0.99
link: {semantic: false}
channels:
  - {id: pc, name: PC端}
  - {id: app, name: APP}
  - {id: quickapp, name: 快应用, ruled_out: 集约化，不再新建, basis: "wz-2026-3#三"}
"""
POLICY = """\
polreq: policy/1
id: wz-2026-3
title: 望川市人民政府办公室关于做好办件进度查询工作的通知
number: 望政办发〔2026〕3号
issuers: [望川市人民政府办公室]
level: city
genre: 通知
status: in_force
body:
  - {kind: heading, level: 1, at: 一, text: 一、2026年10月底前，建立统一的办件进度查询入口。}
  - {kind: heading, level: 1, at: 二, text: 二、各部门应当在2个工作日内更新办件状态。}
  - {kind: heading, level: 1, at: 三, text: 三、不得另建快应用。}
"""
HIGH = """\
polreq: requirements/1
layer: high
document: wz-2026-3
requirements:
  - id: H-1
    statement: 2026年10月底前，建立统一的办件进度查询入口。
    bases: [{clause: "wz-2026-3#一", quote: 2026年10月底前，建立统一的办件进度查询入口。}]
    deadlines: [{text: 2026年10月底前, kind: milestone, date: 2026-10-31}]
    channels: [pc, app]
    relation: [G2C]
    status: accepted
  - id: H-2
    statement: 各部门应当在2个工作日内更新办件状态。
    bases: [{clause: "wz-2026-3#二", quote: 各部门应当在2个工作日内更新状态。}]
  - id: H-3
    statement: 不得另建快应用。
    class: prohibition
    bases: [{clause: "wz-2026-3#三", quote: 不得另建快应用。}]
"""
PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - {id: P-1, statement: 在首页提供办件进度查询, bases: [{contract: 一期合同, at: '3.1'}]}
"""
USER = """\
polreq: requirements/1
layer: user
requirements:
  - {id: U-1, statement: 希望有深色模式, force: may}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 办件进度查询, status: doing, channels: {pc: done, app: doing, quickapp: planned}, satisfies: [P-1]}
  - {id: F-2, title: 节日主题皮肤, status: planned}
"""


@pytest.fixture
def workspace(tmp_path) -> Path:
    root = write(
        tmp_path,
        polreq=SETTINGS,
        policies__wz=POLICY,
        requirements__wz=HIGH,
        requirements__project__contract=PROJECT,
        requirements__user__survey=USER,
        requirements__backlog=BACKLOG,
    )
    loaded = load(root).workspace
    (first,) = (r for r in loaded.requirements if r.id == "H-1")
    high = requirement_digest(first, DigestFields().requirement)
    fresh = feature_digest(loaded.features[0], DigestFields().feature)
    links = f"""\
polreq: links/1
links:
  - {{lower: F-1, upper: H-1, verdict: confirmed, digests: [{fresh}, {high}], by: 王敏, on: 2026-09-01}}
  - {{lower: F-1, upper: H-2, verdict: confirmed, digests: [{"0" * 12}, {"0" * 12}], by: 王敏, on: 2026-09-01}}
gaps:
  - {{requirement: H-3, reason: 不建设，无需功能, by: 王敏, on: 2026-09-01}}
"""
    return write(root, trace__links=links)


def snapshot(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("trace", ["trace"], 0),
        ("trace-verbose", ["trace", "--verbose"], 0),
        ("check", ["check"], 1),
        ("check-github", ["check", "--format", "github"], 1),
        ("report", ["report"], 0),
        ("show-requirement", ["show", "H-1"], 0),
        ("show-feature", ["show", "F-1"], 0),
        ("show-clause", ["show", "wz-2026-3#二"], 0),
    ],
)
def test_whole_outputs(workspace, golden, lang, name, arguments, code):
    before = snapshot(workspace)
    ran = polreq(workspace, *arguments, lang=lang)
    assert (ran.code, ran.err) == (code, "")
    golden(f"{name}.{lang}.txt", ran.out)
    assert polreq(workspace, *arguments, lang=lang) == ran, "the second run reads the cache and says the same"
    assert snapshot(workspace) == before


def test_check_without_cache_leaves_no_trace(workspace):
    before = snapshot(workspace)
    polreq(workspace, "check", "--no-cache")
    assert snapshot(workspace) == before
    assert polreq(workspace, "cache").out.split()[1:3] == ["0.0", "MB"]


def test_check_writes_several_formats_to_files(workspace, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    outputs = [f"--output={name}:{out / name}" for name in ("text", "json", "github", "sarif", "junit", "gitlab")]
    ran = polreq(workspace, "check", *outputs)
    assert ran.code == 1
    assert (out / "text").read_text(encoding="utf-8") == polreq(workspace, "check").out
    assert json.loads((out / "sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    for name in ("json", "github", "sarif", "junit", "gitlab"):
        assert (out / name).read_text(encoding="utf-8").rstrip("\n") == polreq(
            workspace, "check", "--format", name
        ).out.rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "error"], 1),
        (["--fail-on", "never", "--fail-under", "60"], 0),
        (["--fail-on", "never", "--fail-under", "60.1"], 1),
        (["--fail-on", "never", "--fail-under", "project=100", "--fail-under", "user=0"], 0),
        (["--fail-on", "never", "--fail-under", "high=90%"], 1),
        (["--fail-on", "never", "--fail-under", "middle=0"], 1),
        (["--fail-on", "never", "--fail-under", "40", "--gate", "deep"], 0),
        (["--fail-on", "never", "--fail-under", "40.1", "--gate", "deep"], 1),
        (["--fail-on", "never", "--fail-under", "0.1", "--gate", "delivered"], 1),
    ],
)
def test_exit_status(workspace, arguments, code):
    # In scope: H-1 deep, H-2 stale, H-3 justified, P-1 deep, U-1 missing: 3 of 5 answered; of the high layer 2 of 3.
    assert polreq(workspace, "check", *arguments).code == code


def test_the_baseline_tolerates_and_is_itself_checked(workspace):
    write(
        workspace,
        trace__baseline="polreq: baseline/1\ntolerated:\n"
        "  - {code: C601, subject: H-2, reason: 二期}\n  - {code: C604, subject: H-1, reason: 顺延, until: 2026-10-31}\n"
        "  - {code: C601, subject: P-1, reason: 已解决}\n",
    )
    out = polreq(workspace, "check", "--format", "json").out
    codes = [(f["code"], f["subject"]) for f in json.loads(out)["findings"]]
    assert ("C601", "H-2") not in codes
    assert {("B801", "P-1"), ("B802", "H-1"), ("C604", "H-1")} <= set(codes)


def test_as_of_decides_what_is_overdue(workspace):
    def codes(*arguments: str) -> set[str]:
        found = json.loads(polreq(workspace, "check", "--format", "json", *arguments).out)["findings"]
        return {f["code"] for f in found if f["subject"] == "H-1"}

    assert "C604" in codes()
    assert "C605" in codes("--as-of", "2026-10-31")
    assert not {"C604", "C605"} & codes("--as-of", "2026-01-01")


def test_init_makes_a_valid_workspace_and_touches_nothing_that_exists(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\nname: 已有\n", encoding="utf-8")
    ran = polreq(tmp_path, "init")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "polreq.yml").read_text(encoding="utf-8") == "polreq: workspace/1\nname: 已有\n"
    again = snapshot(tmp_path)
    own = [".polreq/.gitignore", ".polreq/lock"]
    assert sorted(again) == [*own, "polreq.yml", "requirements/backlog.yml", "trace/links.yml"]
    polreq(tmp_path, "init")
    assert snapshot(tmp_path) == again
    assert polreq(tmp_path, "check", "--fail-on", "info").code == 0


NOTICE = """\
望川市人民政府办公室关于公开办事指南的通知
望政办发〔2026〕9号
各县（市、区）人民政府：
各县（市、区）人民政府应当在2026年12月底前，在政务服务网公开办事指南。
望川市人民政府办公室
2026年5月6日
"""


def test_a_notice_becomes_requirements_in_two_commands_and_a_third_changes_nothing(tmp_path):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert polreq(tmp_path, "ingest", "notice.txt").code == 0
    first = polreq(tmp_path, "trace")
    assert first.code == 0
    (requirement,) = load(tmp_path).workspace.requirements
    assert requirement.statement == "各县（市、区）人民政府应当在2026年12月底前，在政务服务网公开办事指南。"
    assert (requirement.kind, requirement.force, str(requirement.due)) == ("requirement", "must", "2026-12-31")
    before = snapshot(tmp_path)
    second = polreq(tmp_path, "trace")
    assert (second.out, second.err) == (first.out, "")
    assert snapshot(tmp_path) == before


def test_ingesting_again_is_harmless_and_a_changed_notice_needs_update(tmp_path):
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf-8")
    polreq(tmp_path, "ingest", "notice.txt")
    before = snapshot(tmp_path)
    again = polreq(tmp_path, "ingest", "notice.txt")
    assert (again.code, again.out) == (0, "")
    assert snapshot(tmp_path) == before
    file.write_text(NOTICE.replace("2026年12月底前", "2026年9月底前"), encoding="utf-8")
    refused = polreq(tmp_path, "ingest", "notice.txt")
    assert (refused.code, "X705" in refused.out) == (1, True)
    polreq(tmp_path, "trace")
    (old,) = load(tmp_path).workspace.requirements
    assert polreq(tmp_path, "ingest", "--update", "notice.txt").code == 0
    polreq(tmp_path, "trace")
    (new,) = load(tmp_path).workspace.requirements
    assert (new.id, str(new.due)) == (old.id, "2026-09-30")


def test_only_channels_that_the_product_has_are_asked_for(tmp_path):
    (tmp_path / "notice.txt").write_text(NOTICE.replace("政务服务网", "APP、快应用"), encoding="utf-8")
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\nchannels: [{id: pc, name: PC端}, {id: app, name: APP}]\n")
    polreq(tmp_path, "ingest", "notice.txt")
    polreq(tmp_path, "trace")
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert [r.channels for r in loaded.workspace.requirements] == [("app",)]


@pytest.mark.parametrize("family", ["移动端", "线上", "掌上办"])
def test_a_channel_that_nobody_named_leaves_no_feature_undelivered(tmp_path, family):
    (tmp_path / "notice.txt").write_text(NOTICE.replace("政务服务网", family), encoding="utf-8")
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\nallowed: [[high, feature]]\n")
    polreq(tmp_path, "ingest", "notice.txt")
    polreq(tmp_path, "trace")
    (asked,) = load(tmp_path).workspace.requirements
    only = f"{{id: F-1, title: 办件进度, status: done, channels: {{app: done}}, satisfies: [{asked.id}]}}"
    write(tmp_path, requirements__backlog=f"polreq: backlog/1\nfeatures:\n  - {only}\n")
    ran = json.loads(polreq(tmp_path, "trace", "--format", "json").out)["coverage"]["items"]
    assert [(item["delivered"], item["missing_channels"]) for item in ran] == [(True, [])]


def test_link_ranks_any_two_collections(tmp_path):
    (tmp_path / "q.jsonl").write_text(
        '{"id": "q1", "text": "办件进度查询"}\n{"id": "q2", "text": "电子证照"}\n', encoding="utf-8"
    )
    (tmp_path / "c.jsonl").write_text(
        '{"id": "a", "title": "证照卡包", "description": "电子证照亮证"}\n{"id": "b", "title": "进度查询"}\n',
        encoding="utf-8",
    )
    ran = polreq(tmp_path, "link", "--queries", "q.jsonl", "--corpus", "c.jsonl", "--top", "1", "--no-semantic")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [(q, d) for q, d, _ in rows] == [("q1", "b"), ("q2", "a")]
    assert all(0 <= float(score) <= 1 for _, _, score in rows)
    collections = ("--queries", "q.jsonl", "--corpus", "c.jsonl", "--top", "1", "--no-semantic")
    told = [json.loads(line) for line in polreq(tmp_path, "link", *collections, "--format", "jsonl").out.splitlines()]
    assert [(one["query"], one["document"], f"{one['score']:.6f}") for one in told] == [tuple(row) for row in rows]
    assert [one["reasons"][0]["document"].partition("、")[0] for one in told] == ["进度查询", "电子证照"]
    bad = polreq(tmp_path, "link", "--queries", "c.tsv", "--corpus", "c.jsonl")
    assert (bad.code, bad.out) == (2, "")


def test_a_confirmed_link_counts_for_texts_that_are_like_its_own_and_one_of_no_relevance_is_none(tmp_path):
    (tmp_path / "q.jsonl").write_text(
        '{"id": "q1", "text": "办件进度查询"}\n{"id": "q2", "text": "在线查询办件进度"}\n', encoding="utf-8"
    )
    (tmp_path / "c.jsonl").write_text(
        '{"id": "b", "title": "进度查询"}\n{"id": "c", "title": "皮肤"}\n', encoding="utf-8"
    )

    def linked(known: str) -> list[str]:
        (tmp_path / "known.tsv").write_text(known, encoding="utf-8")
        collections = ("--queries", "q.jsonl", "--corpus", "c.jsonl", "--known", "known.tsv")
        ran = polreq(tmp_path, "link", *collections, "--no-semantic")
        assert ran.code == 0
        return [cells[1] for cells in (line.split("\t") for line in ran.out.splitlines()) if cells[0] == "q1"]

    assert linked("") == ["b"]
    assert linked("q2\tc\t1\n") == ["b", "c"]
    assert linked("q2\tc\n") == ["b", "c"]
    assert linked("q2\tc\t0\n") == ["b"]


def test_extract_prints_every_character_as_json_lines(tmp_path):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    ran = polreq(tmp_path, "extract", "notice.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert "".join(r["text"] for r in rows) == NOTICE.replace("\n", "")
    assert {
        "id",
        "locator",
        "text",
        "class",
        "force",
        "product",
        "deadlines",
        "targets",
        "units",
        "cites",
        "channels",
        "line",
    } <= set(rows[0])
    assert polreq(tmp_path, "extract", "notice.txt", "--out", "out").out == ""
    assert (tmp_path / "out" / "notice.jsonl").read_text(encoding="utf-8") == ran.out
    assert not (tmp_path / "polreq.yml").exists()


def test_doctor_says_what_is_there(workspace):
    ran = polreq(workspace, "doctor")
    assert ran.code == 0
    assert "工作区：1 份文件、5 项需求、2 项功能、2 条审核过的关联" in ran.out
    write(workspace, requirements__bad="polreq: [\n")
    assert polreq(workspace, "doctor").code == 1


def test_a_lexicon_that_breaks_is_seen_by_the_next_check(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nlexicon: [words.yml]\n", words="polreq: lexicon/1\n")
    assert polreq(tmp_path, "check").code == 0
    write(tmp_path, words="polreq: [\n")
    ran = polreq(tmp_path, "check")
    assert (ran.code, " Y001 " in ran.out) == (1, True)


def test_extraction_with_a_broken_lexicon_names_its_first_mistake(tmp_path):
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    write(tmp_path, polreq="polreq: workspace/1\nlexicon: [words.yml]\n", words="polreq: lexicon/1\na: [\n")
    ran = polreq(tmp_path, "extract", "notice.txt")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "polreq: 词表文件有错误：words.yml:3:1 YAML 语法错误：此处不合语法，请检查缩进、引号和冒号；请修正该处；常见原因是缩进不齐、冒号后缺空格、引号未闭合\n",
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_of_a_new_workspace_can_be_taken_as_they_are(tmp_path, lang):
    assert polreq(tmp_path, "init", lang=lang).code == 0
    for name, key in (("requirements/backlog.yml", "features:"), ("trace/links.yml", "links:")):
        header, _, _ = (tmp_path / name).read_text(encoding="utf-8").partition("polreq:")
        example = [line.removeprefix("#").removeprefix(" ") for line in header.splitlines()]
        start = next(n for n, line in enumerate(example) if line.lstrip().startswith(("- id", "links:")))
        body = "\n".join(example[start:])
        body = f"features:\n{body}" if key == "features:" else textwrap.dedent(body)
        (tmp_path / name).write_text(f"polreq: {'backlog' if key == 'features:' else 'links'}/1\n{body}\n", "utf-8")
    ran = polreq(tmp_path, "check", lang=lang)
    told = [line.split()[1] for line in ran.out.splitlines() if line.startswith(("requirements", "trace"))]
    assert set(told) <= {"C606", "L501", "I202"}, ran.out  # the requirements that they name are nobody's
    assert "digests: [" in (tmp_path / "trace/links.yml").read_text(encoding="utf-8")
