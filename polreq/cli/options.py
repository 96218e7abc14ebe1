"""Options that several commands share, and what they mean."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from polreq.cli.asking import ask_for
from polreq.cli.workspace import real_folder, search_upwards
from polreq.errors import PolreqError, UsageError
from polreq.words import Text

#: Columns that tables still fit into, and beyond which nobody reads a line.
_NARROWEST, _WIDEST = 40, 400


def find_workspace(start: Path) -> Path:
    """Return the nearest folder with a polreq.yml, from `start` upwards.

    Raises:
        PolreqError: there is none.
    """
    if found := search_upwards(start):
        return found
    start = real_folder(start)
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


def named_day(option: str, text: str) -> date | None:
    """Read a day given as 2026-11-01 to an option that takes no other form.

    Raises:
        UsageError: it is none.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{option} 的日期“{text}”不对，请写成 2026-11-01 的形式。",
            f"{option}: '{text}' is not a day; write it like 2026-11-01.",
        ) from None


def days(text: str) -> int | None:
    """Read a number of days: 60, 60d, 60天; None where nothing is said.

    Raises:
        UsageError: it is none.
    """
    if not text:
        return None
    if match := re.fullmatch(r"(\d{1,4})(?:d|天|日)?", text.strip()):
        return int(match[1])
    raise UsageError(
        f"--within 的“{text}”不对，请写天数，如 60d。", f"--within: '{text}' is no number of days; write it like 60d."
    )


def use_color(no_color: bool) -> bool:
    """Say whether standard output takes colour: a terminal, and nobody objected (NO_COLOR)."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def width() -> int:
    """Return the columns of the terminal; 100 for a pipe, unless COLUMNS says otherwise."""
    wanted = _columns_wanted()
    if wanted is None:
        try:
            wanted = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            wanted = 100
    return min(max(_NARROWEST, wanted), _WIDEST)


def width_or_none() -> int | None:
    """Return the columns of the terminal; None for a pipe, where lines are not to be broken."""
    return width() if sys.stdout.isatty() or _columns_wanted() is not None else None


def _columns_wanted() -> int | None:
    """Return what COLUMNS says, if it is a number."""
    text = os.environ.get("COLUMNS", "")
    return int(text[:9]) if text.isascii() and text.isdigit() else None


def workspace_option() -> Any:
    """-w: where the workspace is."""
    said = Text(
        "工作区目录（含 polreq.yml），默认从当前目录向上找", "folder with polreq.yml; default: from here upwards"
    )
    return ask_for(Path(), "--workspace", said, metavar="DIR", short="-w")


def as_of_option() -> Any:
    """--as-of: the day that deadlines are compared with."""
    said = Text("按哪一天判断时限：2026-11-01，或 today", "the day to compare deadlines with: 2026-11-01, or today")
    return ask_for("", "--as-of", said, metavar="DATE")


def until_option(more_zh: str = "", more_en: str = "") -> Any:
    """--until: the deadline of a burn-up."""
    said = Text(
        f"燃起图的期限，如终验日；默认用最近的期限{more_zh}",
        f"deadline of the burn-up, such as the day of acceptance; default: the nearest deadline{more_en}",
    )
    return ask_for("", "--until", said, metavar="DATE")


def owner_option() -> Any:
    """--owner: only what somebody owns."""
    said = Text(
        "只看某人、某处室或某单位负责的部分（owners.yml）；无人负责的写 none",
        "only what a person, an office or a body owns (owners.yml); none: what nobody owns",
    )
    return ask_for("", "--owner", said, metavar="NAME")


def form_option(forms: Sequence[str]) -> Any:
    """--format, of what is written to the screen."""
    return ask_for("text", "--format", Text("输出格式", "format of the output"), metavar="|".join(forms))


def form_by_ending_option(forms: Iterable[str]) -> Any:
    """--format, where the name of a file says it too."""
    said = Text(
        "输出格式，默认按文件名结尾，否则 text",
        "format of the output; by default what the file's name ends with, or else text",
    )
    return ask_for("", "--format", said, metavar="|".join(forms))


def file_option(endings: Iterable[str]) -> Any:
    """--output: the file that is written, whose name ends in one of these ways."""
    named = " ".join(endings)
    said = Text(f"写到文件（{named}），默认写到屏幕", f"write to this file ({named}) instead of the screen")
    return ask_for(None, "--output", said, metavar="FILE", short="-o")


def no_color_option() -> Any:
    """--no-color: plain text."""
    return ask_for(False, "--no-color", Text("不用颜色", "no colour"))


def no_cache_option() -> Any:
    """--no-cache: neither read nor write what is remembered."""
    return ask_for(False, "--no-cache", Text("不读不写缓存", "neither read nor write the cache"))
