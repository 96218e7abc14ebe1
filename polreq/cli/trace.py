"""`polreq trace`: the main job, from documents to coverage."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class TraceOptions:
    """What `polreq trace` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    owner: str = options.owner_option()
    form: str = ask_for("text", "--format", Text("输出格式", "format of the output"), metavar="text|json")
    verbose: bool = ask_for(
        False, "--verbose", Text("列出全部，不只前几项", "list everything, not the first few"), short="-v"
    )
    no_write: bool = ask_for(
        False, "--no-write", Text("不提取、不写草稿，只看现状", "extract and write nothing; show how things stand")
    )
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "trace",
        Text("主命令：从政策到覆盖率", "the main job: from policies to coverage"),
        Text(
            "主命令：读取政策、提取新需求、推荐关联、计算覆盖率，并说明下一步做什么。",
            "The main job: read policies, extract new requirements, suggest links, compute coverage, say what to do next.",
        ),
        TraceOptions,
        trace,
    )


def trace(asked: TraceOptions, lang: Lang) -> None:
    """Extract what is new, suggest links, compute coverage and show it."""
    from polreq.conclude.report import make_report
    from polreq.pipeline.assess import assess
    from polreq.pipeline.propose import propose
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], ("text", "json"))
    root = options.find_workspace(asked.workspace)
    day = options.day(asked.as_of)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        drafted = () if asked.no_write else propose(root, cache, output.progress(lang))
        found = assess(root, cache, as_of=day, suggest=True, progress=output.suggesting(lang))
    faults = [done.fault for done in drafted if done.fault]
    output.tell_notes(faults, lang)
    for done in (done for done in drafted if not done.fault):
        path = done.path.relative_to(root).as_posix()
        output.chat(
            Text(
                f"已提取 {done.document}：新增 {done.new} 项，变化 {done.changed} 项 → {path}",
                f"extracted {done.document}: {done.new} new, {done.changed} changed → {path}",
            ).words(lang)
        )
        if done.overtaken:
            output.chat(
                Text(
                    f"另有 {done.overtaken} 项审核过的需求，条文有了新版或已删去，请审核：polreq review --readings",
                    f"{done.overtaken} that were reviewed rest on words that changed or are gone; review them: polreq review --readings",
                ).words(lang)
            )
    output.tell_notes(found.notes, lang)
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    if asked.owner:
        from polreq.conclude.owned import owned_report

        report = owned_report(found.assessment, report, asked.owner)
    if asked.form == "json":
        from polreq.render.machine.json_ import render_json

        output.write(render_json(report, lang), None, form="json")
        output.tell_unread(report.unread, lang)
        if faults:
            raise typer.Exit(1)
        return
    from polreq.arrange.trace import arrange_trace

    page = arrange_trace(report, verbose=asked.verbose)
    output.show(page, lang, width=options.width(), color=options.use_color(asked.no_color))
    if report.unread or faults:
        raise typer.Exit(1)
