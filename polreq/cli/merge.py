"""`polreq merge`: one requirement out of several that say the same."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output, who
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.errors import UsageError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """What `polreq merge` is asked: one field for each option, in the order of the help."""

    keep: str = ask_argument("", "[KEEP]", Text("保留的需求", "the requirement that is kept"))
    others: list[str] = ask_argument(None, "[OTHER]...", Text("并入它的需求", "requirements merged into it"))
    suggest: bool = ask_for(False, "--suggest", Text("列出可能重复的需求", "list requirements that may be the same"))
    workspace: Path = options.workspace_option()
    by: str = who.by_option()
    on: str = who.on_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "merge",
        Text("合并重复的需求", "merge duplicate requirements"),
        Text(
            "合并重复的需求：保留第一个，其余标为已否决并注明“并入”，依据和确认过的关联归到保留的需求。",
            "Merge duplicate requirements: the first is kept; the others are rejected with a note, and their bases and "
            "confirmed links go to the one that is kept.",
        ),
        MergeOptions,
        merge,
    )


def merge(asked: MergeOptions, lang: Lang) -> None:
    """Merge requirements, or list what may be merged."""
    from polreq.decide.links import Signature
    from polreq.pipeline.assess import assess
    from polreq.store.caches import open_cache

    if asked.suggest == bool(asked.keep):
        raise UsageError(
            "请用 --suggest 列出可能重复的需求，或给出 KEEP OTHER… 进行合并。",
            "use --suggest to list what may be the same, or give KEEP OTHER… to merge.",
        )
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=None, suggest=False)
    if asked.suggest:
        from polreq.arrange.reviewing import arrange_duplicates
        from polreq.pipeline.review import find_duplicates

        color = options.use_color(asked.no_color)
        output.show(arrange_duplicates(find_duplicates(found)), lang, width=options.width(), color=color)
        output.tell_unread(found.assessment.unread, lang)
        return
    from polreq.pipeline.review import merge as merge_requirements
    from polreq.words.review import number_of, tell

    signature = Signature(who.reviewer(asked.by, root), who.decision_day(asked.on))
    merged = merge_requirements(root, found, asked.keep, asked.others or [], signature)
    gone = Text("、", ", ").words(lang).join(r.id for r in merged.others)
    bases, links = number_of("basis", merged.bases), number_of("link", len(merged.links))
    lines = [tell("merged", others=gone, keep=asked.keep, bases=bases, links=links)]
    for link, why in merged.left:
        lines.append(tell("left", link=f"{link.lower} → {link.upper}", why=tell(why)))
    output.write("\n".join(line.words(lang) for line in lines), None)
