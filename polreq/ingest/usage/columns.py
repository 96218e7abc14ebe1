"""Which columns of an export of figures of use tell what, and whose export it is."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.ingest.backlog.formats import column_name
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.recognise import HEADER_ROWS
from polreq.model.place import Place
from polreq.model.usage import COUNTS, RATES
from polreq.results.finding import Finding

#: What a column tells → its names, the surest first.
USAGE_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "feature": ("功能编号", "功能id", "featureid", "feature_id"),
        "id": ("编号", "id", "页面编号", "页面id", "事件编号", "事件id", "eventid", "event_id", "事项编码", "事项编号"),
        "name": (
            "功能名称", "功能", "事项名称", "办理事项", "服务事项", "事项", "服务名称", "服务", "页面标题", "页面名称", "事件名称", "应用名称", "栏目名称", "入口名称", "受访页面", "页面", "事件", "名称", "feature",
            "pagetitle", "page_title", "pagename", "page_name", "eventname", "event_name", "title", "name", "page", "event", "页面url", "页面地址", "页面路径", "url", "path",
        ),
        "period": (
            "统计月份", "月份", "年月", "统计日期", "日期", "统计周期", "统计时间", "统计时段", "时间段", "周期", "时间", "季度", "年度", "年份", "month", "date", "day", "period",
        ),
        "first": ("开始日期", "起始日期", "开始时间", "起始时间", "startdate", "start_date"),
        "last": ("结束日期", "截止日期", "结束时间", "截止时间", "enddate", "end_date"),
        "views": ("浏览量", "访问量", "pv", "页面浏览量", "页面访问量", "浏览次数", "访问次数", "点击量", "点击次数", "打开次数", "pageviews", "views"),
        "visitors": (
            "访客数", "uv", "独立访客", "独立访客数", "用户数", "访问用户数", "使用用户数", "触发用户数", "活跃用户数", "活跃用户", "使用人数", "访问人数", "访客", "visitors", "users",
        ),
        "uses": ("使用次数", "使用量", "调用量", "调用次数", "触发次数", "事件触发次数", "事件数", "消息数", "服务次数", "查询次数", "次数", "uses", "count", "cnt"),
        "cases": ("办件量", "办件数", "办件总量", "申请量", "申请数", "申办量", "申报量", "受理量", "受理数", "收件量", "业务量", "网办量", "办理量", "办结量", "办结数", "cases"),
        "success": ("成功率", "完成率", "办结率", "办理成功率", "successrate", "success_rate"),
        "bad": ("差评率", "不满意率", "badrate", "bad_rate"),
    }
)  # fmt: skip

#: Columns of months: a spreadsheet makes the first day of what was a month.
MONTHLY: Final = frozenset(("统计月份", "月份", "年月", "month"))

#: Whose export it is, by words in its headings; the first that has one counts.
_SOURCES: Final = (
    ("办件统计", ("事项", "办件", "受理量", "申请量", "办结")),
    ("百度统计", ("贡献下游", "退出页次数", "受访页面", "浏览量(PV)", "浏览量（PV）")),
    ("友盟", ("事件名称", "触发用户数", "消息数", "停留时长", "友盟")),
    ("自建埋点", ("event", "page", "埋点", "pv", "uv")),
)
_OTHER: Final = "使用统计"


@dataclass(frozen=True, slots=True)
class UsageHeader:
    """The header of a table of figures.

    Args:
        row: its position.
        at: field → position of its column.
        names: all headings, as written.
        source: whose export it is.
    """

    row: int
    at: Mapping[str, int]
    names: tuple[str, ...]
    source: str


def usage_header(table: RowTable) -> tuple[UsageHeader | None, tuple[Finding, ...]]:
    """Find the header: something that is named, and something that is counted; None where there is none.

    Returns:
        The header, and a finding for each heading that stands there twice, of which the first column is taken.
    """
    for row, heads in enumerate(table.rows[:HEADER_ROWS]):
        names = [heading(head) for head in heads]
        at = {f: n for f, known in USAGE_COLUMNS.items() if (n := _position(known, names)) >= 0}
        if ("name" in at or "feature" in at) and any(field in at for field in (*COUNTS, *RATES)):
            source = next((s for s, words in _SOURCES if any(word in "".join(heads) for word in words)), _OTHER)
            return UsageHeader(row, at, tuple(heads), source), tuple(_twice(table, row, heads, names, at))
    return None, ()


def heading(head: str) -> str:
    """Return a heading without what says how it is counted, in one form: 浏览量(PV) → 浏览量, 成功率（%） → 成功率."""
    plain = unicodedata.normalize("NFKC", column_name(head))
    return plain.partition("(")[0] or plain.strip("()")


def _position(known: Sequence[str], names: Sequence[str]) -> int:
    return next((names.index(name) for name in known if name in names), -1)


def _twice(
    table: RowTable, row: int, heads: Sequence[str], names: Sequence[str], at: Mapping[str, int]
) -> list[Finding]:
    found = []
    for position in sorted(at.values()):
        for other, name in enumerate(names):
            if other > position and name == names[position]:
                place = Place(table.file, row + 1, other + 1)
                facts = (("name", heads[other].strip()), ("first", str(position + 1)), ("column", str(other + 1)))
                found.append(Finding("X742", place, heads[other].strip(), facts))
    return found
