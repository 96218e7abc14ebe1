"""Options that several commands share, and what they mean."""

import os
import sys
from datetime import date
from pathlib import Path

from polreq.cli.language import Words
from polreq.errors import PolreqError, UsageError

SETTINGS = "polreq.yml"


def find_workspace(start: Path, words: Words) -> Path:
    """Return the nearest folder with a polreq.yml, from `start` upwards.

    Raises:
        PolreqError: there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise PolreqError(
        f"在 {start} 及其上级目录中没有找到 polreq.yml。请先运行 polreq init 建立工作区，或用 -w 指明目录。",
        f"there is no polreq.yml in {start} or above it. Run 'polreq init' first, or name the folder with -w.",
    )


def day(text: str) -> date | None:
    """Read a day given as 2026-11-01, or `today`.

    Raises:
        UsageError: it is neither.
    """
    if not text:
        return None
    if text == "today":
        return date.today()  # only when asked for in so many words: no other output depends on the clock
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--as-of 的日期“{text}”不对，请写成 2026-11-01 的形式，或写 today。",
            f"--as-of: '{text}' is not a day; write it like 2026-11-01, or 'today'.",
        ) from None


def use_color(no_color: bool) -> bool:
    """Say whether standard output takes colour: a terminal, and nobody objected (NO_COLOR)."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def width() -> int:
    """Return the columns of the terminal; 100 for a pipe, unless COLUMNS says otherwise."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(40, int(os.environ["COLUMNS"]))
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return 100
