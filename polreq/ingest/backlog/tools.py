"""The tools whose exports are known: a row for each, by what its header has; the more telling first."""

from types import MappingProxyType
from typing import Final

from polreq.ingest.backlog.formats import ListFormat
from polreq.ingest.backlog.states import RESOLUTIONS, STATES, StatusStep, ending_in, words
from polreq.words import Text

_ZENTAO: Final = Text("禅道", "ZenTao")

#: 已关闭 is the end of what was published and of what was given up: the reason says which, then the stage; a draft is one whatever
#: its stage.
_ZENTAO_STEPS: Final = (
    StatusStep("resolution", MappingProxyType({**RESOLUTIONS, **words(done="已完成 done")})),
    StatusStep("stage", words(done="已验收 已发布 verified accepted released")),
    StatusStep("status", words(idea="草稿 评审中 draft reviewing", closed="已关闭 closed")),
    *STATES[1:],
)

#: In these tools what is finished is closed.
_CLOSED: Final = "已关闭 关闭 closed"

FORMATS: Final = (
    ListFormat(
        "zentao", _ZENTAO,
        (("编号", "id"), ("所属产品", "product"), ("所属模块", "module"), ("验收标准", "acceptance", "所处阶段", "phase", "由谁创建", "createdby", "openedby")),
        columns=MappingProxyType({
            "resolution": ("关闭原因", "reason", "closedreason"), "plan": ("所属计划", "linkedplan", "plan"), "priority": ("优先级", "pri"),
            "labels": ("关键词", "tags", "keywords"), "parent": ("父需求", "父研发需求", "所属父需求", "parent"),
        }),
        steps=_ZENTAO_STEPS,
        nobody=("Closed", "已关闭"),
    ),
    ListFormat("zentao-cases", _ZENTAO, (("用例编号",), ("所属产品",), ("用例标题",)), Text("测试用例", "test cases")),
    ListFormat("zentao-bugs", _ZENTAO, (("bug编号",), ("所属产品",), ("bug标题",)), Text("缺陷", "bugs")),
    ListFormat("zentao-tasks", _ZENTAO, (("编号", "id"), ("所属执行", "所属项目", "所属迭代"), ("任务名称",), ("指派给",)), Text("任务", "tasks")),
    ListFormat(
        "jira", Text("Jira", "Jira"), (("summary", "概要", "摘要"), ("issuekey", "问题关键字", "关键字", "密钥")),
        columns=MappingProxyType({
            "id": ("issuekey", "问题关键字", "关键字", "密钥"), "other": ("issueid", "问题id"), "parent": ("parentkey", "父级", "parent", "parentid", "父级id"),
            "acceptance": ("customfield(acceptancecriteria)", "customfield(验收标准)", "自定义字段(验收标准)", "自定义字段（验收标准）"),
            "plan": ("sprint", "迭代"), "release": ("fixversion/s", "fixversions", "修复版本", "修复的版本"), "labels": ("labels", "标签"),
            "module": ("component/s", "components", "模块", "组件"), "resolution": ("resolution", "解决结果", "解决方案"),
        }),
        steps=ending_in(_CLOSED),
        markup="wiki",
    ),
    ListFormat(
        "azure", Text("Azure DevOps", "Azure DevOps"), (("workitemtype",), ("title", "title1"), ("state",)),
        columns=MappingProxyType({"plan": ("iterationpath",), "module": ("areapath",), "priority": ("priority", "backlogpriority")}),
        steps=ending_in(_CLOSED, doing="resolved 已解决"),
    ),
    ListFormat(
        "gitlab", Text("GitLab", "GitLab"), (("iid", "issueid"), ("title",), ("state",), ("authorusername",)),
        columns=MappingProxyType({"id": ("iid", "issueid"), "other": ("id",), "parent": ("parentid", "parentiid", "parenttitle"), "plan": ("iteration", "milestone")}),
        steps=ending_in(_CLOSED),
        markup="markdown",
    ),
    ListFormat(
        "github", Text("GitHub", "GitHub"), (("title",), ("assignees",), ("labels", "milestone"), ("url", "number")),
        columns=MappingProxyType({"id": ("number",), "parent": ("parentissue", "parent"), "plan": ("iteration", "sprint", "milestone")}),
        steps=ending_in(_CLOSED),
        markup="markdown",
    ),
    ListFormat(
        "codearts", Text("华为云 CodeArts", "CodeArts"), (("标题",), ("处理人",), ("工作项类型", "父工作项", "领域"), ("预计开始日期", "预计结束日期", "工作项id")),
        steps=ending_in(_CLOSED),
    ),
    ListFormat(
        "feishu", Text("飞书项目", "Feishu Project"), (("工作项id",), ("名称", "标题"), ("当前负责人",)),
        columns=MappingProxyType({"title": ("名称",), "labels": ("分类标签", "标签"), "parent": ("feature链接", "父工作项")}),
    ),
    ListFormat("ones", Text("ONES", "ONES"), (("工作项序号", "工作项编号"), ("工作项名", "工作项名称", "标题"), ("负责人", "所属迭代")), columns=MappingProxyType({"module": ("所属功能模块", "功能模块")})),
    ListFormat("pingcode", Text("PingCode", "PingCode"), (("标题",), ("工作项类型", "父级工作项"), ("负责人", "优先级", "状态", "描述", "验收标准")), markup="markdown"),
    ListFormat(
        "yunxiao", Text("云效", "Yunxiao"), (("标题",), ("负责人",), ("创建者", "创建人"), ("迭代", "父id", "客户名称")),
        columns=MappingProxyType({"source": ("客户名称",)}),
        markup="markdown",
    ),
    ListFormat(
        "tapd", Text("TAPD", "TAPD"), (("标题",), ("处理人",), ("预计开始", "预计结束", "业务价值", "需求分类", "需求类别", "迭代", "缺陷id", "父需求")),
        columns=MappingProxyType({"release": ("发布计划", "版本"), "module": ("模块", "需求分类")}),
    ),
    ListFormat("coding", Text("CODING", "CODING"), (("标题",), ("描述",), ("处理人",), ("截止时间",)), markup="markdown"),
    ListFormat(
        "teambition", Text("Teambition", "Teambition"), (("任务标题", "标题"), ("故事点", "预估故事点"), ("迭代", "所在团队", "任务列表")),
        columns=MappingProxyType({"title": ("任务标题",), "module": ("所属项目(层级1)", "任务列表")}),
    ),
    ListFormat(
        "table", Text("某个工具", "some tool"),
        (("编号", "id", "需求编号", "功能编号", "序号"), ("需求名称", "需求标题", "功能名称", "功能点"), ("状态", "当前状态", "实现状态", "进度", "优先级"), ("负责人", "处理人", "指派给", "验收标准", "所属模块", "模块")),
    ),
)  # fmt: skip

#: A table of nobody's: its columns are those that people say.
OWN: Final = ListFormat("table", Text("表格", "table"), (("标题",),))
