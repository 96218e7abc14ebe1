"""A small workspace for tests of the review of readings: one document, five drafts of it that nobody has looked at."""

from pathlib import Path

from hypothesis import strategies as st
from terminal import write

from polreq.decide.links import Signature
from polreq.model.digest import text_digest
from polreq.pipeline.review import Reviewing, open_review
from polreq.results.readings import ACCEPT, CORRECT, DROP, REMARK, REOPEN, ReadingDecision
from polreq.store.caches import open_cache

SETTINGS = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"

TEXTS = (
    "各区政府应当在2026年底前开通统一受理平台。",
    "推动电子证照在政务服务中共享应用。",
    "统一受理平台推动好差评数据按月汇总。",
    "加强窗口人员培训。",
    "不得要求群众重复提交材料。",
)

_REQUIREMENTS = """\
# 由程序提取，逐项审核
polreq: requirements/1
layer: high
document: doc-1
requirements:
  - id: doc-1-R001
    statement: 各区政府应当在2026年底前开通统一受理平台。
    class: requirement
    force: must
    product: true
    bases:
      - {clause: doc-1#p1.s1, digest: D1, quote: 各区政府应当在2026年底前开通统一受理平台。}
    deadlines:
      - {text: 在2026年底前, kind: milestone, date: 2026-12-31}
    units:
      - {name: 各区政府, role: actor}
    heading: [一、重点任务]
    status: candidate
    sure: true
  - id: doc-1-R002
    statement: 推动电子证照在政务服务中共享应用。
    class: requirement
    force: should
    product: true
    bases:
      - {clause: doc-1#p2.s1, digest: D2, quote: 推动电子证照在政务服务中共享应用。}
    line: [电子证照]
    heading: [一、重点任务]
    status: candidate   # 等省厅答复
    doubts: {force: 0.71, units: 0.625}
  - id: doc-1-R003
    statement: 统一受理平台推动好差评数据按月汇总。
    class: requirement
    force: should
    product: true
    bases:
      - {clause: doc-1#p3.s1, digest: D3, quote: 统一受理平台推动好差评数据按月汇总。}
    deadlines:
      - {text: 按月, kind: recurring}
    units:
      - {name: 统一受理平台, role: actor}
    heading: [一、重点任务]
    status: candidate
    doubts: {units: 0.55}
  - id: doc-1-R004
    statement: 加强窗口人员培训。
    class: requirement
    force: should
    product: false
    bases:
      - {clause: doc-1#p4.s1, digest: D4, quote: 加强窗口人员培训。}
    heading: [二、保障措施]
    status: candidate
    doubts: {product: 0.64}
  - id: doc-1-R005
    statement: 不得要求群众重复提交材料。
    class: prohibition
    force: must
    product: true
    bases:
      - {clause: doc-1#p5.s1, digest: D5, quote: 不得要求群众重复提交材料。}
    heading: [一、重点任务]
    status: candidate
"""

FEATURES = """\
polreq: backlog/1
features:
  - id: F-1
    title: 统一受理平台
    description: 各区统一受理。
    status: done
"""


def requirements_text() -> str:
    """The file of drafts, as the program wrote it."""
    text = _REQUIREMENTS
    for number, clause in enumerate(TEXTS, start=1):
        text = text.replace(f"D{number},", f"{text_digest(clause)},")
    return text


def make(root: Path) -> Path:
    """Write the workspace; the requirements are up to date with the document as far as the program knows."""
    document = "polreq: policy/1\nid: doc-1\ntitle: 示例市2026年政务服务工作方案\nlevel: city\nbody:\n" + "".join(
        f"  - {{kind: paragraph, at: p{number}, text: {clause}}}\n" for number, clause in enumerate(TEXTS, start=1)
    )
    files = {"policies__doc_1": document, "requirements__doc_1": requirements_text()}
    return write(root, polreq=SETTINGS, requirements__backlog=FEATURES, **files)


def held(root: Path) -> str:
    """What the file of drafts holds."""
    return (root / "requirements" / "doc_1.yml").read_text(encoding="utf-8")


def reviewing(root: Path, by: str = "王敏") -> Reviewing:
    """Begin a review of the workspace as it is now."""
    from datetime import date

    with open_cache(root, enabled=False) as cache:
        found = open_review(root, cache, as_of=None)
    return Reviewing(root, found, Signature(by, date(2026, 11, 3)))


#: Any decision about one of the drafts.
decisions = st.builds(
    lambda kind, number, pair, note: ReadingDecision(kind, f"doc-1-R00{number}", *pair, note=note),
    st.sampled_from((ACCEPT, DROP, CORRECT, CORRECT, CORRECT, REMARK, REOPEN)),
    st.integers(1, 5),
    st.sampled_from(
        (
            ("class", "禁止"), ("class", "要求"), ("force", "may"), ("force", "必须"), ("product", "否"), ("product", "是"),
            ("units", "市数据局（牵头）；市公安局（配合）"), ("units", "无"), ("deadlines", "2027年底前"), ("deadlines", ""),
            ("targets", "达到80%以上"), ("channels", "APP、公众号"), ("line", "好差评"),
        )
    ),
    st.sampled_from((None, None, "看过")),
)  # fmt: skip
