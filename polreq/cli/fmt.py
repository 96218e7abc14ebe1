"""`polreq fmt [FILE …]`: the files of the workspace in canonical form, their comments kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.pipeline.formatting import Formatting


@dataclass(frozen=True, slots=True)
class FmtOptions:
    """What `polreq fmt` is asked: one field for each option, in the order of the help."""

    files: list[Path] = ask_argument(
        [],
        "[FILE]...",
        Text("工作区里的文件；不写就是全部", "files of the workspace; without them all"),
    )
    workspace: Path = options.workspace_option()
    check: bool = ask_for(
        False,
        "--check",
        Text(
            "不写入，列出不合规范格式的文件；有就以状态 1 结束",
            "write nothing, list what is not canonical; exit 1 if any",
        ),
    )
    diff: bool = ask_for(False, "--diff", Text("不写入，列出会改动的行", "write nothing, show what would change"))


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "fmt",
        Text("把工作区的文件整理成统一格式", "bring files into canonical form"),
        Text(
            "把工作区的 YAML 文件整理成程序自己写出的样子：键的次序、缩进、引号、空格、换行；注释跟着原来的内容走，文字一个不改。"
            "有错误的文件不动，并说明错在哪里。",
            "Bring the YAML files of the workspace into the form in which the program writes them: order of keys, indentation, "
            "quotes, spaces, line ends. Comments stay with what they stand at, texts never change. Files with mistakes are left "
            "alone, and the mistakes told.",
        ),
        FmtOptions,
        fmt,
    )


def fmt(asked: FmtOptions, lang: Lang) -> None:
    """Write the files in canonical form, or say which are not in it.

    Raises:
        typer.Exit: some are not, where that was asked, or have mistakes.
    """
    from polreq.pipeline.formatting import format_files, look_at_format

    root = options.find_workspace(asked.workspace)
    writes = not (asked.check or asked.diff)
    found = format_files(root, asked.files) if writes else look_at_format(root, asked.files)
    output.write(_document(found, diff=asked.diff), None)
    failed = output.tell_findings(found.findings, lang, files=found.files)
    output.chat(_summary(found, writes=writes).words(lang))
    if failed or (asked.check and found.changed):
        raise typer.Exit(1)


def _document(found: "Formatting", *, diff: bool) -> str:
    """Name the files, or show what changes in them."""
    from polreq.render.machine.diff import render_diff

    if diff:
        return "".join(
            render_diff(one.path, one.before.decode("utf-8"), one.after.decode("utf-8")) for one in found.changed
        )
    return "".join(f"{one.path}\n" for one in found.changed)


def _summary(found: "Formatting", *, writes: bool) -> Text:
    changed, wrong = len(found.changed), len({one.place.path for one in found.findings})
    same = found.files - changed - wrong
    left = Text(f"，{wrong} 个文件有错误，没有动", f", {wrong} with mistakes left alone") if wrong else Text("", "")
    if writes:
        return Text(
            f"整理了 {changed} 个文件，{same} 个本来就合乎格式{left.zh}。",
            f"formatted: {changed}, canonical before: {same}{left.en}.",
        )
    return Text(
        f"{changed} 个文件需要整理，{same} 个合乎格式{left.zh}。" + ("运行 polreq fmt 可整理。" if changed else ""),
        f"to be formatted: {changed}, canonical: {same}{left.en}."
        + (" Run 'polreq fmt' to format them." if changed else ""),
    )
