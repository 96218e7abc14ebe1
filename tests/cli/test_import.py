"""`polreq import` as a user types it: what it says, what it writes, and what it says of bad input."""

import io
import sys

import pytest
import yaml
from terminal import polreq

STORIES = """\
编号,所属产品,所属模块,研发需求名称,描述,验收标准,当前状态,所处阶段,指派给,关闭原因
101,望事通APP(#9),/办件(#1),办结页评价入口,<p>办结后直接评价。</p>,抽查20个事项都能评价。,激活,研发中,王敏,
102,望事通APP(#9),/办件(#1),微信小程序进度查询,首页能查进度。,,激活,已发布,李雷,
"""

SETTINGS = "# 我的注释\npolreq: workspace/1\nname: 示例\n"

READ = """\
需求.csv：禅道，2 项
{said} requirements/backlog-zentao.yml：新增 2

各列存到哪里 ───────────────────────────────────────────────────────────────────────────────────────
  列            存到
  编号          id（编号）
  所属产品      module_path（上级模块）
  所属模块      module（模块）
  研发需求名称  title（标题）
  描述          description（描述）
  验收标准      acceptance（验收标准）
  当前状态      status（状态）
  所处阶段      status（状态）
  指派给        owner（负责人）
  关闭原因      status（状态）

状态怎样对应 ───────────────────────────────────────────────────────────────────────────────────────
  表里写的       算作      项数
  激活 / 研发中  建设中       1
  激活 / 已发布  已完成       1

  不合适的用 --status 词=状态 改，例如 --status 变更中=doing，会记在 polreq.yml

新增 2 ─────────────────────────────────────────────────────────────────────────────────────────────
101  建设中  办结页评价入口
102  已完成  微信小程序进度查询
"""

WRITTEN = """\
# 由 polreq import 从禅道的导出写入；再次导入时按编号更新来自表里的内容，satisfies、line、note、各渠道的状态和自己加的键不动。
polreq: backlog/1
features:
  - id: '101'
    title: 办结页评价入口
    description: 办结后直接评价。
    acceptance: 抽查20个事项都能评价。
    status: doing
    channels: {app: doing}
    module: 办件
    module_path: [望事通APP]
    owner: 王敏
    custom: {所属产品: 望事通APP(#9), 所属模块: /办件(#1), 描述: <p>办结后直接评价。</p>, 当前状态: 激活, 所处阶段: 研发中}
  - id: '102'
    title: 微信小程序进度查询
    description: 首页能查进度。
    status: done
    channels: {wechat: done}
    module: 办件
    module_path: [望事通APP]
    owner: 李雷
    custom: {所属产品: 望事通APP(#9), 所属模块: /办件(#1), 当前状态: 激活, 所处阶段: 已发布}
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "polreq.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "需求.csv").write_text(STORIES, "utf-8")
    return tmp_path


def backlog(root, name="zentao"):
    return (root / f"requirements/backlog-{name}.yml").read_text("utf-8")


def test_the_first_import_says_how_the_table_is_read(root):
    ran = polreq(root, "import", "需求.csv")
    assert ran.code == 0
    assert (
        ran.seen
        == READ.format(said="已写入")
        + "\n  1. 还没有政策文件：先收进来一份，再 polreq trace\n     polreq ingest FILE\n"
    )
    assert backlog(root) == WRITTEN
    assert (root / "polreq.yml").read_text("utf-8") == SETTINGS


def test_with_a_document_the_next_step_is_to_trace(root):
    (root / "policies").mkdir()
    (root / "policies/d.yml").write_text("polreq: policy/1\nid: d\ntitle: 通知\nbody: []\n", "utf-8")
    ran = polreq(root, "import", "需求.csv")
    assert ran.seen.endswith("\n  1. 提取需求、推荐关联、看覆盖\n     polreq trace\n")


def test_a_dry_run_says_the_same_and_writes_nothing_not_even_a_workspace(root):
    (root / "polreq.yml").unlink()
    ran = polreq(root, "import", "需求.csv", "--dry-run")
    assert (ran.code, ran.seen) == (0, READ.format(said="试运行，没有写入；正式导入会写进"))
    assert [p.name for p in root.iterdir()] == ["需求.csv"]


def test_without_a_workspace_one_is_made(root):
    (root / "polreq.yml").unlink()
    assert f"已在 {root} 建立新工作区" in polreq(root, "import", "需求.csv").err
    assert backlog(root) == WRITTEN


CHANGED = """\
需求.csv：禅道，2 项
已写入 requirements/backlog-zentao.yml：新增 1，更新 1，表里已没有 1
表里已没有的不会删除；确实不做了，请把它的 status 改为 closed

新增 1 ─────────────────────────────────────────────────────────────────────────────────────────────
103  设想  差评工单

更新 1 ─────────────────────────────────────────────────────────────────────────────────────────────
101  已完成  办结页评价入口
  状态：建设中 → 已完成
  渠道：app: doing → app: done
  所处阶段：研发中 → 已发布

表里已没有 1 ───────────────────────────────────────────────────────────────────────────────────────
102  已完成  微信小程序进度查询

  1. 还没有政策文件：先收进来一份，再 polreq trace
     polreq ingest FILE
"""


def test_the_next_import_changes_what_changed_and_keeps_everything_else(root):
    polreq(root, "import", "需求.csv")
    file = root / "requirements/backlog-zentao.yml"
    mine = WRITTEN.replace("    status: doing\n", "    status: doing  # 盯紧\n    note: 看过演示\n    x: {甲: 乙}\n", 1)
    file.write_text(mine, "utf-8")
    rows = STORIES.replace("研发中", "已发布").splitlines()
    (root / "需求.csv").write_text("\n".join([*rows[:2], "103,,,差评工单,,,草稿,未开始,,"]), "utf-8")
    assert polreq(root, "import", "需求.csv", "--dry-run").code == 0
    assert file.read_text("utf-8") == mine
    ran = polreq(root, "import", "需求.csv")
    assert (ran.code, ran.seen) == (0, CHANGED)
    wanted = (
        mine.replace("status: doing  # 盯紧", "status: done  # 盯紧")
        .replace("{app: doing}", "{app: done}")
        .replace("研发中", "已发布")
    )
    new = "  - id: '103'\n    title: 差评工单\n    status: idea\n    custom: {当前状态: 草稿, 所处阶段: 未开始}\n"
    assert file.read_text("utf-8") == wanted + new


BAD = """\
编号,所属产品,所属模块,研发需求名称,验收标准,当前状态,父需求
1,,,甲,,待评估,
1,,,乙,,激活,
2,,,,能查,激活,
1.12E+18,,,丙,,待评估,
3,,,丁,,激活,没有的(#99)
R-1,,,戊,,激活,
"""

SAID = """\
坏.csv：禅道，4 项
已写入 requirements/backlog-zentao.yml：新增 2

各列存到哪里 ───────────────────────────────────────────────────────────────────────────────────────
  列            存到
  编号          id（编号）
  所属产品      module_path（上级模块）
  所属模块      module（模块）
  研发需求名称  title（标题）
  验收标准      acceptance（验收标准）
  当前状态      status（状态）
  父需求        module_path（上级模块）

状态怎样对应 ───────────────────────────────────────────────────────────────────────────────────────
  表里写的  算作      项数
  待评估    已规划       2
  激活      已规划       2

  不合适的用 --status 词=状态 改，例如 --status 变更中=doing，会记在 polreq.yml

新增 2 ─────────────────────────────────────────────────────────────────────────────────────────────
1  已规划  甲
3  已规划  丁

  1. 提取需求、推荐关联、看覆盖
     polreq trace
坏.csv:2:4 X723 状态“待评估”不认识（2 项，第一处在第 2 行），没有据此判断进度
    请加 --status 待评估=doing 再导入一次（doing 也可以是 idea、planned、done、closed），会记在
    polreq.yml
坏.csv:3:4 X721 第 3 行的编号“1”前面已经有了（坏.csv:2:4），内容不同，这一行没有读入
    请在工具里看哪一行是对的，改好后重新导出
    另见 坏.csv:2:4
坏.csv:4:4 X720 第 4 行的“研发需求名称”一列是空的，没有读入
    请补上内容，或删去这一行，再导入一次
坏.csv:5:4 X722 第 5 行的编号被表格软件改成了“1.12E+18”，后几位已经丢失，没有读入
    请直接导入工具导出的原文件，不要先用 Excel 打开另存；一定要用 Excel 时，把编号列设为文本再导入
坏.csv:6:4 X724 第 6 行的上级“没有的(#99)”不在这份清单里
    要看到完整的上下级，请连同上级一起导出
坏.csv:7:4 X725 第 7 行的编号“R-1”已经被 R-1 用了，没有读入
    请加 --prefix，例如 --prefix B-，给这份清单的编号都加上前缀

共 6 个问题：4 个错误，1 个警告，1 个提示。检查了 1 个文件。结论：未通过（门槛：错误）。
"""


def test_all_that_is_wrong_is_said_at_once_and_the_rest_is_taken(root):
    (root / "坏.csv").write_text(BAD, "utf-8")
    (root / "requirements").mkdir()
    own = "polreq: requirements/1\nlayer: middle\nrequirements:\n  - {id: R-1, statement: 应当评价。, bases: [{meeting: 例会}]}\n"
    (root / "requirements/own.yml").write_text(own, "utf-8")
    ran = polreq(root, "import", "坏.csv")
    assert (ran.code, ran.seen) == (1, SAID)


def test_what_people_say_of_words_and_ids_is_kept(root):
    (root / "坏.csv").write_text(BAD.splitlines()[0] + "\n1,,,甲,,待评估,\n", "utf-8")
    ran = polreq(root, "import", "坏.csv", "--status", "待评估=设想", "--prefix", "Z-")
    assert (ran.code, "X723" in ran.seen) == (0, False)
    assert (root / "polreq.yml").read_text(
        "utf-8"
    ) == SETTINGS + "imports:\n  - name: zentao\n    statuses: {待评估: idea}\n    prefix: Z-\n"
    before = backlog(root)
    assert "id: Z-1" in before
    assert "status: idea" in before
    assert polreq(root, "import", "坏.csv").code == 0
    assert backlog(root) == before
    polreq(root, "import", "坏.csv", "--status", "待评估=done")
    assert "{待评估: done}" in (root / "polreq.yml").read_text("utf-8")


@pytest.mark.parametrize("kind", [(), ("--as", "department")])
@pytest.mark.parametrize("content", ["[" * 5000, ",".join(f"第{n}列" + "很长" * 50 for n in range(3000))])
def test_what_was_taken_for_a_header_is_not_shown_at_full_length(root, kind, content):
    """A file that is no table may be one long line: its name is said, not the line."""
    (root / "怪.csv").write_text(content, "utf-8")
    ran = polreq(root, "import", "怪.csv", *kind)
    assert ran.code == 1
    assert "怪.csv" in ran.seen
    assert len(ran.seen) < 2000


OWN = "说明：每月更新\n项次,建设内容,建设情况,责任人\nA1,办件进度查询,已上线,王敏\nA2,差评工单,进行中,李雷\n"


def test_a_list_that_nobody_knows_is_explained_once(root):
    (root / "台账.csv").write_text(OWN, "utf-8")
    ran = polreq(root, "import", "台账.csv", columns=300)
    assert (ran.code, "X726" in ran.seen, "项次、建设内容、建设情况、责任人" in ran.seen) == (1, True, True)
    assert not (root / "requirements").exists()
    ran = polreq(
        root,
        "import",
        "台账.csv",
        "--name",
        "台账",
        "--map",
        "编号=项次",
        "--map",
        "title=建设内容",
        "--map",
        "状态=建设情况",
    )
    assert ran.code == 0, ran.seen
    kept = (root / "polreq.yml").read_text("utf-8")
    assert kept == SETTINGS + "imports:\n  - name: 台账\n    columns: {id: 项次, title: 建设内容, status: 建设情况}\n"
    features = yaml.safe_load(backlog(root, "台账"))["features"]
    assert [(f["id"], f["title"], f["status"], f["owner"]) for f in features] == [
        ("A1", "办件进度查询", "done", "王敏"),
        ("A2", "差评工单", "doing", "李雷"),
    ]
    again = polreq(root, "import", "台账.csv")
    assert (again.code, "没有变化 2" in again.seen) == (0, True)
    # other lists are known by themselves as before
    assert polreq(root, "import", "需求.csv").code == 0
    assert backlog(root) == WRITTEN


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_asks(root, monkeypatch):
    (root / "台账.csv").write_text(OWN, "utf-8")
    monkeypatch.setattr("polreq.cli.importing.at_a_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", Terminal("9\n建设内容\n1\n3\n\n\n\n\n\n"))
    ran = polreq(root, "import", "台账.csv")
    assert ran.code == 0, ran.seen
    assert "请写 1 到 4 的序号" in ran.err
    assert (
        (root / "polreq.yml")
        .read_text("utf-8")
        .endswith("  - name: table\n    columns: {title: 建设内容, id: 项次, status: 建设情况, owner: 责任人}\n")
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--map", "标题"], "--map 要写成“左=右”，现在是“标题”。"), (["--map", "名字=标题"], "--map 没有“名字”这一项。可选：编号、标题、描述"), (["--status", "新=好了"], "没有“好了”这种状态"),
        (["--name", "a/b"], "编号“backlog-a/b”不能用作文件名：含有“/”"),
    ],
)  # fmt: skip
def test_wrong_options_are_explained(root, arguments, said):
    ran = polreq(root, "import", "需求.csv", *arguments)
    assert (ran.code, said in ran.err) == (2, True), ran.seen


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("没有.csv", None, 1, "Y007"), ("空.csv", b"", 1, "X726"), ("a.xlsx", b"PK\x03\x04 no workbook", 2, "a.xlsx 不是可读的表格文件"), ("a.json", b'[{"a": ', 2, "a.json 不是可读的 JSON"),
        ("缺陷.csv", "Bug编号,所属产品,所属模块,Bug标题\n1,a,b,c\n".encode(), 1, "是禅道导出的缺陷，不是需求清单"),
        ("b.csv", b'a,"b\n' + b"\xff\xfe\xff", 2, "b.csv 的编码无法识别"),
    ],
)  # fmt: skip
def test_files_that_are_no_backlogs_are_refused_with_words(root, name, data, code, said):
    if data is not None:
        (root / name).write_bytes(data)
    ran = polreq(root, "import", name)
    assert (ran.code, said in ran.seen) == (code, True), ran.seen
    assert not (root / "requirements").exists()


def test_nothing_is_written_while_a_file_of_the_workspace_cannot_be_read(root):
    (root / "requirements").mkdir()
    (root / "requirements/a.yml").write_text("polreq: requirements/1\nrequirements: [\n", "utf-8")
    ran = polreq(root, "import", "需求.csv")
    assert (ran.code, "requirements/a.yml" in ran.out) == (1, True)
    assert sorted(p.name for p in (root / "requirements").iterdir()) == ["a.yml"]


def test_a_tree_of_azure_devops_keeps_who_stands_above_whom(root):
    rows = "ID,Work Item Type,Title 1,Title 2,State\n1,Feature,评价,,Active\n2,User Story,,评价入口,New\n3,Feature,查询,,New\n"
    (root / "a.csv").write_text(rows, "utf-8")
    assert polreq(root, "import", "a.csv").code == 0
    features = yaml.safe_load(backlog(root, "azure"))["features"]
    assert [(f["title"], f.get("module_path", [])) for f in features] == [
        ("评价", []),
        ("评价入口", ["评价"]),
        ("查询", []),
    ]


def test_issues_of_several_repositories_keep_apart(root):
    rows = "".join(f"甲{n},wang,Todo,,https://github.com/zw/{repo}/issues/1\n" for n, repo in enumerate(("app", "web")))
    (root / "p.csv").write_text("Title,Assignees,Status,Labels,URL\n" + rows, "utf-8")
    assert polreq(root, "import", "p.csv").code == 0
    assert [f["id"] for f in yaml.safe_load(backlog(root, "github"))["features"]] == ["app-1", "web-1"]


def test_in_english(root):
    ran = polreq(root, "import", "需求.csv", lang="en")
    assert ran.out.startswith("需求.csv: ZenTao, 2 item(s)\nwritten to requirements/backlog-zentao.yml: 2 new\n")
    assert "module_path (modules above)" in ran.out


def test_wrong_settings_of_imports_are_findings(root):
    (root / "polreq.yml").write_text(
        SETTINGS + "imports:\n  - {name: a, columns: {titel: 名称}, statuses: {新: 好了}}\n  - {columns: x}\n", "utf-8"
    )
    ran = polreq(root, "check")
    assert [line.split()[1] for line in ran.out.splitlines() if line.startswith("polreq.yml:")] == [
        "S104",
        "S104",
        "S103",
        "S102",
    ]
