"""`polreq terms`: words that are called otherwise now, and where the older ones are still used."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.errors import PolreqError
from polreq.words import Lang, Text

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class TermsOptions:
    """What `polreq terms` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    drift: bool = ask_for(
        False,
        "--drift",
        Text("找出功能、需求、渠道里还在用的旧叫法", "find older words in features, requirements, channels"),
    )
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
        "terms",
        Text("看哪些词改了叫法，哪里还用旧的", "see what is called otherwise now, and where not yet"),
        Text(
            "改了叫法的词（如“一件事一次办”改称“高效办成一件事”，机构改革后的单位名称）：旧词、新词、从哪天起、依据；加 --drift 找出功能、需求和渠道里还用旧词的地方，写到行和列。政策标题里的不算。",
            "Words that are called otherwise now, such as bodies after a reform: the older one, the newer one, since when, what says so. "
            "--drift finds where features, requirements and channels still have the older one, with line and column; titles of policies are left alone.",
        ),
        TermsOptions,
        terms,
    )


def terms(asked: TermsOptions, lang: Lang) -> None:
    """Write the words, or where the older ones are used, in the format that is asked for."""
    from polreq.arrange.drift import arrange_drift
    from polreq.pipeline.drift import drift_of
    from polreq.render.machine.drift import render_drift
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    day = options.day(asked.as_of)
    root: Path | None = None
    try:
        root = options.find_workspace(asked.workspace)
    except PolreqError:
        if asked.drift:
            raise
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found, unread = drift_of(root, cache, day, look=asked.drift)
    if asked.form == "json":
        output.write(render_drift(found), None, asked.form)
    else:
        page = arrange_drift(found, every=asked.every)
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    output.tell_unread(unread, lang)
