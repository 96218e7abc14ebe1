"""`polreq export trace` and `polreq import` of trees of Doorstop, documents of StrictDoc and files of ReqIF, as a user types them."""

import pytest
from terminal import polreq, write

from polreq.store.load import load

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
    bases: [{contract: 一期合同}]
    deadlines: [{text: 2026年底前, kind: milestone, date: 2026-12-31}]
    status: accepted
    custom: {level: 提出部门的级别, 备注: "第一行\\n第二行"}
  - {id: 登录, statement: "  电子印章由省平台\\n统一建设。", class: requirement, force: should, product: true, status: accepted}
"""

LOWER = """\
polreq: requirements/1
requirements:
  - {id: M-1, layer: middle, statement: 差评要生成工单。, class: requirement, force: must, product: true, satisfies: [H-1], status: accepted}
"""

BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 工单 "一键" 生成, description: 差评后生成工单。, status: doing, channels: {pc: done, app: doing}}
"""

LINKS = """\
polreq: links/1
links:
  - {lower: F-1, upper: M-1, verdict: confirmed, by: 王敏, on: 2026-05-01}
gaps:
  - {requirement: 登录, reason: 由省平台统一承担}
"""


@pytest.fixture
def root(tmp_path):
    files = {"requirements__high": HIGH, "requirements__lower": LOWER, "requirements__backlog": BACKLOG}
    return write(tmp_path / "甲", polreq=SETTINGS, trace__links=LINKS, **files)


@pytest.fixture
def empty(tmp_path):
    return write(tmp_path / "乙", polreq=SETTINGS)


@pytest.mark.parametrize("name", ["t.reqif", "t.reqifz", "t.sdoc", "tree"])
def test_what_was_exported_comes_in_whole_and_again_changes_nothing(root, empty, name):
    ran = polreq(root, "export", "trace", "-o", str(empty / name))
    assert (ran.code, ran.out) == (0, "")
    ran = polreq(empty, "import", name)
    assert (ran.code, ran.err) == (0, "")
    assert "新增 4" in ran.out
    assert "关联：新增 2 条" in ran.out
    polreq(root, "export", "trace", "-o", "a.needs.json")
    polreq(empty, "export", "trace", "-o", "b.needs.json")
    assert (empty / "b.needs.json").read_bytes() == (root / "a.needs.json").read_bytes()
    before = {p: p.read_bytes() for p in empty.rglob("*.yml")}
    assert "没有变化 4" in polreq(empty, "import", name).out
    assert {p: p.read_bytes() for p in empty.rglob("*.yml")} == before


TREE = {
    "reqs/.doorstop.yml": "settings: {digits: 3, prefix: SYS, sep: ''}\n",
    "reqs/SYS001.yml": "level: 1.1\nlinks: []\nnormative: true\npriority: high\ntext: |\n  能登录。\n",
    "reqs/SYS002.yml": "level: 1.2\nlinks:\n- SYS001: abc\n- SYS009: null\ntext: 能退出。\n",
    "reqs/SYS003.yml": "level: 1.3\ntext: '没有关上\n",
}


def test_a_tree_of_somebody_else_comes_in_as_the_layer_that_people_say(empty):
    for path, text in TREE.items():
        (empty / "tree" / path).parent.mkdir(parents=True, exist_ok=True)
        (empty / "tree" / path).write_text(text, "utf-8")
    ran = polreq(empty, "import", "tree", "--as", "project", "--basis", "contract:一期合同", columns=200)
    assert ran.code == 1
    shown = " ".join(ran.out.split())
    assert "tree/reqs/SYS003.yml:2:7" in shown
    assert "关联 SYS002 → SYS009 没有导入：没有编号为 SYS009 的需求" in shown
    one, two = load(empty).workspace.requirements
    assert (one.id, one.layer, one.statement, one.bases[0].ref) == ("SYS001", "project", "能登录。", "一期合同")
    assert dict(one.custom) == {"document": "SYS", "level": "1.1", "priority": "high"}
    assert dict(two.custom)["links"] == "SYS001, SYS009"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("坏.sdoc", "# 标题\n", "“坏.sdoc”不是可读的 StrictDoc 文件，没有读入：开头不是 [DOCUMENT]"),
        ("坏.reqif", "<REQ-IF>\n<A></B>", "“坏.reqif”不是可读的 ReqIF 文件，没有读入：不是有效的 XML"),
        ("坏.reqifz", "PK 不是压缩包", "“坏.reqifz”不是可读的 ReqIF 文件，没有读入：压缩结构已损坏"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(empty, name, content, message):
    (empty / name).write_text(content, "utf-8")
    ran = polreq(empty, "import", name, columns=200)
    assert ran.code == 1
    assert message in " ".join(ran.out.split())
    assert not (empty / "requirements").exists()
