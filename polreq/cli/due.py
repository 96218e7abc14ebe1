"""`polreq due`: what is due when, as of a day."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.cli.formats import DUE_ENDINGS, DUE_FORMATS
from polreq.errors import UsageError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class DueOptions:
    """What `polreq due` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    owner: str = options.owner_option()
    within: str = ask_for(
        "",
        "--within",
        Text("多少天以内算临近，如 60d；默认用 polreq.yml 的 due_soon_days", "days that count as soon, such as 60d; default: due_soon_days of polreq.yml"),
        metavar="DAYS",
    )  # fmt: skip
    every: bool = ask_for(
        False, "--all", Text("各组全部列出，包括已了结的", "list every group whole, and what is closed")
    )
    form: str = options.form_by_ending_option(DUE_FORMATS)
    file: Path | None = options.file_option(DUE_ENDINGS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "due",
        Text("看哪些到期、过期", "see what is due and overdue"),
        Text(
            "按某一天看时限：已过期的（做到了多少）、临近的、其后的（按季度），周期性任务的下一次，办理时限和没有日期的要求另列；可导出日历。",
            "What is due as of a day: overdue (and what was delivered of it), soon, later by quarter, the next time of what recurs; "
            "service limits and what has no day stand apart. Also as a calendar.",
        ),
        DueOptions,
        due,
    )


def due(asked: DueOptions, lang: Lang) -> None:
    """Write the list in the format that is asked for."""
    from polreq.arrange.due import arrange_due
    from polreq.conclude.due import make_due
    from polreq.pipeline.export import gather
    from polreq.store.caches import open_cache

    output.targets(asked.form or "text", [], tuple(DUE_FORMATS))
    form = output.by_ending(asked.file, asked.form, DUE_ENDINGS)
    within = options.days(asked.within)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        exported = gather(root, cache, options.day(asked.as_of), owner=asked.owner)
    as_of = exported.report.as_of
    if as_of is None:
        raise UsageError(
            "请说明按哪一天看：polreq due --as-of today，或在 polreq.yml 里写 as_of。",
            "say the day to look from: polreq due --as-of today, or write as_of in polreq.yml.",
        )
    soon = exported.settings.due_soon_days if within is None else within
    made = make_due(exported.requirements.values(), exported.items, as_of, soon)
    if form == "text" and asked.file is None:
        color = options.use_color(asked.no_color)
        page = arrange_due(made, exported, every=asked.every)
        output.show(page, lang, width=options.width(), color=color)
    else:
        output.write(DUE_FORMATS[form](made, exported, lang), asked.file, form)
    if asked.file:
        output.chat(Text(f"已写入 {asked.file}", f"written to {asked.file}").words(lang))
    output.tell_unread(exported.report.unread, lang)
