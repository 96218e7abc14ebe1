"""`polreq cache`: where what is remembered lies, how large it is, and away with it."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class CacheOptions:
    """What `polreq cache` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    every: bool = ask_for(False, "--all", Text("所有工作区的缓存", "the caches of all workspaces"))
    clear: bool = ask_for(False, "--clear", Text("清除", "delete it"))


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "cache",
        Text("查看、清除缓存", "show or clear what is remembered"),
        Text(
            "查看缓存在哪里、有多大，或者清除。缓存在您自己的目录中，不在工作区里；清除后只是下一次慢一些。",
            "Show where the cache is and how large, or clear it. It lies in a folder of your own, not in the workspace; "
            "without it the next run only takes longer.",
        ),
        CacheOptions,
        cache,
    )


def cache(asked: CacheOptions, lang: Lang) -> None:
    """Show where the caches are, or clear them."""
    from polreq.render.oneline import clean
    from polreq.store.caches import all_caches, cache_of, clear_cache

    found = all_caches() if asked.every else (cache_of(options.find_workspace(asked.workspace)),)
    for kept in found:
        if kept is None:
            output.chat(
                Text("没有缓存：系统没有给出用户目录。", "no cache: the system names no folder of yours.").words(lang)
            )
            continue
        megabytes = f"{kept.size / 1e6:.1f} MB"
        output.write(f"{clean(str(kept.folder))}  {megabytes}  {clean(kept.workspace)}".rstrip(), None)
        if asked.clear:
            clear_cache(kept)
    if asked.clear:
        output.chat(Text("已清除。", "cleared.").words(lang))
