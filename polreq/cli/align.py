"""`polreq align UPPER LOWER …`: what lower documents make of upper ones, for two of them or for a chain of levels."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.comparison_formats import ALIGN_ENDINGS, ALIGNMENT_FORMATS, LEVEL_FORMATS
from polreq.errors import PolreqError, UsageError
from polreq.words import Lang, Text

#: All formats; text and Markdown show two documents with both texts in full, and more of them level by level.
_FORMATS = tuple(dict.fromkeys((*ALIGNMENT_FORMATS, *LEVEL_FORMATS)))
#: Formats that only a file can hold.
_FILES = ("xlsx", "docx")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """What `polreq align` is asked: one field for each option, in the order of the help."""

    documents: list[str] = ask_argument(
        None,
        "UPPER LOWER...",
        Text(
            "从上级到下级的文件，两份或更多（会议纪要放最后）：文件名，或工作区里文件的编号、文号",
            "documents from the top down, two or more (minutes come last): files, or ids or numbers of the workspace",
        ),
    )
    chain: str = ask_for(
        "",
        "--chain",
        Text(
            "只写最下级的文件，上级文件按它写明的依据（贯彻、落实、根据）在工作区里找",
            "name the lowest document only: those above it are found in the workspace by what each says it carries out",
        ),
        metavar="ID",
    )
    as_given: bool = ask_for(
        False,
        "--as-given",
        Text("按给出的顺序对照，不按发文机关的层级排", "keep the order given, whatever the levels of the documents"),
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    form: str = options.form_by_ending_option(_FORMATS)
    file: Path | None = options.file_option(ALIGN_ENDINGS)
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "align",
        Text("对照上下位文件，两级或多级", "compare lower documents with upper ones, two levels or more"),
        Text(
            "逐条对照上下位文件（国家 → 省 → 市 → 部门计划 → 会议纪要）：相同、细化、部分对应、更严、更宽，缺失，或本级自定。"
            "三份以上时逐级列出数值、时限的差别和按哪个执行；可写成上下位对照表（Excel、Word）。不改动任何文件。",
            "Compare documents article by article (nation → province → city → department's plan → minutes): same, specifies, partial, stricter, looser, "
            "missing, local. With three and more: numbers and time limits level by level, how far apart they are, and which one governs; as a table for "
            "Excel and Word too. No file is changed.",
        ),
        AlignOptions,
        align,
    )


def align(asked: AlignOptions, lang: Lang) -> None:
    """Compare documents article by article."""
    output.targets(asked.form or "text", [], _FORMATS)
    form = output.by_ending(asked.file, asked.form, ALIGN_ENDINGS)
    names = list(asked.documents or ())
    _refuse(asked, names, form)
    root: Path | None
    try:
        root = options.find_workspace(asked.workspace)
    except PolreqError:
        if asked.chain:
            raise
        root = None
    if len(names) == _PAIR and form in ALIGNMENT_FORMATS:
        _align_two(asked, names, form, root, lang)
    else:
        _align_levels(asked, names, form, root, lang)


def _align_two(asked: AlignOptions, names: list[str], form: str, root: Path | None, lang: Lang) -> None:
    """Compare two documents, both texts in full."""
    from polreq.arrange.alignments import arrange_alignment
    from polreq.pipeline.align import align_named

    aligned = align_named(names[0], names[1], root, as_given=asked.as_given)
    output.tell_findings(aligned.findings, lang, files=2)
    if aligned.comparison is None:
        raise typer.Exit(2)
    if aligned.reordered:
        said = Text(
            "先写的是下级文件：已按发文机关的层级调换顺序（要按给出的顺序，加 --as-given）",
            "the lower document was named first: they were put in the order of their levels (--as-given keeps yours)",
        )
        output.chat(said.words(lang))
    if form == "text" and asked.file is None:
        page, color = arrange_alignment(aligned.comparison), options.use_color(asked.no_color)
        output.show(page, lang, width=options.width_or_none(), color=color)
        return
    _deliver(ALIGNMENT_FORMATS[form](aligned.comparison, lang), asked.file, form, lang)


def _align_levels(asked: AlignOptions, names: list[str], form: str, root: Path | None, lang: Lang) -> None:
    """Compare a chain of documents level by level."""
    from polreq.pipeline.align import chain_above, chain_named

    day = options.day(asked.as_of)
    if asked.chain and root is not None:
        found = chain_above(asked.chain, root, day)
    else:
        found = chain_named(names, root, day, as_given=asked.as_given)
    output.tell_findings(found.findings, lang, files=len(names))
    if found.chain is None:
        raise typer.Exit(2)
    if found.beside:
        titles = "".join(f"《{title}》" for title in found.beside)
        said = Text(
            f"这些文件也写明是依据，但不在这条链上：{titles}。要对照，请把文件依次写出。",
            f"also named as bases, and not in this chain: {titles}. To compare with them, name the documents one by one.",
        )
        output.chat(said.words(lang))
    if form == "text" and asked.file is None:
        from polreq.arrange.levels import arrange_levels

        color = options.use_color(asked.no_color)
        output.show(arrange_levels(found.chain), lang, width=options.width_or_none(), color=color)
        return
    _deliver(LEVEL_FORMATS[form](found.chain, lang), asked.file, form, lang)


def _deliver(made: str | bytes, file: Path | None, form: str, lang: Lang) -> None:
    if isinstance(made, str):
        output.write(made, file, form)
    elif file:
        output.write_bytes(made, file)
    if file:
        output.chat(Text(f"已写入 {file}", f"written to {file}").words(lang))


def _refuse(asked: AlignOptions, names: list[str], form: str) -> None:
    """Refuse what cannot be done.

    Raises:
        UsageError: too few documents or both ways of naming them, a format of two documents for more, or no file for what only a file holds.
    """
    if asked.chain and names:
        raise UsageError(
            "--chain 自己找上级文件，不要再写别的文件；要自己写明各级，请去掉 --chain。",
            "--chain finds the upper documents by itself: name no others, or leave --chain out.",
        )
    if not asked.chain and len(names) < _PAIR:
        raise UsageError(
            "请从上级到下级写出两份或更多文件：polreq align 上位 下位；或用 --chain 写出最下级的一份，上级的在工作区里找。",
            "name two documents or more, from the top down: polreq align UPPER LOWER; or the lowest one with --chain, to find those above in the workspace.",
        )
    if form == "jsonl" and len(names) != _PAIR:
        raise UsageError(
            "jsonl 只用于两份文件；多级对照请用 --format json。",
            "jsonl is for two documents; use --format json for several levels.",
        )
    if form in _FILES and asked.file is None:
        raise UsageError(f"请用 -o 写明文件，如 -o 对照表.{form}", f"say which file to write, such as -o levels.{form}")
