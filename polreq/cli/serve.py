"""`polreq serve`: the workspace as local web pages, for people who do not use the terminal."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output, who
from polreq.cli.asking import add_command, ask_for
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.web import Asked

_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What `polreq serve` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    port: int = ask_for(
        0, "--port", Text("端口，默认自动选一个空闲的", "port; by default any that is free"), metavar="N"
    )
    no_open: bool = ask_for(
        False, "--no-open", Text("不自动打开浏览器，只打印地址", "print the address, open no browser")
    )
    by: str = who.by_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "serve",
        Text("在浏览器里看和审核", "look and review in the browser"),
        Text(
            "在本机打开网页：看覆盖、缺口和来龙去脉，导入文件，逐项审核，写理由，保存报告。只限本机访问，不连接外网；每个决定立即写入文件。",
            "Open local web pages: coverage, gaps, chains, bringing in documents, reviewing, writing reasons, saving the report. "
            "Only this computer can reach them, and nothing is fetched; every decision is written at once.",
        ),
        ServeOptions,
        serve,
    )


def serve(asked: ServeOptions, lang: Lang) -> None:
    """Serve the pages until somebody presses Ctrl-C.

    Raises:
        UsageError: there is no such port.
    """
    from polreq.web import Asked

    if not 0 <= asked.port <= _HIGHEST_PORT:
        raise UsageError(f"--port 要在 0 到 {_HIGHEST_PORT} 之间。", f"--port takes 0 to {_HIGHEST_PORT}.")
    root = options.find_workspace(asked.workspace)
    by = who.reviewer(asked.by, root)
    wanted = Asked(root, lang, by, date.today, options.day(asked.as_of), not asked.no_cache)
    run(wanted, asked.port, open_=not asked.no_open)


def run(wanted: "Asked", port: int = 0, *, open_: bool = True) -> None:
    """Serve pages until somebody presses Ctrl-C.

    Args:
        wanted: the workspace, and which page is opened first.
        port: to listen on; 0 for any that is free.
        open_: whether a browser is opened.
    """
    from polreq.web import open_site
    from polreq.words.web import on_page

    lang = wanted.lang
    with suppress(KeyboardInterrupt), open_site(wanted, port) as server:  # how it is meant to end
        output.chat(on_page("how_to_stop", lang))
        output.chat(on_page("serving", lang))
        output.write(f"  {server.guard.address}", None)
        if open_ and _has_screen():
            import webbrowser

            webbrowser.open_new_tab(server.guard.address)
        server.serve_forever()


def _has_screen() -> bool:
    """Whether a browser would open a window of its own, and not take the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
