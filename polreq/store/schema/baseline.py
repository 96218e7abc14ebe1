"""trace/baseline.yml: known findings that CI tolerates."""

from dataclasses import dataclass
from typing import Final

from polreq.model.link import Tolerated
from polreq.store.files import BASELINE as HEADER
from polreq.store.schema.kinds import Day, PartsKind, TextKind
from polreq.store.schema.table import KeyRow, KeyTable
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class Baseline:
    """A file of tolerated findings."""

    tolerated: tuple[Tolerated, ...] = ()


TOLERATED: Final = KeyTable(
    "tolerated",
    Tolerated,
    needs=("code",),
    place="code",
    rows=(
        KeyRow("code", TextKind(), Text("检查结果的代码，见[检查结果](findings.md)", "code of the finding, see [findings](findings.md)"), "C601", required=True),
        KeyRow("subject", TextKind(), Text("是哪一项（编号）", "id of the item that it is about"), "M-001"),
        KeyRow("reason", TextKind(), Text("为什么容忍", "why it is tolerated"), "二期建设"),
        KeyRow("until", Day(), Text("容忍到哪一天（含）；不写就一直容忍", "last day on which it is; without it there is no end"), "2027-06-30"),
    ),
)  # fmt: skip

BASELINE: Final = KeyTable(
    "baseline",
    Baseline,
    header=HEADER,
    rows=(
        KeyRow(
            "tolerated", PartsKind(TOLERATED), Text("暂时容忍的检查结果", "findings that are tolerated"), shown=True
        ),
    ),
)
