"""Lists of demands: contracts, minutes, tickets of several hundred rows, in without a lost cell, and unchanged the second time."""

import io
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
import yaml
from backlog_exports import csv_of, xlsx_of
from terminal import polreq

ROWS = 200


def word(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("纪要正文，不是表格。")
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def day(n: int) -> str:
    return (date(2026, 1, 1) + timedelta(days=n)).isoformat()


#: name of the file → whose demands, header, row, what writes it.
LISTS = {
    "一期合同.xlsx": ("project", "条款号,技术要求,完成时限,责任单位,备注", lambda n: [f"5.{n}", f"系统应支持第{n}类办件的进度查询。", f"2026年{n % 12 + 1}月底前", "承建方", "★" if n % 5 == 0 else ""], xlsx_of()),
    "例会纪要.docx": ("department", "序号,待办事项,牵头单位,配合单位,完成时限", lambda n: [str(n), f"第{n}类办件要能在首页查到。", "政务服务处", f"信息处、科室{n}" if n % 3 else "", day(n)], word),
    "热线工单.csv": ("user", "工单编号,诉求内容,受理日期,件数,办理情况", lambda n: [f"W{n}", f"第{n}类办件交了材料，\n不知道办到哪一步。", day(n), str(n % 40), "已回复" if n % 2 else ""], csv_of("gb18030")),
    "需求清单.csv": ("department", "需求名称,需求描述,来源,提出日期,渠道", lambda n: [f"进度查询{n}", f"应当能查第{n}类办件。", ("局长办公会纪要", "省考核指标", "一期合同")[n % 3], day(n), ("APP", "PC端、微信小程序", "")[n % 3]], csv_of("utf-8-sig")),
}  # fmt: skip
#: column → how a requirement holds its cell, beside `custom`.
HELD = {
    "技术要求": lambda r: [r["statement"]], "待办事项": lambda r: [r["statement"]], "诉求内容": lambda r: [r["statement"]], "需求描述": lambda r: [r["statement"]],
    "需求名称": lambda r: [r["title"]], "条款号": lambda r: [r["bases"][0]["at"]], "序号": lambda r: [r["id"].rpartition("-")[2]], "工单编号": lambda r: [r["id"].rpartition("-")[2]],
    "来源": lambda r: [value for key, value in r["bases"][0].items() if key not in ("on", "count", "at")], "提出日期": lambda r: [r["bases"][0]["on"]],
    "受理日期": lambda r: [r["bases"][0]["on"]], "件数": lambda r: [r["bases"][0].get("count", "0")], "完成时限": lambda r: [d["text"] for d in r["deadlines"]],
    "责任单位": lambda r: [u["name"] for u in r["units"]], "牵头单位": lambda r: [u["name"] for u in r["units"] if u["role"] == "lead"],
    "配合单位": lambda r: ["、".join(u["name"] for u in r["units"] if u["role"] == "support")],
}  # fmt: skip


def demands(root: Path, name: str) -> list[dict]:
    text = (root / f"requirements/{name}.yml").read_text("utf-8")
    found: list[dict] = yaml.load(text, Loader=yaml.BaseLoader)["requirements"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_without_a_lost_cell_and_unchanged_the_second_time(tmp_path, name):
    whose, header, row, write = LISTS[name]
    columns, rows = header.split(","), [row(n) for n in range(1, ROWS + 1)]
    (tmp_path / name).write_bytes(write([columns, *rows]))
    ran = polreq(tmp_path, "import", "--as", whose, name)
    assert (ran.code, ran.seen.count("错误")) == (0, 0), ran.seen
    held = demands(tmp_path, Path(name).stem)
    assert len(held) == ROWS
    for one, cells in zip(held, rows, strict=True):
        for column, cell in zip(columns, cells, strict=True):
            where = [one.get("custom", {}).get(column), *(HELD[column](one) if column in HELD else [])]
            assert not cell or cell in where, (one, column, cell)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*.yml")}
    again = polreq(tmp_path, "import", "--as", whose, name)
    assert (again.code, f"没有变化 {ROWS}" in again.out) == (0, True)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*.yml")} == before
    assert polreq(tmp_path, "check", "--fail-on", "never").out.count("S10") == 0


CONTRACT = "条款号,技术要求,完成时限,责任单位,备注\n5.1,应支持APP和微信小程序查询进度。,2026-12-31,承建方,★\n5.2,评价数据每天汇总。,,,\n"

WRITTEN = """\
polreq: requirements/1
layer: project
requirements:
  - id: 一期合同-5.1
    statement: 应支持APP和微信小程序查询进度。
    class: requirement
    force: must
    product: true
    bases:
      - {contract: 一期合同, at: '5.1'}
    deadlines:
      - {text: '2026-12-31', kind: milestone, date: 2026-12-31}
    units:
      - {name: 承建方, role: owner}
    channels: [app, wechat]
    status: candidate
    custom: {备注: ★}
  - id: 一期合同-5.2
    statement: 评价数据每天汇总。
    class: requirement
    force: must
    product: true
    bases:
      - {contract: 一期合同, at: '5.2'}
    deadlines:
      - {text: 每天, kind: recurring}
    status: candidate
"""

SAID = """\
一期合同.csv：项目需求清单，2 项
已写入 requirements/一期合同.yml：新增 2

各列存到哪里 ───────────────────────────────────────────────────────────────────────────────────────
  列        存到
  条款号    id（编号）
  技术要求  statement（要求）
  完成时限  deadlines（时限）
  责任单位  units（责任单位）

  其余各列照原样存进 custom：备注

新增 2 ─────────────────────────────────────────────────────────────────────────────────────────────
一期合同-5.1  待审  应支持APP和微信小程序查询进度。
一期合同-5.2  待审  评价数据每天汇总。

  1. 提取需求、推荐关联、看覆盖
     polreq trace
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", "utf-8")
    (tmp_path / "一期合同.csv").write_text(CONTRACT, "utf-8")
    return tmp_path


def test_clauses_of_a_contract_become_requirements_of_the_project(root):
    ran = polreq(root, "import", "--as", "project", "一期合同.csv")
    assert (ran.code, ran.seen) == (0, SAID)
    assert (root / "requirements/一期合同.yml").read_text("utf-8") == WRITTEN


def test_what_people_added_and_decided_stays(root):
    polreq(root, "import", "--as", "project", "一期合同.csv")
    file = root / "requirements/一期合同.yml"
    mine = WRITTEN.replace(
        "    status: candidate\n    custom",
        "    status: accepted  # 会上定的\n    note: 已答复\n    line: [进度]\n    custom",
    )
    file.write_text(mine, "utf-8")
    (root / "一期合同.csv").write_text(
        CONTRACT.replace("2026-12-31", "2027-03-31").replace("5.2,评", "5.3,评"), "utf-8"
    )
    ran = polreq(root, "import", "--as", "project", "一期合同.csv")
    assert (ran.code, "更新 1" in ran.out, "表里已没有 1" in ran.out, "时限：2026-12-31 → 2027-03-31" in ran.out) == (
        0,
        True,
        True,
        True,
    )
    assert file.read_text("utf-8") == mine.replace("2026-12-31", "2027-03-31") + WRITTEN[
        WRITTEN.index("  - id: 一期合同-5.2") :
    ].replace("5.2", "5.3")


@pytest.mark.parametrize(
    ("arguments", "basis"),
    [([], {"contract": "一期合同", "at": "5.1"}), (["--basis", "meeting:4月例会"], {"meeting": "4月例会", "at": "5.1"}), (["--basis", "省考核指标"], {"index": "省考核指标", "at": "5.1"})],
)  # fmt: skip
def test_what_a_list_rests_on_is_said_or_told_by_its_name(root, arguments, basis):
    assert polreq(root, "import", "--as", "project", "一期合同.csv", *arguments).code == 0
    assert demands(root, "一期合同")[0]["bases"] == [basis]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--as", "boss", "一期合同.csv"], 2, "--as 可选：department, project, user, voices, usage, tests, feature，不能是“boss”。"), (["--as", "user", "--basis", "名:甲", "一期合同.csv"], 2, "--basis 要写成“种类:名称”"),
        (["--as", "user", "--map", "状态=备注", "一期合同.csv"], 2, "--map 没有“状态”这一项。可选：编号、标题、要求"), (["--as", "user", "--map", "要求=没有", "一期合同.csv"], 1, "X730"),
        (["--as", "user", "没有.csv"], 1, "Y007"), (["--as", "user", "--name", "backlog", "一期合同.csv"], 2, "请用 --name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(root, arguments, code, said):
    ran = polreq(root, "import", *arguments)
    assert (ran.code, said in ran.seen) == (code, True), ran.seen
    assert not (root / "requirements").exists()


def test_columns_are_explained_once_and_ids_that_are_taken_are_named(root):
    (root / "表.csv").write_text("项,甲,乙\n1,应当能查。,x\n2,应当能评。,\n2,应当能改。,\n3,,y\n", "utf-8")
    ran = polreq(root, "import", "--as", "department", "表.csv", "--map", "要求=甲", "--map", "编号=项")
    assert (ran.code, [line.split()[1] for line in ran.seen.splitlines() if line.startswith("表.csv:")]) == (
        1,
        ["X721", "X720"],
    )
    assert "columns: {statement: 甲, id: 项}" in (root / "polreq.yml").read_text("utf-8")
    (root / "表.csv").write_text("项,甲,乙\n1,应当能查。,x\n", "utf-8")
    ran = polreq(root, "import", "--as", "department", "表.csv", "--dry-run")
    assert (ran.code, "没有变化 1" in ran.out, "表里已没有 1" in ran.out) == (0, True, True)
    backlog = "polreq: backlog/1\nfeatures:\n  - {id: 表-7, title: 甲}\n"
    (root / "requirements/backlog.yml").write_text(backlog, "utf-8")
    (root / "表.csv").write_text("项,甲,乙\n7,应当能查。,x\n", "utf-8")
    assert "X725" in polreq(root, "import", "--as", "department", "表.csv").seen
