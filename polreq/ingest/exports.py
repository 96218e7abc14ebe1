"""Exports of backlogs (禅道, TAPD, Jira …) that were taken for policy documents: known by the names of their columns."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest.archive import Archive
from polreq.ingest.decode import decode
from polreq.ingest.unreadable import UnreadableError
from polreq.words import Text

#: The header of an export stands in one of its first rows; so much of a file is looked at.
_ROWS: Final = 15
_BYTES: Final = 64 * 1024
#: The shared texts of a workbook begin with those of its first row.
_TEXTS: Final = 120
_DELIMITERS: Final = ",\t;|"

_ROW: Final = re.compile(r"<tr\b.*?</tr>", re.S | re.I)
_CELL: Final = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.S | re.I)
_TAG: Final = re.compile(r"<[^>]*>|&nbsp;")
#: What exports add to the name of a column: * 标题, 标题（必填）.
_ADDED: Final = re.compile(r"[\s\"'*＊\ufeff]|[（(](?:必填|选填|required|optional)[）)]", re.I)


@dataclass(frozen=True, slots=True)
class _Tool:
    """A tool and what its exports have: of each group of column names at least one."""

    name: Text
    needs: tuple[tuple[str, ...], ...]


_ZENTAO: Final = Text("禅道", "ZenTao")
#: The more telling first.
_TOOLS: Final = (
    _Tool(_ZENTAO, (("编号", "id"), ("所属产品", "product"), ("所属模块", "module"), ("验收标准", "acceptance", "所处阶段", "phase", "由谁创建", "createdby", "openedby"))),
    _Tool(_ZENTAO, (("用例编号", "bug编号"), ("所属产品",), ("用例标题", "bug标题"))),
    _Tool(_ZENTAO, (("编号", "id"), ("所属执行", "所属项目", "所属迭代"), ("任务名称",), ("指派给",))),
    _Tool(Text("Jira", "Jira"), (("summary", "概要", "摘要"), ("issuekey", "问题关键字", "关键字"))),
    _Tool(Text("Azure DevOps", "Azure DevOps"), (("workitemtype",), ("title", "title1"), ("state",))),
    _Tool(Text("GitLab", "GitLab"), (("iid", "issueid"), ("title",), ("state",), ("authorusername",))),
    _Tool(Text("GitHub", "GitHub"), (("title",), ("assignees",), ("labels", "milestone"), ("url", "number"))),
    _Tool(Text("华为云 CodeArts", "CodeArts"), (("标题",), ("处理人",), ("工作项类型", "父工作项", "领域"), ("预计开始日期", "预计结束日期", "工作项id"))),
    _Tool(Text("飞书项目", "Feishu Project"), (("工作项id",), ("名称", "标题"), ("当前负责人",))),
    _Tool(Text("ONES", "ONES"), (("工作项序号", "工作项编号"), ("工作项名", "工作项名称", "标题"), ("负责人", "所属迭代"))),
    _Tool(Text("PingCode", "PingCode"), (("标题",), ("工作项类型", "父级工作项"), ("负责人", "优先级", "状态", "描述", "验收标准"))),
    _Tool(Text("云效", "Yunxiao"), (("标题",), ("负责人",), ("创建者", "创建人"), ("迭代", "父id", "客户名称"))),
    _Tool(Text("TAPD", "TAPD"), (("标题",), ("处理人",), ("预计开始", "预计结束", "业务价值", "需求分类", "需求类别", "迭代", "缺陷id", "父需求"))),
    _Tool(Text("CODING", "CODING"), (("标题",), ("描述",), ("处理人",), ("截止时间",))),
    _Tool(Text("Teambition", "Teambition"), (("任务标题", "标题"), ("故事点", "预估故事点"), ("迭代", "所在团队", "任务列表"))),
    _Tool(
        Text("某个工具", "some tool"),
        (("编号", "id", "需求编号", "功能编号"), ("需求名称", "需求标题", "功能名称", "功能点"), ("状态", "当前状态", "实现状态", "进度", "优先级"), ("负责人", "处理人", "指派给", "验收标准", "所属模块", "模块")),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Export:
    """What a file is an export of: the tool, and the columns that tell."""

    tool: Text
    columns: tuple[str, ...]


def find_export(data: bytes) -> Export | None:
    """Tell whether a file is the export of a backlog: CSV or the like, a workbook of Excel, or a table named .xls."""
    for row in _rows(data):
        said = [_ADDED.sub("", cell).lower() for cell in row]
        for tool in _TOOLS:
            found = [next((at for at, name in enumerate(said) if name in group), None) for group in tool.needs]
            at = [n for n in found if n is not None]
            if len(at) == len(tool.needs):
                return Export(tool.name, tuple(row[n].strip() for n in sorted(set(at))))
    return None


def is_workbook(archive: Archive) -> bool:
    """Whether an archive is a workbook of Excel."""
    return "xl/workbook.xml" in archive.names


def _rows(data: bytes) -> Iterator[Sequence[str]]:
    if data.startswith(b"PK\x03\x04"):
        yield from _workbook_rows(data)
        return
    try:
        text = decode(_beginning(data))
    except UnicodeDecodeError:
        return
    if text.lstrip()[:1] == "<":
        for row in _ROW.findall(text)[:_ROWS]:
            yield [_TAG.sub("", cell) for cell in _CELL.findall(row)]
        return
    lines = text.split("\n")[:_ROWS]
    for delimiter in _DELIMITERS:
        if any(line.count(delimiter) > 1 for line in lines):
            yield from _fields(lines, delimiter)


def _beginning(data: bytes) -> bytes:
    """Return what is looked at, cut where no character is cut: at the end of a line, or between two bytes of UTF-16."""
    if len(data) <= _BYTES or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[:_BYTES]
    return data[: data.rfind(b"\n", 0, _BYTES) + 1]


def _fields(lines: Sequence[str], delimiter: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return  # quotes that are none: no export of a tool


def _workbook_rows(data: bytes) -> Iterator[Sequence[str]]:
    """Yield the first texts of a workbook as if they were one row."""
    try:
        archive = Archive(data)
        if not is_workbook(archive):
            return
        sheets = [name for name in archive.names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        for name in ("xl/sharedStrings.xml", *sheets[:1]):
            if name in archive.names:
                texts = (element.text or "" for element in archive.xml(name).iter() if element.tag.endswith("}t"))
                yield [text for _, text in zip(range(_TEXTS), texts, strict=False)]
    except UnreadableError:
        return  # what is broken is refused where it is read
