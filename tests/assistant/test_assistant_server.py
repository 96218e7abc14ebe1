"""`polreq mcp` as assistants use it: a program of its own, asked through the official client of the protocol."""

import asyncio
import json
import os
import re
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError
from terminal import polreq as polreq_run
from terminal import write

import polreq
from polreq.assistant.answering import Reply, answer
from polreq.assistant.table import TOOLS
from polreq.pipeline.standing import StandingWorkspace
from polreq.results.due import DUE_GROUPS

FILES = {
    "polreq": "polreq: workspace/1\nname: 试点\nas_of: 2026-11-01\nlang: zh\n",
    "policies__d": (
        "polreq: policy/1\nid: 通知-1\ntitle: 关于推进一网通办的通知\nnumber: 望政办发〔2026〕3号\nbody:\n"
        "  - {kind: paragraph, at: p1, text: 应当于2026年12月底前公开清单。}\n"
        "  - {kind: paragraph, at: p2, text: 不得要求重复提交材料。}\n"
    ),
    "requirements__high": """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    title: 公开清单
    statement: 应当于2026年12月底前公开清单。
    force: must
    product: true
    bases: [{clause: 通知-1#p1, quote: 应当于2026年12月底前公开清单。}]
    deadlines: [{text: 2026年12月底前, kind: milestone, date: 2026-12-31}]
  - {id: H-2, title: 不重复提交, statement: 不得要求重复提交材料。, force: should, product: true, bases: [{clause: 通知-1#p2}]}
  - {id: H-3, title: 另有安排, statement: 鼓励探索。, force: may, product: true, deadlines: [{text: 年内, kind: milestone, date: 2026-10-01}]}
""",
    "requirements__backlog": """\
polreq: backlog/1
features:
  - {id: F-1, title: 清单公开, description: 公开办事清单, status: done, satisfies: [H-1]}
  - {id: F-2, title: 材料复用, description: 已交材料免交, status: doing, satisfies: [H-2, H-1]}
""",
    "trace__links": "polreq: links/1\nlinks: []\ngaps: []\n",
}


@pytest.fixture
def root(tmp_path):
    return write(tmp_path / "试点 项目", **FILES)


def parameters(root: Path, *options: str) -> StdioServerParameters:
    home = str(root.parent / "home")
    environment = {
        "PYTHONPATH": str(Path(polreq.__file__).parents[1]),
        "HOME": home,
        "XDG_CACHE_HOME": home,
        "POLREQ_LANG": "zh",
    }
    return StdioServerParameters(
        command=sys.executable, args=["-m", "polreq", "mcp", *options], cwd=str(root), env=environment
    )


@asynccontextmanager
async def connected(root: Path, *options: str, mode: str = "auto"):
    with open(root.parent / "err.txt", "w", encoding="utf-8") as errors:
        async with Client(stdio_client(parameters(root, *options), errlog=errors), mode=mode) as client:
            yield client


def asked(root: Path, *calls: tuple[str, dict], options: tuple[str, ...] = (), mode: str = "auto"):
    """The results of calls of one session."""

    async def run():
        async with connected(root, *options, mode=mode) as client:
            return [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(run())


def contents(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def said(result) -> str:
    return result.content[0].text


ROW = {
    "id": "H-2", "layer": "high", "title": "不重复提交", "text": "不得要求重复提交材料。",
    "place": {"path": "requirements/high.yml", "line": 11, "column": 10}, "force": "should", "class": "requirement",
    "status": "candidate", "basis": "望政办发〔2026〕3号 p2", "document": "通知-1", "due": None, "channels": [], "line": [],
    "owner": "", "sure": False, "doubts": {}, "in_scope": True, "state": "deep", "window": "none", "missing_channels": [],
    "bases": [{"kind": "clause", "ref": "通知-1", "locator": "p2", "cite": "通知-1#p2", "quote": "", "on": None}],
}  # fmt: skip


def test_what_covers_a_clause(root):
    (result,) = asked(root, ("what_covers", {"document": "望政办发〔2026〕3号", "locator": "p2"}))
    row = result.structured_content["rows"][0]
    assert {key: row[key] for key in ROW} == ROW
    assert row["satisfied_by"] == ["F-2"]
    assert row["features"] == [
        {
            "id": "F-2", "title": "材料复用", "text": "已交材料免交", "status": "doing", "channels": [],
            "place": {"path": "requirements/backlog.yml", "line": 4, "column": 10},
        }
    ]  # fmt: skip
    assert {key: result.structured_content[key] for key in ("asked", "total", "shown", "unread")} == {
        "asked": "望政办发〔2026〕3号#p2", "total": 1, "shown": 1, "unread": [],
    }  # fmt: skip
    assert said(result) == "“望政办发〔2026〕3号#p2”：1 项需求。H-2 已有功能，功能：F-2"
    assert json.loads(result.content[1].text) == result.structured_content


def test_the_questions_that_people_ask(root):
    calls = [
        ("what_covers", {"requirement": "H-1"}),
        ("what_breaks", {"feature": "材料复用"}),
        ("what_is_due", {}),
        ("what_is_due", {"as_of": "2026-12-20", "days": 5, "group": "any"}),
        ("coverage", {"by": "force"}),
        ("gaps", {}),
        ("gaps", {"layer": "user"}),
        ("show", {"id": "F-2"}),
        ("search", {"words": "材料"}),
        ("explain", {"name": "delivered"}),
    ]
    results = asked(root, *calls, options=("--lang", "en"))
    assert [said(result) for result in results[:-1]] == [
        "H-1: 1 requirement(s). H-1 has feature, features: F-1, F-2",
        "Without F-2, 1 requirement(s) would lose coverage, 0 of them mandatory; 1 more above it would stand as they do.",
        "As of 2026-11-01: overdue 1, due within 90 days 1, later 0, closed 0; recurring 0, service limits 0, without a day 0.",
        "As of 2026-12-20: overdue 1, due within 5 days 0, later 1, closed 0; recurring 0, service limits 0, without a day 0.",
        "3 requirement(s) in scope: 0 delivered, 1 gap(s); 3 group(s) by force.",
        "1 gap(s) (neither a feature nor a written reason), 0 of them mandatory.",
        "0 gap(s) (neither a feature nor a written reason), 0 of them mandatory.",
        "F-2 材料复用: 已交材料免交",
        "材料: 1 place(s) in documents, 1 requirement(s), 1 feature(s).",
    ]
    data = [result.structured_content for result in results]
    assert [(r["id"], r["state"], r["state_without"]) for r in data[1]["rows"]] == [("H-2", "deep", "missing")]
    assert [(r["id"], r["deadline"]["group"], r["deadline"]["days"]) for r in data[2]["rows"]] == [
        ("H-3", "overdue", -31),
        ("H-1", "soon", 60),
    ]
    assert [(r["id"], r["deadline"]["group"], r["deadline"]["days"]) for r in data[3]["rows"]] == [
        ("H-3", "overdue", -80),
        ("H-1", "later", 11),
    ]
    assert [(r["key"], r["total"]) for r in data[4]["rows"]] == [("must", 1), ("should", 1), ("may", 1)]
    assert [branch["id"] for branch in data[7]["above"]] == ["H-1", "H-2"]
    assert [(r["kind"], r["id"]) for r in data[8]["rows"]] == [
        ("document", "通知-1#p2"), ("requirement", "H-2"), ("feature", "F-2"),
    ]  # fmt: skip
    assert "已交付" in data[9]["zh"]
    assert "delivered" in data[9]["en"]


def replied(root, tool, given, lang="zh"):
    """The same without the protocol."""
    return answer(StandingWorkspace(root, cached=False, suggests=False), lang, tool, given)


def test_what_is_due_is_the_list_of_the_command(root):
    printed = json.loads(polreq_run(root, "due", "--as-of", "2026-12-20", "--within", "5d", "--format", "json").out)
    told = replied(root, "what_is_due", {"as_of": "2026-12-20", "days": 5, "group": "any"}).data
    assert {key: told[key] for key in ("as_of", "within", "counts")} == {
        key: printed[key] for key in ("as_of", "within", "counts")
    }
    keys = ("group", "day", "days", "workdays", "text", "kind")
    assert [(r["id"], r["deadline"]) for r in told["rows"]] == [
        (r["requirement"], {key: r[key] for key in keys}) for r in printed["due"]
    ]


def test_data_is_the_same_in_both_languages(root):
    for tool, given in (("coverage", {}), ("gaps", {}), ("show", {"id": "H-1"}), ("explain", {"name": "C601"})):
        chinese, english = replied(root, tool, given), replied(root, tool, given, "en")
        assert chinese.data == english.data
        assert chinese.said != english.said


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("what_covers", {}, "请写 requirement，或者写 document（可加 locator），二者取一。"),
        ("what_covers", {"requirement": "H-1", "document": "通知-1"}, "请写 requirement，或者写 document（可加 locator），二者取一。"),
        ("what_covers", {"document": "通知-1", "locator": "p9"}, "文件“通知-1”没有条款“p9”。最接近的是：p1、p2"),
        ("what_breaks", {"feature": "F-9"}, "没有功能“F-9”。请写编号：F-2、F-1"),
        ("what_breaks", {}, "what_breaks 缺少参数 feature。"),
        ("what_breaks", {"feature": None}, "what_breaks 缺少参数 feature。"),
        ("what_is_due", {"as_of": "明天"}, "参数 as_of 的日期“明天”不对，请写成 2026-11-01 的形式。"),
        ("what_is_due", {"days": -1}, "参数 days 应为 0 到 100000 的整数。"),
        ("coverage", {"by": "颜色"}, "参数 by 不能是“颜色”。可选：layer、document、line、channel、relation、level、force、window"),
        ("gaps", {"limit": 101}, "参数 limit 应为 1 到 100 的整数。"),
        ("gaps", {"limit": True}, "参数 limit 应为 1 到 100 的整数。"),
        ("search", {"words": "  "}, "参数 words 应为 1 到 500 个字的文字。"),
        ("search", {"words": ["清单"]}, "参数 words 应为 1 到 500 个字的文字。"),
        ("search", {"word": "清单"}, "search 没有参数 word；可用的是：words、kind、limit"),
        ("show", {"id": "通知-1"}, "“通知-1”有 2 项，请写其中一项的编号：H-1、H-2"),
        ("explain", {"name": "delivred"}, "没有可以解释的“delivred”。最接近的是：delivered"),
        ("write", {}, "没有工具“write”。可选：what_covers、what_breaks、what_is_due、coverage、gaps、show、search、explain"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_plain_words(root, tool, given, words):
    assert replied(root, tool, given) == Reply(words)


def test_mistakes_come_as_errors_of_the_tool_and_the_session_goes_on(root):
    wrong, right = asked(root, ("show", {"id": "X"}), ("show", {"id": "H-1"}))
    assert (wrong.is_error, wrong.structured_content, len(wrong.content)) == (True, None, 1)
    assert (
        said(wrong)
        == "没有编号或名称为“X”的需求、功能、文件或条款，文字里也没有。请换一个短一些的词；全部编号写在 requirements/ 的各个文件里"
    )
    assert not right.is_error


def test_what_nobody_foresaw_is_told_without_a_traceback(root, capsys):
    class Broken:
        def now(self):
            raise RuntimeError("坏了")

    reply = answer(Broken(), "zh", "coverage", {})
    assert (reply.data, reply.said) == (None, "程序内部出错（RuntimeError: 坏了）。请把它告诉开发者。")
    assert "Traceback" in capsys.readouterr().err


def test_long_answers_say_how_much_is_left_out(root):
    features = "".join(f"  - {{id: F-{n}, title: 功能{n}, status: done, satisfies: [H-1]}}\n" for n in range(150))
    lines = "".join(f"  - {{id: U-{n}, statement: 查询进度{n}。, product: true}}\n" for n in range(150))
    write(
        root,
        requirements__backlog="polreq: backlog/1\nfeatures:\n" + features,
        requirements__user="polreq: requirements/1\nlayer: user\nrequirements:\n" + lines,
    )
    for given, shown in (({}, 20), ({"limit": 100}, 100)):
        data = replied(root, "gaps", given).data
        assert (data["total"], data["shown"], len(data["rows"])) == (152, shown, shown)


def test_nothing_is_written(root):
    (root / ".polreq").mkdir()
    # what an interrupted write has left to write stays as it is, too
    journal = {"polreq": "journal/1", "files": [{"path": "requirements/new.yml", "before": None, "after": "x: 1\n"}]}
    (root / ".polreq" / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    before = contents(root)
    calls = [(name, {one.name: "H-1" for one in tool.arguments if one.required}) for name, tool in TOOLS.items()]
    asked(root, *calls, ("what_covers", {"document": "通知-1"}), ("show", {"id": "F-1"}))
    assert contents(root) == before


def test_files_that_change_between_calls_are_read_again(root):
    async def run():
        async with connected(root) as client:
            first = await client.call_tool("gaps", {})
            write(root, trace__links="polreq: links/1\ngaps:\n  - {requirement: H-3, reason: 另有平台}\n")
            second = await client.call_tool("gaps", {})
            write(root, requirements__high="polreq: requirements/1\nrequirements: [\n")
            third = await client.call_tool("gaps", {})
            return [first, second, third]

    results = asyncio.run(run())
    assert [result.structured_content["total"] for result in results] == [1, 0, 0]
    assert [result.structured_content["unread"] for result in results] == [[], [], ["requirements/high.yml:3:1"]]
    assert "有 1 个文件没有读成" in said(results[2])


def test_tools_are_described_in_both_languages_and_only_read(root):
    async def run():
        async with connected(root) as client:
            return (await client.list_tools()).tools, client.instructions

    tools, instructions = asyncio.run(run())
    assert [tool.name for tool in tools] == list(TOOLS)
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)
    for text in [instructions, *(tool.description for tool in tools), *(tool.title for tool in tools)]:
        chinese, english = text.split(" / ")
        assert not chinese.isascii()
        assert english.isascii()
    due = next(tool for tool in tools if tool.name == "what_is_due").input_schema
    assert due["properties"]["group"]["enum"] == [*DUE_GROUPS, "any"]
    assert due["properties"]["limit"] == {
        "type": "integer", "description": "最多列出几行，默认 20 / rows at most; 20 by default", "minimum": 1, "maximum": 100,
    }  # fmt: skip
    assert (due["required"], due["additionalProperties"]) == ([], False)


def test_the_texts_of_documents(root):
    async def run():
        async with connected(root) as client:
            links = (await client.list_resources()).resources
            text = (await client.read_resource(links[0].uri)).contents[0].text
            with pytest.raises(MCPError, match="没有政策文件“polreq://document/no”。"):
                await client.read_resource("polreq://document/no")
            return links, text

    links, text = asyncio.run(run())
    assert [(one.uri, one.name, one.title) for one in links] == [
        ("polreq://document/%E9%80%9A%E7%9F%A5-1", "通知-1", "关于推进一网通办的通知 望政办发〔2026〕3号")
    ]
    assert text == (
        "通知-1 关于推进一网通办的通知 望政办发〔2026〕3号\n[通知-1#p1] 应当于2026年12月底前公开清单。\n[通知-1#p2] 不得要求重复提交材料。\n"
    )


def test_assistants_of_before_2026_are_answered_too(root):
    (result,) = asked(root, ("gaps", {}), mode="legacy")
    assert result.structured_content["total"] == 1


def test_standard_output_holds_nothing_but_the_protocol(root):
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "coverage", "arguments": {}}},
        {"jsonrpc": "2.0", "id": 3, "method": "no/such"},
    ]  # fmt: skip
    text = "".join(json.dumps(line) + "\n" for line in lines) + "不是协议\n"
    given = parameters(root)
    with subprocess.Popen(
        [given.command, *given.args],
        cwd=root,
        env=os.environ | given.env | {"PYTHONIOENCODING": "gbk"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        server.stdin.write(text.encode())
        server.stdin.flush()
        replies = []
        while not {1, 2, 3} <= {reply.get("id") for reply in replies}:
            replies.append(json.loads(server.stdout.readline().decode("utf-8")))
        out, err = server.communicate()
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in out.decode("utf-8").splitlines())
    by_id = {reply.get("id"): reply for reply in replies}
    assert by_id[2]["result"]["structuredContent"]["name"] == "试点"
    assert by_id[3]["error"]["code"] == -32601
    assert server.returncode == 0
    assert "等待助手提问" in err.decode("gbk")


def test_what_is_missing_is_said_where_the_library_is_not_installed(root, monkeypatch):
    from terminal import polreq as run

    monkeypatch.setitem(sys.modules, "mcp", None)
    ran = run(root, "mcp", lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "polreq: answering AI assistants needs the optional part 'mcp'. Run: pip install 'polreq[mcp]'"
    )


@pytest.mark.parametrize("page", ["assistants.md", "assistants.zh-CN.md"])
def test_the_docs_name_every_tool(page):
    text = (Path(polreq.__file__).parents[1] / "docs" / page).read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(TOOLS)
