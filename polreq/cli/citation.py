"""`polreq check-citation TEXT|FILE...`: do titles, numbers and issuers of cited documents fit together."""

import sys
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.errors import PolreqError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "check-citation",
        short_help=words("核对引用的文件", "check citations of documents"),
        help=words(
            "核对引用：每处《标题》（文号）是否对得上、发文机关是否写对、文件是否已废止，并给出正确写法。",
            "Check citations: whether title, number and issuer fit together and the document is still in force.",
        ),
    )
    def check_citation(
        inputs: list[str] = typer.Argument(
            ...,
            metavar="TEXT|FILE...",
            help=words("文字、文件，或 - 表示标准输入", "texts or files, or - for standard input"),
        ),
        workspace: Path = options.workspace_option(words),
        form: str = typer.Option(
            "text", "--format", metavar="text|json", help=words("输出格式", "format of the output")
        ),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.arrange.citations import citations_summary
        from polreq.cli.formats import CITATION_FORMATS
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.citations import check_inputs

        output.targets(form, [], tuple(CITATION_FORMATS))
        try:
            root: Path | None = options.find_workspace(workspace)
        except PolreqError:
            root = None
        checks, unread = check_inputs(inputs, sys.stdin.read, root, open_cache(root, enabled=not no_cache))
        output.write(CITATION_FORMATS[form](checks, words.lang), None, form)
        output.chat(citations_summary(checks).words(words.lang))
        failed = output.tell_findings(unread, words.lang, files=len(inputs))
        if failed or any(check.state == "wrong" for check in checks):
            raise typer.Exit(1)
