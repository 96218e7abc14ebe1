"""A small workspace with a history: a system whose demands, features and decisions change from January to June 2026."""

import os
import subprocess
from pathlib import Path

from terminal import write

from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.workspace import DigestFields
from polreq.store.load import load

SETTINGS = """\
polreq: workspace/1
name: 望川市办件进度
lang: zh
link: {semantic: false}
channels:
  - {id: pc, name: PC端}
  - {id: app, name: 移动端}
"""
PROJECT = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 应当支持在线查询办件进度。
    bases: [{contract: 一期合同, at: '3.1'}]
  - id: P-2
    statement: 提供办事指南检索。
    deadlines: [{text: 2026年5月底前, kind: milestone, date: 2026-05-31}]
    bases: [{contract: 一期合同, at: '3.2'}]
  - id: P-3
    statement: 支持夜间深色界面。
    bases: [{contract: 一期合同, at: '3.3'}]
  - id: P-4
    statement: 各窗口应当公示办理时限。
    bases: [{contract: 一期合同, at: '3.4'}]
  - id: P-5
    statement: 支持网上预约取号。
    deadlines: [{text: 2026年9月底前, kind: milestone, date: 2026-09-30}]
    bases: [{contract: 一期合同, at: '3.5'}]
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 进度查询, status: planned, channels: {pc: planned, app: planned}, satisfies: [P-1]}
  - {id: F-2, title: 指南检索, status: doing, satisfies: [P-2]}
  - {id: F-3, title: 预约取号, description: 网上预约，到厅取号。, status: doing}
"""
LATER = """\
  - id: P-6
    statement: 预约后发送短信提醒。
    bases: [{meeting: 三月例会纪要, at: '2'}]
"""


def git(folder: Path, *arguments: str, day: str = "") -> str:
    """Run git as nobody in particular, at noon of a day in China."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    noon = {f"GIT_{which}_DATE": f"{day}T12:00:00+0800" for which in ("AUTHOR", "COMMITTER")} if day else {}
    ran = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8", env=os.environ | noon
    )
    return ran.stdout.strip()


def commit(root: Path, day: str, **files: str) -> str:
    """Write files and commit everything on a day; return the name of the commit."""
    write(root, **files)
    git(root, "add", "-A", day=day)
    git(root, "commit", "--allow-empty", "-m", day, day=day)
    return git(root, "rev-parse", "HEAD")


def confirmed(root: Path, lower: str, upper: str) -> str:
    """A reviewed link between two items as they are written now, as a file of decisions has it."""
    workspace, fields = load(root).workspace, DigestFields()
    feature = next(f for f in workspace.features if f.id == lower)
    requirement = next(r for r in workspace.requirements if r.id == upper)
    digests = feature_digest(feature, fields.feature), requirement_digest(requirement, fields.requirement)
    return f"  - {{lower: {lower}, upper: {upper}, verdict: confirmed, digests: ['{digests[0]}', '{digests[1]}'], by: 李航, on: 2026-02-10}}\n"


def grow(root: Path) -> dict[str, str]:
    """Make the workspace and its history; return the commits by the month that they are of."""
    root.mkdir()
    git(root, "init")
    made = {}
    made["01"] = commit(
        root, "2026-01-20", polreq=SETTINGS, requirements__project=PROJECT, requirements__backlog=BACKLOG
    )
    # the queries are done on one channel, and the booking is found to be what the contract asks for
    links = f"polreq: links/1\nlinks:\n{confirmed(root, 'F-3', 'P-5')}"
    backlog = BACKLOG.replace("status: planned, channels: {pc: planned,", "status: doing, channels: {pc: done,")
    made["02"] = commit(root, "2026-02-10", requirements__backlog=backlog, trace__links=links)
    commit(root, "2026-02-26", requirements__project=PROJECT.replace("polreq:", "polreq: ["))  # nobody can read that
    # the first acceptance: two features are done, one is proven by a test
    tests = "tests: [{id: T-1, title: 查得到, result: passed}], satisfies: [P-1]"
    backlog = backlog.replace(
        "status: doing, channels: {pc: done, app: planned}", "status: done, channels: {pc: done, app: done}"
    )
    backlog = backlog.replace("satisfies: [P-1]", tests).replace("指南检索, status: doing", "指南检索, status: done")
    made["03"] = commit(root, "2026-03-18", requirements__project=PROJECT, requirements__backlog=backlog)
    git(root, "tag", "初验")
    # new wishes and a rejection; something is reworked; the words of a linked feature change; a reason is written
    project = PROJECT.replace("  - id: P-3\n", "  - id: P-3\n    status: rejected\n") + LATER
    backlog = backlog.replace(
        "status: done, channels: {pc: done, app: done}", "status: doing, channels: {pc: done, app: doing}"
    )
    backlog = backlog.replace("到厅取号", "到厅扫码取号")
    gaps = "gaps:\n  - {requirement: P-4, reason: 窗口张贴，不做系统功能, by: 王敏, on: 2026-04-10}\n"
    made["04"] = commit(
        root, "2026-04-15", requirements__project=project, requirements__backlog=backlog, trace__links=links + gaps
    )
    commit(root, "2026-05-09", README="note: 与工作区无关\n")
    links = f"polreq: links/1\nlinks:\n{confirmed(root, 'F-3', 'P-5')}{gaps}"
    backlog = backlog.replace(
        "status: doing, channels: {pc: done, app: doing}", "status: done, channels: {pc: done, app: done}"
    )
    backlog = backlog.replace("取号。, status: doing", "取号。, status: done")
    made["06"] = commit(root, "2026-06-03", requirements__backlog=backlog, trace__links=links)
    return made
