"""What the columns of a task table are called (任务分工表), and of what kind each is."""

from collections.abc import Set as AbstractSet
from typing import Final

from polreq.late import late
from polreq.text.lexicon import Lexicon

#: Columns of bodies, in the order in which their bodies are named.
ROLES: Final = ("lead", "owner", "support")
#: Kinds of columns that bear on a duty, see `table` in the lexicon.
KINDS: Final = ("task", "time", *ROLES)
#: Between the two names of a column: 责任单位及完成时限.
_AND: Final = late(r"[及和与、/]")


def column_kinds(head: str, lexicon: Lexicon) -> AbstractSet[str]:
    """Tell of what kind a column is; who and by when may share one, and what and who cannot be told apart there.

    Args:
        head: folded name of the column without white space.
        lexicon: for the names of columns.

    Returns:
        Kinds of KINDS; none for other columns.
    """
    kinds = {_kind(part, lexicon) for part in _AND.split(head)} - {""}
    if kinds & set(ROLES) and kinds & {"task", "time"}:
        return {"task"} if "task" in kinds else kinds
    return {_kind(head, lexicon)} - {""}


def _kind(head: str, lexicon: Lexicon) -> str:
    """A longer name of another kind wins (牵头责任单位 is no 责任单位)."""
    kinds = {kind: lexicon.ends(head, f"table.{kind}") for kind in KINDS}
    best = max(kinds, key=lambda kind: len(kinds[kind]))
    return best if kinds[best] else ""
