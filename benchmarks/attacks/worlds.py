"""Small workspaces that are attacked, and the commands that write to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Who decides in these runs, and when.
SIGNED: Final = ("--no-cache", "--by", "王敏", "--on", "2026-10-01")

SETTINGS: Final = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"
_POLICY: Final = """\
polreq: policy/1
id: guide
title: 关于公开指南的通知
body:
  - {kind: paragraph, at: p1, text: 各部门应当在2026年底前公布办事指南。}
"""
SOURCE: Final = "关于整改的通知\n\n各单位应当在2026年底前完成整改。\n市发展改革委应当每年公布清单。\n"
_AGAIN: Final = SOURCE.replace("完成整改", "全部完成整改") + "各县应当报送结果。\n"
_BACKLOG: Final = "编号,标题,描述,状态\nB-1,事项检索,按关键词检索,已完成\nB-2,预约取号,网上预约,进行中\n"
_DEMANDS: Final = "编号,需求描述,提出部门\nD-1,支持在线预约取号,大厅\nD-2,支持办件进度查询,热线\n"
_COLUMNS: Final = ("--map", "id=编号", "--map", "title=标题", "--map", "description=描述", "--map", "status=状态")
_LOOSE: Final = "polreq: backlog/1\nfeatures:\n    - {title: 退回,   id: L-1 , status: done}\n"


@dataclass(frozen=True, slots=True)
class WritingCommand:
    """A command that changes files of a workspace.

    Args:
        arguments: of the command line, run in the workspace.
        prepared: command lines that are run before, without faults.
        whole: whether all its files change or none; otherwise each file by itself.
        changed: files that are different before the command, by name relative to the workspace.
    """

    arguments: tuple[str, ...]
    prepared: tuple[tuple[str, ...], ...] = ()
    whole: bool = True
    changed: tuple[tuple[str, str], ...] = ()


def writing_commands() -> Mapping[str, WritingCommand]:
    """Return the commands by name."""
    one, two = ("--confirm", "F-1:P-1"), ("--reject", "F-2:P-1", "--justify", "P-3=省里建设")
    ingested = (("ingest", "in/n.txt"),)
    importing = ("import", "in/b.csv", "--name", "tool", *_COLUMNS)
    return {
        "review, one decision": WritingCommand(("review", *one, *SIGNED)),
        "review, several decisions": WritingCommand(("review", *one, *two, *SIGNED)),
        "ingest": WritingCommand(("ingest", "in/n.txt")),
        "ingest --update": WritingCommand(
            ("ingest", "--update", "in/n.txt"), (*ingested, ("trace", "--no-cache")), changed=(("in/n.txt", _AGAIN),)
        ),
        "import": WritingCommand(importing),
        "import again": WritingCommand(
            importing,
            (importing,),
            changed=(("in/b.csv", _BACKLOG.replace("进行中", "已完成")),),
        ),
        "import --as project": WritingCommand(("import", "in/d.csv", "--as", "project")),
        "merge": WritingCommand(("merge", "P-1", "Q-1", *SIGNED), (("review", "--confirm", "F-2:Q-1", *SIGNED),)),
        "fmt": WritingCommand(("fmt",), whole=False),
        "trace": WritingCommand(("trace", "--no-cache"), whole=False),
    }


def make_world(root: Path, size: int = 4) -> Path:
    """Write a workspace of demands, features, a policy, and sources to be read.

    Args:
        root: its folder.
        size: number of features beside the first ones, each with a confirmed link.
    """
    for name, text in _files(size).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _files(size: int) -> Mapping[str, str]:
    words = ("在线查询办件进度", "办事指南检索", "夜间深色界面", "网上预约取号")
    demands = "".join(
        f"  - {{id: P-{n}, statement: 应当支持{words[(n - 1) % 4]}。, force: must, bases: [{{contract: 一期合同}}]}}\n"
        for n in range(1, 5)
    )
    features = "".join(
        f"  - {{id: F-{n}, title: {words[(n - 1) % 4]}, description: 第{n}项。, status: done}}\n"
        for n in range(1, size + 4)
    )
    links = "".join(
        f"  - {{lower: F-{n}, upper: P-4, verdict: confirmed, by: 李航, on: 2026-03-02}}\n" for n in range(4, size + 4)
    )
    same = "  - {id: Q-1, statement: 支持在线查询办件。, bases: [{contract: 二期合同}]}\n"
    head = "polreq: requirements/1\nlayer: project\nrequirements:\n"
    return {
        "polreq.yml": SETTINGS,
        "policies/guide.yml": _POLICY,
        "requirements/p.yml": head + demands,
        "requirements/q.yml": head + same,
        "requirements/backlog.yml": f"polreq: backlog/1\nfeatures:\n{features}",
        "requirements/backlog-loose.yml": _LOOSE,
        "trace/links.yml": f"# 评审记录\npolreq: links/1\nlinks:\n{links}",
        "in/n.txt": SOURCE,
        "in/b.csv": _BACKLOG,
        "in/d.csv": _DEMANDS,
    }
