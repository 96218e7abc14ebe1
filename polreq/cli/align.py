"""`polreq align UPPER LOWER`: which upper articles a lower document carries out, and how."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """What `polreq align` is asked: one field for each option, in the order of the help."""

    upper: Path = ask_argument(..., "UPPER", Text("上位文件", "the upper document"))
    lower: Path = ask_argument(..., "LOWER", Text("下位文件", "the lower document"))
    form: str = ask_for("text", "--format", Text("输出格式", "format of the output"), metavar="text|jsonl")


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "align",
        Text("对照上下位文件", "compare a lower document with the upper one"),
        Text(
            "逐条对照上位文件与下位文件：相同、细化、部分对应、更严、更宽，或本地自定。",
            "Compare article by article a lower document with the upper one: same, specifies, partial, stricter, looser, local.",
        ),
        AlignOptions,
        align,
    )


def align(asked: AlignOptions, lang: Lang) -> None:
    """Compare two documents article by article."""
    from polreq.cli.formats import ALIGNMENT_FORMATS
    from polreq.pipeline.align import align_files

    output.targets(asked.form, [], tuple(ALIGNMENT_FORMATS))
    aligned = align_files(asked.upper, asked.lower)
    output.tell_findings(aligned.findings, lang, files=2)
    if aligned.rows is None:
        raise typer.Exit(2)
    rows = [(a.lower, tuple((u.upper, u.relation, u.score) for u in a.uppers)) for a in aligned.rows]
    output.write(ALIGNMENT_FORMATS[asked.form](rows, lang), None, asked.form)
