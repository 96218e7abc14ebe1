"""`polreq lifecycle`: which policies are in force, and what rests on those that are not."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.completing import offer_ids
from polreq.errors import UsageError
from polreq.words import Lang, Text

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class LifecycleOptions:
    """What `polreq lifecycle` is asked: one field for each option, in the order of the help."""

    documents: list[str] = ask_argument(
        [],
        "[DOC]...",
        Text("只看这些政策：编号、文号或标题", "only these policies: ids, numbers or titles"),
        complete=offer_ids,
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    within: str = ask_for(
        "",
        "--within",
        Text("多少天以内算将到期，如 60d；默认用 polreq.yml 的 due_soon_days", "days that count as soon, such as 60d; default: due_soon_days of polreq.yml"),
        metavar="DAYS",
    )  # fmt: skip
    lists: list[Path] = ask_for(
        [],
        "--repealed-by",
        Text("再看这份废止决定、清理目录，不导入工作区；可写多次", "look at this decision or list that ends others too, without taking it in; may be given several times"),
        metavar="FILE",
    )  # fmt: skip
    every: bool = ask_for(False, "--all", Text("需求全部列出", "list all requirements"))
    form: str = options.form_option(_FORMATS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "lifecycle",
        Text("看政策效力：现行、将到期、已废止", "see which policies are in force, ending, repealed"),
        Text(
            "政策效力：每份政策现行、将到期、有效期已过、已废止、被谁替代，是谁的哪句话说的；不再有效的，列出以它为依据的需求和功能，逐项写明保留、改依新文件还是另找依据。",
            "How policies stand: in force, ending soon, expired, repealed, replaced by what, and whose words say so; for those that are over, "
            "the requirements and features that rest on them, each with what to do.",
        ),
        LifecycleOptions,
        lifecycle,
    )


def lifecycle(asked: LifecycleOptions, lang: Lang) -> None:
    """Write how policies stand in the format that is asked for."""
    from polreq.arrange.lifecycle import arrange_lifecycle
    from polreq.pipeline.assess import assess
    from polreq.pipeline.lifecycle import look_through
    from polreq.render.machine.lifecycle import render_lifecycle
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    within = options.days(asked.within)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=False)
    day = found.assessment.as_of
    if day is None:
        raise UsageError(
            "请说明按哪一天看：polreq lifecycle --as-of today，或在 polreq.yml 里写 as_of。",
            "say the day to look from: polreq lifecycle --as-of today, or write as_of in polreq.yml.",
        )
    soon = found.assessment.workspace.settings.due_soon_days if within is None else within
    looked = look_through(found.assessment, day, soon, asked.documents, asked.lists)
    if asked.form == "json":
        output.write(render_lifecycle(looked.lifecycle), None, asked.form)
    else:
        page = arrange_lifecycle(looked.lifecycle, every=asked.every or bool(asked.documents))
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    failed = output.tell_findings(looked.findings, lang, files=len(asked.lists))
    output.tell_unread(found.assessment.unread, lang)
    if failed:
        raise typer.Exit(1)
