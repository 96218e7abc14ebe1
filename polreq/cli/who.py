"""Who decides and when: the one place where a decision's day may come from the clock."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from polreq.cli.asking import ask_for
from polreq.errors import UsageError
from polreq.words import Text


def by_option() -> Any:
    """--by: who decides."""
    said = Text("谁作的决定，默认取 git 的 user.name", "who decides; default: user.name of git")
    return ask_for("", "--by", said, metavar="NAME")


def on_option() -> Any:
    """--on: the day of the decision."""
    return ask_for("", "--on", Text("决定的日期，默认今天", "day of the decision; default: today"), metavar="DATE")


def reviewer(by: str, root: Path) -> str:
    """Return who decides: the name given, else that of git for this folder, else that of the system's user."""
    if by.strip():
        return by.strip()
    from polreq.pipeline.review import signing_name

    return signing_name(root) or os.environ.get("USER") or os.environ.get("USERNAME") or ""


def decision_day(on: str) -> date:
    """Return the day of a decision: the one given, else today.

    Raises:
        UsageError: it is no day.
    """
    if not on:
        return date.today()
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise UsageError(
            f"--on 的日期“{on}”不对，请写成 2026-11-01 的形式。",
            f"--on: '{on}' is not a day; write it like 2026-11-01.",
        ) from None
