"""The schemas of all formats for programs that are polreq's own; SARIF, JUnit and the like have theirs elsewhere."""

from dataclasses import dataclass
from typing import Final

from polreq.render.machine import (
    alignments,
    ci,
    citations,
    clauses,
    conflicts,
    demand_verdicts,
    drift,
    due,
    history,
    json_,
    levels,
    lifecycle,
    matches,
    overview,
    priorities,
    users,
    versions,
)
from polreq.render.machine.keys import Keys, KeySchema, key_schema
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class MachineFormat:
    """A format for programs.

    Args:
        name: of the format.
        said: what it holds.
        written_by: the command that writes it.
        keys: its keys.
        format: name and version.
        shapes: beginnings of paths that are shapes of several keys.
    """

    name: str
    said: Text
    written_by: str
    keys: Keys
    format: str
    shapes: frozenset[str] = frozenset()

    @property
    def form(self) -> KeySchema:
        """The schema; descriptions are in English, since readers are programs."""
        return key_schema(self.keys, self.format, self.said.en, self.shapes)


FORMATS: Final = (
    MachineFormat("report", Text("报告", "the report"), "polreq report --format json", json_.KEYS, json_.FORMAT, json_.SHAPES),
    MachineFormat("overview", Text("各项目总览", "several workspaces"), "polreq report --workspaces DIR... --format json", overview.KEYS, overview.FORMAT),
    MachineFormat("findings", Text("检查结果", "findings"), "polreq check --format json", ci.KEYS, ci.FORMAT, json_.SHAPES),
    MachineFormat("extract", Text("提取的条款，每行一条", "a clause on each line"), "polreq extract --format jsonl", clauses.KEYS, "polreq-extract/1"),
    MachineFormat("align", Text("逐条对照，每行一条", "an article on each line"), "polreq align --format jsonl", alignments.KEYS, "polreq-align/1"),
    MachineFormat("levels", Text("多级对照", "documents of several levels"), "polreq align --format json", levels.KEYS, levels.FORMAT),
    MachineFormat("diff", Text("新旧对照，每行一条", "a clause on each line"), "polreq diff --format jsonl", versions.KEYS, "polreq-diff/1"),
    MachineFormat("link", Text("推荐的关联，每行一条", "a match on each line"), "polreq link --format jsonl", matches.KEYS, "polreq-link/1"),
    MachineFormat("citations", Text("核对的引用", "checked citations"), "polreq check-citation --format json", citations.KEYS, "polreq-citations/1"),
    MachineFormat("due", Text("时限清单", "what is due"), "polreq due --format json", due.KEYS, due.FORMAT),
    MachineFormat("history", Text("覆盖率的历史", "coverage over time"), "polreq history --format json", history.KEYS, history.FORMAT),
    MachineFormat("history-changes", Text("两个版本之间的得失", "two snapshots compared"), "polreq history --from REV --format json", history.CHANGES_KEYS, history.CHANGES_FORMAT),
    MachineFormat("lifecycle", Text("政策效力", "how policies stand"), "polreq lifecycle --format json", lifecycle.KEYS, lifecycle.FORMAT),
    MachineFormat("rank", Text("优先级", "the order"), "polreq rank --format json", priorities.KEYS, priorities.FORMAT),
    MachineFormat("judge", Text("需求核实", "demands judged"), "polreq judge --format json", demand_verdicts.KEYS, demand_verdicts.FORMAT),
    MachineFormat("users", Text("用户声音与使用", "what users say and use"), "polreq users --format json", users.KEYS, users.FORMAT),
    MachineFormat("conflicts", Text("要求冲突", "conflicts"), "polreq conflicts --format json", conflicts.KEYS, conflicts.FORMAT),
    MachineFormat("terms", Text("改了叫法的词", "words called otherwise now"), "polreq terms --format json", drift.KEYS, drift.FORMAT),
)  # fmt: skip
