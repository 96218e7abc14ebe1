"""`polreq history`: coverage over the history of the repository, or what was gained and lost between two snapshots."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.cli.history_formats import HISTORY_ENDINGS, HISTORY_FORMATS, history_page
from polreq.errors import UsageError
from polreq.results.history import HISTORY_STEPS
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.results.history import CoverageHistory
    from polreq.results.snapshots import SnapshotComparison

#: More points than anybody reads.
_MOST_POINTS = 1000


@dataclass(frozen=True, slots=True)
class HistoryOptions:
    """What `polreq history` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    by: str = ask_for(
        "month",
        "--by",
        Text("每月、每周最后一次提交算一个点，或每次提交一个点", "a point for the last commit of each month or week, or for each commit"),
        metavar="|".join(HISTORY_STEPS),
    )  # fmt: skip
    since: str = ask_for("", "--since", Text("从这一天起：2026-01-01", "from this day on: 2026-01-01"), metavar="DATE")
    points: int = ask_for(
        24, "--points", Text("最多几个点，取最近的", "at most so many points, the newest"), metavar="N"
    )
    until: str = options.until_option()
    first: str = ask_for(
        "",
        "--from",
        Text("与这个版本比得失：提交、分支、标签，或日期（那天或以前的最后一次提交）", "compare with this snapshot: a commit, branch or tag, or a day (the last commit by then)"),
        metavar="REV|DATE",
    )  # fmt: skip
    last: str = ask_for(
        "",
        "--to",
        Text(
            "比到哪个版本，默认 workspace（现在的工作区）", "compare up to this one; default: workspace, as it is now"
        ),
        metavar="REV|DATE|workspace",
    )
    as_of: str = ask_for(
        "",
        "--as-of",
        Text(
            "把现在的工作区也算一个点，时限按这一天判断：2026-11-01，或 today",
            "the workspace as it is now is a point too, its deadlines compared with this day: 2026-11-01, or today",
        ),
        metavar="DATE",
    )
    form: str = options.form_by_ending_option(HISTORY_FORMATS)
    file: Path | None = options.file_option(HISTORY_ENDINGS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "history",
        Text(
            "看覆盖率的历史、燃起图、两个版本的得失", "coverage over time, burn-up, gained and lost between snapshots"
        ),
        Text(
            "从 git 的提交里算出每个时间点的需求数、已交付、已落到功能、缺口、过期，画到期限的燃起图，说明速度够不够；"
            "用 --from 比较两个版本：哪些新交付、退回、新增、减少，哪些关联待复核，为什么。不切换版本，不改动任何文件。",
            "Compute requirements, delivered, with feature, gaps and overdue at points of the repository's history, draw the burn-up to a deadline and say "
            "whether the pace suffices; with --from compare two snapshots: what was delivered, fell back, is new or gone, which links became stale, and why. "
            "Nothing is checked out and no file is changed.",
        ),
        HistoryOptions,
        history,
    )


def history(asked: HistoryOptions, lang: Lang) -> None:
    """Write the history or the comparison in the format that is asked for."""
    output.targets(asked.form or "text", [], tuple(HISTORY_FORMATS))
    form = output.by_ending(asked.file, asked.form, HISTORY_ENDINGS)
    _check(asked, form)
    root = options.find_workspace(asked.workspace)
    found = _compared(asked, root) if asked.first else _looked_back(asked, root, lang)
    if form == "text" and asked.file is None:
        color = options.use_color(asked.no_color)
        output.show(history_page(found), lang, width=options.width(), color=color)
        return
    made = HISTORY_FORMATS[form](found, lang)
    if isinstance(made, str):
        output.write(made, asked.file, form)
    elif asked.file:
        output.write_bytes(made, asked.file)
    if asked.file:
        output.chat(Text(f"已写入 {asked.file}", f"written to {asked.file}").words(lang))


def _looked_back(asked: HistoryOptions, root: Path, lang: Lang) -> "CoverageHistory":
    from polreq.pipeline.history import HistoryAsk, look_back
    from polreq.store.caches import open_cache

    ask = HistoryAsk(
        asked.by,
        options.named_day("--since", asked.since),
        asked.points,
        options.named_day("--until", asked.until),
        options.day(asked.as_of),
    )
    with open_cache(root, enabled=not asked.no_cache) as cache:
        return look_back(root, cache, ask, output.progress(lang))


def _compared(asked: HistoryOptions, root: Path) -> "SnapshotComparison":
    from polreq.pipeline.history import WORKSPACE_NOW, compare
    from polreq.store.caches import open_cache

    with open_cache(root, enabled=not asked.no_cache) as cache:
        return compare(root, cache, (asked.first, asked.last or WORKSPACE_NOW), options.day(asked.as_of))


def _check(asked: HistoryOptions, form: str) -> None:
    """Refuse what cannot be asked.

    Raises:
        UsageError: a step is none, there would be no point, --to stands alone, or a workbook has no file to go to.
    """
    if asked.by not in HISTORY_STEPS:
        choices = ", ".join(HISTORY_STEPS)
        raise UsageError(
            f"--by 没有“{asked.by}”。可选：{choices}",
            f"--by does not know '{asked.by}'. Choose one of: {choices}",
        )
    if not 1 <= asked.points <= _MOST_POINTS:
        raise UsageError(f"--points 请写 1 到 {_MOST_POINTS}。", f"--points takes a number from 1 to {_MOST_POINTS}.")
    if asked.last and not asked.first:
        raise UsageError(
            "--to 要和 --from 一起用，如 --from 验收 --to workspace。",
            "--to goes with --from, such as --from acceptance --to workspace.",
        )
    if form == "xlsx" and asked.file is None:
        raise UsageError("请用 -o 写明文件，如 -o 历史.xlsx", "say which file to write, such as -o history.xlsx")
