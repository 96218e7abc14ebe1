"""`polreq conflicts`: requirements that say something else about one matter, and which one governs."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.words import Lang, Text

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class ConflictsOptions:
    """What `polreq conflicts` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    every: bool = ask_for(
        False,
        "--all",
        Text("全部列出，与产品无关的也列", "list everything, with what does not bear on the product"),
    )
    form: str = options.form_option(_FORMATS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "conflicts",
        Text("找互相冲突的要求，说明以哪个为准", "find requirements in conflict, and say which governs"),
        Text(
            "找互相冲突的要求：同一件事的指标、时限、时间节点不一，一处要求一处禁止，一事两个牵头；政策之间、合同和会议纪要与政策之间都比。按级别、日期和从严说明以哪个为准，两处原文都列出。",
            "Find requirements in conflict: other numbers, time limits or days for one matter, a duty against a prohibition, two leads for one task; "
            "between policies, and of contracts and minutes with policy. Level, day and the stricter one say which governs; both texts are shown.",
        ),
        ConflictsOptions,
        conflicts,
    )


def conflicts(asked: ConflictsOptions, lang: Lang) -> None:
    """Write the conflicts in the format that is asked for."""
    from polreq.arrange.conflicts import arrange_conflicts
    from polreq.pipeline.assess import assess
    from polreq.pipeline.judging import conflicts_of
    from polreq.render.machine.conflicts import render_conflicts
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=False)
    conflicting = conflicts_of(found)
    if asked.form == "json":
        output.write(render_conflicts(conflicting), None, asked.form)
    else:
        page = arrange_conflicts(conflicting, every=asked.every)
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    output.tell_unread(found.assessment.unread, lang)
