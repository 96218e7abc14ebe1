"""`polreq cache`: where what is remembered lies, how large it is, and away with it."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "cache",
        short_help=words("查看、清除缓存", "show or clear what is remembered"),
        help=words(
            "查看缓存在哪里、有多大，或者清除。缓存在您自己的目录中，不在工作区里；清除后只是下一次慢一些。",
            "Show where the cache is and how large, or clear it. It lies in a folder of your own, not in the workspace; "
            "without it the next run only takes longer.",
        ),
    )
    def cache(
        workspace: Path = options.workspace_option(words),
        every: bool = typer.Option(False, "--all", help=words("所有工作区的缓存", "the caches of all workspaces")),
        clear: bool = typer.Option(False, "--clear", help=words("清除", "delete it")),
    ) -> None:
        from polreq.pipeline.caching import all_caches, cache_of, clear_cache
        from polreq.render.oneline import clean

        found = all_caches() if every else (cache_of(options.find_workspace(workspace)),)
        for kept in found:
            if kept is None:
                output.chat(words("没有缓存：系统没有给出用户目录。", "no cache: the system names no folder of yours."))
                continue
            megabytes = f"{kept.size / 1e6:.1f} MB"
            output.write(f"{clean(str(kept.folder))}  {megabytes}  {clean(kept.workspace)}".rstrip(), None)
            if clear:
                clear_cache(kept)
        if clear:
            output.chat(words("已清除。", "cleared."))
