"""What `polreq report --workspaces` does: one page about several workspaces."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.formats import OVERVIEW_ENDINGS, OVERVIEW_FORMATS
from polreq.cli.workspace import real_folder
from polreq.errors import UsageError
from polreq.words import Lang, Text
from polreq.words.overview import tell_overview
from polreq.words.sentences import joined


@dataclass(frozen=True, slots=True)
class OverviewAsk:
    """What is asked about several workspaces.

    Args:
        folders: as they were written.
        as_of: a day, `today`, or empty for each one's own.
        form: format, or empty.
        file: where the page goes; None for the screen.
        cached: whether caches are read and written.
    """

    folders: Sequence[str]
    as_of: str
    form: str
    file: Path | None
    cached: bool


def report_overview(asked: OverviewAsk, lang: Lang) -> None:
    """Write the page in the format that is asked for; exit status 1 where a workspace could not be read.

    Raises:
        UsageError: no folder is named, one twice, or one inside another.
    """
    from polreq.pipeline.overview import look_over

    output.targets(asked.form or "markdown", [], tuple(OVERVIEW_FORMATS))
    form = output.by_ending(asked.file, asked.form, OVERVIEW_ENDINGS)
    day = options.day(asked.as_of)
    found = look_over(_apart(asked.folders), as_of=day, cached=asked.cached, progress=output.progress(lang))
    if form == "text" and asked.file is None:
        from polreq.arrange.overview import arrange_overview

        output.show(arrange_overview(found), lang, width=options.width(), color=options.use_color(False))
    else:
        output.write(OVERVIEW_FORMATS[form](found, lang), asked.file, form)
    if asked.file:
        output.chat(Text(f"已写入 {asked.file}", f"written to {asked.file}").words(lang))
    if found.unknown:
        from polreq.render.oneline import clean

        for row in found.unknown:
            said = {"folder": row.folder, "problem": row.problem or "", "remedy": row.remedy or ""}
            output.chat(clean(tell_overview("unread_one", **said).words(lang)))
        raise typer.Exit(1)


def _apart(folders: Sequence[str]) -> list[tuple[str, Path]]:
    """Return the folders with their full paths.

    Raises:
        UsageError: there is none, or some are the same or lie inside others.
    """
    if not folders:
        raise UsageError(
            "--workspaces 后面请写各工作区的文件夹，如 polreq report --workspaces 项目A 项目B -o 总览.html。",
            "name the folders of the workspaces behind --workspaces, such as: polreq report --workspaces a b -o overview.html",
        )
    roots = [(folder, real_folder(Path(folder))) for folder in folders]
    wrong = []
    for number, (folder, root) in enumerate(roots):
        for other, before in roots[:number]:
            one, two = (Path(os.path.normcase(path)) for path in (before, root))
            if one == two:
                wrong.append(tell_overview("same", first=other, second=folder))
            elif one in two.parents:
                wrong.append(tell_overview("inside", first=other, second=folder))
            elif two in one.parents:
                wrong.append(tell_overview("inside", first=folder, second=other))
            else:
                continue
            break
    if wrong:
        said = joined(Text("；", "; "), wrong)
        raise UsageError(f"{said.zh}。", f"{said.en}.")
    return roots
