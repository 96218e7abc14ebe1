"""Tables for Excel: the traceability matrix and the gaps, as UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula (it begins with = + - @, their full-width forms, a tab or a line end)
gets an apostrophe in front, so that text from a policy or a backlog can never run.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from polreq.model.layer import FEATURE, LAYERS
from polreq.render.figures import Index, days_to, index
from polreq.render.review_words import reasons_said
from polreq.render.words import (
    CLASSES,
    COLUMNS,
    FORCES,
    ROLES,
    SHORT_LAYERS,
    STATES,
    STATUSES,
    WINDOWS,
    label,
    say,
)
from polreq.results.report import Report, Thing
from polreq.words import Lang

BYTE_ORDER_MARK: Final = "\ufeff"

#: Beginnings that Excel, WPS or LibreOffice take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

#: Layers that can stand below a requirement, as columns of the matrix.
_LOWER: Final = (*LAYERS[1:], FEATURE)

_MATRIX: Final = (
    "id",
    "layer",
    "statement",
    "kind",
    "force",
    "basis",
    "due",
    "window",
    "line",
    "channels",
    "owner",
    "status",
    "state",
)
_GAPS: Final = (
    "rank", "id", "layer", "statement", "force", "due", "window", "state", "basis", "channels", "owner", "suggestion",
    "title", "score", "why",
)  # fmt: skip


def render_matrix(report: Report, lang: Lang) -> str:
    """Write the traceability matrix (需求跟踪矩阵), one requirement a row."""
    view = index(report)
    comma = say("comma", lang)
    head = [label(COLUMNS, key, lang) for key in _MATRIX]
    head[-1:-1] = [label(SHORT_LAYERS, layer, lang) for layer in _LOWER]
    head[-1:-1] = [label(COLUMNS, "feature_status", lang)]
    rows = []
    for row in report.matrix:
        thing = view.things.get(row.id)
        item = view.items.get(row.id)
        below = dict(row.below)
        features = [view.things[id] for id in below.get(FEATURE, ()) if id in view.things]
        rows.append(
            [
                row.id,
                *(_facts(thing, view, lang) if thing else [""] * 5),
                str(thing.due or "") if thing else "",
                label(WINDOWS, item.window, lang) if item else "",
                comma.join(thing.lines) if thing else "",
                _channels(thing, view, lang),
                _bodies(thing, lang) if thing else "",
                label(STATUSES, thing.status, lang) if thing else "",
                *(comma.join(below.get(layer, ())) for layer in _LOWER),
                comma.join(label(STATUSES, f.status, lang) for f in features),
                label(STATES, row.state, lang),
            ]
        )
    return _table(head, rows)


def render_gaps(report: Report, lang: Lang) -> str:
    """Write the gaps, most urgent first, each with its best suggestion."""
    view = index(report)
    rows = []
    for number, gap in enumerate(report.gaps, start=1):
        thing = view.things.get(gap.id)
        best = gap.suggested[0] if gap.suggested else None
        days = days_to(gap.due, report.as_of, lang)
        rows.append(
            [
                str(number),
                gap.id,
                label(SHORT_LAYERS, thing.layer, lang) if thing else "",
                view.statement(gap.id),
                label(FORCES, thing.force, lang) if thing else "",
                str(gap.due or ""),
                days or label(WINDOWS, gap.window, lang),
                label(STATES, gap.state, lang),
                thing.basis if thing else "",
                _channels(thing, view, lang),
                thing.owner if thing else "",
                best.lower if best else "",
                view.name(best.lower) if best else "",
                f"{best.score:.2f}" if best else "",
                reasons_said(best.reasons, lang) if best else "",
            ]
        )
    return _table([label(COLUMNS, key, lang) for key in _GAPS], rows)


def guarded(cell: str) -> str:
    """Return the cell's text so that no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _facts(thing: Thing, view: Index, lang: Lang) -> list[str]:
    return [
        label(SHORT_LAYERS, thing.layer, lang),
        view.statement(thing.id),
        label(CLASSES, thing.kind, lang),
        label(FORCES, thing.force, lang),
        thing.basis,
    ]


def _bodies(thing: Thing, lang: Lang) -> str:
    """Name all bodies made responsible, each with its role."""
    named = [unit.name + say("aside", lang, text=label(ROLES, unit.role, lang)) for unit in thing.units]
    return say("comma", lang).join(named) or thing.owner


def _channels(thing: Thing | None, view: Index, lang: Lang) -> str:
    return say("comma", lang).join(view.channel(id) for id, _ in thing.channels) if thing else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()
