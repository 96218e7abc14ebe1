"""`polreq import --as usage`: exports of five shapes, odd cells, and nothing personal that is kept."""

from datetime import date
from itertools import pairwise

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.ingest.backlog.item import RowTable
from polreq.ingest.usage.columns import usage_header
from polreq.ingest.usage.numbers import count, is_percent, share
from polreq.ingest.usage.periods import find_period
from polreq.ingest.usage.read import read_usage
from polreq.ingest.usage.summing import merged
from polreq.model.usage import UsageFigures, period_days, period_text
from polreq.store.load import load

BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 社保缴费证明打印, status: done}
  - {id: F-2, title: 公积金提取, status: done}
  - {id: F-3, title: 老年优待证申领, status: done}
  - {id: '7', title: 大字版, status: done}
"""
VISITS = """统计时间：2026-10-01 至 2026-10-31
页面标题,浏览量(PV),访客数(UV),贡献下游浏览量
社保缴费证明打印-望川市政务服务网,"12,430",8100,3000
公积金提取 - 望川市政务服务网,12,--,1
首页,3.2万,21000,9000
老年优待证申领办理,3,3,0
合计,44873,29112,
"""


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq="polreq: workspace/1\n", requirements__backlog=BACKLOG)


def bring(root, text, *more, name="visits.csv", lang="zh"):
    outside = root.parent / f"{root.name}-tables"
    outside.mkdir(exist_ok=True)
    if text is not None:
        (outside / name).write_text(text, encoding="utf-8")
    return polreq(outside, "import", "--as", "usage", name, "-w", str(root), *more, lang=lang)


def kept(root):
    """What the workspace knows: (feature, name, source) → figures."""
    return {(u.feature, u.name, u.source): u.figures for u in load(root).workspace.usage}


def test_an_export_of_a_month_comes_in_and_what_is_no_feature_is_left_open(root):
    ran = bring(root, VISITS)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """visits.csv：使用情况（百度统计），4 项
已写入 usage/usage.yml：新增 4

各列存到哪里 ───────────────────────────────────────────────────────────────────────────────────────
  列          存到
  页面标题    name（名称）
  浏览量(PV)  views（访问量）
  访客数(UV)  visitors（用户数）

新增 4 ─────────────────────────────────────────────────────────────────────────────────────────────
F-1  社保缴费证明打印-望川市政务服务网
  2026-10：（空） → 访问量 12430，用户数 8100
F-2  公积金提取 - 望川市政务服务网
  2026-10：（空） → 访问量 12
?  首页
  2026-10：（空） → 访问量 32000，用户数 21000
?  老年优待证申领办理
  2026-10：（空） → 访问量 3，用户数 3

  1. 看用得少的功能、没有落实的用户诉求
     polreq users
visits.csv:5:1 X749 有 1 项没有对上任何功能：首页
    是哪个功能，就在 usage/usage.yml 这一项的 feature 写它的编号；首页、登录页之类可以空着
visits.csv:6:1 X748 “老年优待证申领办理”没有同名的功能，像是：F-3
    是的话，在 usage/usage.yml 这一项的 feature 写 F-3（或相应的编号）；不是就空着

共 2 个问题：0 个错误，0 个警告，2 个提示。检查了 1 个文件。结论：通过。
"""
    )
    assert (
        (root / "usage/usage.yml").read_text("utf-8")
        == """# 使用情况，由 polreq import --as usage 写入。feature 空着的，请填功能的编号，以后再导入都照此
polreq: usage/1
services:
  - name: 社保缴费证明打印-望川市政务服务网
    source: 百度统计
    feature: F-1
    figures:
      - {period: 2026-10, views: 12430, visitors: 8100}
  - name: 公积金提取 - 望川市政务服务网
    source: 百度统计
    feature: F-2
    figures:
      - {period: 2026-10, views: 12}
  - name: 首页
    source: 百度统计
    feature: ''
    figures:
      - {period: 2026-10, views: 32000, visitors: 21000}
  - name: 老年优待证申领办理
    source: 百度统计
    feature: ''
    figures:
      - {period: 2026-10, views: 3, visitors: 3}
"""
    )
    assert polreq(root, "check").code == 0


def test_what_people_fill_in_stays_and_a_time_is_brought_up_to_date(root):
    bring(root, VISITS)
    file = root / "usage/usage.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("feature: ''", "feature: '7'  # 首页就是大字版", 1), "utf-8")
    again = bring(root, VISITS, lang="en")
    assert again.out.splitlines()[1] == "usage/usage.yml stays as it is: 4 unchanged"
    later = bring(root, VISITS.replace("2026-10-01 至 2026-10-31", "2026年11月").replace("3.2万", "4万"))
    assert "更新 4" in later.out
    assert "# 首页就是大字版" in file.read_text("utf-8")
    assert kept(root)["7", "首页", "百度统计"] == (
        UsageFigures("2026-10", 32000, 21000),
        UsageFigures("2026-11", 40000, 21000),
    )


def test_cases_of_districts_are_added_and_odd_cells_are_named_by_row_and_column(root):
    table = """2026年10月办件情况
事项名称,事项编码,区县,办件量,办结率,差评率,差评率
公积金提取,A1,东区,2,98%,0.1%,9%
公积金提取,A1,西区,约20,120%,暂无,9%
社保缴费证明打印,A2,东区,=B2,90%,,9%
社保缴费证明打印,A2,西区,5,90%,,9%
老年优待证申领,7,东区,99999999999999999,90%,,9%
老年优待证申领,7,东区,-3,,,
,,西区,4,,,
公积金提取,A1,东区,2,98%,0.1%,9%
=HYPERLINK(1),A3,东区,2,,,
社保\x07查询,A4,东区,2,,,
"""
    ran = bring(root, table, name="cases.csv")
    assert [line for line in ran.out.splitlines() if line.startswith("cases.csv:")] == [
        "cases.csv:2:7 X742 表头“差评率”出现了两次（第 6 列和第 7 列），取第 6 列",
        "cases.csv:4:5 X743 第 4 行“办结率”（第 5 列）的“120%”超出了可能的范围",
        "cases.csv:5:4 X743 第 5 行“办件量”（第 4 列）的“=B2”是公式，没有算出来的数",
        "cases.csv:7:4 X743 第 7 行“办件量”（第 4 列）的“99999999999999999”大得不可能",
        "cases.csv:8:4 X743 第 8 行“办件量”（第 4 列）的“-3”超出了可能的范围",
        "cases.csv:9:1 X745 “cases.csv”有 1 行没有名称，没有读入（第一处在第 9 行）",
        "cases.csv:10:1 X746 “cases.csv”有 1 行与前面的行完全相同，只计一次（第一处在第 10 行）",
        "cases.csv:11:1 X743 第 11 行“事项名称”（第 1 列）的“=HYPERLINK(1)”是公式，不是名称，这一行没有读入",
        "cases.csv:12:1 X743 第 12 行“事项名称”（第 1 列）的“社保查询”含有看不见的控制字符，已去掉",
        "cases.csv:12:1 X749 有 1 项没有对上任何功能：社保查询",
    ]
    assert kept(root) == {
        ("F-2", "公积金提取", "办件统计"): (UsageFigures("2026-10", cases=22, success=0.98, bad=0.001),),
        # a sum of which a part cannot be read is unknown; the code 7 is not the feature of that number
        ("F-1", "社保缴费证明打印", "办件统计"): (UsageFigures("2026-10", success=0.9),),
        ("F-3", "老年优待证申领", "办件统计"): (UsageFigures("2026-10", success=0.9),),
        ("", "社保查询", "办件统计"): (UsageFigures("2026-10", cases=2),),
    }


def test_events_by_day_are_put_together_by_month(root):
    rows = "\n".join(f"2026-10-{day:02d},点击_公积金提取,ev1,{day % 3},1" for day in range(1, 32))
    bring(root, f"日期,事件名称,事件ID,消息数,触发用户数\n{rows}\n")
    assert kept(root) == {("F-2", "点击_公积金提取", "友盟"): (UsageFigures("2026-10", visitors=31, uses=31),)}


def test_tracking_of_their_own_names_features_by_id(root):
    bring(root, "month\tfeature_id\tpage\tpv\n202609\tF-3\t/card\t3\n202609\t7\t/big?u=王建国&tel=13812345678\t9\n")
    assert kept(root) == {
        ("F-3", "/card", "自建埋点"): (UsageFigures("2026-09", views=3),),
        ("7", "/big", "自建埋点"): (UsageFigures("2026-09", views=9),),
    }


def test_a_workbook_whose_months_are_days_and_whose_shares_are_formatted(root):
    outside = root.parent / f"{root.name}-tables"
    outside.mkdir()
    book = xlsxwriter.Workbook(str(outside / "use.xlsx"))
    sheet = book.add_worksheet("埋点")
    for column, head in enumerate(("功能名称", "统计月份", "使用次数", "成功率")):
        sheet.write(0, column, head)
    for row, (name, uses, success) in enumerate((("公积金提取", 800, 0.97), ("大字版", 4, 1.2)), start=1):
        sheet.write(row, 0, name)
        sheet.write_datetime(row, 1, date(2026, 9, 1), book.add_format({"num_format": "yyyy-mm"}))
        sheet.write(row, 2, uses)
        sheet.write(row, 3, success)
    book.close()
    ran = bring(root, None, name="use.xlsx")
    assert [line[:20] for line in ran.out.splitlines() if line.startswith("use.xlsx:")] == [
        "use.xlsx:1:4 X750 “成",
        "use.xlsx:3:4 X743 第 ",
    ]
    assert kept(root) == {
        ("F-2", "公积金提取", "使用统计"): (UsageFigures("2026-09", uses=800, success=0.97),),
        ("7", "大字版", "使用统计"): (UsageFigures("2026-09", uses=4),),
    }


def test_nothing_personal_is_kept_or_shown(root):
    table = "页面,月份,pv\n王建国 13812345678 的办件,2026-10,3\n/case?id=330106199003071234,2026-10,5\n京A12345车辆查验,2026-10,错13900001111\n"
    ran = bring(root, table, "--all")
    dry = bring(root, table, "--all", "--dry-run")
    written = "\n".join(p.read_bytes().decode("utf-8", "replace") for p in sorted(root.rglob("*")) if p.is_file())
    everything = ran.seen + dry.seen + written + polreq(root, "users", "--all").out
    private = ("王建国", "13812345678", "330106199003071234", "京A12345", "13900001111")
    assert [one for one in private if one in everything] == []
    assert "【姓名】 【电话】 的办件" in written


def test_a_table_without_a_time_or_without_figures_says_what_to_do(root):
    ran = bring(root, "页面,pv\n公积金提取,3\n")
    assert (ran.code, "没有写明是哪一段时间，没有读入（第一处在第 2 行）" in ran.out) == (0, True)
    assert not (root / "usage").exists()
    assert bring(root, "页面,pv\n公积金提取,3\n", "--period", "2026-10").code == 0
    assert kept(root) == {("F-2", "公积金提取", "自建埋点"): (UsageFigures("2026-10", views=3),)}
    none = bring(root, "姓名,地址\n甲,乙\n", lang="en")
    assert (none.code, none.out.splitlines()[0]) == (
        1,
        "visits.csv:1:1 X744 no header of figures of use was found in 'visits.csv'; it was not read",
    )
    wrong = bring(root, "页面,pv\n公积金提取,3\n", "--period", "上个月")
    assert (wrong.code, wrong.err) == (
        2,
        "polreq: --period 的“上个月”不对，请写成 2026-10、2026 或 2026-10-01/2026-10-15。\n",
    )


def test_an_id_that_is_no_feature_is_found_by_check_and_a_time_that_is_none_too(root):
    write(
        root,
        usage__usage="polreq: usage/1\nservices:\n  - name: 首页\n    feature: F-9\n    figures: [{period: 2026-13, views: 1}]\n",
    )
    out = polreq(root, "check").out
    assert [line for line in out.splitlines() if line.startswith("usage/")] == [
        "usage/usage.yml:4:14 I202 编号“F-9”不存在",
        "usage/usage.yml:5:24 S102 “period”的类型不对：应为年、月、日，或“起/止”两天，实际为“2026-13”",
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年10月", "2026-10"),
        ("202610", "2026-10"),
        ("2026/10/05 00:00", "2026-10-05"),
        ("20261001-20261031", "2026-10"),
        ("2026年10月1日至15日", "2026-10-01/2026-10-15"),
        ("2026Q3", "2026-07-01/2026-09-30"),
        ("2026年第三季度", "2026-07-01/2026-09-30"),
        ("2026年1-10月", "2026-01-01/2026-10-31"),
        ("2026年", "2026"),
        ("办件统计2026年10月.csv", "2026-10"),
        ("10月", ""),
        ("2026-13", ""),
        ("2026-02-30", ""),
    ],
)
def test_times_are_read_as_people_write_them(text, period):
    assert find_period(text) == period


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234", 1234), ("1.2万", 12000), ("１２３", 123), ("约300次", 300), ("1e5", 100000), ("0", 0), ("--", None), ("暂无", None), ("", None),
        ("1.5", "part"), ("-3", "range"), ("=1+1", "formula"), ("1E+15", "huge"), ("12,34", "words"), ("9" * 400, "huge"),
    ],
)  # fmt: skip
def test_counts_are_read_and_what_is_unknown_is_not_0(cell, number):
    assert count(cell) == number


def test_shares_are_read_with_and_without_a_sign():
    assert (share("97.5%", percent=False), share("0.97", percent=False), share("97", percent=True)) == (
        0.975,
        0.97,
        0.97,
    )
    assert (share("101%", percent=False), share("很高", percent=False), share("-", percent=False)) == (
        "range",
        "words",
        None,
    )
    assert (is_percent(["98", "100", "0.5"], rare=False), is_percent(["0.9", "1.2", "0.8"], rare=False)) == (
        True,
        False,
    )
    assert is_percent(["0.1", "0.3", "1.2"], rare=True)


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS)
def test_a_time_is_read_as_it_was_written(one, other):
    first, last = min(one, other), max(one, other)
    assert period_days(period_text(first, last)) == (first, last)


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=6), st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=4)
)
def test_no_day_is_counted_twice(old, new):
    def figures(spans):
        found = ()
        for day, length in spans:
            last = date.fromordinal(day.toordinal() + length)
            found, _ = merged(found, (UsageFigures(period_text(day, last), views=1),))
        return found

    together, _ = merged(figures(old), figures(new))
    days = [one.days for one in together]
    assert all(before[1] < after[0] for before, after in pairwise(days))
    assert set(figures(new)) <= set(together)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=6))
def test_any_cells_can_be_read(rows):
    table = RowTable("x.csv", "", (("页面", "月份", "pv"), *map(tuple, rows)))
    header, _ = usage_header(table)
    read = read_usage(table, header, "2026-10")
    assert all(one.figures == tuple(sorted(one.figures, key=lambda f: f.days)) for one in read.services)
    assert all(f.place.line for f in read.findings)
