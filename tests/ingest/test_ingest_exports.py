"""Exports of backlogs given as policy documents: refused, with the tool, the columns that tell, and what to do."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import zipped

from polreq.ingest import read_source
from polreq.ingest.exports import find_export

#: Headers as the tools write them, and the tool that is named.
HEADERS = {
    "编号,所属产品,分支/平台,所属模块,所属计划,来源,研发需求名称,描述,验收标准,关键词,优先级,当前状态,所处阶段,由谁创建": "禅道",
    "ID,Product,Module,Linked Plan,Title,Description,Acceptance,Pri,Status,Phase": "禅道",
    "用例编号,所属产品,所属模块,相关需求,用例标题,前置条件,步骤,预期": "禅道",
    "Bug编号,所属产品,所属模块,Bug标题,严重程度,优先级": "禅道",
    "编号,所属执行,任务名称,优先级,指派给,截止日期": "禅道",
    "ID,标题,优先级,业务价值,状态,处理人,预计开始,预计结束,迭代": "TAPD",
    "工作项类型,标题,描述,父级工作项,优先级,负责人": "PingCode",
    "Summary,Issue key,Issue id,Issue Type,Status,Priority,Labels,Labels": "Jira",
    "概要,问题关键字,问题类型,状态,经办人": "Jira",
    "ID,IID,Title,Description,Type,URL,State,Author,Author Username,Labels": "GitLab",
    "Issue ID,URL,Title,State,Description,Author,Author Username": "GitLab",
    "Title,URL,Assignees,Status,Labels,Milestone": "GitHub",
    "number,title,labels,state,assignees,milestone,body": "GitHub",
    "工作项id,标题,状态,处理人,预计开始日期,预计结束日期,优先级,工作项类型": "华为云 CodeArts",
    "ID,Work Item Type,Title,Assigned To,State,Tags": "Azure DevOps",
    "标题（必填）,描述,处理人,状态,优先级,截止时间": "CODING",
    "标题,负责人,创建者,迭代,优先级,客户名称,技术难度,URL": "云效",
    "工作项id,名称,状态,当前负责人,分类标签,优先级": "飞书项目",
    "工作项序号,工作项名,工作项类型,状态,负责人": "ONES",
    "任务标题,所属项目,所在团队,迭代,预估故事点": "Teambition",
    "需求编号,需求名称,优先级,负责人,备注": "某个工具",
}


def table(header, delimiter=",", rows=2):
    names = header.split(",")
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerow(names)
    for n in range(rows):
        writer.writerow([f"示例{n}，第一行\n第二行" for _ in names])
    return buffer.getvalue()


def workbook(header, *, shared=True):
    names = header.split(",")
    texts = "".join(f"<si><t>{name}</t></si>" for name in names)
    cells = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in names)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    members = {"xl/workbook.xml": f"<workbook {space}/>", "xl/worksheets/sheet1.xml": f"<worksheet {space}/>"}
    if shared:
        members["xl/sharedStrings.xml"] = f"<sst {space}>{texts}</sst>"
    else:
        members["xl/worksheets/sheet1.xml"] = (
            f"<worksheet {space}><sheetData><row>{cells}</row></sheetData></worksheet>"
        )
    return zipped({name: text.encode() for name, text in members.items()})


FORMS = {
    "csv": lambda header: table(header).encode(),
    "csv with a mark, quoted": lambda header: (
        '\ufeff"' + header.replace(",", '","') + '"\r\n' + table(header).split("\n", 1)[1]
    ).encode(),
    "csv of an old Excel": lambda header: table(header).encode("gb18030"),
    "csv with semicolons": lambda header: table(header, ";").encode(),
    "tabs": lambda header: table(header, "\t").encode(),
    "explained in the first row": lambda header: ("请勿改动表头\n" + table(header)).encode(),
    "table named .xls": lambda header: (
        "<html><body><table><tr><th>" + header.replace(",", "</th><th><b>") + "</b></th></tr></table></body></html>"
    ).encode(),
    "workbook": workbook,
    "workbook without shared texts": lambda header: workbook(header, shared=False),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize(("header", "tool"), HEADERS.items(), ids=lambda value: value[:12])
def test_an_export_is_refused_and_named(header, tool, form):
    result = read_source("需求.csv", form(header), force=True)
    assert result.document is None
    assert [(f.code, dict(f.facts)["tool"].zh) for f in result.findings] == [("X712", tool)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("odd", ["", "一", "a"])
def test_a_long_export_is_known_by_its_beginning(encoding, odd):
    long = table(next(iter(HEADERS)) + f",{odd}", rows=900).encode(encoding)
    assert len(long) > 100_000
    assert [f.code for f in read_source("a.csv", long).findings] == ["X712"]


def test_the_columns_that_tell_are_named():
    (finding,) = read_source("a.csv", FORMS["csv"]("编号,所属产品,所属模块,需求名称,验收标准,备注")).findings
    assert dict(finding.facts)["columns"] == "编号、所属产品、所属模块、验收标准"


NO_EXPORTS = {
    "a task table": "序号,重点任务,牵头单位,责任单位,完成时限\n1,公布事项清单,示例局,示例厅,2027年6月底前\n",
    "a table of items": "编号\t事项名称\t办理地点\t办理时限\n1\t示例许可\t示例窗口\t三日\n",
    "a text with marks": "示例局关于示例的通知\n编号、所属产品、标题，以及处理人和优先级，由各单位自行填写；状态、负责人一并报送。\n",
    "a title alone": "标题,正文\n示例,示例\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", NO_EXPORTS.values(), ids=NO_EXPORTS.keys())
def test_tables_of_documents_are_no_exports(text):
    assert find_export(text.encode()) is None


def test_a_workbook_that_is_no_export_is_refused_as_a_workbook():
    (finding,) = read_source("a.xlsx", workbook("序号,重点任务,牵头单位,完成时限")).findings
    assert (finding.code, "Excel 工作簿" in dict(finding.facts)["problem"].zh) == ("X701", True)


@given(st.binary(max_size=300))
def test_no_bytes_end_the_search(data):
    find_export(data)


@given(st.text(st.sampled_from('编号,标题;\t|"\n<tr><td></'), max_size=80))
def test_no_text_ends_the_search(text):
    find_export(text.encode())
