"""usage/*.yml: how much services are used, and which features they are."""

from dataclasses import dataclass
from typing import Final

from polreq import words
from polreq.model.usage import UsageFigures, UsedService, period_days
from polreq.store.files import USAGE as HEADER
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import Named, PartsKind, ShareKind, TextKind, Whole
from polreq.store.schema.table import Form, KeyRow, KeyTable, Kind
from polreq.words import Text
from polreq.yamlio import YamlNode


@dataclass(frozen=True, slots=True)
class UsageFile:
    """A file of figures of use."""

    services: tuple[UsedService, ...] = ()


class _Period(Kind):
    """A year, a month, a day, or two days."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        scalar = at.scalar(key, node)
        if scalar is None or period_days(scalar.text):
            return scalar.text if scalar else None
        at.wrong_type(key, node, self.called())
        return None

    def called(self) -> words.Text:
        return words.Text("年、月、日，或“起/止”两天", "a year, a month, a day, or two days: first/last")

    def form(self) -> Form:
        month = "[0-9]{4}-(0[1-9]|1[0-2])"
        day = f"{month}-(0[1-9]|[12][0-9]|3[01])"
        pattern = f"^([0-9]{{4}}|{month}|{day}|{day}/{day})$"
        return {"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": pattern}


_FIGURES: Final = KeyTable(
    "figures",
    UsageFigures,
    needs=("period",),
    own=False,
    rows=(
        KeyRow("period", _Period(), Text("哪一段时间", "the time"), "2026-10", required=True),
        KeyRow("views", Whole(), Text("访问量（PV）；不知道就不写，不写不等于 0", "views (PV); left out where nobody knows, which is not 0"), "1200"),
        KeyRow("visitors", Whole(), Text("用户数（UV）", "visitors (UV)"), "430"),
        KeyRow("uses", Whole(), Text("使用次数、调用量", "uses, calls"), "96"),
        KeyRow("cases", Whole(), Text("办件量", "cases that were begun"), "31"),
        KeyRow("success", ShareKind(), Text("成功率，0 到 1", "share of uses that succeed, 0 to 1"), "0.92"),
        KeyRow("bad", ShareKind(), Text("差评率，0 到 1", "share of bad ratings, 0 to 1"), "0.04"),
    ),
)  # fmt: skip

SERVICE: Final = KeyTable(
    "used service",
    UsedService,
    named=("name",),
    needs=("name",),
    place="name",
    rows=(
        KeyRow("name", TextKind(), Text("统计里的名称", "what the statistics call it"), "社保缴费证明打印", required=True),
        KeyRow("source", TextKind(), Text("谁的统计", "whose statistics"), "百度统计"),
        KeyRow(
            "feature", Named("feature", "I202"), Text("是哪个功能（编号）；空着的请填，填了以后再导入都照此", "id of the feature that it is; fill in empty ones, and later imports keep that"),
            "F-101", shown=True,
        ),
        KeyRow("figures", PartsKind(_FIGURES), Text("各段时间的数", "the figures by time"), "[{period: 2026-10, cases: 31}]"),
    ),
)  # fmt: skip

USAGE: Final = KeyTable(
    "usage",
    UsageFile,
    header=HEADER,
    rows=(
        KeyRow(
            "services",
            PartsKind(SERVICE),
            Text("各项服务的使用情况", "services and how much they are used"),
            shown=True,
        ),
    ),
)
