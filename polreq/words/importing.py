"""What `polreq import` says."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names

#: What a column of a list may tell.
FIELDS: Final[Names] = names(
    id=("编号", "id"), title=("标题", "title"), description=("描述", "description"), acceptance=("验收标准", "acceptance"), status=("状态", "status"),
    stage=("阶段", "stage"), resolution=("关闭原因", "resolution"), priority=("优先级", "priority"), product=("产品", "product"), module=("模块", "module"),
    parent=("上级", "parent"), owner=("负责人", "owner"), source=("来源", "source"), plan=("计划", "plan"), release=("版本", "release"),
    labels=("标签", "labels"), channel=("渠道", "channel"), url=("链接", "url"), module_path=("上级模块", "modules above"), channels=("渠道", "channels"),
    other=("另一编号", "second id"), statement=("要求", "statement"), basis=("依据", "basis"), at=("条款", "clause"), on=("日期", "day"), count=("件数", "count"),
    deadline=("时限", "deadline"), lead=("责任单位", "lead"), support=("配合单位", "support"), bases=("依据", "bases"), deadlines=("时限", "deadlines"),
    units=("责任单位", "units"), tests=("测试用例", "test cases"),
    feature=("功能", "feature"), name=("名称", "name"), period=("时间", "time"), first=("起", "from"), last=("止", "to"), views=("访问量", "views"),
    visitors=("用户数", "visitors"), uses=("使用次数", "uses"), cases=("办件量", "cases"), success=("成功率", "success"), bad=("差评率", "bad ratings"),
)  # fmt: skip

FATES: Final[Names] = names(
    new=("新增", "new"),
    changed=("更新", "changed"),
    same=("没有变化", "unchanged"),
    gone=("表里已没有", "no longer in the list"),
)

SAY: Final = {
    "read": Text("{file}：{tool}，{rows} 项", "{file}: {tool}, {rows} item(s)"),
    "written": Text("已写入 {file}：{counts}", "written to {file}: {counts}"),
    "would": Text("试运行，没有写入；正式导入会写进 {file}：{counts}", "dry run, nothing written; it would go to {file}: {counts}"),
    "nothing": Text("{file} 没有变化：{counts}", "{file} stays as it is: {counts}"),
    "links": Text("关联：新增 {number} 条，记在 trace/links.yml，算作已确认", "links: {number} new, in trace/links.yml, taken as confirmed"),
    "would_links": Text("关联：会新增 {number} 条，记在 trace/links.yml，算作已确认", "links: {number} new would go to trace/links.yml, taken as confirmed"),
    "kept": Text("表里已没有的不会删除；确实不做了，请把它的 status 改为 closed", "what is no longer in the list is not deleted; if it was given up, set its status to closed"),
    "columns": Text("各列存到哪里", "where the columns go"),
    "column": Text("列", "column"),
    "field": Text("存到", "goes to"),
    "as_is": Text("其余各列照原样存进 custom：{columns}", "all other columns are kept in custom as they are: {columns}"),
    "words": Text("状态怎样对应", "how words of status are read"),
    "said": Text("表里写的", "in the list"),
    "status": Text("算作", "taken for"),
    "count": Text("项数", "items"),
    "change_words": Text("不合适的用 --status 词=状态 改，例如 --status 变更中=doing，会记在 polreq.yml", "to change one: --status WORD=STATUS, such as --status Reopened=doing; polreq.yml keeps it"),
    "more": Text("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
    "empty": Text("（空）", "(empty)"),
    "next_document": Text("还没有政策文件：先收进来一份，再 polreq trace", "there is no policy document yet: bring one in, then polreq trace"),
    "next_users": Text("看用得少的功能、没有落实的用户诉求", "see little used features, and demands of users that nothing answers"),
    "next": Text("提取需求、推荐关联、看覆盖", "extract, suggest links, see the coverage"),
}  # fmt: skip
