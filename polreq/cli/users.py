"""`polreq users`: what users say and use, beside what policy asks and what was built."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.errors import UsageError
from polreq.words import Lang, Text

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class UsersOptions:
    """What `polreq users` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    low: str = ask_for(
        "",
        "--low",
        Text("每月少于多少次算用得少；默认用 polreq.yml 的 low_usage", "uses of a month below which a feature counts as little used; default: low_usage of polreq.yml"),
        metavar="NUMBER",
    )  # fmt: skip
    every: bool = ask_for(False, "--all", Text("全部列出", "list everything"))
    form: str = options.form_option(_FORMATS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "users",
        Text(
            "看用户声音和使用：没兑现的承诺、没人用的功能",
            "see what users say and use: broken promises, little used features",
        ),
        Text(
            "对照政策和已建的功能看用户：说没有兑现的承诺，没有功能对应的诉求，已建未用的功能（保留、改进还是并入，各有理由），没有政策依据的需求和相近的政策说法，还不了解用户时建议问的问题。",
            "Users beside policy and what was built: promises that they say are broken, demands without a feature, features that are built and little "
            "used (keep, improve or merge, with reasons), needs without policy and the nearest policy language, questions to ask where nothing is known.",
        ),
        UsersOptions,
        users,
    )


def users(asked: UsersOptions, lang: Lang) -> None:
    """Write it in the format that is asked for."""
    from polreq.arrange.users import arrange_users
    from polreq.pipeline.assess import assess
    from polreq.pipeline.users import look_at_users
    from polreq.render.machine.users import render_users
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    low = _number(asked.low)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=False)
    overview = look_at_users(root, found, low)
    if asked.form == "json":
        output.write(render_users(overview), None, asked.form)
    else:
        page = arrange_users(overview, every=asked.every)
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    output.tell_unread(found.assessment.unread, lang)


def _number(said: str) -> int | None:
    """Read a number of uses; None where nothing is said.

    Raises:
        UsageError: it is none.
    """
    if not said:
        return None
    if said.isascii() and said.isdigit() and 0 < len(said) <= 9 and int(said):
        return int(said)
    raise UsageError(
        f"--low 的“{said}”不对，请写不小于 1 的整数，如 30。",
        f"--low: '{said}' is no whole number from 1; write it like 30.",
    )
