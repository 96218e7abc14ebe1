"""`polreq show ID`: one thing with its whole chain, its place and its history of review."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.errors import UsageError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "show",
        short_help=words("看一项的来龙去脉", "show one item with its whole chain"),
        help=words(
            "看一项需求、功能、文件或条款：来龙去脉、所在位置、审核经过。",
            "Show one requirement, feature, document or clause: its chain up and down, its place, its history of review.",
        ),
    )
    def show(
        item: str = typer.Argument(
            "",
            metavar="ID",
            help=words("编号，如 F-001；条款写成 文件#位置", "id, such as F-001; a clause is DOCUMENT#PLACE"),
            show_default=False,
        ),
        workspace: Path = options.workspace_option(words),
        as_of: str = options.as_of_option(words),
        no_color: bool = options.no_color_option(words),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.arrange.card import arrange_shown
        from polreq.arrange.shown import make_shown, resolve
        from polreq.pipeline.assess import assess
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.show import reasons_for
        from polreq.render.writers.terminal import write_terminal

        if not item:
            raise UsageError(
                "请写出要看的编号，例如 polreq show F-001；全部编号写在 requirements/ 的各个文件里。",
                "name what to show, such as: polreq show F-001; all ids stand in the files of requirements/.",
            )
        root = options.find_workspace(workspace)
        with open_cache(root, enabled=not no_cache) as cache:
            found = assess(root, cache, as_of=options.day(as_of), suggest=True, progress=output.suggesting(words))
            shown = [
                make_shown(
                    found.assessment,
                    one,
                    found.findings,
                    found.suggestions,
                    reasons_for(root, found.assessment, one, cache),
                )
                for one in resolve(found.assessment, item)
            ]
        output.tell_notes(found.notes, words.lang)
        color = options.use_color(no_color)
        width = options.width()
        cards = (write_terminal(arrange_shown(one), words.lang, width=width, color=color) for one in shown)
        output.write("\n".join(cards), None)
