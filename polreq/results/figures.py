"""The figures that are shown about coverage: each named once, defined once, computed in one way from a Count.

Every output lays out these and computes none of its own: trace, check, report in any format, show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from polreq.results.coverage import GAP_STATES, Count
from polreq.words import Text
from polreq.words.names import Names


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about a group of requirements.

    Args:
        key: its name in JSON and on the command line.
        name: its name in outputs for people.
        meaning: what it counts.
        of: computes it.
    """

    key: str
    name: Text
    meaning: Text
    of: Callable[[Count], int]


_TABLE: Final = (
    Figure("total", Text("需求数", "Requirements"),
           Text("范围内的需求：涉及产品、未被审核否决；是其他各数的分母", "requirements in scope: about the product and not rejected in review; the denominator of all others"),
           lambda c: c.total),
    Figure("direct", Text("已关联", "Linked"),
           Text("有一条经确认的关联，连到下层需求或没有放弃的功能", "with a confirmed link to a lower requirement or to a feature that was not given up"),
           lambda c: c.direct),
    Figure("deep", Text("已落到功能", "With feature"),
           Text("经确认的关联一直连到没有放弃的功能（全链覆盖）", "a chain of confirmed links ends at a feature that was not given up (deep coverage)"),
           lambda c: c.among("delivered", "deep")),
    Figure("delivered", Text("已交付", "Delivered"),
           Text("落到的功能已完成，所要求的、没有停用的渠道都已交付", "the features at the ends are done, on every channel it asks for that is not ruled out"),
           lambda c: c.among("delivered")),
    Figure("justified", Text("有理由", "Justified"),
           Text("没有落到功能，但写明了不需要功能的理由", "no feature, but a written reason why none is needed"),
           lambda c: c.among("justified")),
    Figure("answered", Text("已答复", "Answered"),
           Text("已落到功能，或者有理由", "with a feature or justified"),
           lambda c: c.among("delivered", "deep", "justified")),
    Figure("gaps", Text("缺口", "Gaps"),
           Text("没有落到功能，也没有理由", "neither a feature nor a written reason"),
           lambda c: c.among(*GAP_STATES)),
    Figure("if_confirmed", Text("若确认建议", "If confirmed"),
           Text("假如列出的建议关联都得到确认，将落到功能的；只作参考，不是覆盖", "would be with a feature if the shown suggestions were confirmed; for information, not coverage"),
           lambda c: c.if_confirmed),
)  # fmt: skip

#: All figures by key, in the order in which they are laid out.
FIGURES: Final = MappingProxyType({figure.key: figure for figure in _TABLE})

#: Names of figures, wherever they are printed.
FIGURE_NAMES: Final[Names] = MappingProxyType({f.key: f.name for f in _TABLE})

#: Figures that `check --fail-under` can measure, the default first.
GATES: Final = ("answered", "deep", "delivered")


@dataclass(frozen=True, slots=True)
class Gate:
    """A floor (门槛) below which a figure must not fall.

    Args:
        layer: whose requirements are measured; empty for all.
        figure: which figure is measured, one of GATES.
        floor: percent of the requirements below which the check fails.
    """

    layer: str
    figure: str
    floor: Decimal


def figure(key: str, count: Count) -> int:
    """Return the figure of that name for a group."""
    return FIGURES[key].of(count)
