"""Two versions of a small regulation, and a workspace in which requirements and features rest on the older one."""

from pathlib import Path

from terminal import polreq, write

OLD = """望川市一网通办办法

第一条 为了优化政务服务，根据《望川市政务条例》，制定本办法。

第二条 市政务服务部门负责建设统一受理平台。

第三条 各部门应当在收到申请之日起10个工作日内办结。

办理情况应当通过网站公开。

第四条 各部门不得要求申请人重复提交材料。

第五条 鼓励各县探索自助办理。

第六条 窗口可以提供帮办代办服务。

第七条 违反本办法第三条规定的，由市政务服务部门责令改正。

第八条 本办法自2024年1月1日起施行。
"""
NEW = """望川市一网通办办法

第一条 为了优化政务服务，根据《望川市政务条例》等规定，制定本办法。

第二条 本办法适用于全市各级行政机关和公共服务企业。

第三条 市政务服务和数据管理部门负责建设统一受理平台。

第四条 各部门应当在收到申请之日起5个工作日内办结。

第五条 办理情况应当通过网站和移动端公开。

第六条 窗口应当提供帮办代办服务。

第七条 各部门不得要求申请人重复提交材料。

第八条 违反本办法第四条规定的，由市政务服务和数据管理部门责令改正。

第九条 本办法自2026年1月1日起施行。
"""
SETTINGS = "polreq: workspace/1\nname: 望川市一网通办\nlang: zh\n"
REQUIREMENTS = """\
polreq: requirements/1
layer: high
document: 望川市一网通办办法
requirements:
  - id: H-1
    statement: 建设统一受理平台
    bases: [{clause: '望川市一网通办办法#第二条', quote: 第二条 市政务服务部门负责建设统一受理平台。}]
  - id: H-2
    statement: 十个工作日内办结
    bases: [{clause: '望川市一网通办办法#第三条.s1', quote: 第三条 各部门应当在收到申请之日起10个工作日内办结。}]
  - id: H-3
    statement: 不重复要材料
    bases: [{clause: '望川市一网通办办法#第四条', quote: 第四条 各部门不得要求申请人重复提交材料。}]
  - id: H-4
    statement: 自助办理
    bases: [{clause: '望川市一网通办办法#第五条', quote: 第五条 鼓励各县探索自助办理。}]
  - id: H-5
    statement: 优化政务服务
    bases: [{clause: '望川市一网通办办法#第九条', quote: 别处的话。}, {contract: 合同, quote: 第三条}]
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 统一受理平台, status: done, satisfies: [H-1]}
  - {id: F-2, title: 时限提醒, status: done, satisfies: [H-2]}
  - {id: F-3, title: 催办短信, status: wip, satisfies: [H-2]}
  - {id: F-4, title: 自助终端, status: wip, satisfies: [H-4]}
"""


def make_files(root: Path) -> Path:
    """Write both versions into a folder."""
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (root / name).write_text(text, encoding="utf-8")
    return root


def make_workspace(root: Path) -> Path:
    """Write a workspace whose only policy is the older version, taken in by its own command."""
    make_files(root)
    write(root, polreq=SETTINGS, requirements__high=REQUIREMENTS, requirements__backlog=BACKLOG)
    ran = polreq(root, "ingest", "old.txt")
    assert ran.code == 0, ran.err
    return root
