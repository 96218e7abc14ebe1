"""`polreq show ID`: one thing with its whole chain, its place and its history of review."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument
from polreq.errors import UsageError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """What `polreq show` is asked: one field for each option, in the order of the help."""

    item: str = ask_argument(
        "", "ID", Text("编号，如 F-001；条款写成 文件#位置", "id, such as F-001; a clause is DOCUMENT#PLACE")
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "show",
        Text("看一项的来龙去脉", "show one item with its whole chain"),
        Text(
            "看一项需求、功能、文件或条款：来龙去脉、所在位置、审核经过。",
            "Show one requirement, feature, document or clause: its chain up and down, its place, its history of review.",
        ),
        ShowOptions,
        show,
    )


def show(asked: ShowOptions, lang: Lang) -> None:
    """Show one item; an id that several items have shows each."""
    from polreq.arrange.card import arrange_shown
    from polreq.arrange.shown import make_shown, resolve
    from polreq.pipeline.assess import assess
    from polreq.pipeline.caching import open_cache
    from polreq.pipeline.show import reasons_for
    from polreq.render.writers.terminal import write_terminal

    if not asked.item:
        raise UsageError(
            "请写出要看的编号，例如 polreq show F-001；全部编号写在 requirements/ 的各个文件里。",
            "name what to show, such as: polreq show F-001; all ids stand in the files of requirements/.",
        )
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=True, progress=output.suggesting(lang))
        shown = [
            make_shown(
                found.assessment,
                one,
                found.findings,
                found.suggestions,
                reasons_for(root, found.assessment, one, cache),
            )
            for one in resolve(found.assessment, asked.item)
        ]
    output.tell_notes(found.notes, lang)
    color = options.use_color(asked.no_color)
    width = options.width()
    cards = (write_terminal(arrange_shown(one), lang, width=width, color=color) for one in shown)
    output.write("\n".join(cards), None)
