"""trace/baseline.yml: known findings that CI tolerates."""

from dataclasses import dataclass
from typing import Final

from polreq.model.link import Tolerated
from polreq.store.files import BASELINE as HEADER
from polreq.store.schema.kinds import Day, Parts, Text
from polreq.store.schema.table import Row, Table


@dataclass(frozen=True, slots=True)
class Baseline:
    """A file of tolerated findings."""

    tolerated: tuple[Tolerated, ...] = ()


TOLERATED: Final = Table(
    "tolerated",
    Tolerated,
    needs=("code",),
    place="code",
    rows=(
        Row("code", Text(), "检查结果的代码，见[检查结果](findings.md)", "code of the finding, see [findings](findings.md)", "C601", required=True),
        Row("subject", Text(), "是哪一项（编号）", "id of the item that it is about", "M-001"),
        Row("reason", Text(), "为什么容忍", "why it is tolerated", "二期建设"),
        Row("until", Day(), "容忍到哪一天（含）；不写就一直容忍", "last day on which it is; without it there is no end", "2027-06-30"),
    ),
)  # fmt: skip

BASELINE: Final = Table(
    "baseline",
    Baseline,
    header=HEADER,
    rows=(Row("tolerated", Parts(TOLERATED), "暂时容忍的检查结果", "findings that are tolerated", shown=True),),
)
