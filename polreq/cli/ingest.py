"""`polreq ingest FILE...`: bring policy documents into the workspace."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.cli.workspace import real_folder
from polreq.errors import PolreqError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "ingest",
        short_help=words("导入政策文件", "bring in policy documents"),
        help=words(
            "把政策文件（网页、文本、Markdown、Word、PDF、OFD）转成工作区里的 policies/*.yml，文字一字不改。",
            "Turn policy documents (HTML, text, Markdown, Word, PDF, OFD) into policies/*.yml, text verbatim.",
        ),
    )
    def ingest(
        files: list[Path] = typer.Argument(..., metavar="FILE...", help=words("政策文件，可多个", "policy documents")),
        workspace: Path = options.workspace_option(words),
        update: bool = typer.Option(
            False, "--update", help=words("已导入过的也重新导入", "import again what is there already")
        ),
        force: bool = typer.Option(
            False, "--force", help=words("原文损坏也继续（会标明）", "go on with damaged sources (marked)")
        ),
        no_color: bool = options.no_color_option(words),
    ) -> None:
        from polreq.arrange.findings import arrange_findings
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.ingest import ingest as run
        from polreq.pipeline.init import initialize
        from polreq.results.summary import summarize

        try:
            root = options.find_workspace(workspace)
        except PolreqError:
            # Nobody should have to type two commands to read a first notice.
            root = real_folder(workspace)
            initialize(root, root.name, words.lang)
            output.chat(words(f"已在 {root} 建立新工作区", f"made a new workspace in {root}"))
        with open_cache(root) as cache:
            done = run(root, cache, files, force=force, update=update, progress=output.progress(words))
        for source, document, path in done.written:
            output.chat(f"{source} → {path.relative_to(root).as_posix()}  {document.number} {document.title}".rstrip())
        for source in done.skipped:
            output.chat(words(f"{source}：已在工作区中，没有变化", f"{source}: in the workspace already, unchanged"))
        summary = summarize(done.findings, files=len(files))
        if done.findings:
            color = options.use_color(no_color)
            page = arrange_findings(done.findings, summary)
            output.show(page, words.lang, width=options.width_or_none(), color=color)
        if done.written:
            output.chat(words("下一步：polreq trace", "Next: polreq trace"))
        if summary.failed:
            raise typer.Exit(1)
