"""覆盖情况: the counts of every group along every dimension."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.wording import index
from polreq.results.coverage import DIMENSIONS, STATES, Count
from polreq.results.exported import Exported
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.said import Said, Share
from polreq.words import Text
from polreq.words.exporting import TABLES
from polreq.words.names import DIMENSIONS as DIMENSION_NAMES
from polreq.words.names import STATES as STATE_NAMES
from polreq.words.sentences import COLUMNS

#: Figures shown as numbers, and as shares of the group.
_SHARES: Final = ("deep", "answered")

_FIELDS: Final = (
    Field("no", 5, "number"), Field("dimension", 12), Field("group", 32),
    Field("total", 9, "number", name=FIGURE_NAMES["total"]),
    *(Field(state, 9, "number", name=STATE_NAMES[state]) for state in STATES),
    *(Field(f"share {key}", 16, "share", name=FIGURE_NAMES[key]) for key in _SHARES),
)  # fmt: skip


def coverage_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange counts: all of them together, then each dimension."""
    return (Draft("coverage", TABLES["coverage"], (told("coverage_of"),), _FIELDS, numbered(_rows(exported))),)


def _rows(exported: Exported) -> Iterator[Mapping[str, Said]]:
    shown = index(exported.report)
    yield _row(COLUMNS["total"], "", exported.report.coverage.total)
    for dimension in DIMENSIONS:
        for group in exported.report.coverage.by(dimension):
            yield _row(DIMENSION_NAMES[dimension], shown.row(dimension, group.key), group)


def _row(dimension: Text, name: Text | str, group: Count) -> Mapping[str, Said]:
    states = dict(zip(STATES, map(str, group.states), strict=True))
    shares = {f"share {key}": Share(figure(key, group), group.total) for key in _SHARES}
    return {"dimension": dimension, "group": name, "total": str(group.total), **states, **shares}
