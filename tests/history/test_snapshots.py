"""Why a requirement stands otherwise than it did: every cause in the smallest pair of workspaces in which it speaks."""

from dataclasses import replace

import pytest
from worlds import feature, requirement

from polreq import graph
from polreq.arrange.snapshots import arrange_snapshots
from polreq.checks.assessment import Assessment
from polreq.conclude.history import measure
from polreq.conclude.snapshots import compare_snapshots
from polreq.coverage import Ask, compute
from polreq.model.digest import requirement_digest
from polreq.model.link import Gap, Link
from polreq.model.workspace import Channel, DigestFields, Settings, Workspace
from polreq.render.writers.markdown import write_markdown
from polreq.results.snapshots import CHANGE_CAUSES, SNAPSHOT_CHANGES, SnapshotComparison, SnapshotEnd

SETTINGS = Settings(channels=(Channel("pc", "PC端"), Channel("app", "移动端")))


def world(*items, **more) -> Workspace:
    """A workspace of requirements and features, told apart by their ids."""
    features = tuple(i for i in items if i.id.startswith("F"))
    return Workspace(
        SETTINGS, requirements=tuple(i for i in items if not i.id.startswith("F")), features=features, **more
    )


def assessed(workspace: Workspace) -> Assessment:
    built = graph.build(workspace)
    return Assessment(workspace, built, compute(workspace, built, Ask(ends=True)))


def told(before: Workspace, after: Workspace) -> list[str]:
    """The rows that are shown: kind, id, and why."""
    first, last = assessed(before), assessed(after)
    changes = compare_snapshots(first, last)
    ends = (SnapshotEnd("a", "a" * 40, None, measure(first)), SnapshotEnd("workspace", "", None, measure(last)))
    shown = SnapshotComparison("", *ends, changes, tuple((c.id, c.name) for c in SETTINGS.channels))
    page = arrange_snapshots(shown)
    names = [f"{c.kind} {c.id}" for c in changes]
    rows = [row for section in page.sections[1:] for part in section.parts for row in getattr(part, "rows", ())]
    assert write_markdown(page, "zh")
    return [f"{name}: {row[-1].zh}" for name, row in zip(names, rows, strict=True)]


R = requirement("R-1")
F = feature("F-1", satisfies=("R-1",))
DOING = replace(F, status="doing")
HIGH, LOW = requirement("H-1"), requirement("M-1", "middle", satisfies=("H-1",))
REASON = Gap("R-1", "窗口办理", requirement_digest(R, DigestFields().requirement))
PC = feature("F-1", satisfies=("R-1",), channels=(("pc", "done"), ("app", "doing")), status="doing")


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        (world(R, DOING), world(R, F), ["delivered R-1: 功能 F-1 由建设中变为已完成"]),
        (world(R, F), world(R, DOING), ["fell R-1: 功能 F-1 由已完成变为建设中", "feature_fell F-1: 功能 F-1 由已完成变为建设中"]),
        (world(R), world(R, F), ["delivered R-1: 落到 F-1（已完成）"]),
        (world(R), world(R, DOING, replace(DOING, id="F-2")), ["covered R-1: 落到 F-1、F-2（建设中）"]),
        (world(R, F), world(R, replace(F, satisfies=())), ["fell R-1: 不再落到 F-1"]),
        (world(R, F), world(R), ["fell R-1: 功能 F-1 已从清单删除", "feature_fell F-1: 已删除"]),
        (world(R, F), world(R, replace(F, status="closed")), ["fell R-1: 功能 F-1 由已完成变为已关闭", "feature_fell F-1: 功能 F-1 由已完成变为已关闭"]),
        (world(R), world(R, gaps=(REASON,)), ["covered R-1: 写明了不需要功能的理由"]),
        (world(R, gaps=(REASON,)), world(replace(R, statement="改了"), gaps=(REASON,)), ["fell R-1: 理由不再有效（需求改过或理由删除）"]),
        (world(replace(R, channels=("pc",)), PC), world(replace(R, channels=("pc", "app")), PC), ["fell R-1: 要求的渠道改为：移动端、PC端"]),
        (world(replace(R, channels=("pc",)), PC), world(R, PC), ["fell R-1: 不再点名渠道，按功能整体判断"]),
        (world(replace(R, channels=("app",)), PC), world(replace(R, channels=("app",)), replace(PC, channels=(("pc", "done"), ("app", "done")))),
         ["delivered R-1: F-1 移动端 由建设中变为已完成"]),
        (world(replace(R, channels=("pc",)), PC), world(replace(R, channels=("pc",)), replace(PC, channels=(("app", "doing"),))),
         ["fell R-1: 功能 F-1 的渠道有增减"]),
        (world(replace(R, channels=("pc",)), PC), replace(world(replace(R, channels=("pc",)), PC), settings=Settings(channels=())),
         ["fell R-1: 功能和关联没有变，请看 polreq.yml 的设置"]),
        (world(), world(R), ["new R-1: 新写入"]),
        (world(R), world(), ["gone R-1: 已删除"]),
        (world(R), world(replace(R, status="rejected")), ["gone R-1: 审核否决"]),
        (world(replace(R, status="rejected")), world(R), ["new R-1: 撤销了否决"]),
        (world(R), world(replace(R, product=False)), ["gone R-1: 改为不涉及产品"]),
        (world(replace(R, product=False)), world(R), ["new R-1: 改为涉及产品"]),
        # what is stale further down explains both
        (world(HIGH, LOW, feature("F-1"), links=(Link("F-1", "M-1"),)),
         world(HIGH, LOW, feature("F-1"), links=(Link("F-1", "M-1", lower_digest="0" * 12),)),
         ["fell H-1: 关联 F-1 → M-1 待复核", "fell M-1: 关联 F-1 → M-1 待复核", "stale F-1: 审核以后 F-1 改过"]),
    ],
)  # fmt: skip
def test_every_cause_is_said_in_words(before, after, rows):
    assert told(before, after) == rows


def test_the_tables_above_know_every_cause_and_change():
    marks = test_every_cause_is_said_in_words.pytestmark[0].args[1]
    found = [change for before, after, _ in marks for change in compare_snapshots(assessed(before), assessed(after))]
    assert {change.kind for change in found} == set(SNAPSHOT_CHANGES)
    assert {cause.kind for change in found for cause in change.causes} == set(CHANGE_CAUSES)


def test_what_did_not_change_is_not_listed():
    assert told(world(R, F), world(replace(R, statement="换了说法"), replace(F, title="换了名称"))) == []
