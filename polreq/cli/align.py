"""`polreq align UPPER LOWER`: which upper articles a lower document carries out, and how."""

from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "align",
        short_help=words("对照上下位文件", "compare a lower document with the upper one"),
        help=words(
            "逐条对照上位文件与下位文件：相同、细化、部分对应、更严、更宽，或本地自定。",
            "Compare article by article a lower document with the upper one: same, specifies, partial, stricter, looser, local.",
        ),
    )
    def align(
        upper: Path = typer.Argument(..., metavar="UPPER", help=words("上位文件", "the upper document")),
        lower: Path = typer.Argument(..., metavar="LOWER", help=words("下位文件", "the lower document")),
        form: str = typer.Option(
            "text", "--format", metavar="text|jsonl", help=words("输出格式", "format of the output")
        ),
    ) -> None:
        from polreq.cli.formats import ALIGNMENT_FORMATS
        from polreq.pipeline.align import align_files

        output.targets(form, [], tuple(ALIGNMENT_FORMATS))
        aligned = align_files(upper, lower)
        output.tell_findings(aligned.findings, words.lang, files=2)
        if aligned.rows is None:
            raise typer.Exit(2)
        rows = [(a.lower, tuple((u.upper, u.relation, u.score) for u in a.uppers)) for a in aligned.rows]
        output.write(ALIGNMENT_FORMATS[form](rows, words.lang), None, form)
