"""`polreq judge`: whether demands are supported, with the reasons and what is unknown."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.completing import offer_ids
from polreq.words import Lang, Text

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What `polreq judge` is asked: one field for each option, in the order of the help."""

    items: list[str] = ask_argument(
        [],
        "[ID]...",
        Text(
            "需求或功能的编号；不写就核实所有还没有做完的：政策以外各层的需求和功能",
            "ids of requirements or features; none: all that is open, requirements below policy and features",
        ),
        complete=offer_ids,
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    every: bool = ask_for(False, "--all", Text("全部列出", "list everything"))
    form: str = options.form_option(_FORMATS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "judge",
        Text("核实需求真伪：依据、职责、用户、禁令、重复", "judge whether demands are supported"),
        Text(
            "核实需求真伪（真伪需求）：有没有现行的书面依据，提出方有没有这项职责，产品能不能承载，用户有没有证据，是不是只写了做法，是否重复，是否触碰禁止性要求；理由和未知都写明。",
            "Judge whether demands are supported: a written basis in force, the duty of who asks, whether a product can carry it, users' evidence, "
            "means without a need, duplicates, prohibitions; with the reasons, and what is unknown.",
        ),
        JudgeOptions,
        judge,
    )


def judge(asked: JudgeOptions, lang: Lang) -> None:
    """Write the verdicts in the format that is asked for."""
    from polreq.arrange.demand_verdicts import arrange_demand_verdicts
    from polreq.conclude.shown_item import resolve_each
    from polreq.pipeline.assess import assess
    from polreq.pipeline.judging import judge_demands
    from polreq.render.machine.demand_verdicts import render_demand_verdicts
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=False)
    verdicts = judge_demands(found, resolve_each(found.assessment, asked.items))
    if asked.form == "json":
        output.write(render_demand_verdicts(verdicts), None, asked.form)
    else:
        page = arrange_demand_verdicts(verdicts, every=asked.every or bool(asked.items))
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    output.tell_unread(found.assessment.unread, lang)
