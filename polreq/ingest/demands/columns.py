"""A list of demands → where its header stands, which column says what, and what a paper is by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.ingest.backlog.formats import column_name
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.recognise import HEADER_ROWS

#: What may be told of a demand → names of the columns that tell it, the surest first.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "statement": (
            "需求描述", "需求内容", "建设内容", "技术要求", "具体要求", "技术条款", "条款内容", "采购需求", "招标要求", "待办事项", "待办", "议定事项", "工作任务", "任务内容", "重点任务",
            "事项内容", "诉求内容", "诉求", "问题描述", "反馈内容", "意见建议", "要求", "内容", "描述", "statement", "requirement", "description",
        ),
        "title": ("需求名称", "功能名称", "标题", "名称", "事项", "title", "name"),
        "id": ("编号", "需求编号", "条款号", "条款编号", "工单编号", "工单号", "id", "序号", "项次"),
        "at": ("条款号", "条款编号", "条款", "章节", "位置", "页码", "clause"),
        "basis": ("来源", "需求来源", "依据", "文件", "文件名称", "合同名称", "会议", "会议名称", "纪要", "source"),
        "on": ("日期", "会议时间", "会议日期", "提出日期", "提出时间", "受理时间", "受理日期", "date"),
        "count": ("件数", "工单数", "条数", "次数", "反映人数", "数量", "count"),
        "deadline": ("完成时限", "时限", "截止日期", "完成时间", "办理时限", "时间要求", "deadline", "due"),
        "lead": ("牵头单位", "牵头部门", "责任单位", "责任部门", "主办单位", "lead"),
        "support": ("配合单位", "配合部门", "协办单位", "support"),
        "channel": ("渠道", "端", "终端", "适用端", "channel"),
    }
)  # fmt: skip

#: What a paper is, by words in its name; the first that has one counts.
_PAPERS: Final = (
    ("instruction", ("批示", "指示", "批件")),
    ("meeting", ("会议", "纪要", "例会", "办公会", "专题会")),
    ("index", ("考核", "指标", "评估", "评测")),
    ("evidence", ("热线", "工单", "12345", "评价", "调查", "问卷", "投诉", "访谈", "反馈", "诉求")),
    ("contract", ("合同", "招标", "投标", "磋商", "采购", "技术规范书", "补充协议")),
)


@dataclass(frozen=True, slots=True)
class DemandHeader:
    """The header of a list of demands.

    Args:
        row: index of its row.
        names: of all columns; repeated ones are one, empty ones are named by their number.
        at: name → indexes of its columns.
        fields: field → name of the column that tells it.
    """

    row: int
    names: tuple[str, ...]
    at: Mapping[str, tuple[int, ...]]
    fields: Mapping[str, str]


def find_header(table: RowTable, own: Mapping[str, str]) -> DemandHeader | None:
    """Find the header of a list of demands: a column that says what is demanded, and one that says anything else.

    Args:
        table: as it was read.
        own: field → name of its column, as people say.
    """
    wanted = {column_name(name) for name in own.values()}
    for row, cells in enumerate(table.rows[:HEADER_ROWS]):
        at: dict[str, list[int]] = {}
        for index, cell in enumerate(cells):
            at.setdefault(" ".join(cell.split()) or f"列{index + 1}", []).append(index)
        known: dict[str, str] = {}
        for name in at:
            known.setdefault(column_name(name), name)
        fields = _fields(known, own)
        if wanted <= set(known) and ("statement" in fields or "title" in fields) and (own or len(fields) > 1):
            return DemandHeader(row, tuple(at), {name: tuple(found) for name, found in at.items()}, fields)
    return None


def _fields(known: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    fields = {field: known[column_name(name)] for field, name in own.items() if column_name(name) in known}
    taken = set(fields.values())
    for field, names in COLUMNS.items():
        name = next((known[n] for n in names if n in known and known[n] not in taken), None)
        if field not in fields and name is not None:
            fields[field] = name
            taken.add(name)
    return fields


def kind_of_paper(name: str, otherwise: str) -> str:
    """Return what kind of basis a paper is, by its name."""
    return next((kind for kind, words in _PAPERS if any(word in name for word in words)), otherwise)
