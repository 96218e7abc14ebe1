"""A demand (需求) that somebody heard and tells in one line."""

from dataclasses import dataclass
from typing import Final

#: How it may have been said: by a leader 口头, in a written instruction 批示, in minutes 纪要, in a contract 合同, by users 用户.
WAYS: Final = ("oral", "instruction", "minutes", "contract", "user")


@dataclass(frozen=True, slots=True)
class HeardDemand:
    """What somebody tells of a demand, as it was typed; empty where nothing was.

    Args:
        text: what is demanded.
        sources: (one of WAYS, who or what) pairs; one is wanted.
        at: where in the source.
        on: day of the source.
        count: number of pieces of evidence.
        layer: what it belongs to.
        force: one of the forces.
        due: a day or a time expectation in words.
        channels: of the product.
    """

    text: str
    sources: tuple[tuple[str, str], ...]
    at: str = ""
    on: str = ""
    count: str = ""
    layer: str = ""
    force: str = ""
    due: str = ""
    channels: tuple[str, ...] = ()
