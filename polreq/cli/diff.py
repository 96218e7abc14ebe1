"""`polreq diff OLD NEW`: what a newer version of a document changes, and what that touches."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.comparison_formats import VERSION_ENDINGS, VERSION_FORMATS
from polreq.errors import PolreqError, UsageError
from polreq.results.versions import CHANGES, VersionView
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """What `polreq diff` is asked: one field for each option, in the order of the help."""

    old: str = ask_argument(
        ...,
        "OLD",
        Text(
            "旧版：文件名，工作区里文件的编号、文号，或仓库里某个版本的文件，如 policies/x.yml@HEAD~3",
            "the older version: a file, an id or number of the workspace, or a file at a revision such as policies/x.yml@HEAD~3",
        ),
    )
    new: str = ask_argument(
        "", "[NEW]", Text("新版：同上；用了 --rev 可以不写", "the newer version: the same; not needed with --rev")
    )
    rev: str = ask_for(
        "",
        "--rev",
        Text("旧版取仓库里这个版本，如 HEAD~3；不写 NEW 就与现在的文件比", "take the older version from this revision, such as HEAD~3; without NEW it is compared with the file as it is"),
        metavar="REV",
    )  # fmt: skip
    workspace: Path = options.workspace_option()
    only: str = ask_for(
        "", "--only", Text("只看一种变化", "show clauses of one change only"), metavar="|".join(CHANGES)
    )
    form: str = options.form_by_ending_option(VERSION_FORMATS)
    file: Path | None = options.file_option(VERSION_ENDINGS)
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "diff",
        Text("新旧对照：政策改了什么，影响什么", "see what a newer version changes, and what that touches"),
        Text(
            "逐条对照一份文件的两个版本：未变、文字修改、实质修改（约束力、时限、数量、主体、范围、渠道、条件）、新增、删除，移动、拆分、合并的也认得；"
            "在工作区里还列出受影响的需求和功能。可写成新旧对照表（Excel、Word、网页）。不改动任何文件。",
            "Compare two versions of a document clause by clause: unchanged, wording, substantive (force, time, number, who, scope, channel, "
            "condition), added, removed; moved, split and merged clauses are recognised. In a workspace it also lists the requirements and features "
            "that are touched. As a table for Excel, Word, browsers too. No file is changed.",
        ),
        DiffOptions,
        diff,
    )


def diff(asked: DiffOptions, lang: Lang) -> None:
    """Compare two versions of a document."""
    from polreq.pipeline.diff import diff_named

    output.targets(asked.form or "text", [], tuple(VERSION_FORMATS))
    form = output.by_ending(asked.file, asked.form, VERSION_ENDINGS)
    old, new = _versions(asked, form)
    try:
        root: Path | None = options.find_workspace(asked.workspace)
    except PolreqError:
        root = None
    found = diff_named(old, new, root)
    output.tell_findings(found.findings, lang, files=2)
    if found.comparison is None:
        raise typer.Exit(2)
    view = VersionView(found.comparison, found.impact, asked.only, new)
    if form == "text" and asked.file is None:
        from polreq.arrange.versions import arrange_versions

        color = options.use_color(asked.no_color)
        output.show(arrange_versions(view), lang, width=options.width_or_none(), color=color)
        return
    made = VERSION_FORMATS[form](view, lang)
    if isinstance(made, str):
        output.write(made, asked.file, form)
    elif asked.file:
        output.write_bytes(made, asked.file)
    if asked.file:
        output.chat(Text(f"已写入 {asked.file}", f"written to {asked.file}").words(lang))


def _versions(asked: DiffOptions, form: str) -> tuple[str, str]:
    """Return the names of both versions.

    Raises:
        UsageError: one is missing, the change is none, or a workbook has no file to go to.
    """
    if asked.only and asked.only not in CHANGES:
        choices = ", ".join(CHANGES)
        raise UsageError(
            f"--only 没有“{asked.only}”。可选：{choices}",
            f"--only does not know '{asked.only}'. Choose one of: {choices}",
        )
    if form in ("xlsx", "docx") and asked.file is None:
        raise UsageError(
            f"请用 -o 写明文件，如 -o 对照表.{form}", f"say which file to write, such as -o changes.{form}"
        )
    if asked.rev:
        return f"{asked.old}@{asked.rev}", asked.new or asked.old
    if not asked.new:
        raise UsageError(
            "请写出新旧两个版本：polreq diff 旧 新；或用 --rev 与以前的版本比：polreq diff policies/x.yml --rev HEAD~1",
            "name both versions: polreq diff OLD NEW; or compare with an earlier revision: polreq diff policies/x.yml --rev HEAD~1",
        )
    return asked.old, asked.new
