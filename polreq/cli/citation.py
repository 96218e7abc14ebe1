"""`polreq check-citation TEXT|FILE...`: do titles, numbers and issuers of cited documents fit together."""

import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.formats import CITATION_FORMATS
from polreq.errors import PolreqError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class CitationOptions:
    """What `polreq check-citation` is asked: one field for each option, in the order of the help."""

    inputs: list[str] = ask_argument(
        ..., "TEXT|FILE...", Text("文字、文件，或 - 表示标准输入", "texts or files, or - for standard input")
    )
    workspace: Path = options.workspace_option()
    form: str = ask_for(
        "text", "--format", Text("输出格式", "format of the output"), metavar="|".join(CITATION_FORMATS)
    )
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "check-citation",
        Text("核对引用的文件", "check citations of documents"),
        Text(
            "核对引用：每处《标题》（文号）是否对得上、发文机关是否写对、文件是否已废止，并给出正确写法。",
            "Check citations: whether title, number and issuer fit together and the document is still in force.",
        ),
        CitationOptions,
        check_citation,
    )


def check_citation(asked: CitationOptions, lang: Lang) -> None:
    """Check the citations of texts and files."""
    from polreq.arrange.citations import arrange_citations, citations_summary
    from polreq.pipeline.citations import check_inputs
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], tuple(CITATION_FORMATS))
    try:
        root: Path | None = options.find_workspace(asked.workspace)
    except PolreqError:
        root = None
    checks, unread = check_inputs(asked.inputs, sys.stdin.read, root, open_cache(root, enabled=not asked.no_cache))
    if asked.form == "text":
        color = options.use_color(asked.no_color)
        output.show(arrange_citations(checks), lang, width=options.width_or_none(), color=color)
    else:
        output.write(CITATION_FORMATS[asked.form](checks, lang), None, asked.form)
    output.chat(citations_summary(checks).words(lang))
    failed = output.tell_findings(unread, lang, files=len(asked.inputs))
    if failed or any(check.state == "wrong" for check in checks):
        raise typer.Exit(1)
