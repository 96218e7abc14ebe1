"""`polreq trace`: the main job, from documents to coverage."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "trace",
        short_help=words("主命令：从政策到覆盖率", "the main job: from policies to coverage"),
        help=words(
            "主命令：读取政策、提取新需求、推荐关联、计算覆盖率，并说明下一步做什么。",
            "The main job: read policies, extract new requirements, suggest links, compute coverage, say what to do next.",
        ),
    )
    def trace(
        workspace: Path = options.workspace_option(words),
        as_of: str = options.as_of_option(words),
        form: str = typer.Option(
            "text", "--format", metavar="text|json", help=words("输出格式", "format of the output")
        ),
        verbose: bool = typer.Option(
            False, "--verbose", "-v", help=words("列出全部，不只前几项", "list everything, not the first few")
        ),
        no_write: bool = typer.Option(
            False,
            "--no-write",
            help=words("不提取、不写草稿，只看现状", "extract and write nothing; show how things stand"),
        ),
        no_color: bool = options.no_color_option(words),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.arrange.report import make_report
        from polreq.pipeline.assess import assess
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.propose import propose

        output.targets(form, [], ("text", "json"))
        root = options.find_workspace(workspace)
        day = options.day(as_of)
        with open_cache(root, enabled=not no_cache) as cache:
            drafted = () if no_write else propose(root, cache, output.progress(words))
            found = assess(root, cache, as_of=day, suggest=True, progress=output.suggesting(words))
        for done in drafted:
            path = done.path.relative_to(root).as_posix()
            output.chat(
                words(
                    f"已提取 {done.document}：新增 {done.new} 项，变化 {done.changed} 项 → {path}",
                    f"extracted {done.document}: {done.new} new, {done.changed} changed → {path}",
                )
            )
        output.tell_notes(found.notes, words.lang)
        report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
        if form == "json":
            from polreq.render.machine.json_ import render_json

            output.write(render_json(report, words.lang), None)
            output.tell_unread(report.unread, words.lang)
            return
        from polreq.render.writers.terminal.trace import render_trace

        color = options.use_color(no_color)
        output.write(render_trace(report, words.lang, width=options.width(), color=color, verbose=verbose), None)
        if report.unread:
            raise typer.Exit(1)
