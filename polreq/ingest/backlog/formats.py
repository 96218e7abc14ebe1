"""What an export of a tool is known by, and which of its columns say what: the shape of the table in tools.py."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from polreq.ingest.backlog.states import STATES, StatusStep
from polreq.late import late
from polreq.words import Text

#: What exports add to the name of a column: * 标题, 标题（必填）.
_ADDED: Final = late(r"[\s\"'*＊\ufeff]|[（(](?:必填|选填|required|optional)[）)]", re.I)

#: What may be told of an item → names of the columns that tell it, the surest first; one that no item field is for stays as it is.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "id": ("编号", "id", "需求编号", "功能编号", "工作项id", "工作项编号", "工作项序号", "需求id", "事项id", "任务id", "issuekey", "问题关键字", "关键字", "key", "number", "序号"),
        "title": (
            "标题", "需求名称", "研发需求名称", "软件需求名称", "软需名称", "用户需求名称", "业务需求名称", "故事名称", "需求标题", "概要", "摘要", "主题", "功能名称",
            "功能点", "工作项名", "工作项名称", "任务标题", "任务名称", "名称", "title", "summary", "subject", "name",
        ),
        "description": ("描述", "详细描述", "需求描述", "功能描述", "任务描述", "详情", "说明", "description", "body"),
        "acceptance": ("验收标准", "验收条件", "acceptance", "acceptancecriteria"),
        "status": ("状态", "当前状态", "实现状态", "任务状态", "status", "state", "进度"),
        "stage": ("所处阶段", "阶段", "phase", "stage"),
        "resolution": ("解决结果", "关闭原因", "resolution", "statereason", "closedreason"),
        "priority": ("优先级", "priority", "pri"),
        "product": ("所属产品", "产品", "关联产品", "product"),
        "module": ("所属模块", "模块", "功能模块", "组件", "module", "areapath", "components", "component/s"),
        "parent": ("父需求", "父工作项", "父级工作项", "父事项", "父任务", "父级", "上级需求", "父id", "父问题", "parentkey", "parentid", "parent"),
        "owner": ("负责人", "处理人", "当前负责人", "指派给", "经办人", "责任人", "执行者", "assignee", "assignees", "assignedto", "assignto", "owner"),
        "source": ("来源", "需求来源", "政策依据", "依据", "source", "from"),
        "plan": ("迭代", "所属迭代", "所属计划", "计划", "里程碑", "sprint", "iteration", "iterationpath", "plan", "linkedplan", "milestone"),
        "release": ("版本", "发布版本", "发布计划", "fixversion/s", "fixversions", "fixversion", "release"),
        "labels": ("标签", "关键词", "分类标签", "labels", "tags", "keywords"),
        "channel": ("端", "渠道", "终端", "客户端", "适用端", "适用渠道", "平台", "分支/平台"),
        "url": ("url", "链接", "link"),
    }
)  # fmt: skip

#: How the texts of a tool are marked up; tags of HTML are read wherever they stand.
MarkupKind = Literal["html", "markdown", "wiki"]


@dataclass(frozen=True, slots=True)
class ListFormat:
    """An export of a tool.

    Args:
        key: names the import, its file and its settings.
        tool: what the tool is called.
        needs: what its header has: of each group of column names at least one.
        holds: features, or something else that is named here.
        columns: like COLUMNS, where the tool says it otherwise.
        steps: how its words of status are read.
        markup: how its texts are marked up.
        nobody: what stands for no person.
    """

    key: str
    tool: Text
    needs: tuple[tuple[str, ...], ...]
    holds: Text | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[StatusStep, ...] = STATES
    markup: MarkupKind = "html"
    nobody: tuple[str, ...] = ("未分配", "未指派", "Unassigned", "待认领")

    def names(self, field: str) -> tuple[str, ...]:
        """Return the names of columns for a field, the tool's own before those of all."""
        return (*self.columns.get(field, ()), *COLUMNS.get(field, ()))


def column_name(cell: str) -> str:
    """Return the name of a column without what exports add to it, for comparing."""
    return _ADDED.sub("", cell).lower()


def telling(needs: tuple[tuple[str, ...], ...], names: Sequence[str]) -> tuple[int, ...]:
    """Return the columns by which a header is that of a format; none where it is not.

    Args:
        needs: see ListFormat.
        names: names of columns, as column_name gives them.
    """
    found = [next((at for at, name in enumerate(names) if name in group), None) for group in needs]
    at = [n for n in found if n is not None]
    return tuple(sorted(set(at))) if len(at) == len(needs) else ()
