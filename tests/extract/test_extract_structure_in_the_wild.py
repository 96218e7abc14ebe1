"""Every irregularity of structure that the field's notes list, from a file to what is read: a row for each."""

import io

import docx
import pytest
from papers import ofd

from polreq.change.citations import check_text
from polreq.change.registry import Known, Registry
from polreq.extract.extracting import extract
from polreq.ingest import read_source
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def merged_table():
    """A task table in which one task stands over two rows, and the name of a column over two columns."""
    document = docx.Document()
    document.add_paragraph("示例市任务分工表")
    table = document.add_table(rows=4, cols=4)
    texts = [
        ("重点任务", "责任分工", "", "完成时限"),
        ("", "牵头单位", "配合单位", ""),
        ("建设统一受理平台", "市数据局", "市财政局", "2024年10月底前"),
        ("", "市公安局", "各县（市、区）人民政府", "长期坚持"),
    ]
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3)), ((2, 0), (3, 0))):
        table.cell(*first).merge(table.cell(*last))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


#: A line that fills a page, so that shorter ones are seen to end.
PAGE_WIDE = "各部门要按照全市统一的目录编制本部门的政务服务事项清单，并公"

#: What may be asked of a reading, by name.
VIEWS = {
    "units": lambda result, clauses: [(c.locator, c.kind) for c in clauses if not c.locator.startswith("标题")],
    "bodies": lambda result, clauses: [[(b.name, b.role) for b in c.units] for c in clauses if c.units],
    "channels": lambda result, clauses: [c.channels for c in clauses if c.channels],
    "targets": lambda result, clauses: [(t.op, t.value, t.unit) for c in clauses for t in c.targets],
    "deadlines": lambda result, clauses: [
        (d.text, d.kind, d.date and d.date.isoformat(), d.resolved_by) for c in clauses for d in c.deadlines
    ],
    "cites": lambda result, clauses: [x.title for c in clauses if not c.locator.startswith("标题") for x in c.cites],
    "number": lambda result, clauses: result.document.number,
    "codes": lambda result, clauses: sorted({f.code for f in result.findings} - {"X702"}),
    "refused": lambda result, clauses: result.document is None,
}

TITLE = "示例市政务服务工作方案\n"

#: Row of the notes → (file, what is read in it); a text is a .txt file.
ROWS = {
    "1 heading that runs on": [
        (
            f"{TITLE}一、任务\n（一）优化服务。各窗口要延长开放时间。\n1.完善指南。各部门要公布办事指南。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.(一).s1", "heading"),
                    ("一.(一).s2", "requirement"),
                    ("一.(一).1.s1", "heading"),
                    ("一.(一).1.s2", "requirement"),
                ]
            },
        ),
        # in a document of one level too
        (
            "示例区工作要点\n一、优化服务。全面推行全程网办。\n二、公开清单。各部门要公布清单。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.s2", "requirement"),
                    ("二.s1", "heading"),
                    ("二.s2", "requirement"),
                ]
            },
        ),
        # a numbered line under which nothing stands is a task itself
        (
            f"{TITLE}一、任务\n（一）清单管理\n1.编制事项目录。\n2.更新办事指南。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.(一).s1", "heading"),
                    ("一.(一).1.s1", "requirement"),
                    ("一.(一).2.s1", "requirement"),
                ]
            },
        ),
    ],
    "2 heading on a line of its own with a full stop": [
        (
            f"{TITLE}一、任务\n（一）优化服务。\n各窗口要延长开放时间。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.(一).s1", "heading"),
                    ("一.(一).p1.s1", "requirement"),
                ]
            },
        )
    ],
    "3 counting within a line, and dashes": [
        (
            f"{TITLE}一、任务\n重点做好三项工作：一是整合服务入口，开设企业专区；二是完善搜索功能；三是公布评价结果。"
            "\n——完善机制。建立数据通报制度。\n——坚持问题导向。围绕群众反映的问题改进服务。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.p1.s1", "requirement"),
                    ("一.p1.s2", "requirement"),
                    ("一.p1.s3", "requirement"),
                    ("一.p2.s1", "heading"),
                    ("一.p2.s2", "requirement"),
                    ("一.p3.s1", "heading"),
                    ("一.p3.s2", "principle"),
                ]
            },
        )
    ],
    "4 blocks in lenticular brackets": [
        (
            "示例平台建设指南\n一、数据\n【数据来源】各部门按照目录汇聚办件数据。\n【更新要求】数据每日更新。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.【数据来源】.s1", "requirement"),
                    ("一.【更新要求】.s1", "requirement"),
                ]
            },
        )
    ],
    "5 article without space, or with a title": [
        (
            "示例市数据管理办法\n第一条为了规范数据管理，制定本办法。\n第二条（公开）数据部门应当公开数据目录。"
            "\n第三条　数据部门不得收费。",
            {
                "units": [
                    ("第一条.s1", "background"),
                    ("第二条.s1", "requirement"),
                    ("第三条.s1", "prohibition"),
                ]
            },
        )
    ],
    "6 chapter without space": [
        (
            "示例市数据管理办法\n第一章总则\n第一条 数据部门应当公开目录。\n第二章　管　理\n第二条 数据部门不得收费。",
            {
                "units": [
                    ("第一章.s1", "heading"),
                    ("第一条.s1", "requirement"),
                    ("第二章.s1", "heading"),
                    ("第二条.s1", "prohibition"),
                ]
            },
        )
    ],
    "7 brackets of the number": [
        (f"示例市人民政府关于示例工作的通知\n{written}\n各区人民政府：\n各区要公布清单。", {"number": "示政发〔2021〕87号"})
        for written in ("示政发〔2021〕87 号", "示政发(2021) 87号", "示政发[2021]87号", "示政发【2021】87号")
    ],
    "8 number that lost a bracket, or was misread": [
        (
            "示例市人民政府关于示例工作的通知\n示政发〔202187\n各区人民政府：\n各区要公布清单。",
            {"number": "示政发〔2021〕87号", "codes": ["X703"]},
        ),
        (
            "示例市人民政府关于示例工作的通知\n示政发12021)87号\n各区人民政府：\n各区要公布清单。",
            {"number": "示政发〔2021〕87号", "codes": ["X703"]},
        ),
        (
            f"{TITLE}一、任务\n（-)完善目录\n各部门要编制目录。\n（二）公开目录\n各部门要公开目录。",
            {
                "units": [
                    ("一.s1", "heading"),
                    ("一.(一).s1", "heading"),
                    ("一.(一).p1.s1", "requirement"),
                    ("一.(二).s1", "heading"),
                    ("一.(二).p1.s1", "requirement"),
                ],
                "codes": ["X703"],
            },
        ),
    ],
    "9 titles in titles": [
        (
            f"{TITLE}按照《示例厅转发〈示例办法〉的通知》《示例局关于＜示例标准＞的函》和《转发《示例规则》的通知》办理。",
            {"cites": ["示例厅转发〈示例办法〉的通知", "示例局关于＜示例标准＞的函", "转发《示例规则》的通知"]},
        )
    ],
    "10 a chain of titles is what the document rests on": [
        (
            f"{TITLE}为贯彻落实《甲意见》（示政发〔2018〕1号）、《乙方案》（示办发〔2018〕2号）、《丙办法》和《丁通知》精神，制定本方案。",
            {"units": [("p1.s1", "background")], "cites": ["甲意见", "乙方案", "丙办法", "丁通知"]},
        )
    ],
    "12 copy converted to traditional characters": [
        (
            "示例市關於最佳化入口網站的工作方案\n一、任務\n各部門要在年底前建成入口網站，推動網際網路政務服務，"
            "並提升水準。",
            {"refused": True, "codes": ["X703", "X704"]},
        )
    ],
    "13 junk against copying": [
        (f"{TITLE}各部门要建(jiàn)立政(zhèng)务✿◈ღ★服务平台。", {"codes": ["X703"], "units": [("p1.s1", "requirement")]})
    ],
    "14 text lost to a trick with fonts": [
        (f"{TITLE}一、任务\n，，，，，，各部门，，，，，，建立，，，，，，\n，，，，，，，，，，，，", {"refused": True})
    ],
    "15 lines broken by a page": [
        (
            "示例市政务服务规则\n第一条 各部门应当按照全市统一的目录，对本部门承担\n的政务服务事项逐项编制办事指南，并通过政务服务网\n"
            "和实体大厅同步公布。\n- 1 -\n第二条 各窗口应当按照办事指南受理申请，不得增加指\n南之外的环节，不得要求申请人重复提交已经归集的材\n"
            "料。\n第三条 各部门不得收取费用，不得强制申请人接受中介\n服务，不得以任何形式指定服务机构或者服务人员，不得\n变相收费。\n",
            {
                "units": [
                    ("第一条.s1", "requirement"),
                    ("第二条.s1", "requirement"),
                    ("第三条.s1", "prohibition"),
                ],
                "codes": ["X707"],
            },
        )
    ],
    "16 brackets that widen, narrow or shorten": [
        # a term that takes in more than it says, here and below
        (
            f"{TITLE}各类服务平台（含业务系统、热线电话、自助终端等，下同）要开通评价。\n服务平台应当公开评价结果。",
            {"channels": [("x_kiosk", "x_hotline")] * 2},
        ),
        # a term that takes in less
        (
            f"{TITLE}两微一端（不含微博，下同）要统一标识。\n两微一端应当公布电话。",
            {"channels": [("app", "x_public_account")] * 2},
        ),
        # a family has the members that its bracket names, and none that it leaves out
        (
            f"{TITLE}移动端（含APP、微信小程序等，下同）要统一标识。\n移动端应当公布电话。",
            {"channels": [("app", "wechat")] * 2},
        ),
        (f"{TITLE}小程序（不含百度小程序）要统一标识。", {"channels": []}),
        # a short name stands for what it was given to
        (
            f"{TITLE}各部门要接入“示例通”移动客户端（以下简称“示例通”）。\n“示例通”应当提供长者模式。",
            {"channels": [("app",)] * 2},
        ),
        # and no part of a body's name
        (
            f"{TITLE}市政务服务和数据管理局（以下简称市数据局）负责编制目录。",
            {"bodies": [[("市政务服务和数据管理局", "owner")]]},
        ),
    ],
    "17 tasks that fall to those named once": [
        (
            f"{TITLE}一、任务\n（一）清单工作。以下任务均需各区政府落实，不再一一列出。\n1.编制事项目录。"
            "\n（二）平台工作。\n各部门要接入平台。\n2.更新系统功能。",
            {"bodies": [[("各区政府", "owner")]] * 2 + [[("各部门", "actor")]]},
        )
    ],
    "tasks that a lead-in gives to somebody": [
        (
            f"{TITLE}一、任务\n（一）下列事项由市数据局负责落实：\n1.编制事项目录。\n（二）平台\n更新系统功能。",
            {"bodies": [[("市数据局", "owner")]] * 2},
        )
    ],
    "18 brackets in the name of a body": [
        (
            f"{TITLE}推进数据共享。（市数据局牵头，各县（市、区）人民政府配合）",
            {"bodies": [[("市数据局", "lead"), ("各县（市、区）人民政府", "support")]]},
        ),
        (
            f"{TITLE}推进数据共享。（市数据局、各县（市、区）人民政府负责，列第一位者为牵头单位）\n公开目录。（市司法局、市民政局负责）",
            {
                "bodies": [
                    [("市数据局", "lead"), ("各县（市、区）人民政府", "owner")],
                    [("市司法局", "lead"), ("市民政局", "owner")],
                ]
            },
        ),
        (
            f"{TITLE}清理应用程序。（区数据局，6月底前）",
            {"bodies": [[("区数据局", "owner")]]},
        ),
    ],
    "19 figures in Chinese characters": [
        (
            f"{TITLE}各部门要确保即办率达到九成二，差评率控制在一成二以内，并在三点二个工作日内回访。",
            {
                "targets": [(">=", "92", "%"), ("<=", "12", "%")],
                "deadlines": [("三点二个工作日内", "sla", None, "")],
            },
        )
    ],
    "20 labels with figures": [
        (f"{TITLE}各区要打造15分钟政务服务圈，推进三率一数提升，建设5+8+3+N平台。", {"targets": [], "deadlines": []})
    ],
    "21 tables with merged cells": [
        (
            ("a.docx", merged_table()),
            {
                "units": [
                    ("t1.r1.s1", "meta"),
                    ("t1.r2.s1", "meta"),
                    ("t1.r3.s1", "requirement"),
                    ("t1.r4.s1", "requirement"),
                ],
                "bodies": [
                    [("市数据局", "lead"), ("市财政局", "support")],
                    [("市公安局", "lead"), ("各县（市、区）人民政府", "support")],
                ],
                "deadlines": [
                    ("2024年10月底前", "milestone", "2024-10-31", "text"),
                    ("长期坚持", "continuous", None, "text"),
                ],
            },
        )
    ],
    "22 OFD": [
        (
            ("a.ofd", ofd([[(80, 40, "示例市政务服务工作方案"), (30, 60, "一、任务"), (40, 70, PAGE_WIDE), (30, 80, "布清单。")]])),
            {"units": [("一.s1", "heading"), ("一.p1.s1", "requirement")]},
        )
    ],
    "23 the end of a year without the year": [
        (
            "示例市2024年政务服务工作方案\n各部门要在年底前公布清单。\n示例市人民政府\n2023年12月28日",
            {"deadlines": [("年底前", "milestone", "2024-12-31", "title")]},
        ),
        (
            "示例市政务服务工作方案\n各部门要在年底前公布清单。\n示例市人民政府\n2023年8月19日",
            {"deadlines": [("年底前", "milestone", "2023-12-31", "written")]},
        ),
    ],
    # what the list of work adds to the notes
    "lists after a lead-in": [
        (
            f"{TITLE}各部门不得要求申请人提供下列材料：\n（一）没有法定依据的；\n（二）可以通过共享取得的。\n鼓励共享数据。",
            {
                "units": [
                    ("p1.s1", "prohibition"),
                    ("(一).s1", "prohibition"),
                    ("(二).s1", "prohibition"),
                    ("(二).p1.s1", "optional"),
                ]
            },
        )
    ],
    "a notice that prints two documents": [
        (
            "示例县人民政府关于印发《示例县平台方案》和《示例县评价细则》的通知\n示政发〔2024〕3号\n各乡镇人民政府：\n"
            "现印发给你们，请遵照执行。\n示例县人民政府\n2024年2月1日\n示例县平台方案\n一、任务\n各部门要接入平台。\n"
            "示例县评价细则\n第一条 各窗口应当展示评价码。",
            {
                "units": [
                    ("通知.标题.s1", "heading"),
                    ("通知.文号.s1", "meta"),
                    ("通知.主送.s1", "meta"),
                    ("通知.p1.s1", "requirement"),
                    ("通知.署名.s1", "meta"),
                    ("通知.日期.s1", "meta"),
                    ("一.s1", "heading"),
                    ("一.p1.s1", "requirement"),
                    ("细则2.标题.s1", "heading"),
                    ("细则2.第一条.s1", "requirement"),
                ]
            },
        )
    ],
    "attachments": [
        (
            f"{TITLE}各部门要公布清单。\n附件：任务清单\n示例市人民政府\n2024年2月1日\n附件\n任务清单\n一、甲类\n各窗口要开放查询。",
            {
                "units": [
                    ("p1.s1", "requirement"),
                    ("附件说明.s1", "meta"),
                    ("署名.s1", "meta"),
                    ("日期.s1", "meta"),
                    ("附件.附件说明.s1", "meta"),
                    ("附件.标题.s1", "heading"),
                    ("附件.一.s1", "heading"),
                    ("附件.一.p1.s1", "requirement"),
                ]
            },
        )
    ],
}  # fmt: skip


def rows():
    for name, examples in ROWS.items():
        for number, (source, expected) in enumerate(examples, 1):
            yield pytest.param(source, expected, id=f"{name} ({number})")


@pytest.mark.parametrize(("source", "expected"), list(rows()))
def test_a_row_of_the_notes(source, expected):
    name, data = ("a.txt", source.encode()) if isinstance(source, str) else source
    result = read_source(name, data)
    clauses = extract(result.document, LEXICON) if result.document else ()
    assert {view: VIEWS[view](result, clauses) for view in expected} == expected


def test_row_11_a_number_that_belongs_to_another_year():
    known = Known("示例办件方案", "国办发〔2018〕45号", ("国务院办公厅",), settled=True)
    (citation,) = check_text("《示例办件方案》（国办发〔2019〕45号）", Registry.build((known,)))
    assert (citation.state, citation.correct, [f.code for f in citation.findings]) == ("wrong", known.form, ["D306"])
