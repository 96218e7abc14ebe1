"""Which language the user reads: decided once, before anything is printed."""

from collections.abc import Mapping, Sequence
from typing import Literal

LANGUAGES = ("zh", "en")


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
            asked = next(waiting, "?")
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return asked, rest


def detect(asked: str, environment: Mapping[str, str]) -> Literal["zh", "en"]:
    """Return `zh` or `en`: what was asked for, else POLREQ_LANG, else the locale; English where none says Chinese."""
    own = environment.get("POLREQ_LANG", "")
    for choice in (asked, own):
        if choice in LANGUAGES:
            return "zh" if choice == "zh" else "en"
    locale = next((environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


class Words:
    """The language of this run, and the choice between two wordings."""

    def __init__(self, lang: Literal["zh", "en"]) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en
