"""Which language the user reads: decided once, before anything is printed."""

import contextlib
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from polreq.cli.workspace import SETTINGS, search_upwards
from polreq.errors import PolreqError
from polreq.words import Lang

LANGUAGES = ("zh", "en")

#: So much of a polreq.yml is looked at for its language; whether the file is fit to be read is found out later.
_GLANCE = 256 * 1024

#: Stands for the value of a --lang that has none.
NO_LANGUAGE = "?"


def split_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take `--lang X` out of the arguments, wherever it stands, so that every command takes it.

    Returns:
        the last value given (empty if none), and the other arguments.
    """
    asked = ""
    rest = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--lang":
            asked = next(waiting, NO_LANGUAGE)
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return asked, rest


def detect(asked: str, environment: Mapping[str, str], setting: str, display: str = "") -> Lang:
    """Return `zh` or `en`: the first that says so; English where nothing does.

    Args:
        asked: by --lang.
        environment: POLREQ_LANG, and after the setting the locale.
        setting: `lang` of the workspace.
        display: language in which the system shows its menus, for systems whose programs get no locale; empty if unknown.
    """
    for choice in (asked, environment.get("POLREQ_LANG", ""), setting):
        if choice in LANGUAGES:
            return "zh" if choice == "zh" else "en"
    locale = next((environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), "")
    return "zh" if (locale or display).lower().startswith("zh") else "en"


def display_language() -> str:
    """Return the language of Windows' menus (`zh` or empty), since Windows sets no locale for programs; elsewhere empty."""
    if sys.platform != "win32":
        return ""
    import ctypes

    # The lower ten bits of a language identifier are its primary language; 4 is Chinese (winnt.h, LANG_CHINESE).
    return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 4 else ""


def nearest_settings(arguments: Sequence[str]) -> Path | None:
    """Return the polreq.yml that a command would use: from -w if given, else from here, upwards; None if there is none."""
    start = "."
    for option, after in pairwise((*arguments, "")):
        if option in ("-w", "--workspace"):
            start = after
        elif option.startswith("--workspace="):
            start = option.removeprefix("--workspace=")
        elif option.startswith("-w"):
            start = option.removeprefix("-w")
    with contextlib.suppress(PolreqError):  # the current folder is gone: the command itself will say so
        found = search_upwards(Path(start))
        return found / SETTINGS if found else None
    return None


def setting_of(file: Path | None) -> str:
    """Return what a polreq.yml says about the language, read without the YAML library, which `--help` must not load."""
    if file is None:
        return ""
    try:
        with file.open("rb") as stream:
            text = stream.read(_GLANCE).decode("utf-8", "replace")
    except OSError:
        return ""
    found = re.search(r"^lang:[ \t]*['\"]?(zh|en)\b", text, re.MULTILINE)
    return found[1] if found else ""
