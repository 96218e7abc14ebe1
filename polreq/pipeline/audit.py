"""Look at the log of decisions: whether its chain holds, and whether it has what stands in trace/ (审计)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from polreq.errors import PolreqError
from polreq.model.link import Gap, Link
from polreq.model.workspace import Workspace
from polreq.results.decision_log import DecisionLog, LoggedDecision
from polreq.results.health import Health
from polreq.store.decision_log import read_log, unlogged, verify
from polreq.store.files import DECISION_LOG
from polreq.store.history import earlier
from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: Items that one line names at most.
_NAMED: Final = 3

_SAID: Final[Names] = names(
    edited=("这一行被改过，不再是当时写下的内容", "this line is not as it was written"),
    missing=("它前面的记录不见了，有一行或几行被删掉", "what it follows is not in the file: one or more lines before it were taken out"),
    reordered=("它前面的记录排到了后面，行的次序被动过", "what it follows stands below it: lines were moved"),
    repeated=("这条记录前面已有，是重复放进来的", "this entry stands in the file already"),
    cut=("最后一行没有写完，或结尾被截断", "the last line is cut off"),
)  # fmt: skip

#: What to do about a broken chain: it is never mended by the program.
_REMEDY: Final = Text(
    "请与备份或 git 里的这个文件对照（git log -p {file}），找回原来的行；找不回就写明经过，不要自己改写",
    "compare with a backup or with what git keeps (git log -p {file}) and bring the lines back; if that is impossible, write down what happened, and rewrite nothing",
)


def logged_about(root: Path, item: str) -> tuple[LoggedDecision, ...]:
    """Return what the log of a workspace has about an item, in the order of the file; nothing where it cannot be read."""
    try:
        return read_log(root).of(item)
    except PolreqError:
        return ()


def examine_log(root: Path, workspace: Workspace) -> Iterator[Health]:
    """Say whether the log of decisions is whole.

    Args:
        root: folder of the workspace.
        workspace: what stands in trace/ today.
    """
    try:
        log = read_log(root)
    except PolreqError as error:
        yield Health("bad", error.said)
        return
    lost = _lost(root, log)
    yield from _breaks(log)
    if lost:
        remedy = filled(_REMEDY, {"file": DECISION_LOG})
        yield Health(
            "bad",
            Text(
                f"{DECISION_LOG}：git 最近一次提交里的 {lost} 条决定，现在的文件里没有。{remedy.zh}",
                f"{DECISION_LOG}: {lost} entries that the last commit of git has are not in the file. {remedy.en}",
            ),
        )
    if log.entries and not log.breaks and not lost:
        yield _whole(log)
    if not log.breaks:
        yield from _standing(workspace, log)


def _breaks(log: DecisionLog) -> Iterator[Health]:
    remedy = filled(_REMEDY, {"file": DECISION_LOG})
    for one in log.breaks:
        said = _SAID[one.kind]
        yield Health(
            "bad",
            Text(
                f"{DECISION_LOG}:{one.line} 决定日志的链断了：{said.zh}。{remedy.zh}",
                f"{DECISION_LOG}:{one.line} the chain of decisions is broken: {said.en}. {remedy.en}",
            ),
        )


def _whole(log: DecisionLog) -> Health:
    """Say that the chain holds, and the digest that can be noted elsewhere, so that a cut end is seen too."""
    heads = Text("、".join(log.heads), ", ".join(log.heads))
    forks = len(log.forks)
    zh = f"；第 {'、'.join(map(str, log.forks))} 行另起一支，来自分支的合并" if forks else ""
    en = f"; lines {', '.join(map(str, log.forks))} begin another strand, as merged branches do" if forks else ""
    return Health(
        "good",
        Text(
            f"决定日志 {len(log.entries)} 条，链完整{zh}；最末摘要 {heads.zh}，可抄进会议纪要或验收材料备查",
            f"{len(log.entries)} entries of decisions, the chain holds{en}; digest at the end {heads.en}, to be noted in minutes or papers of acceptance",
        ),
    )


def _standing(workspace: Workspace, log: DecisionLog) -> Iterator[Health]:
    """Say which decisions in trace/ the log does not have, or has otherwise."""
    bare: list[str] = []
    other: list[str] = []
    for decision, known in unlogged(workspace.links, workspace.gaps, log):
        (other if known else bare).append(_named(decision))
    before = sum(log.stood)
    if bare:
        zh = f"（其中 {before} 条在开始记录之前就有）" if before else ""
        en = f" ({before} of them from before the log was begun)" if before else ""
        yield Health(
            "note",
            Text(
                f"trace/ 里有 {len(bare)} 条审核决定没有记入决定日志{zh}，多半是手工写的：{_first(bare).zh}",
                f"{len(bare)} decisions in trace/ are not in the log{en}, most likely written by hand: {_first(bare).en}",
            ),
        )
    if other:
        yield Health(
            "note",
            Text(
                f"trace/ 里有 {len(other)} 条审核决定与决定日志里的最后一次不同，多半是手工改的：{_first(other).zh}",
                f"{len(other)} decisions in trace/ differ from the last one in the log, most likely changed by hand: {_first(other).en}",
            ),
        )


def _named(decision: Link | Gap) -> str:
    what = f"{decision.lower} → {decision.upper}" if isinstance(decision, Link) else decision.requirement
    return f"{what} ({decision.place})" if decision.place else what


def _first(found: list[str]) -> Text:
    shown, rest = found[:_NAMED], len(found) - _NAMED
    zh, en = "、".join(shown), ", ".join(shown)
    return Text(f"{zh} 等", f"{en} and {rest} more") if rest > 0 else Text(zh, en)


def _lost(root: Path, log: DecisionLog) -> int:
    """Count the entries of the last commit that the file does not have any more."""
    committed = earlier(root / DECISION_LOG, "HEAD")
    if committed is None:
        return 0
    there = {entry.digest for entry in log.entries}
    return sum(entry.digest not in there for entry in verify(committed).entries)
