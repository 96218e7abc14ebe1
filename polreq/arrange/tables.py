"""Tables for spreadsheets: the traceability matrix (需求跟踪矩阵) and the gaps."""

from typing import Final

from polreq.arrange.reasons import reasons_said
from polreq.arrange.wording import ShownIndex, aside, days_to, doubts_said, index, listed
from polreq.model.layer import FEATURE, LAYERS
from polreq.results.report import GapRow, MatrixRow, Report, Thing
from polreq.results.said import Said
from polreq.results.sections import Column, Table
from polreq.results.suggestion import score_text
from polreq.words import Text
from polreq.words.names import CLASSES, FORCES, ROLES, SHORT_LAYERS, STATES, STATUSES, WINDOWS, label
from polreq.words.sentences import COLUMNS

#: Layers that can stand below a requirement, as columns of the matrix.
LOWER: Final = (*LAYERS[1:], FEATURE)

#: Columns of the matrix before those of the layers.
_MATRIX: Final = (
    "id", "layer", "statement", "kind", "force", "basis", "due", "window", "line", "channels", "owner", "status", "unsure",
)  # fmt: skip

_GAPS: Final = (
    "rank", "id", "layer", "statement", "force", "due", "window", "state", "basis", "channels", "owner", "suggestion",
    "title", "score", "why", "unsure",
)  # fmt: skip


def matrix_table(report: Report) -> Table:
    """Arrange the traceability matrix, one requirement a row."""
    view = index(report)
    layers = [Column(label(SHORT_LAYERS, layer), "id") for layer in LOWER]
    columns = (*_columns(*_MATRIX), *layers, *_columns("feature_status", "state"))
    return Table(columns, tuple(_matrix_row(row, view) for row in report.matrix))


def gaps_table(report: Report) -> Table:
    """Arrange the gaps, most urgent first, each with its best suggestion."""
    view = index(report)
    rows = (_gap_row(number, gap, report, view) for number, gap in enumerate(report.gaps, start=1))
    return Table(_columns(*_GAPS), tuple(rows))


def _columns(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(COLUMNS[key], key=key) for key in keys)


def _matrix_row(row: MatrixRow, view: ShownIndex) -> tuple[Said, ...]:
    thing, item = view.things.get(row.id), view.items.get(row.id)
    below = dict(row.below)
    features = [view.things[id] for id in below.get(FEATURE, ()) if id in view.things]
    facts: tuple[Said, ...] = ("",) * 5
    if thing:
        facts = (
            label(SHORT_LAYERS, thing.layer),
            view.statement(thing.id),
            label(CLASSES, thing.kind),
            label(FORCES, thing.force),
            thing.basis,
        )
    return (
        row.id,
        *facts,
        str(thing.due or "") if thing else "",
        label(WINDOWS, item.window) if item else "",
        listed(thing.lines) if thing else "",
        _channels(thing, view),
        _bodies(thing) if thing else "",
        label(STATUSES, thing.status) if thing else "",
        doubts_said(view.doubts(row.id)),
        *(listed(below.get(layer, ())) for layer in LOWER),
        listed(label(STATUSES, f.status) for f in features),
        label(STATES, row.state),
    )


def _gap_row(number: int, gap: GapRow, report: Report, view: ShownIndex) -> tuple[Said, ...]:
    thing = view.things.get(gap.id)
    best = gap.suggested[0] if gap.suggested else None
    return (
        str(number),
        gap.id,
        label(SHORT_LAYERS, thing.layer) if thing else "",
        view.statement(gap.id),
        label(FORCES, thing.force) if thing else "",
        str(gap.due or ""),
        days_to(gap.due, report.as_of) or label(WINDOWS, gap.window),
        label(STATES, gap.state),
        thing.basis if thing else "",
        _channels(thing, view),
        thing.owner if thing else "",
        best.lower if best else "",
        view.name(best.lower) if best else "",
        score_text(best.score) if best else "",
        reasons_said(best.reasons) if best else "",
        doubts_said(view.doubts(gap.id)),
    )


def _bodies(thing: Thing) -> Text | str:
    """Name all bodies made responsible, each with its role."""
    return listed(aside(unit.name, label(ROLES, unit.role)) for unit in thing.units) if thing.units else thing.owner


def _channels(thing: Thing | None, view: ShownIndex) -> Text | str:
    return listed(view.channel(id) for id, _ in thing.channels) if thing else ""
