"""Exports of backlogs in the shapes in which tools write them, several hundred rows each, made of a few words."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import xlsxwriter

ROWS = 300

THINGS = (
    "办件进度查询",
    "电子证照亮证",
    "好差评入口",
    "预约取号",
    "材料预审",
    "消息提醒",
    "智能客服",
    "表单预填",
    "支付对账",
    "帮办转办",
)
PLACES = ("APP", "微信小程序", "PC端", "综窗", "管理后台")
PEOPLE = ("王敏", "李雷", "韩梅", "赵一", "钱多")
MODULES = ("办件", "证照", "评价", "预约", "消息")


def title(n: int) -> str:
    return f"【{PLACES[n % 5]}】{THINGS[n % 10]}第{n}版"


def person(n: int) -> str:
    return PEOPLE[n % 5]


def day(n: int) -> str:
    return (date(2026, 1, 5) + timedelta(days=n % 200)).isoformat()


def text(n: int) -> str:
    """What a story says: often several lines, sometimes nothing, with signs that look like markup and are none."""
    return (
        "",
        f"作为办事人，我要{THINGS[n % 10]}。\n1、时间<{n}秒\n2、A&B两种情形",
        f"{THINGS[n % 10]}，“{n}”条，逗号,分号;都有",
        f"见附件{n}",
    )[n % 4]


@dataclass(frozen=True)
class Export:
    """An export of a tool.

    Args:
        tool: key of the import that it is recognised as.
        name: of the file.
        header: its columns; some stand several times.
        row: number → cells.
        keys: column → key of the feature that holds its cell; all others are in `custom`, as is what the key does not hold word for word.
        write: rows → bytes.
        identified: column of the ids; empty where the tool gives none.
    """

    tool: str
    name: str
    header: tuple[str, ...]
    row: Callable[[int], list[str]]
    keys: dict[str, str]
    write: Callable[[list[list[str]]], bytes]
    identified: str = ""
    above: list[list[str]] = field(default_factory=list)

    def rows(self, count: int = ROWS) -> list[list[str]]:
        return [self.row(n) for n in range(1, count + 1)]

    def data(self, count: int = ROWS) -> bytes:
        return self.write([*self.above, list(self.header), *self.rows(count)])


def csv_of(
    encoding: str = "utf-8", delimiter: str = ",", above: str = "", quoting: int = csv.QUOTE_MINIMAL, end: str = "\r\n"
):
    def write(rows: list[list[str]]) -> bytes:
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
        return (above + buffer.getvalue()).encode(encoding)

    return write


def xlsx_of(merged: tuple[tuple[int, int, int, int], ...] = ()):
    """Write a workbook; merged cells are (first row, last row, column, every so many rows)."""

    def write(rows: list[list[str]]) -> bytes:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        sheet = book.add_worksheet("需求")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                sheet.write_string(r, c, cell)
        for top, bottom, column, _ in merged:
            sheet.merge_range(top, column, bottom, column, rows[top][column])
        book.close()
        return buffer.getvalue()

    return write


def pick(n: int, *of: str) -> str:
    return of[n % len(of)]


COMMON = {
    "标题": "title", "描述": "description", "验收标准": "acceptance", "优先级": "priority", "负责人": "owner", "处理人": "owner", "模块": "module",
    "迭代": "plan", "来源": "source", "版本": "release", "编号": "id",
}  # fmt: skip
ENGLISH = {
    "Title": "title",
    "Summary": "title",
    "Description": "description",
    "Priority": "priority",
    "Assignee": "owner",
    "Milestone": "plan",
}

ZENTAO = [
    "编号",
    "所属产品",
    "分支/平台",
    "所属模块",
    "所属计划",
    "来源",
    "来源备注",
    "研发需求名称",
    "描述",
    "验收标准",
    "关键词",
    "优先级",
    "预计工时",
    "当前状态",
    "所处阶段",
    "类别",
    "T",
    "B",
    "C",
    "由谁创建",
    "创建日期",
    "指派给",
    "指派日期",
    "抄送给",
    "评审者",
    "评审时间",
    "由谁关闭",
    "关闭日期",
    "关闭原因",
    "最后修改",
    "最后修改日期",
    "细分研发需求",
    "相关研发需求",
    "重复研发需求",
    "附件",
]


def zentao(n: int) -> list[str]:
    closed = n % 6 == 0
    state = "已关闭" if closed else pick(n, "激活", "草稿", "变更中", "评审中")
    cells = {
        "编号": str(5000 - n), "所属产品": f"政务{n % 3}(#{n % 3})", "分支/平台": pick(n, "", "主干"), "所属模块": f"/{pick(n, *MODULES)}/列表(#{n})",
        "所属计划": pick(n, "", "一期(#3)", "一期(#3)二期(#4)"), "来源": pick(n, "客户", "用户", "产品经理"), "研发需求名称": title(n), "描述": text(n),
        "验收标准": pick(n, "", "抽查20件。\n都能查到"), "关键词": pick(n, "", "评价;入口"), "优先级": str(n % 4 + 1), "预计工时": str(n % 40), "当前状态": state,
        "所处阶段": "已关闭" if closed else pick(n, "未开始", "研发中", "测试中", "已发布", "已验收"), "类别": "功能", "T": str(n % 3), "B": "0", "C": "0",
        "由谁创建": person(n), "创建日期": day(n), "指派给": "Closed" if closed else person(n + 1), "指派日期": "0000-00-00",
        "关闭原因": pick(n // 6, "已完成", "重复", "不做") if closed else "", "最后修改": person(n), "最后修改日期": day(n + 9),
        "细分研发需求": pick(n, "", "", f"{title(n + 1)}; \n{title(n + 2)}"), "附件": pick(n, "", "", "", "<a href='http://10.0.0.1/f-1.html' target='_blank'>稿.png</a><br />"),
    }  # fmt: skip
    return [cells.get(name, "") for name in ZENTAO]


ZENTAO_EN = [
    "ID",
    "Product",
    "Module",
    "Linked Plan",
    "From",
    "Title",
    "Description",
    "Acceptance",
    "Tags",
    "Priority",
    "Status",
    "Phase",
    "AssignTo",
    "CreatedBy",
    "Reason",
]
TAPD = [
    "ID",
    "标题",
    "优先级",
    "业务价值",
    "状态",
    "版本",
    "模块",
    "处理人",
    "创建人",
    "预计开始",
    "预计结束",
    "迭代",
    "父需求",
    "需求分类",
    "详细描述",
    "标签",
    "来源",
]
PINGCODE = [
    "工作项类型",
    "标题",
    "描述",
    "父级工作项",
    "优先级",
    "迭代",
    "故事点",
    "预估工时",
    "负责人",
    "开始日期",
    "截止日期",
    "标签",
    "验收标准",
    "状态",
]
JIRA = [
    "Summary",
    "Issue key",
    "Issue id",
    "Issue Type",
    "Status",
    "Project key",
    "Priority",
    "Resolution",
    "Assignee",
    "Reporter",
    "Created",
    "Labels",
    "Labels",
    "Labels",
    "Sprint",
    "Sprint",
    "Watchers",
    "Watchers",
    "Description",
    "Parent id",
    "Custom field (Story Points)",
    "Comment",
    "Comment",
]
JIRA_ZH = [
    "概要",
    "问题关键字",
    "问题类型",
    "状态",
    "优先级",
    "解决结果",
    "经办人",
    "报告人",
    "创建日期",
    "标签",
    "标签",
    "描述",
    "已解决",
]
GITLAB = [
    "ID",
    "IID",
    "Title",
    "Description",
    "Type",
    "URL",
    "State",
    "Confidential",
    "Locked",
    "Milestone",
    "Labels",
    "Author",
    "Author Username",
    "Assignee",
    "Assignee Username",
    "Created At (UTC)",
    "Updated At (UTC)",
    "Closed At (UTC)",
    "Due Date",
    "Start Date",
    "Parent ID",
    "Parent IID",
    "Parent Title",
    "Time Estimate",
    "Time Spent",
    "Weight",
]
CODEARTS = [
    "工作项id",
    "标题",
    "完成时间",
    "状态",
    "处理人",
    "预计开始日期",
    "预计结束日期",
    "优先级",
    "创建时间",
    "工作项类型",
    "模块",
    "父工作项",
    "领域",
    "迭代",
    "标签",
    "描述",
]
AZURE = [
    "ID",
    "Work Item Type",
    "Title",
    "Assigned To",
    "State",
    "Priority",
    "Tags",
    "Area Path",
    "Iteration Path",
    "Created Date",
    "Description",
    "Acceptance Criteria",
    "Parent",
]


def tapd(n: int) -> list[str]:
    parent = title(n - 1) if n % 7 == 0 else ""
    return [
        f"112{n:016d}", title(n), pick(n, "High", "Middle", "高"), str(n % 9), pick(n, "规划中", "实现中", "已实现", "已拒绝"), "V1", pick(n, *MODULES),
        f"{person(n)};{person(n + 1)};", person(n), day(n), day(n + 30), pick(n, "迭代一", "迭代二"), parent, "好差评",
        pick(n, f"<div><p>{THINGS[n % 10]}</p><p>1&nbsp;秒内</p></div>", "没有标记的一行"), pick(n, "评价|入口", ""), "热线",
    ]  # fmt: skip


def jira(n: int) -> list[str]:
    done = n % 5 == 0
    return [
        title(n), f"ZW-{n}", str(90_000 + n), "Story", "Done" if done else pick(n, "To Do", "In Progress", "Reopened"), "ZW", pick(n, "High", "Low"),
        pick(n // 5, "Done", "Won't Do") if done else "", person(n), person(n + 1), "14/Jul/25 3:42 PM", "评价", pick(n, "", "入口"), "", "Sprint 1", pick(n, "", "Sprint 2"),
        "a", "b", f"h2. 背景\n*{THINGS[n % 10]}*\n{{code}}x < {n}{{code}}", str(90_000 + n - 1) if n % 9 == 0 else "", f"{n % 8}.0", f"评论一,{n}", pick(n, "", "评论二\n第二行"),
    ]  # fmt: skip


def gitlab(n: int) -> list[str]:
    head = n % 8 == 0
    return [
        str(70_000 + n), str(n), title(n), f"## 背景\n\n**{THINGS[n % 10]}**，见[说明](https://example.cn/{n})\n\n- [ ] 一", "Issue", f"https://git.example.cn/zw/app/-/issues/{n}",
        pick(n, "Open", "Closed"), "No", "No", pick(n, "", "一期"), "评价,入口", person(n), "wang", person(n + 1), "li", "2026-01-05 08:00:00", "2026-02-05 08:00:00", "", day(n), "",
        str(70_000 + n - 1) if head else "", str(n - 1) if head else "", title(n - 1) if head else "", "0", "0", str(n % 5),
    ]  # fmt: skip


def azure(n: int) -> list[str]:
    return [
        str(400 + n), pick(n, "User Story", "Feature"), title(n), f"{person(n)} <u{n % 5}@example.cn>", pick(n, "New", "Active", "Resolved", "Closed", "Removed"), str(n % 4 + 1), "评价; 入口",
        f"政务\\{pick(n, *MODULES)}", f"政务\\迭代{n % 4}", "12/01/2026 9:15:00 AM", f"<div>{THINGS[n % 10]}<br>{n} 件</div>", "<ul><li>能查</li><li>能评</li></ul>", str(400 + n - 1) if n % 6 == 0 else "",
    ]  # fmt: skip


def codearts(n: int) -> list[str]:
    return [
        str(8_000_000 + n), title(n), "", pick(n, "新建", "进行中", "已解决", "已关闭", "已拒绝"), person(n), day(n), day(n + 20), pick(n, "高", "中"), f"{day(n)} 10:00:00",
        "Story", pick(n, *MODULES), title(n - 1) if n % 5 == 0 else "", "后端", "迭代一", "评价,入口", f"<p>{THINGS[n % 10]}</p>",
    ]  # fmt: skip


def story(columns: str, states: tuple[str, ...], **more: Callable[[int], str]):
    """Make the rows of a tool whose columns say what most tools say."""
    names = columns.split(",")
    known: dict[str, Callable[[int], str]] = {
        "标题": title, "名称": title, "工作项名": title, "任务标题": title, "Title": title, "title": title, "需求名称": title, "描述": text, "负责人": person, "处理人": person,
        "当前负责人": person, "执行者": person, "状态": lambda n: pick(n, *states), "Status": lambda n: pick(n, *states), "优先级": lambda n: pick(n, "高", "中", "低"),
        "迭代": lambda n: f"26.8.{n % 3}", "截止时间": day, "验收标准": lambda n: pick(n, "", "能查到"), "创建者": lambda n: person(n + 2),
    }  # fmt: skip
    made = known | more
    return tuple(names), lambda n: [made[name](n) if name in made else "" for name in names]


CODING = story(
    "标题,描述,处理人,状态,优先级,截止时间,环节", ("未开始", "进行中", "已完成"), 环节=lambda n: pick(n, "前端", "")
)
YUNXIAO = story(
    "标题,负责人,创建者,迭代,优先级,客户名称,技术难度,URL,父ID,描述,状态", ("待处理", "开发中", "已完成", "已取消"),
    客户名称=lambda n: "市数据局", URL=lambda n: f"https://devops.example.cn/projex/req/ZWFW-{n}", 技术难度=lambda n: str(n % 3),
)  # fmt: skip
ONES = story(
    "工作项序号,工作项名,工作项类型,状态,负责人,所属迭代,描述,优先级,父工作项",
    ("未开始", "进行中", "已完成"),
    工作项序号=lambda n: f"#{n}",
    所属迭代=lambda n: "迭代一",
)
FEISHU = story(
    "工作项id,名称,状态,当前负责人,分类标签,优先级,Reporter,Feature链接", ("待评审", "开发中", "已上线"), 工作项id=lambda n: str(3_400_000 + n), 分类标签=lambda n: "评价,入口",
)  # fmt: skip
TEAMBITION = story(
    "所属项目(层级1),任务标题,执行者,状态,所在团队,迭代,预估故事点,截止时间", ("未开始", "进行中", "已完成"), 所在团队=lambda n: "政务一组", 预估故事点=lambda n: str(n % 8),
    **{"所属项目(层级1)": lambda n: f"项目{(n - 1) // 3}" if (n - 1) % 3 == 0 else ""},
)  # fmt: skip
OWN = story(
    "序号,需求名称,状态,负责人,备注,完成时间",
    ("未启动", "进行中", "已完成"),
    序号=lambda n: f"X-{n}",
    备注=lambda n: pick(n, "", "含逗号,的"),
    完成时间=lambda n: str(46_000 + n),
)
PROJECTS = story(
    "Title,Assignees,Status,Linked pull requests,Labels,Milestone,URL", ("Todo", "In Progress", "Done"), URL=lambda n: f"https://github.com/zw/app/issues/{n}",
    Assignees=lambda n: "wang, li", Labels=lambda n: "评价, 入口", Milestone=lambda n: "一期",
)  # fmt: skip
NUMBER = story(
    "number,title,labels,state,assignees,milestone,body",
    (),
    number=str,
    labels=lambda n: "评价",
    state=lambda n: pick(n, "OPEN", "CLOSED"),
    body=text,
)


def zentao_en(n: int) -> list[str]:
    cells = {
        "ID": str(n), "Product": "政务(#1)", "Module": f"/{pick(n, *MODULES)}(#{n})", "From": "Customer", "Title": title(n), "Description": text(n), "Acceptance": "能查",
        "Tags": "评价", "Priority": "1", "Status": pick(n, "Active", "Draft", "Reviewing", "Changing"), "Phase": pick(n, "Open", "Planned", "Developing", "Released"), "AssignTo": person(n),
    }  # fmt: skip
    return [cells.get(name, "") for name in ZENTAO_EN]


def jira_zh(n: int) -> list[str]:
    return [
        title(n),
        f"ZW-{n}",
        "故事",
        pick(n, "待办", "进行中", "完成"),
        "高",
        "",
        person(n),
        person(n),
        day(n),
        "评价",
        pick(n, "", "入口"),
        text(n),
        "",
    ]


def pingcode(n: int) -> list[str]:
    parent = title(n - 1) if n % 6 == 0 else ""
    return [
        "用户故事",
        title(n),
        text(n),
        parent,
        pick(n, "高", "低"),
        "迭代一",
        str(n % 5),
        "8",
        person(n),
        day(n),
        day(n + 5),
        "评价",
        "能查",
        pick(n, "打开", "进行中", "已完成"),
    ]


def gh_issues(rows: list[list[str]]) -> bytes:
    """Write what `gh issue list --json` does, out of rows of number, title, label, state, assignee, milestone, body."""
    issues = [
        {
            "assignees": [{"id": "U1", "login": assignee, "name": ""}], "body": body, "labels": [{"name": label, "color": "ff0000"}], "milestone": {"title": milestone} if milestone else None,
            "number": int(number), "state": state, "title": named,
        }
        for number, named, label, state, assignee, milestone, body in rows[1:]
    ]  # fmt: skip
    return json.dumps(issues, ensure_ascii=False).encode()


def gh_row(n: int) -> list[str]:
    return [str(n), title(n), "评价", pick(n, "OPEN", "CLOSED"), pick(n, "wang", "li"), pick(n, "", "一期"), text(n)]


TEAM_ABOVE = [["2026年政务服务需求表", *[""] * 7], ["导出时间：2026-11-01", *[""] * 7], [""] * 8]

EXPORTS = {
    "禅道": Export("zentao", "s.csv", tuple(ZENTAO), zentao, COMMON | {"研发需求名称": "title", "指派给": "owner", "所属计划": "plan"}, csv_of("utf-8-sig", quoting=csv.QUOTE_ALL), "编号"),
    "禅道 GB18030": Export("zentao", "s.csv", tuple(ZENTAO), zentao, COMMON | {"研发需求名称": "title", "指派给": "owner", "所属计划": "plan"}, csv_of("gb18030"), "编号"),
    "禅道 English": Export(
        "zentao", "s.csv", tuple(ZENTAO_EN), zentao_en,
        ENGLISH | {"ID": "id", "Acceptance": "acceptance", "AssignTo": "owner", "From": "source", "Linked Plan": "plan"}, csv_of(), "ID",
    ),
    "TAPD": Export("tapd", "t.csv", tuple(TAPD), tapd, COMMON | {"ID": "id", "详细描述": "description"}, csv_of("utf-16"), "ID"),
    "PingCode": Export("pingcode", "p.csv", tuple(PINGCODE), pingcode, COMMON, csv_of("utf-8-sig")),
    "PingCode, explained": Export("pingcode", "p.csv", tuple(PINGCODE), pingcode, COMMON, csv_of("utf-8-sig"), above=[["请勿改动表头，带 * 的必填"]]),
    "Jira": Export("jira", "j.csv", tuple(JIRA), jira, ENGLISH | {"Issue key": "id", "Sprint": "plan"}, csv_of("utf-8-sig", end="\n"), "Issue key"),
    "Jira 中文": Export("jira", "j.csv", tuple(JIRA_ZH), jira_zh, COMMON | {"概要": "title", "问题关键字": "id", "经办人": "owner"}, csv_of(delimiter=";"), "问题关键字"),
    "GitLab": Export("gitlab", "g.csv", tuple(GITLAB), gitlab, ENGLISH | {"IID": "id"}, csv_of(end="\n"), "IID"),
    "GitHub Projects": Export("github", "g.tsv", *PROJECTS, ENGLISH, csv_of(delimiter="\t", end="\n")),
    "gh issue list": Export(
        "github", "g.json", NUMBER[0], gh_row, {"number": "id", "title": "title", "body": "description", "assignees": "owner", "milestone": "plan"}, gh_issues, "number",
    ),
    "CodeArts": Export("codearts", "c.xlsx", tuple(CODEARTS), codearts, COMMON | {"工作项id": "id"}, xlsx_of(), "工作项id"),
    "Azure DevOps": Export(
        "azure", "a.csv", tuple(AZURE), azure,
        ENGLISH | {"ID": "id", "Acceptance Criteria": "acceptance", "Iteration Path": "plan", "Assigned To": "owner"}, csv_of(delimiter=";", above="sep=;\r\n"), "ID",
    ),
    "CODING": Export("coding", "c.csv", *CODING, COMMON, csv_of()),
    "云效": Export("yunxiao", "y.xlsx", *YUNXIAO, COMMON | {"客户名称": "source"}, xlsx_of()),
    "ONES": Export("ones", "o.csv", *ONES, COMMON | {"工作项序号": "id", "工作项名": "title", "所属迭代": "plan"}, csv_of("utf-8-sig"), "工作项序号"),
    "飞书项目": Export("feishu", "f.xlsx", *FEISHU, COMMON | {"工作项id": "id", "名称": "title", "当前负责人": "owner"}, xlsx_of(), "工作项id"),
    "Teambition": Export(
        "teambition", "t.xlsx", *TEAMBITION, COMMON | {"任务标题": "title", "执行者": "owner", "所属项目(层级1)": "module"},
        xlsx_of(tuple((top, top + 2, 0, 0) for top in range(4, 4 + ROWS, 3))), above=TEAM_ABOVE,
    ),
    "some tool": Export("table", "x.csv", *OWN, COMMON | {"序号": "id", "需求名称": "title"}, csv_of("gb18030", delimiter="\t"), "序号"),
}  # fmt: skip
