"""Which segmenter cuts texts into words on this machine: chosen here and nowhere else, and passed on from here."""

import os
from collections.abc import Mapping
from typing import Final

from polreq.errors import UsageError
from polreq.text.segment import SEGMENTERS, Segmenter, is_fast, make_segmenter

#: Names the segmenter, where it shall not be the fastest that is installed. It is a matter of the machine and not of a
#: workspace: whichever it is, the words are the same.
VARIABLE: Final = "POLREQ_SEGMENTER"


def choose_segmenter() -> Segmenter:
    """Return the segmenter to be used.

    Raises:
        UsageError: the variable names none.
        MissingExtraError: when it is first used, if it is not installed.
    """
    return make_segmenter(chosen_name(os.environ))


def chosen_name(environment: Mapping[str, str]) -> str:
    """Return the name of the segmenter to be used: the one that is asked for, or else the fastest that is installed.

    Raises:
        UsageError: the variable names none.
    """
    asked = environment.get(VARIABLE, "").strip()
    if not asked:
        return "rjieba" if is_fast() else "jieba"
    if asked not in SEGMENTERS:
        raise UsageError(
            f"环境变量 {VARIABLE} 只能是 {' 或 '.join(SEGMENTERS)}，不能是“{asked}”。",
            f"the variable {VARIABLE} takes {' or '.join(SEGMENTERS)}, not '{asked}'.",
        )
    return asked
