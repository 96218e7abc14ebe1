"""A project whose policies live: one is replaced, one has run out, one ends soon, one is repealed by a list that comes in from outside."""

from pathlib import Path

from terminal import polreq, write

SETTINGS = """\
polreq: workspace/1
name: 望川市一网通办
lang: zh
as_of: 2026-12-01
due_soon_days: 90
link: {semantic: false}
"""

TRIAL = """望川市人民政府办公室关于印发望川市政务服务“好差评”管理办法（试行）的通知

望政办发〔2023〕7号

各县（区）人民政府，市政府各部门：

现将《望川市政务服务“好差评”管理办法（试行）》印发给你们，请认真组织实施。

望川市人民政府办公室

2023年4月3日

望川市政务服务“好差评”管理办法（试行）

第一条 网上办事大厅应当在办结后显示评价入口。

第二条 各部门应当在10个工作日内办结差评整改。

第三条 窗口应当提供纸质评价表。

第四条 各部门应当每月通过网站公开评价结果。

第五条 本办法自2023年5月1日起施行。
"""

FORMAL = """望川市人民政府办公室关于印发望川市政务服务“好差评”管理办法的通知

望政办发〔2026〕3号

各县（区）人民政府，市政府各部门：

现将《望川市政务服务“好差评”管理办法》印发给你们，请认真组织实施。

望川市人民政府办公室

2026年2月10日

望川市政务服务“好差评”管理办法

第一条 网上办事大厅应当在办结后显示评价入口。

第二条 移动端应当与网上办事大厅同步评价数据。

第三条 各部门应当在5个工作日内办结差评整改。

第四条 各部门应当每月通过网站公开评价结果。

第五条 本办法自2026年3月1日起施行，有效期5年。《望川市政务服务“好差评”管理办法（试行）》（望政办发〔2023〕7号）同时废止。
"""

HALL = """望川市政务服务管理局关于加强大厅叫号管理的通知

望政服〔2023〕11号

各分中心：

一、大厅应当提供网上预约取号。

二、本通知自2023年11月1日起施行，有效期3年。

望川市政务服务管理局

2023年10月20日
"""

HOTLINE = """望川市政务服务管理局关于规范热线工单办理的通知

望政服〔2025〕2号

各分中心：

一、热线平台应当在1个工作日内派发工单。

二、本通知自2025年2月1日起施行，有效期至2027年1月31日。

望川市政务服务管理局

2025年1月20日
"""

ONCE = """望川市人民政府办公室关于推进“一件事一次办”的通知

望政办发〔2022〕30号

各县（区）人民政府，市政府各部门：

一、统一受理平台应当提供开办企业联办申请表。

望川市人民政府办公室

2022年11月8日
"""

LIST = """望川市人民政府关于废止和宣布失效一批行政规范性文件的决定

望政发〔2026〕9号

各县（区）人民政府，市政府各部门：

经市政府研究，决定废止《望川市旅馆业登记办法》（望政发〔2009〕3号）等3件行政规范性文件，宣布1件失效。

本决定自2026年6月1日起施行。

附件：1．废止的行政规范性文件目录
      2．宣布失效的行政规范性文件目录
      3．继续有效的行政规范性文件目录

望川市人民政府

2026年5月6日

附件1

废止的行政规范性文件目录

1．望川市旅馆业登记办法（望政发〔2009〕3号）

2．望川市人民政府办公室关于推进“一件事一次办”的通知（望政办发〔2022〕30号）

3．望川市墙体广告管理规定

附件2

宣布失效的行政规范性文件目录

1．望川市政务服务三年行动计划（2021—2023年）（望政发〔2021〕2号）

附件3

继续有效的行政规范性文件目录

1．望川市政务服务管理局关于规范热线工单办理的通知（望政服〔2025〕2号）
"""

SOURCES = {"好差评试行.txt": TRIAL, "好差评.txt": FORMAL, "叫号.txt": HALL, "热线.txt": HOTLINE, "一件事.txt": ONCE}

HIGH = """\
polreq: requirements/1
layer: high
document: {document}
requirements:
"""

PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 在网上办事大厅办结页显示评价入口
    bases: [{clause: '望政办发-2023-7#第一条'}, {contract: 一网通办合同 3.2}]
  - id: P-2
    statement: 差评整改计时，到期提醒
    bases: [{clause: '望政办发-2023-7#第二条', quote: 各部门应当在10个工作日内办结差评整改}]
  - id: P-3
    statement: 打印纸质评价表
    bases: [{clause: '望政办发-2023-7#第三条'}]
  - id: P-4
    statement: 网上预约取号
    bases: [{clause: '望政服-2023-11#一'}]
  - id: P-5
    statement: 热线工单一个工作日内派发
    bases: [{clause: '望政服-2025-2#一'}]
  - id: P-6
    statement: 开办企业联办申请表
    bases: [{clause: '望政办发-2022-30#一'}]
"""

BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 评价入口, status: done, satisfies: [P-1]}
  - {id: F-2, title: 差评整改计时, status: doing, satisfies: [P-2]}
  - {id: F-3, title: 评价表打印, status: done, satisfies: [P-3, P-1]}
  - {id: F-4, title: 预约取号, status: done, satisfies: [P-4]}
  - {id: F-5, title: 工单派发, status: done, satisfies: [P-5]}
  - {id: F-6, title: 联办申请表, status: doing, satisfies: [P-6]}
"""


def make_workspace(root: Path) -> Path:
    """Make the project: its policies come in by `polreq ingest`, as a user brings them in."""
    write(root, polreq=SETTINGS, requirements__project=PROJECT, requirements__backlog=BACKLOG)
    for name, text in SOURCES.items():
        (root / name).write_text(text, encoding="utf-8")
        ran = polreq(root, "ingest", name)
        assert ran.code == 0, ran.seen
    (root / "废止目录.txt").write_text(LIST, encoding="utf-8")
    return root
