"""`polreq align UPPER LOWER`: which upper articles a lower document carries out, and how."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.formats import ALIGNMENT_FORMATS
from polreq.errors import PolreqError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """What `polreq align` is asked: one field for each option, in the order of the help."""

    upper: str = ask_argument(
        ...,
        "UPPER",
        Text(
            "上位文件：文件名，或工作区里文件的编号、文号",
            "the upper document: a file, or an id or number of the workspace",
        ),
    )
    lower: str = ask_argument(..., "LOWER", Text("下位文件：同上", "the lower document: the same"))
    workspace: Path = options.workspace_option()
    form: str = ask_for(
        "text", "--format", Text("输出格式", "format of the output"), metavar="|".join(ALIGNMENT_FORMATS)
    )
    no_color: bool = options.no_color_option()


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
    from polreq.arrange.alignments import arrange_alignment
    from polreq.pipeline.align import align_named

    output.targets(asked.form, [], tuple(ALIGNMENT_FORMATS))
    try:
        root: Path | None = options.find_workspace(asked.workspace)
    except PolreqError:
        root = None
    aligned = align_named(asked.upper, asked.lower, root)
    output.tell_findings(aligned.findings, lang, files=2)
    if aligned.comparison is None:
        raise typer.Exit(2)
    if asked.form == "text":
        page, color = arrange_alignment(aligned.comparison), options.use_color(asked.no_color)
        output.show(page, lang, width=options.width_or_none(), color=color)
    else:
        output.write(ALIGNMENT_FORMATS[asked.form](aligned.comparison, lang), None, asked.form)
