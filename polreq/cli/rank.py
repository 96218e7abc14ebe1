"""`polreq rank`: in which order what is left is met, by a profile."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.errors import UsageError
from polreq.model.priority import PROFILES
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.model.priority import Profile
    from polreq.model.workspace import Settings

_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class RankOptions:
    """What `polreq rank` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    profile: str = ask_for(
        "",
        "--profile",
        Text(
            "按哪种办法：phase1 政策优先，phase2 用户优先，或 polreq.yml 里 profiles 的名称；默认用 phase",
            "by which profile: phase1 policy first, phase2 users first, or one of `profiles` in polreq.yml; default: `phase`",
        ),
        metavar="NAME",
    )
    against: str = ask_for(
        "", "--against", Text("再按另一种办法排一次，看哪些变了", "order by another profile too, and see what moves"), metavar="NAME"
    )  # fmt: skip
    as_of: str = options.as_of_option()
    owner: str = options.owner_option()
    every: bool = ask_for(False, "--all", Text("全部列出", "list everything"))
    form: str = options.form_option(_FORMATS)
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "rank",
        Text("排先后：先做什么", "put in order what is left"),
        Text(
            "给待落实的需求排先后：层级、约束力、时限、考核分值、用户证据、工作量各给多少分都写明，没有证据的写未知；分为必须做、应该做、可以做、这一期不做。",
            "Put what is left to be met in order: what layer, force, deadline, points, users' evidence and effort give is said, and what is "
            "unknown; in the buckets must, should, could, won't this time.",
        ),
        RankOptions,
        rank,
    )


def rank(asked: RankOptions, lang: Lang) -> None:
    """Write the order in the format that is asked for."""
    from polreq.arrange.priorities import arrange_priorities
    from polreq.conclude.report import make_report
    from polreq.judge.priority import rank as put_in_order
    from polreq.pipeline.assess import assess
    from polreq.render.machine.priorities import render_priorities
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], _FORMATS)
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=False)
    settings = found.assessment.workspace.settings
    ranking = put_in_order(found.assessment, _profile(settings, asked.profile or settings.phase))
    other = put_in_order(found.assessment, _profile(settings, asked.against)) if asked.against else None
    report = make_report(found.assessment, found.findings, found.tolerated)
    if asked.owner:
        from polreq.conclude.owned import owned_by, owned_report

        mine = owned_by(found.assessment, asked.owner)
        ranking, other = ranking.of(mine), other.of(mine) if other else None
        report = owned_report(found.assessment, report, asked.owner)
    if asked.form == "json":
        output.write(render_priorities(ranking), None, asked.form)
    else:
        page = arrange_priorities(ranking, report, other=other, every=asked.every)
        output.write_page(page, asked.form, lang, color=options.use_color(asked.no_color))
    output.tell_unread(found.assessment.unread, lang)


def _profile(settings: "Settings", name: str) -> "Profile":
    """Find a profile.

    Raises:
        UsageError: there is none of that name.
    """
    if profile := settings.profile(name):
        return profile
    names = ", ".join(dict.fromkeys(p.name for p in (*settings.profiles, *PROFILES)))
    raise UsageError(
        f"没有“{name}”这种排序办法。可选：{names}；自己的写在 polreq.yml 的 profiles 里。",
        f"there is no profile '{name}'. Choose one of: {names}; your own stand in polreq.yml under `profiles`.",
    )
