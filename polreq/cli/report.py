"""`polreq report`: the report for people who do not run polreq."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import typer

from polreq.cli import options, output, who
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.formats import REPORT_ENDINGS, REPORT_FORMATS
from polreq.cli.serve import run
from polreq.errors import UsageError
from polreq.words import Lang, Text

#: Formats of the report that have a place for its history.
_WITH_HISTORY: Final = ("html", "markdown")


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What `polreq report` is asked: one field for each option, in the order of the help."""

    folders: list[str] = ask_argument(
        None,
        "[DIR]...",
        Text("与 --workspaces 一起用：几个工作区的目录", "with --workspaces: the folders of several workspaces"),
    )
    workspace: Path = options.workspace_option()
    several: bool = ask_for(
        False,
        "--workspaces",
        Text(
            "几个工作区合成一页（markdown、html、text、json），如 --workspaces 项目A 项目B -o 总览.html",
            "one page about several workspaces (markdown, html, text, json), such as --workspaces a b -o overview.html",
        ),
    )
    as_of: str = options.as_of_option()
    owner: str = options.owner_option()
    form: str = ask_for(
        "",
        "--format",
        Text(
            "输出格式，默认按文件名结尾，否则 markdown",
            "format of the output; by default what the file's name ends with, or else markdown",
        ),
        metavar="|".join(REPORT_FORMATS),
    )
    file: Path | None = ask_for(
        None,
        "--output",
        Text(
            f"写到文件（{' '.join(REPORT_ENDINGS)}），默认写到屏幕",
            f"write to this file ({' '.join(REPORT_ENDINGS)}) instead of the screen",
        ),
        metavar="FILE",
        short="-o",
    )
    serve: bool = ask_for(
        False,
        "--serve",
        Text("在浏览器里打开，不写文件；只限本机", "open it in the browser and write no file; this computer only"),
    )
    history: bool = ask_for(
        False,
        "--history",
        Text("加上覆盖率的历史和燃起图，要读 git 的提交；用于 html 和 markdown", "with coverage over time and burn-up, which reads the commits of git; for html and markdown"),
    )  # fmt: skip
    until: str = options.until_option("；与 --history 一起用", "; with --history")
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "report",
        Text("生成报告", "write the report"),
        Text(
            "生成可以交给部门和监理看的报告：覆盖率、追溯矩阵、缺口、时限。",
            "Write the report for the department and the supervisor: coverage, traceability matrix, gaps, deadlines.",
        ),
        ReportOptions,
        report,
    )


def report(asked: ReportOptions, lang: Lang) -> None:
    """Write the report in the format that is asked for, or show it in the browser."""
    if asked.several or asked.folders:
        _look_over(asked, lang)
        return
    if asked.serve:
        _show(asked, lang)
        return
    from polreq.conclude.report import make_report
    from polreq.pipeline.assess import assess
    from polreq.pipeline.history import HistoryAsk, look_back
    from polreq.store.caches import open_cache

    output.targets(asked.form or "markdown", [], tuple(REPORT_FORMATS))
    form = output.by_ending(asked.file, asked.form, REPORT_ENDINGS)
    until = _until(asked, form)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=True, progress=output.suggesting(lang))
        # the last point is the workspace that the report is about, where its day is known
        ask = HistoryAsk(until=until, as_of=found.assessment.as_of)
        past = look_back(root, cache, ask, output.progress(lang)) if asked.history else None
    output.tell_notes(found.notes, lang)
    made = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    made = replace(made, history=past)
    if asked.owner:
        from polreq.conclude.owned import owned_report

        made = owned_report(found.assessment, made, asked.owner)
    new = asked.file.parent if asked.file and not asked.file.parent.exists() else None
    output.write(REPORT_FORMATS[form](made, lang), asked.file, form)
    if new:
        output.chat(Text(f"已新建文件夹 {new}", f"made the folder {new}").words(lang))
    if asked.file:
        output.chat(Text(f"已写入 {asked.file}", f"written to {asked.file}").words(lang))
    output.tell_unread(made.unread, lang)


def _look_over(asked: ReportOptions, lang: Lang) -> None:
    """Write one page about several workspaces.

    Raises:
        UsageError: folders are named without --workspaces, or what is asked goes with one workspace only.
    """
    from polreq.cli.report_overview import OverviewAsk, report_overview

    if not asked.several:
        raise UsageError(
            "一个工作区的报告用 -w 指明目录；几个工作区合成一页，请加 --workspaces。",
            "for the report about one workspace name its folder with -w; for one page about several, add --workspaces.",
        )
    alone = {
        "--workspace": asked.workspace != Path(),
        "--owner": asked.owner,
        "--serve": asked.serve,
        "--history": asked.history,
        "--until": asked.until,
    }
    wrong = [name for name, given in alone.items() if given]
    if wrong:
        raise UsageError(
            f"{'、'.join(wrong)} 只用于一个工作区的报告，请去掉，或去掉 --workspaces。",
            f"{', '.join(wrong)}: only for the report about one workspace; leave it out, or --workspaces.",
        )
    report_overview(OverviewAsk(asked.folders, asked.as_of, asked.form, asked.file, not asked.no_cache), lang)


def _until(asked: ReportOptions, form: str) -> date | None:
    """Return the deadline of the burn-up.

    Raises:
        UsageError: it is none, stands without --history, or the format has no place for a history.
    """
    if asked.until and not asked.history:
        raise UsageError("--until 要和 --history 一起用。", "--until goes with --history.")
    if asked.history and form not in _WITH_HISTORY:
        raise UsageError(
            f"{form} 格式的报告里没有历史；请用 html 或 markdown，或用 polreq history。",
            f"the report as {form} has no history; take html or markdown, or run polreq history.",
        )
    return options.named_day("--until", asked.until)


def _show(asked: ReportOptions, lang: Lang) -> None:
    """Serve the workspace's pages, with the report as the first.

    Raises:
        UsageError: a file, a format or a history is asked for as well.
    """
    from polreq.web import Asked
    from polreq.web.pages.report import ALONE

    if asked.form or asked.file or asked.owner:
        raise UsageError(
            "--serve 只在浏览器里打开整个工作区的报告，不写文件；请去掉 --output、--format 和 --owner，或去掉 --serve。",
            "--serve opens the report about the whole workspace in the browser and writes no file: leave out --output, --format and --owner, or --serve.",
        )
    if asked.history or asked.until:
        raise UsageError(
            "--serve 的网页里没有历史；请去掉 --serve，用 -o 报告.html 写成文件。",
            "the pages of --serve have no history: leave out --serve, and write a file with -o report.html.",
        )
    root = options.find_workspace(asked.workspace)
    day = options.day(asked.as_of)
    run(Asked(root, lang, who.reviewer("", root), date.today, day, not asked.no_cache, ALONE))
