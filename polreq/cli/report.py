"""`polreq report`: the report for people who do not run polreq."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "report",
        short_help=words("生成报告", "write the report"),
        help=words(
            "生成可以交给部门和监理看的报告：覆盖率、追溯矩阵、缺口、时限。",
            "Write the report for the department and the supervisor: coverage, traceability matrix, gaps, deadlines.",
        ),
    )
    def report(
        workspace: Path = options.workspace_option(words),
        as_of: str = options.as_of_option(words),
        form: str = typer.Option(
            "",
            "--format",
            metavar="markdown|text|json|csv|csv-gaps|mermaid",
            help=words(
                "输出格式，默认按文件名结尾，否则 markdown",
                "format of the output; by default what the file's name ends with, or else markdown",
            ),
        ),
        file: Path | None = typer.Option(
            None,
            "--output",
            "-o",
            metavar="FILE",
            help=words(
                "写到文件（.md .txt .json .csv .mmd），默认写到屏幕",
                "write to this file (.md .txt .json .csv .mmd) instead of the screen",
            ),
        ),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.arrange.report import make_report
        from polreq.cli.formats import REPORT_ENDINGS, REPORT_FORMATS
        from polreq.pipeline.assess import assess
        from polreq.pipeline.caching import open_cache

        output.targets(form or "markdown", [], tuple(REPORT_FORMATS))
        form = output.by_ending(file, form, REPORT_ENDINGS)
        root = options.find_workspace(workspace)
        with open_cache(root, enabled=not no_cache) as cache:
            found = assess(root, cache, as_of=options.day(as_of), suggest=True, progress=output.suggesting(words))
        output.tell_notes(found.notes, words.lang)
        made = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
        new = file.parent if file and not file.parent.exists() else None
        output.write(REPORT_FORMATS[form](made, words.lang), file, form)
        if new:
            output.chat(words(f"已新建文件夹 {new}", f"made the folder {new}"))
        if file:
            output.chat(words(f"已写入 {file}", f"written to {file}"))
        output.tell_unread(made.unread, words.lang)
