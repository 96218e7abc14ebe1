"""What becomes of items and features: what the tool says is taken, what people added stays, whatever stands in the cells."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest.backlog.channels import Finder
from polreq.ingest.backlog.item import ImportedItem, RowTable
from polreq.ingest.backlog.merging import Here, MergedItems, merge
from polreq.ingest.backlog.read import read_items
from polreq.ingest.backlog.recognise import recognise
from polreq.ingest.backlog.together import gather
from polreq.model.feature import Feature
from polreq.model.place import Place
from polreq.model.workspace import DEFAULT_CHANNELS, Channel
from polreq.text.lexicon import load_lexicon

FILE = "requirements/backlog-zentao.yml"
HEADER = (
    "编号",
    "所属产品",
    "所属模块",
    "研发需求名称",
    "描述",
    "验收标准",
    "关键词",
    "优先级",
    "当前状态",
    "所处阶段",
    "指派给",
)
FINDER = Finder((*DEFAULT_CHANNELS, Channel("screen", "大屏")), load_lexicon())


def items(*rows: dict[str, str], header: tuple[str, ...] = HEADER, prefix: str = "") -> tuple[ImportedItem, ...]:
    table = RowTable("s.csv", "", (header, *(tuple(row.get(name, "") for name in header) for row in rows)))
    found = recognise(table, {})
    assert found is not None
    return gather(read_items(table, found, {}).items, prefix).items


def here(*features: Feature, taken: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> Here:
    return Here(features, FILE, others, taken, "zentao")


def story(id_: str = "1", title: str = "进度查询", **more: str) -> dict[str, str]:
    return {"编号": id_, "研发需求名称": title, "当前状态": "激活", "所处阶段": "研发中"} | more


def at(feature: Feature, file: str = FILE) -> Feature:
    return replace(feature, place=Place(file, 3, 5))


def fates(merged: MergedItems) -> list[tuple[str, str]]:
    return [(change.fate, change.id) for change in merged.changes]


def test_what_people_added_stays_and_what_the_tool_says_is_taken():
    (old,) = merge(items(story(描述="旧", 优先级="1", 指派给="王敏")), here(), FINDER).features
    mine = replace(
        old, satisfies=("R-1",), note="备注", lines=("好差评",), acceptance="抽查20件", channels=(("pc", "done"), ("app", "doing")),
        custom=(*old.custom, ("我的列", "值")), place=Place(FILE),
    )  # fmt: skip
    merged = merge(items(story(title="进度查询二", 描述="新", 所处阶段="已发布")), here(mine), FINDER)
    (new,) = merged.features
    assert new == replace(
        mine, title="进度查询二", description="新", status="done", priority="", owner="", channels=(("pc", "done"), ("app", "done")),
        custom=(("当前状态", "激活"), ("所处阶段", "已发布"), ("我的列", "值")),
    )  # fmt: skip
    assert [(f.key, f.before, f.after) for f in merged.changes[0].fields] == [
        ("title", "进度查询", "进度查询二"), ("description", "旧", "新"), ("status", "doing", "done"), ("priority", "1", ""),
        ("channels", "pc: done、app: doing", "pc: done、app: done"), ("owner", "王敏", ""), ("所处阶段", "研发中", "已发布"),
    ]  # fmt: skip


def test_an_export_without_a_column_says_nothing_about_it():
    old = at(
        Feature(
            "1", "进度查询", priority="1", owner="王敏", status="done", module="办件", custom=(("当前状态", "激活"),)
        )
    )
    few = ("编号", "所属产品", "所属模块", "研发需求名称", "验收标准")
    (change,) = merge(items(story(验收标准="能查", 所属模块="/办件"), header=few), here(old), FINDER).changes
    assert [(f.key, f.after) for f in change.fields] == [("acceptance", "能查"), ("所属模块", "/办件")]


def test_ruled_out_is_said_in_the_workspace_only():
    old = at(Feature("1", "进度查询", status="ruled_out"))
    (new,) = merge(items(story()), here(old), FINDER).features
    assert new.status == "ruled_out"


def test_items_that_are_gone_are_named_and_those_of_other_files_are_not():
    gone, elsewhere = at(Feature("8", "旧的")), at(Feature("9", "手写的"), "requirements/backlog.yml")
    assert fates(merge(items(story()), here(gone, elsewhere), FINDER)) == [("new", "1"), ("gone", "8")]


def test_a_feature_in_a_file_of_ones_own_is_brought_up_to_date_where_it_stands():
    mine = at(Feature("1", "进度查询", satisfies=("R-1",)), "requirements/backlog.yml")
    (new,) = merge(items(story()), here(mine), FINDER).features
    assert (new.place, new.satisfies, new.status) == (mine.place, ("R-1",), "doing")


@pytest.mark.parametrize(
    ("world", "other"),
    [
        (here(taken=("1",)), "1"),
        (here(at(Feature("1", "别的"), "requirements/backlog-jira.yml"), others=("requirements/backlog-jira.yml",)), "requirements/backlog-jira.yml"),
    ],
)  # fmt: skip
def test_an_id_that_is_somebody_elses_is_refused_and_a_prefix_helps(world, other):
    merged = merge(items(story()), world, FINDER)
    assert (merged.features, [(f.code, dict(f.facts)["other"]) for f in merged.findings]) == ((), [("X725", other)])
    assert [f.id for f in merge(items(story(), prefix="Z-"), world, FINDER).features] == ["Z-1"]


def test_items_without_ids_are_known_by_their_titles():
    header = ("标题", "描述", "处理人", "截止时间")
    rows = ({"标题": "甲"}, {"标题": "乙"}, {"标题": "甲"})
    first = merge(items(*rows, header=header), replace(here(), stem="coding"), FINDER)
    assert [(f.id, f.title) for f in first.features] == [
        ("coding-001", "甲"),
        ("coding-002", "乙"),
        ("coding-003", "甲"),
    ]
    there = replace(here(*map(at, first.features)), stem="coding")
    assert fates(merge(items(*rows[::-1], header=header), there, FINDER)) == [
        ("same", "coding-001"),
        ("same", "coding-002"),
        ("same", "coding-003"),
    ]
    more = merge(items(*rows, {"标题": "丙"}, header=header), there, FINDER)
    assert fates(more)[-1] == ("new", "coding-004")


def test_an_id_that_a_spreadsheet_rounded_is_found_by_its_title_or_refused():
    known = at(Feature("1120000000001000001", "进度查询", status="doing"))
    merged = merge(items(story("1.12E+18"), story("1.12E+18", "另一项")), here(known), FINDER)
    assert [change.id for change in merged.changes] == ["1120000000001000001"]
    assert [(f.code, str(f.place), dict(f.facts)["id"]) for f in merged.findings] == [("X722", "s.csv:3:4", "1.12E+18")]


@pytest.mark.parametrize(
    ("cells", "channels"),
    [
        ({"研发需求名称": "微信小程序改版", "所属产品": "望事通APP(#9)"}, ("wechat",)), ({"研发需求名称": "改版", "所属产品": "望事通APP(#9)"}, ("app",)),
        ({"研发需求名称": "改版", "关键词": "支付宝小程序;APP"}, ("app", "alipay")), ({"研发需求名称": "改版", "所属模块": "/大屏(#3)"}, ("screen",)),
        ({"研发需求名称": "小程序改版"}, ()), ({"研发需求名称": "移动端改版"}, ()), ({"研发需求名称": "改版", "描述": "APP 上能查"}, ()), ({"研发需求名称": "自助终端改版"}, ()),
    ],
)  # fmt: skip
def test_channels_are_those_that_are_written(cells, channels):
    (item,) = items(story() | cells)
    assert FINDER.of_item(item) == channels


def test_a_channel_that_people_took_out_stays_out_and_one_that_is_written_anew_comes_in():
    (old,) = merge(items(story(title="APP改版")), here(), FINDER).features
    assert old.channels == (("app", "doing"),)
    without = at(replace(old, channels=()))
    assert fates(merge(items(story(title="APP改版")), here(without), FINDER)) == [("same", "1")]
    (new,) = merge(items(story(title="APP和PC端改版")), here(without), FINDER).features
    assert new.channels == (("pc", "doing"),)
    (moved,) = merge(items(story(title="PC端改版")), here(at(old)), FINDER).features
    assert moved.channels == (("pc", "doing"),)
    (kept,) = merge(
        items(story(title="PC端改版")), here(at(replace(old, channels=(("app", "done"),)))), FINDER
    ).features
    assert kept.channels == (("app", "done"), ("pc", "doing"))


CELLS = st.text(st.sampled_from("甲乙A1 ,;；|\n<>&p/#()（）\"'=-—"), max_size=12)
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(HEADER, CELLS)), max_size=5)


@given(ROWS, ROWS)
def test_whatever_stands_in_the_cells_nothing_changes_the_second_time_and_no_cell_is_lost(before, after):
    features: dict[str, Feature] = {}
    for rows in (before, after):
        taken = items(*rows)
        merged = merge(taken, here(*features.values()), FINDER)
        features |= {feature.id: at(feature) for feature in merged.features}
        again = merge(taken, here(*features.values()), FINDER)
        assert {change.fate for change in again.changes} <= {"same", "gone"}
        # every title that could be taken is there, and every cell of the row stands in its feature
        for item, change in zip(taken, (c for c in merged.changes if c.fate != "gone"), strict=False):
            row = rows[item.place.line - 2]
            feature = features[change.id]
            held = {
                feature.id,
                feature.title,
                feature.description,
                feature.acceptance,
                feature.priority,
                feature.module,
                feature.owner,
                *feature.plan,
            }
            held |= {text for _, text in feature.custom}
            assert {cell.strip() for cell in row.values() if cell.strip()} <= held
