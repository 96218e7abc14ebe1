"""`polreq report --workspaces`: one page about several workspaces, one of which cannot be read."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_workspaces import workspaces
from random_workspaces import write as write_random
from terminal import polreq, write

from polreq.render.machine.schemas import FORMATS

WANGCHUAN = {
    "polreq": "polreq: workspace/1\nname: 望川一网通办\nlang: zh\nas_of: 2026-11-01\nlink: {semantic: false}\n",
    "requirements__project": """\
polreq: requirements/1
layer: project
requirements:
  - {id: P-1, statement: 应当支持在线查询办件进度。, force: must, line: [统一受理], bases: [{contract: 一期合同, at: '3.1'}]}
  - id: P-2
    statement: 应当提供办事指南检索。
    force: must
    line: [统一受理]
    deadlines: [{text: 2026年9月底前, kind: milestone, date: 2026-09-30}]
    bases: [{contract: 一期合同, at: '3.2'}]
  - id: P-3
    statement: 鼓励支持夜间深色界面。
    force: may
    deadlines: [{text: 2026年11月底前, kind: milestone, date: 2026-11-30}]
    bases: [{contract: 一期合同, at: '3.3'}]
""",
    "requirements__backlog": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 进度查询, status: done, satisfies: [P-1]}\n",
    "owners": "polreq: owners/1\nslices:\n  - {person: 王敏, line: [统一受理]}\n  - {person: 李强, item: [P-3]}\n",
}
CHENGZHOU = {
    "polreq": "polreq: workspace/1\nname: 澄州好差评\nlang: zh\nlink: {semantic: false}\n",
    "requirements__project": """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 应当在首页设置评价入口。
    force: must
    deadlines: [{text: 2026年12月底前, kind: milestone, date: 2026-12-31}]
    bases: [{contract: 二期合同, at: '2.1'}]
  - {id: P-2, statement: 推动评价结果公开。, force: should, bases: [{contract: 二期合同, at: '2.2'}]}
""",
    "requirements__backlog": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 评价结果公开, status: planned, satisfies: [P-2]}\n",
    "owners": "polreq: owners/1\nslices:\n  - {person: 王 敏, project: [澄州好差评]}\n",
}
ALL = ("望川", "澄州", "坏的", "没有")


@pytest.fixture
def projects(tmp_path):
    write(tmp_path / "望川", **WANGCHUAN)
    write(tmp_path / "澄州", **CHENGZHOU)
    write(tmp_path / "坏的", polreq="polreq: workspace/1\nname: 坏的\n", requirements__project="polreq: [\n")
    return tmp_path


def overview(root, *arguments):
    return json.loads(polreq(root, "report", "--workspaces", *arguments, "--format", "json").out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_several_projects_on_one_page_with_what_could_not_be_read(projects, golden, lang):
    shown = polreq(projects, "report", "--workspaces", *ALL, "--format", "text", lang=lang)
    assert shown.code == 1
    golden(f"overview.{lang}.txt", shown.out + shown.err)
    written = polreq(projects, "report", "--workspaces", *ALL, lang=lang)
    golden(f"overview.{lang}.md", written.out)
    polreq(projects, "report", "--workspaces", *ALL, "-o", "o.html", lang=lang)
    page = (projects / "o.html").read_text(encoding="utf-8")
    golden(f"overview.{lang}.html", page[page.index("<main>") : page.index("</main>")] + "\n")


def test_a_day_that_is_asked_for_holds_for_all(projects, golden):
    ran = polreq(projects, "report", "--workspaces", "望川", "澄州", "--as-of", "2027-01-15", "--format", "text")
    assert (ran.code, ran.err) == (0, "")
    golden("overview-day.txt", ran.out)


def test_programs_read_the_same_in_both_languages(projects, golden):
    chinese, english = (
        polreq(projects, "report", "--workspaces", *ALL, "--format", "json", lang=lang).out for lang in ("zh", "en")
    )
    assert chinese == english
    golden("overview.json", chinese)


def test_one_alone_and_one_without_anything(projects):
    (row,) = overview(projects, "望川")["workspaces"]
    assert row["figures"]["total"] == 3
    write(projects / "空的", polreq="polreq: workspace/1\n")
    ran = polreq(projects, "report", "--workspaces", "空的")
    assert (ran.code, "1 个项目里还没有纳入范围的需求。" in ran.out, "| 空的 |" in ran.out) == (0, True, True)


def test_projects_of_one_name_are_told_apart_by_their_folders(projects):
    write(projects / "望川二期", **WANGCHUAN)
    out = polreq(projects, "report", "--workspaces", "望川", "望川二期").out
    assert "| 望川一网通办（望川） |" in out
    assert "| 望川一网通办（望川二期） |" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--workspaces 后面请写各工作区的文件夹，如 polreq report --workspaces 项目A 项目B -o 总览.html。"),
        (("望川", "./望川"), "“./望川”和“望川”是同一个文件夹，只写一次。"),
        (
            ("望川/trace", "望川", "澄州", "澄州/"),
            "“望川/trace”在“望川”里面：请只写其中一个；“澄州/”和“澄州”是同一个文件夹，只写一次。",
        ),
        (
            ("望川", "--owner", "王敏", "--history"),
            "--owner、--history 只用于一个工作区的报告，请去掉，或去掉 --workspaces。",
        ),
        (
            ("望川", "-o", "a.csv"),
            "不能写出 .csv 文件（a.csv）。文件名可以用这些结尾：.md、.markdown、.html、.htm、.txt、.json",
        ),
        (("望川", "--format", "mermaid"), "没有“mermaid”这种格式。可选：text, markdown, html, json"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_what_can(projects, arguments, said):
    ran = polreq(projects, "report", "--workspaces", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {said}\n")


def test_folders_without_the_option_are_no_report(projects):
    ran = polreq(projects, "report", "望川")
    said = "一个工作区的报告用 -w 指明目录；几个工作区合成一页，请加 --workspaces。"
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {said}\n")


def test_where_none_can_be_read_there_are_no_sums(projects):
    ran = polreq(projects, "report", "--workspaces", "坏的", "没有")
    assert ran.code == 1
    assert ran.out == (
        "# 各项目总览\n\n一个也没有读出来\n\n"
        "**2 个项目没有读出来，合计不含它们；原因和怎么办见表，改正后请重新运行。**\n\n\n"
        "## 各项目\n\n"
        "| 项目 | 需求数 | 已落到功能 | 已交付 | 缺口 | 其中必须 | 过期 | 临近 | 错误/警告 | 没有读出来 |\n"
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |\n"
        "| 坏的 |  |  |  |  |  |  |  |  | requirements/project.yml:2:1 Y001 YAML 语法错误：此处不合语法，请检查缩进、引号和冒号。"
        "请运行 polreq check -w 坏的，按提示改正。 |\n"
        "| 没有 |  |  |  |  |  |  |  |  | 没有这个文件夹。请核对路径，或从命令里去掉。 |\n"
    )


def test_folders_that_are_no_workspaces_say_what_is_missing(projects):
    (projects / "空文件夹").mkdir()
    (projects / "文件").write_text("", encoding="utf-8")
    ran = polreq(projects, "report", "--workspaces", "空文件夹", "文件", lang="en", columns=200)
    assert ran.code == 1
    assert ran.err == (
        "空文件夹 could not be read, so that the totals are without it: it holds no polreq.yml, and is no workspace. "
        "Name the folder with polreq.yml, or run polreq init in it first.\n"
        "文件 could not be read, so that the totals are without it: it is no folder. Check how it is written, or leave it out.\n"
    )


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(files=st.lists(workspaces(), min_size=1, max_size=3))
def test_each_row_has_the_figures_of_its_own_report_and_check_and_the_totals_are_sums(files, tmp_path_factory):
    root = tmp_path_factory.mktemp("several")
    folders = [f"w{n}" for n in range(len(files))]
    for folder, one in zip(folders, files, strict=True):
        write_random(one, root / folder)
    made = overview(root, *folders, "--as-of", "2026-11-01")
    known = [row for row in made["workspaces"] if "figures" in row]
    gaps = 0
    for row in made["workspaces"]:
        place = ("-w", row["folder"], "--as-of", "2026-11-01", "--format", "json")
        report = json.loads(polreq(root, "report", *place).out)
        findings = json.loads(polreq(root, "check", *place).out)["findings"]
        if "figures" not in row:
            assert polreq(root, "report", *place).code == 1
            continue
        figures, total = row["figures"], report["coverage"]["total"]
        assert {key: figures[key] for key in total if key in figures} == {
            key: total[key] for key in total if key in figures
        }
        counted = [sum(f["severity"] == name for f in findings) for name in ("error", "warning")]
        assert [figures["errors"], figures["warnings"]] == counted
        gaps += len(report["gaps"])
    numbers = {key for key, value in made["total"].items() if isinstance(value, int)}
    if known:
        assert {key: made["total"][key] for key in numbers} == {
            key: sum(row["figures"][key] for row in known) for key in numbers
        }
    assert made["total"]["gaps"] == gaps
    assert len(made["gaps"]) == min(10, gaps)


def test_what_programs_read_fits_its_schema(projects):
    from jsonschema import Draft202012Validator

    form = next(one for one in FORMATS if one.name == "overview").form
    assert list(Draft202012Validator(form).iter_errors(overview(projects, *ALL))) == []
