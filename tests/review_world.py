"""A small workspace for tests of reviews: four demands of one contract, three features, one link that went stale."""

from pathlib import Path

from terminal import polreq, write

#: Without vectors, so that scores are the same wherever the tests run.
SETTINGS = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"

DEMANDS = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 应当支持在线查询办件进度。
    force: must
    deadlines:
      - {text: 2026年底前, kind: milestone, date: 2026-12-31}
    bases:
      - {contract: 一期合同, at: '3.1'}
  - id: P-2
    statement: 提供办事指南检索。
    force: should
    bases:
      - {contract: 一期合同, at: '3.2'}
  - id: P-3
    statement: 可以支持夜间深色界面。
    force: may
    bases:
      - {contract: 一期合同, at: '3.3'}
  - id: P-4
    statement: 支持网上预约取号。
    force: must
    bases:
      - {contract: 一期合同, at: '3.4'}
"""

FEATURES = """\
polreq: backlog/1
features:
  - id: F-1
    title: 办件进度查询
    description: 在线查看办件进度。
    status: done
  - id: F-2
    title: 办事指南检索
    description: 按关键词检索办事指南。
    acceptance: 三秒内给出结果。
    status: doing
  - id: F-3
    title: 预约取号
    description: 网上预约，到厅取号。
    status: done
"""

#: The digests of F-3 are of an earlier wording, so that the link is stale.
LINKS = """\
# 评审记录，一行一条
polreq: links/1
links:
  - {lower: F-3, upper: P-4, verdict: confirmed, digests: [aaaaaaaaaaaa, DIGEST], by: 李航, on: 2026-03-02, note: 现场看过}
"""


def make(root: Path) -> Path:
    """Write the workspace."""
    write(root, polreq=SETTINGS, requirements__p=DEMANDS, requirements__backlog=FEATURES)
    digest = digest_of(root, "P-4")
    return write(root, trace__links=LINKS.replace("DIGEST", digest))


def digest_of(root: Path, item: str) -> str:
    """The digest that `show` tells people to write down."""
    shown = polreq(root, "show", item, "--no-cache").out
    return next(line.split()[-1] for line in shown.splitlines() if line.strip().startswith("摘要值"))


def links(root: Path) -> str:
    """What trace/links.yml holds."""
    return (root / "trace" / "links.yml").read_text(encoding="utf-8")
