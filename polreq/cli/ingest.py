"""`polreq ingest FILE...`: bring policy documents into the workspace."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.new_workspace import find_or_make
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What `polreq ingest` is asked: one field for each option, in the order of the help."""

    files: list[Path] = ask_argument(..., "FILE...", Text("政策文件，可多个", "policy documents"))
    workspace: Path = options.workspace_option()
    update: bool = ask_for(
        False,
        "--update",
        Text(
            "已导入过的也重新导入；同一文号的新版接替旧版",
            "import again what is there; a newer version of the same number takes its place",
        ),
    )
    over: str = ask_for(
        "",
        "--as",
        Text(
            "是工作区里这份文件的新版：接替它，编号和决定不变",
            "it is the newer version of this document: take its place, ids and decisions stay",
        ),
        metavar="ID",
    )
    force: bool = ask_for(False, "--force", Text("原文损坏也继续（会标明）", "go on with damaged sources (marked)"))
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "ingest",
        Text("导入政策文件", "bring in policy documents"),
        Text(
            "把政策文件（网页、文本、Markdown、Word、PDF、OFD）转成工作区里的 policies/*.yml，文字一字不改。",
            "Turn policy documents (HTML, text, Markdown, Word, PDF, OFD) into policies/*.yml, text verbatim.",
        ),
        IngestOptions,
        ingest,
    )


def ingest(asked: IngestOptions, lang: Lang) -> None:
    """Bring documents into the workspace, which is made if there is none."""
    from polreq.arrange.findings import arrange_findings
    from polreq.pipeline.ingest import ingest as run
    from polreq.results.summary import summarize
    from polreq.store.caches import open_cache

    root = find_or_make(asked.workspace, lang)
    with open_cache(root) as cache:
        done = run(
            root,
            cache,
            asked.files,
            force=asked.force,
            update=asked.update,
            over=asked.over,
            progress=output.progress(lang),
        )
    for source, document, path in done.written:
        output.chat(f"{source} → {path.relative_to(root).as_posix()}  {document.number} {document.title}".rstrip())
    for source in done.skipped:
        output.chat(
            Text(f"{source}：已在工作区中，没有变化", f"{source}: in the workspace already, unchanged").words(lang)
        )
    summary = summarize(done.findings, files=len(asked.files))
    if done.findings:
        color = options.use_color(asked.no_color)
        page = arrange_findings(done.findings, summary)
        output.show(page, lang, width=options.width_or_none(), color=color)
    if done.written:
        output.chat(Text("下一步：polreq trace", "Next: polreq trace").words(lang))
    if summary.failed:
        raise typer.Exit(1)
