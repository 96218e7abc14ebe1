"""The lines of `polreq doctor`."""

from collections.abc import Sequence

from polreq.render.oneline import clean
from polreq.render.words import pick
from polreq.render.writers.terminal.canvas import draw
from polreq.results.health import Health
from polreq.words import Lang

_MARKS = {"good": ("√", "good"), "note": ("·", "faint"), "bad": ("×", "bad")}


def render_health(health: Sequence[Health], lang: Lang, *, color: bool) -> str:
    """Write one line for each thing that was looked at, with a mark in front.

    Args:
        health: what was found.
        lang: language of the words.
        color: whether to use the terminal's colours.
    """
    lines = [[(_MARKS[h.state][0] + " ", _MARKS[h.state][1]), (clean(pick(lang, h.zh, h.en)), "")] for h in health]
    return draw(lines, color=color)
