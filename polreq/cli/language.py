"""Which language the user reads: decided once, before anything is printed."""

import os
from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")


def detect(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return `zh` or `en`: by --lang, else by POLREQ_LANG, else by the locale.

    Args:
        arguments: of the command line; the last --lang wins. A value that is no language is left for the parser.
        environment: variables of the process.
    """
    asked = ""
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            asked = arguments[n + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    if asked in LANGUAGES:
        return asked
    own = environment.get("POLREQ_LANG", "")
    if own in LANGUAGES:
        return own
    locale = next((environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


class Words:
    """The language of this run, and the choice between two wordings."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en


def current() -> Words:
    """Return the words of this process; `main` has put the answer of `detect` into POLREQ_LANG."""
    return Words(os.environ.get("POLREQ_LANG", "en"))
