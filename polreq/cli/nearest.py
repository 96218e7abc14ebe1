"""What is said where somebody names something that there is not: the nearest that there is."""

from collections.abc import Iterable
from difflib import get_close_matches

from polreq.errors import UsageError
from polreq.words import Text


def no_such(what: Text, given: str, known: Iterable[str], ask: str) -> UsageError:
    """Return the error that names the nearest known names, or else the command that lists them all.

    Args:
        what: what was to be named.
        given: what was given.
        known: all names.
        ask: the command that lists them.
    """
    lower = {name.lower(): name for name in known}
    near = [lower[name] for name in get_close_matches(given.strip().lower(), lower, n=3)]
    if near:
        zh, en = f"相近的有：{'、'.join(near)}。", f"the nearest: {', '.join(near)}."
    else:
        zh, en = f"全部名称：{ask}", f"for all names: {ask}"
    return UsageError(f"没有{what.zh}“{given}”。{zh}", f"there is no {what.en} '{given}'; {en}")
