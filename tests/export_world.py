"""A small workspace for the tables that are handed over: two clauses of a policy, a contract, minutes, and what covers them."""

from pathlib import Path

from terminal import write

SETTINGS = """
polreq: workspace/1
name: 望川市一网通办
as_of: 2026-11-01
channels:
  - {id: pc, name: PC端}
  - {id: app, name: APP, vendor: 云帆科技}
  - {id: quick, name: 快应用, ruled_out: 停止新建, basis: "望政发-1#一.p1.s1"}
"""

POLICY = """
polreq: policy/1
id: 望政发-1
title: 望川市政务服务实施方案
number: 望政发〔2026〕1号
issuers: [望川市人民政府]
level: city
genre: 方案
status: in_force
dates: {written: 2026-03-02}
body:
  - kind: heading
    level: 1
    at: 一
    text: 一、总体目标
    children:
      - {at: 一.p1, text: 2026年9月底前，事项全部接入好差评，评价率达到80%以上。不得强制评价。}
"""

HIGH = """
polreq: requirements/1
layer: high
document: 望政发-1
requirements:
  - id: H-1
    statement: 2026年9月底前，事项全部接入好差评，评价率达到80%以上。
    bases: [{clause: "望政发-1#一.p1.s1", quote: 2026年9月底前，事项全部接入好差评，评价率达到80%以上。}]
    deadlines: [{text: 2026年9月底前, date: 2026-09-30}]
    targets: [{text: 达到80%以上, op: '>=', value: 80, unit: '%', metric: 评价率}]
    units: [{name: 市数据局, role: lead}, {name: 市司法局, role: support}, {name: 各区县, role: actor}]
    channels: [pc, app]
    line: [好差评]
    status: accepted
    verify: [test, demonstration]
  - id: H-2
    statement: 不得强制评价。
    class: prohibition
    bases: [{clause: "望政发-1#一.p1.s2", quote: 不得强制评价。}]
    status: accepted
  - id: H-3
    statement: 各地要加强宣传。
    product: false
    bases: [{clause: "望政发-1#一.p1.s2"}]
    status: accepted
  - {id: H-4, statement: 重复的一条。, status: rejected, note: 并入 H-2}
"""

OWN = """
polreq: requirements/1
requirements:
  - id: P-1
    layer: project
    title: 整改工单
    statement: "=差评1个工作日内生成工单"
    bases: [{contract: 一期合同, at: '5.2'}, {meeting: 4月例会, on: 2026-04-20}]
    deadlines: [{text: 1个工作日内, kind: sla}]
"""

BACKLOG = """
polreq: backlog/1
features:
  - id: F-1
    title: 评价入口
    acceptance: 抽查20个事项，都有入口。
    status: doing
    channels: {pc: done, app: doing}
    module: 评价中心
    owner: 王敏
    satisfies: [H-1]
  - id: F-2
    title: 工单
    status: done
    channels: {pc: done, quick: doing}
    owner: 李航
"""

LINKS = """
polreq: links/1
links:
  - {lower: P-1, upper: H-1, verdict: confirmed, skip: 合同直接约定}
  - {lower: F-2, upper: P-1, verdict: confirmed, by: 王敏, on: 2026-10-08}
"""


def export_world(root: Path, **other: str) -> Path:
    """Write the workspace into a folder; files given by name are written in the place of these."""
    files = {
        "polreq": SETTINGS,
        "policies__a": POLICY,
        "requirements__high": HIGH,
        "requirements__own": OWN,
        "requirements__backlog": BACKLOG,
        "trace__links": LINKS,
    }
    return write(root, **{name: text.lstrip("\n") for name, text in (files | other).items()})
