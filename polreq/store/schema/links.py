"""trace/*.yml but baseline.yml: what people decided, reviewed links and justified gaps."""

from dataclasses import dataclass
from typing import Any, Final

from polreq import words
from polreq.model.link import VERDICTS, Confirmer, Gap, Link
from polreq.store.files import LINKS as HEADER
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import TEXT_FORM, Choice, Day, Named, PartsKind, TextKind, scalars
from polreq.store.schema.table import Form, KeyRow, KeyTable, Kind
from polreq.words import Text, names
from polreq.yamlio import Plain, YamlNode


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions."""

    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()


class _Digests(Kind):
    """The digests of both ends."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, str] | None:
        found = [one.text for one in scalars(at, key, node)]
        if len(found) == 2:
            return found[0], found[1]
        if found:
            problem = words.Text("应为两端的两个摘要值", "two digests are expected, one for each end")
            at.wrong_number(key, node, str(len(found)), problem)
        return None

    def plain(self, value: tuple[str, str]) -> list[Plain]:
        return list(value) if any(value) else []

    def called(self) -> words.Text:
        return words.Text("两个摘要值的列表", "a list of two digests")

    def form(self) -> Form:
        text = {"type": list(TEXT_FORM)}
        two = {"contains": text, "minContains": 2, "maxContains": 2}
        return {"type": "array", "items": {"type": [*TEXT_FORM, "null"]}, "anyOf": [{"items": {"type": "null"}}, two]}


def _gap(at: ReadItem, values: dict[str, Any]) -> Gap | None:
    """Make a gap; one whose reason says nothing is none."""
    return Gap(**values) if values["reason"].strip() else None


_CONFIRMER: Final = KeyTable(
    "confirmer",
    Confirmer,
    needs=("by",),
    own=False,
    rows=(
        KeyRow("by", TextKind(), Text("谁", "who"), "李强", required=True),
        KeyRow("on", Day(), Text("日期", "when"), "2026-10-13"),
    ),
)  # fmt: skip

LINK: Final = KeyTable(
    "link",
    Link,
    named=("lower", "upper"),
    needs=("lower", "upper", "verdict"),
    place="lower",
    rows=(
        KeyRow("lower", Named("item", "L501"), Text("下层需求或功能的编号", "id of the lower requirement or of the feature"), "F-001", required=True),
        KeyRow("upper", Named("requirement", "L501"), Text("上层需求的编号", "id of the upper requirement"), "望政办发-2026-20-R003", required=True),
        KeyRow("verdict", Choice(VERDICTS, names.VERDICTS), Text("审核的结论", "what was decided"), "rejected", required=True, shown=True),
        KeyRow(
            "digests", _Digests(), Text("审核时下层、上层的摘要值，今天的值见 `polreq show 编号`",
            "digests of the lower and of the upper end when they were reviewed; `polreq show ID` prints today's"),
            "['af735c802465', '46ab38c87448']", ("lower_digest", "upper_digest"),
        ),
        KeyRow("by", TextKind(), Text("审核人", "who decided"), "王敏"),
        KeyRow("on", Day(), Text("审核日期", "when"), "2026-10-12"),
        KeyRow("note", TextKind(), Text("备注", "a note"), "看过演示"),
        KeyRow(
            "also", PartsKind(_CONFIRMER), Text("另外确认过的人，设置要求两人确认时（confirm）", "further people who confirmed it, where the settings ask for two (`confirm`)"),
            "[{by: 李强, on: 2026-10-13}]",
        ),
        KeyRow("skip", TextKind(), Text("跨层关联的理由", "why the link skips a layer"), "批示直接针对群众反映"),
    ),
)  # fmt: skip

GAP: Final = KeyTable(
    "gap",
    Gap,
    named=("requirement",),
    needs=("requirement",),
    place="requirement",
    make=_gap,
    rows=(
        KeyRow(
            "requirement", Named("requirement", "I202"), Text("不需要功能的需求的编号", "id of the requirement that needs no feature"),
            "P-002", required=True,
        ),
        KeyRow("reason", TextKind(), Text("理由", "why not"), "由省平台统一建设，本项目只对接", required=True),
        KeyRow("digest", TextKind(), Text("当时需求的摘要值", "digest of the requirement at that time"), "'3b404058bb7b'"),
        KeyRow("by", TextKind(), Text("谁定的", "who decided"), "王敏"),
        KeyRow("on", Day(), Text("日期", "when"), "2026-10-12"),
    ),
)  # fmt: skip

LINKS: Final = KeyTable(
    "links",
    Decisions,
    header=HEADER,
    rows=(
        KeyRow("links", PartsKind(LINK), Text("审核过的关联", "reviewed links"), shown=True),
        KeyRow(
            "gaps",
            PartsKind(GAP),
            Text("写明了理由、不需要功能的需求", "requirements that need no feature, with the reason"),
        ),
    ),
)
